import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { RehearsedProgramme, RehearsedSlot } from "./rehearse.ts";

/**
 * The slots of a programme with the parts of their current texts, approved or not: one rehearses before the reviewers
 * have finished. Of texts for single sides the longest counts.
 */
export async function slotsToRehearse(db: Db, programme: string): Promise<RehearsedProgramme> {
  const { rows } = await sql<RehearsedSlot & { anchor: string; from: number; until: number }>`
    select slot.id, slot.day_offset as "dayOffset", calendar.anchor,
      coalesce(slot.hour_from, calendar.hour_from) as "from", coalesce(slot.hour_until, calendar.hour_until) as until,
      (select coalesce(json_object_agg(language, parts), '{}') from
        (select language, max(segments)::int as parts from slot_text where slot_text.slot = slot.id and current
          and state <> 'withdrawn' group by language) as texts) as parts
    from slot join calendar on calendar.id = slot.calendar
    where calendar.programme = ${programme} and slot.retired_at is null and slot.catch_up <> 'starter' and slot.kind <> 'reminder'
      and calendar.anchor in ('due', 'birth')
    order by slot.day_offset, slot.id`.execute(db);
  const of = (anchor: string): readonly RehearsedSlot[] =>
    rows
      .filter((row) => row.anchor === anchor)
      .map(({ id, dayOffset, from, until, parts }) => ({ id, dayOffset, hours: { from, until }, parts }));
  return { pregnancy: of("due"), child: of("birth") };
}
