import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";

export interface ForecastDay {
  readonly day: string;
  readonly messages: number;
  /** What networks bill. */
  readonly parts: number;
  /** Readers whose slot has no approved text in their language. */
  readonly without: number;
}

/**
 * What the coming days hold for those who are enrolled now, by their own days, starter packs left out; null when there
 * is no such programme. Nothing is written.
 */
export async function forecast(
  db: Db,
  code: string,
  now: Temporal.Instant,
  days: number,
): Promise<readonly ForecastDay[] | null> {
  const programme = await db.selectFrom("programme").select("id").where("code", "=", code).executeTakeFirst();
  if (!programme) return null;
  const today = now.toZonedDateTimeISO("UTC").toPlainDate().toString();
  const { rows } = await sql<ForecastDay>`
    with day as (select ${today}::date + n as day from generate_series(0, ${days - 1}) as n),
    due as (
      select day.day, slot.id as slot, e.language, s.side
      from day cross join slot join calendar on calendar.id = slot.calendar and calendar.programme = ${programme.id}
        join enrolment as e on e.calendar = slot.calendar and e.anchor_week = day.day - slot.day_offset
        join subscriber as s on s.id = e.subscriber and s.state = 'active'
      where slot.retired_at is null and slot.catch_up <> 'starter' and slot.kind <> 'reminder' and e.state = 'active' and e.consent is not null
        and e.from_day <= day.day and e.child = 1 and (slot.arm is null or slot.arm = e.arm)
    )
    select day.day::text as day, count(text.id)::int as messages, coalesce(sum(text.segments), 0)::int as parts,
      (count(due.slot) - count(text.id))::int as without
    from day left join due on due.day = day.day
      left join lateral (select id, segments from slot_text where slot_text.slot = due.slot and slot_text.state = 'approved'
        and slot_text.language = due.language and (slot_text.side is null or slot_text.side = due.side)
        order by slot_text.side nulls last limit 1) as text on true
    group by day.day order by day.day`.execute(db);
  return rows;
}
