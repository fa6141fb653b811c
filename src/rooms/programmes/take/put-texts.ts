import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { countText } from "#rooms/messages/index.ts";
import { longestForm } from "../texts/variables.ts";
import type { Counts } from "./counts.ts";
import type { ProgrammeFile } from "./programme-file.ts";
import type { ProgrammeFolder } from "./read-folder.ts";
import type { TextRow } from "./read-texts.ts";

interface WrittenText {
  readonly slot: number;
  readonly side: string | null;
  readonly language: string;
  readonly text: string;
  readonly encoding: string;
  readonly units: number;
  readonly segments: number;
  readonly fact: string;
  readonly source: string;
  readonly source_date: string;
}

/** Texts of slots. A text that reads otherwise than before is a new version; one that is in no file is withdrawn. */
export async function putTexts(
  tx: Tx,
  { file, texts }: ProgrammeFolder,
  slots: ReadonlyMap<string, number>,
  now: Temporal.Instant,
): Promise<Counts> {
  const rows = texts.flatMap((row) => {
    const slot = row.calendar === null ? undefined : slots.get(`${row.calendar} ${row.slot}`);
    return slot === undefined ? [] : [written(row, slot, file)];
  });
  const approved = file.reviews.approvedAs === "example";
  const given = sql`jsonb_populate_recordset(null::slot_text, ${JSON.stringify(rows)})`;
  const { rows: changed } = await sql<{ id: string; version: number }>`
    with given as (select * from ${given}),
    fresh as (
      select given.*, coalesce(last.version, 0) + 1 as next from given
        left join slot_text as last on last.slot = given.slot and last.side is not distinct from given.side
          and last.language = given.language and last.current
      where last.id is null
        or (last.text, last.fact, last.source, last.source_date) is distinct from (given.text, given.fact, given.source, given.source_date)
        or last.state = 'withdrawn'
    ),
    older as (
      update slot_text set current = false, state = case when ${approved} and slot_text.state = 'approved' then 'withdrawn' else slot_text.state end
      from fresh where slot_text.slot = fresh.slot and slot_text.side is not distinct from fresh.side
        and slot_text.language = fresh.language and slot_text.current
    )
    select fresh.slot, fresh.side, fresh.language, fresh.text, fresh.encoding, fresh.units, fresh.segments, fresh.fact,
      fresh.source, fresh.source_date, fresh.next as version from fresh`.execute(tx);
  const at = now.toString();
  const due = now.toZonedDateTimeISO("UTC").toPlainDate().add({ months: file.reviews.months }).toString();
  if (changed.length > 0) {
    const { rows: made } = await sql<{ id: string }>`
      insert into slot_text (slot, side, language, version, text, encoding, units, segments, fact, source, source_date,
        review_due, state, state_at, example, written_at)
      select slot, side, language, version, text, encoding, units, segments, fact, source, source_date,
        ${due}::date, ${approved ? "approved" : "in-review"}, ${at}::timestamptz, ${approved}, ${at}::timestamptz
      from jsonb_populate_recordset(null::slot_text, ${JSON.stringify(changed)})
      returning id`.execute(tx);
    if (approved)
      await sql`insert into review (slot_text, role, verdict, why, why_language, example, at)
        select id, role, 'yes', 'example, not medically reviewed', 'en', true, ${at}::timestamptz
        from unnest(${made.map((row) => row.id)}::uuid[]) as id, unnest('{plain,medical}'::text[]) as role`.execute(tx);
  }
  const gone = await sql`
    update slot_text set state = 'withdrawn', state_at = ${at}
    from slot join calendar on calendar.id = slot.calendar
    where slot.id = slot_text.slot and slot_text.current and slot_text.state <> 'withdrawn' and calendar.programme = (select id from programme where code = ${file.code})
      and not exists (select from ${given} as given where given.slot = slot_text.slot
        and given.side is not distinct from slot_text.side and given.language = slot_text.language)`.execute(tx);
  const made = changed.filter((row) => row.version === 1).length;
  return {
    made,
    changed: changed.length - made,
    same: rows.length - changed.length,
    gone: Number(gone.numAffectedRows ?? 0n),
  };
}

function written(row: TextRow, slot: number, file: ProgrammeFile): WrittenText {
  const { encoding, units, segments } = countText(longestForm(row.text, file, row.side, row.language));
  return {
    slot,
    side: row.side,
    language: row.language,
    text: row.text,
    encoding,
    units,
    segments,
    fact: row.fact,
    source: row.source,
    source_date: row.sourceDate,
  };
}

/** Lines of the dialogue, by name. */
export async function putLines(
  tx: Tx,
  programme: string,
  { texts }: ProgrammeFolder,
  now: Temporal.Instant,
): Promise<Counts> {
  const rows = texts
    .filter((row) => row.calendar === null)
    .map((row) => ({
      name: row.slot,
      side: row.side,
      language: row.language,
      text: row.text,
      fact: row.fact,
      source: row.source,
      source_date: row.sourceDate,
    }));
  const given = sql`jsonb_populate_recordset(null::dialogue_line, ${JSON.stringify(rows)})`;
  const { rows: fresh } = await sql<{ version: number }>`
    with given as (select * from ${given})
    select given.name, given.side, given.language, given.text, given.fact, given.source, given.source_date,
      coalesce(last.version, 0) + 1 as version
    from given left join dialogue_line as last on last.programme = ${programme} and last.name = given.name
      and last.side is not distinct from given.side and last.language = given.language and last.current
    where last.name is null
      or (last.text, last.fact, last.source, last.source_date) is distinct from (given.text, given.fact, given.source, given.source_date)`.execute(
    tx,
  );
  const same = sql`line.programme = ${programme} and line.name = given.name and line.side is not distinct from given.side
    and line.language = given.language and line.current`;
  const gone = await sql`
    update dialogue_line as line set current = false where line.programme = ${programme} and line.current
      and not exists (select from ${given} as given where ${same})`.execute(tx);
  if (fresh.length > 0) {
    const next = sql`jsonb_populate_recordset(null::dialogue_line, ${JSON.stringify(fresh)})`;
    await sql`update dialogue_line as line set current = false from ${next} as given where ${same}`.execute(tx);
    await sql`insert into dialogue_line (programme, name, side, language, version, text, fact, source, source_date, written_at)
      select ${programme}::uuid, name, side, language, version, text, fact, source, source_date, ${now.toString()}::timestamptz from ${next} as given`.execute(
      tx,
    );
  }
  const made = fresh.filter((row) => row.version === 1).length;
  return {
    made,
    changed: fresh.length - made,
    same: rows.length - fresh.length,
    gone: Number(gone.numAffectedRows ?? 0n),
  };
}
