import { sql } from "kysely";
import { allowLongStatements, type Db } from "#kernel/database/database.ts";
import { planDayIn } from "./plan-day.ts";

const most = 60;

/**
 * Days between the last that was planned and `until` (not included): what of them still matters is planned now. Beside
 * the message of a day goes at most one less than the calendar allows a day; the most important first, the others on the
 * days after, as long as they are worth sending. A programme that has planned nothing yet has nothing to catch up.
 */
export async function catchUp(
  db: Db,
  programme: string,
  { planned, until, now }: { planned: readonly string[]; until: Temporal.PlainDate | undefined; now: Temporal.Instant },
): Promise<number> {
  const [last] = planned.toSorted().slice(-1);
  if (!last || !until) return 0;
  const missed = daysBetween(Temporal.PlainDate.from(last), until);
  if (missed.length === 0) return 0;
  return await db.transaction().execute(async (tx) => {
    await allowLongStatements(tx);
    let made = 0;
    for (const day of missed) made += await planDayIn(tx, day, now, { programme, caughtUp: true });
    if (made === 0) return 0;
    // Spread over the coming days; whoever's turn would come too late is left out by name.
    await sql`
      with fresh as (
        select message.subscriber, message.key, calendar.per_day,
          row_number() over (partition by message.enrolment order by slot.importance desc, slot.day_offset) - 1 as n
        from message join slot on slot.id = message.slot join calendar on calendar.id = slot.calendar
        where message.programme = ${programme} and message.made_at = ${now.toString()} and message.state = 'planned'
          and message.not_before < ${now.toString()}::timestamptz
      ),
      placed as (
        select fresh.*, ${now.toString()}::timestamptz + make_interval(days => (n / greatest(per_day - 1, 1))::int) as turn from fresh
      )
      update message set
        not_before = case when placed.turn < message.not_after then placed.turn else message.not_before end,
        state = case when placed.turn < message.not_after then 'planned' else 'cancelled' end::message_state,
        reason = case when placed.turn < message.not_after then null else 'no-room' end
      from placed where message.subscriber = placed.subscriber and message.key = placed.key`.execute(tx);
    return made;
  });
}

function daysBetween(last: Temporal.PlainDate, until: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const days = Math.min(last.until(until, { largestUnit: "days" }).days - 1, most);
  return days <= 0 ? [] : Array.from({ length: days }, (_, n) => until.subtract({ days: days - n }));
}
