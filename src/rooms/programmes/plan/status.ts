import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { unwritten } from "./gaps.ts";

/** How programmes stand, a few lines each, for a person at the terminal; all of them, or the one with this code. */
export async function statusOf(db: Db, code: string | null, now: Temporal.Instant): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
    code: string;
    state: string;
    example: boolean;
    readers: number;
    enrolments: number;
    asked: number;
    texts: number;
    approved: number;
    planned: number;
    held: number;
    unknown: number;
    last: string | null;
  }>`
    select programme.id, code, state, example,
      (select count(*) from subscriber where subscriber.programme = programme.id and subscriber.state = 'active')::int as readers,
      (select count(*) from enrolment where enrolment.programme = programme.id and enrolment.state = 'active')::int as enrolments,
      (select count(*) from enrolment where enrolment.programme = programme.id and enrolment.state = 'asked')::int as asked,
      (select count(*) from slot_text join slot on slot.id = slot_text.slot join calendar on calendar.id = slot.calendar
        where calendar.programme = programme.id and slot.retired_at is null and slot_text.current)::int as texts,
      (select count(*) from slot_text join slot on slot.id = slot_text.slot join calendar on calendar.id = slot.calendar
        where calendar.programme = programme.id and slot.retired_at is null and slot_text.state = 'approved')::int as approved,
      (select count(*) from message where message.programme = programme.id and message.state = 'planned')::int as planned,
      (select count(*) from message where message.programme = programme.id and message.state = 'held')::int as held,
      (select count(*) from message where message.programme = programme.id and message.state = 'unknown')::int as unknown,
      (select max(planned_at)::text from plan_day where plan_day.programme = programme.id) as last
    from programme ${code === null ? sql`` : sql`where code = ${code}`} order by code`.execute(db);
  return await Promise.all(
    rows.map(async (row) => {
      const gaps = await unwritten(db, row.id);
      return [
        `${row.code}: ${row.state}${row.example ? ", example (goes out over a simulator only)" : ""}`,
        `  readers ${row.readers}, enrolments ${row.enrolments}, asked for a date ${row.asked}`,
        `  texts ${row.texts}, approved ${row.approved}`,
        `  messages planned ${row.planned}, held ${row.held}, unknown ${row.unknown}`,
        row.last
          ? `  planned ahead last at ${row.last} (now ${now.toString({ smallestUnit: "second" })})`
          : "  nothing planned yet",
        ...gaps.map((gap) => `  ${gap.calendar}: ${gap.slots} slots have no text in ${gap.language}`),
      ].join("\n");
    }),
  );
}
