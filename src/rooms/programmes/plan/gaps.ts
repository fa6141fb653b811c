import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";

/** A slot without a text that this reader can be sent: none approved for her side, none for every side. */
const lacking = sql`not exists (
  select from slot_text as written where written.slot = slot.id and written.state = 'approved'
    and written.language = reader.language and (written.side is null or written.side = reader.side))`;

/** Slots of a day, with languages and sides of a programme, that have no approved text. */
const gaps = (programme: string) => sql`gap as materialized (
    select slot.id as slot, slot.calendar, slot.day_offset, reader.language, reader.side
    from programme join calendar on calendar.programme = programme.id
      join slot on slot.calendar = calendar.id and slot.retired_at is null and slot.catch_up <> 'starter' and slot.kind <> 'reminder'
      cross join lateral (select language, side from unnest(programme.languages) as language,
        (select unnest(programme.sides) as side union all select null) as sides) as reader
    where programme.id = ${programme} and ${lacking})`;

/** Counts the readers whose slot of a day has no text in their language; they are sent nothing, and it is said. */
export async function countGaps(db: Db, programme: string, day: Temporal.PlainDate): Promise<void> {
  const on = sql`${day.toString()}::date`;
  await sql`
    insert into text_gap (programme, day, slot, language, side, readers)
    with ${gaps(programme)}
    select ${programme}::uuid, ${on}, gap.slot, gap.language, gap.side, count(*)
    from gap join enrolment as e on e.calendar = gap.calendar and e.anchor_week = ${on} - gap.day_offset and e.language = gap.language
      join subscriber as s on s.id = e.subscriber and s.state = 'active' and s.side is not distinct from gap.side
    where e.state = 'active' and e.programme = ${programme} and e.from_day <= ${on}
    group by gap.slot, gap.language, gap.side
    on conflict (programme, day, slot, language, side) do update set readers = excluded.readers`.execute(db);
}

/** Slots with no text in a language and side, by calendar and language: how much of a programme is unwritten. */
export async function unwritten(
  db: Db,
  programme: string,
): Promise<readonly { calendar: string; language: string; slots: number }[]> {
  const { rows } = await sql<{ calendar: string; language: string; slots: number }>`
    with ${gaps(programme)}
    select calendar.code as calendar, gap.language, count(distinct gap.slot)::int as slots
    from gap join calendar on calendar.id = gap.calendar where gap.side is not null
    group by calendar.code, calendar.position, gap.language order by calendar.position, gap.language`.execute(db);
  return rows;
}

/** Whether a calendar has no approved text at all in a language. */
export async function unwrittenIn(db: Db | Tx, calendar: number, language: string): Promise<boolean> {
  const { rows } = await sql<{ none: boolean }>`
    select not exists (select from slot join slot_text on slot_text.slot = slot.id and slot_text.state = 'approved'
      where slot.calendar = ${calendar} and slot.retired_at is null and slot_text.language = ${language}) as none`.execute(
    db,
  );
  return rows[0]?.none === true;
}
