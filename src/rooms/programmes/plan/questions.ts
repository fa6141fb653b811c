import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { planMessages, silentToAsk } from "#rooms/messages/index.ts";

const day = (now: Temporal.Instant): string => now.toZonedDateTimeISO("UTC").toPlainDate().toString();

/** Days after the last week of a pregnancy's calendar in which she is left in silence before the one question. */
const silence = 4;

/**
 * The calendar of a pregnancy is over and she has not written: nothing turns into "baby" by itself. After some days of
 * silence one gentle question goes out, and never a second.
 */
export async function askAfterDue(db: Db, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into message (subscriber, key, programme, enrolment, class, priority, content, language, not_before, not_after, consent, made_at, state_at)
    select e.subscriber, 'line:gentle-question:' || e.id, e.programme, e.id, 'health', 5, '{"line":"gentle-question"}', e.language,
      local_instant(${day(now)}::date + make_interval(hours => greatest(s.hour_from, least(11, s.hour_until - 1))), s.zone),
      local_instant(${day(now)}::date + 3 + make_interval(hours => s.hour_until), s.zone), e.consent, ${now.toString()}, ${now.toString()}
    from enrolment as e join calendar on calendar.id = e.calendar and calendar.anchor = 'due'
      join programme on programme.id = e.programme and programme.state in ('running', 'rehearsing')
      join subscriber as s on s.id = e.subscriber and s.state = 'active'
    where e.state = 'active' and e.consent is not null
      and ${day(now)}::date between e.anchor_week + 7 * (calendar.week_until - 40) + 6 + ${silence}::int and e.anchor_week + 7 * (calendar.week_until - 40) + 6 + ${silence}::int + 7
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Calendars that ended: a child's on its last day, a pregnancy's four weeks after the question that nobody answered. */
export async function endAfterLast(db: Db, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    update enrolment as e set state = 'ended', anchor_week = null, anchor_sealed = null, changed_at = ${now.toString()}
    from calendar where calendar.id = e.calendar and e.state in ('active', 'paused') and e.anchor_week is not null
      and ${day(now)}::date > e.anchor_week + 6 + case calendar.anchor
        when 'due' then 7 * (calendar.week_until - 40) + ${silence}::int + 28
        when 'birth' then 7 * calendar.week_until + 2
        else (select coalesce(max(day_offset), 0) + 2 from slot where slot.calendar = calendar.id) end`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Phones that were taken for out of use are asked once whether it is still she; without a YES nothing more goes there. */
export async function askSilent(db: Db, now: Temporal.Instant): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const silent = await silentToAsk(tx, now);
    return await planMessages(
      tx,
      silent.map(({ id, programme, language }) => ({
        subscriber: id,
        key: `still-you:${day(now)}`,
        programme,
        class: "health",
        priority: 5,
        content: { line: "reused-number" },
        language,
        notBefore: now,
        notAfter: now.add({ hours: 72 }),
      })),
      now,
    );
  });
}

/**
 * Reminders of visits, from her morning of the day on which they are due: of the reader `only`, or of everybody. One that
 * was noted late goes out in the next of her hours; none begins on a day after the visit, nor on the visit's own day once
 * her morning is over. Safe to repeat.
 */
export async function planVisits(db: Db | Tx, now: Temporal.Instant, only: string | null = null): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into message (subscriber, key, programme, enrolment, class, priority, language, not_before, not_after, consent, made_at, state_at)
    select e.subscriber, 'visit:' || appointment.id, e.programme, e.id, 'health', 4, e.language,
      time.not_before, time.not_after, e.consent, ${now.toString()}, ${now.toString()}
    from appointment join enrolment as e on e.id = appointment.enrolment and e.state = 'active' and e.consent is not null
      join programme on programme.id = e.programme and programme.state in ('running', 'rehearsing')
      join subscriber as s on s.id = e.subscriber and s.state = 'active'
      cross join lateral (select
        local_instant(appointment.day - appointment.days_before + make_interval(hours => greatest(s.hour_from, least(10, s.hour_until - 1))), s.zone) as not_before,
        -- Until noon of the day itself; who is written to in the afternoon only, until the evening before.
        case when s.hour_from < 12 then local_instant(appointment.day + make_interval(hours => least(s.hour_until, 12)), s.zone)
          else local_instant(appointment.day - 1 + make_interval(hours => s.hour_until), s.zone) end as not_after) as time
    where appointment.cancelled_at is null and (${only}::uuid is null or s.id = ${only}::uuid)
      and appointment.day >= ${day(now)}::date - 1 and appointment.day - appointment.days_before <= ${day(now)}::date + 2
      and time.not_after > ${now.toString()} and time.not_before < time.not_after
      and time.not_before < ${now.toString()}::timestamptz + interval '48 hours'
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
