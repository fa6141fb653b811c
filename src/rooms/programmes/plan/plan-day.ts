import { type RawBuilder, sql } from "kysely";
import type { Clock } from "#kernel/clock.ts";
import { allowLongStatements, type Db, type Tx } from "#kernel/database/database.ts";
import { asRows, facesOf } from "./faces.ts";
import { type PlanWish, sayable } from "./sayable.ts";

/**
 * Puts what is due on `day`, each reader's own day, into `message`, as far as it begins within the next 48 hours. The
 * twin of `dueOn`, for everybody at once. The same again adds nothing. Returns how many messages are new.
 */
export async function planDay(db: Db, day: Temporal.PlainDate, clock: Clock, wish: PlanWish = {}): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    await allowLongStatements(tx);
    // One pass over everybody: the planner, who cannot know how many are due, must not look them up one by one.
    if (!wish.enrolments && !wish.changedSince)
      await sql`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true),
        set_config('jit', 'off', true)`.execute(tx);
    return await planDayIn(tx, day, clock.now(), wish);
  });
}

/** The same inside a transaction that goes on, such as that of an answer. */
export async function planDayIn(
  tx: Tx,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
  wish: PlanWish = {},
): Promise<number> {
  const on = sql`${day.toString()}::date`;
  const at = sql`${now.toString()}::timestamptz`;
  const faces = await facesOf(tx, day, wish);
  if (faces.length === 0) return 0;
  const result = await sql`
    insert into message (subscriber, key, programme, enrolment, slot, class, priority, language,
      not_before, not_after, consent, made_at, state_at)
    with ${sayable(wish)},
    ${packs()},
    due as (
      select e.id, e.subscriber, e.programme, e.language, e.consent, e.child, e.reader, e.calendar, e.anchor_week,
        slot.slot, slot.sides, slot.hour_from, slot.hour_until, slot.valid_days, slot.needs
      from sayable as slot
        join enrolment as e on e.calendar = slot.calendar and e.anchor_week = ${on} - slot.day_offset
          and e.language = slot.language
        left join pack on pack.calendar = e.calendar
      where slot.catch_up ${wish.caughtUp ? sql`= 'once'` : sql`<> 'starter'`} and ${plannable(wish)} and e.from_day <= ${on}
        and (slot.arm is null or slot.arm = e.arm)
        and not (e.starter and pack.days is not null and ${on} < e.started_on + pack.days)
      union all
      select e.id, e.subscriber, e.programme, e.language, e.consent, e.child, e.reader, e.calendar, e.anchor_week,
        slot.slot, slot.sides, slot.hour_from, slot.hour_until, slot.valid_days, slot.needs
      from enrolment as e
        join pack on pack.calendar = e.calendar
        join pack_slot on pack_slot.calendar = e.calendar and e.started_on + pack_slot.day = ${on}
        join sayable as slot on slot.slot = pack_slot.slot and slot.language = e.language
      where e.starter and ${plannable(wish)} and e.from_day <= ${on} and (slot.arm is null or slot.arm = e.arm)
    ),
    face as materialized (${asRows(faces)})
    select due.subscriber, 'slot:' || due.id || ':' || due.slot, due.programme, due.id, due.slot, 'health', 5, due.language,
      time.not_before, greatest(face.evening, time.not_before + interval '30 minutes'), due.consent, ${at}, ${at}
    from due
      join subscriber as s on s.id = due.subscriber and s.state = 'active' and coalesce(s.side, '') = any(due.sides)
      join face on face.zone = s.zone and face.her_from = s.hour_from and face.her_until = s.hour_until
        and face.hour_from = due.hour_from and face.hour_until = due.hour_until and face.valid_days = due.valid_days
      cross join lateral (select face.morning + make_interval(mins =>
        (get_byte(uuid_send(due.id), 14) * 256 + get_byte(uuid_send(due.id), 15)) * face.minutes / 65536) as not_before) as time
    where greatest(face.evening, time.not_before + interval '30 minutes') > ${at}
      and time.not_before < ${at} + interval '48 hours'
      and (due.child = 1 or not exists (
        select from enrolment as twin where twin.subscriber = due.subscriber and twin.calendar = due.calendar
          and twin.reader = due.reader and twin.anchor_week = due.anchor_week and twin.child < due.child
          and (twin.state = 'active' or exists (select from message as sent where sent.subscriber = due.subscriber
            and sent.key = 'slot:' || twin.id || ':' || due.slot and sent.state <> 'cancelled'))))
      and (due.needs is null or exists (
        select from message as before where before.subscriber = due.subscriber
          and before.key = 'slot:' || due.id || ':' || due.needs
          and before.state not in ('cancelled', 'lapsed', 'failed', 'undelivered')))
    on conflict do nothing`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Active, agreed to, of a programme that is on, and asked for. */
const plannable = (wish: PlanWish): RawBuilder<boolean> =>
  sql`e.state = 'active' and e.consent is not null${
    wish.enrolments ? sql` and e.id = any(${wish.enrolments}::uuid[])` : sql``
  }${wish.changedSince ? sql` and e.changed_at >= ${wish.changedSince.toString()}::timestamptz` : sql``}`;

/** By calendar: its starter pack's slots with the day, from the day she began, on which each goes out. */
const packs = () => sql`pack_slot as materialized (
    select calendar.id as calendar, slot.id as slot,
      (row_number() over (partition by calendar.id order by slot.day_offset) - 1)::int / starter.per_day as day
    from calendar
      join calendar as starter on starter.programme = calendar.programme and starter.code = calendar.starter
      join slot on slot.calendar = starter.id and slot.catch_up = 'starter' and slot.retired_at is null
  ),
  pack as materialized (select calendar, max(day) + 1 as days from pack_slot group by calendar)`;
