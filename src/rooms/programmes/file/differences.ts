import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import {
  type Answer,
  hasAnswers,
  keyOf,
  type SlotKind,
  type TextPlace,
  type TextState,
  weekdays,
  wrongAnswers,
} from "../editor/domain.ts";
import { belongs } from "../editor/text-form.ts";
import type { WorkFacts } from "../team/domain.ts";
import { readAnswers, writeAnswers } from "./answers-cell.ts";
import type { FileRow, FileTrouble } from "./read-file.ts";

/** The words of a text, as far as a file holds them. */
export interface FiledWords {
  readonly text: string;
  readonly fact: string;
  readonly source: string;
  readonly sourceDate: string;
  readonly reviewDue: string | null;
  /** Of a quiz or a survey; of others none. */
  readonly answers: readonly Answer[];
}

interface Kept extends TextPlace, FiledWords {
  readonly id: string;
  readonly version: number;
  readonly state: TextState;
  readonly current: boolean;
}

/** One text that the file would change: what is there (null: nothing yet) and what it brings. */
export interface Difference extends TextPlace {
  readonly line: number;
  readonly slot: number;
  readonly slotCode: string;
  readonly calendar: string;
  readonly version: number;
  readonly before: FiledWords | null;
  readonly after: FiledWords;
}

export interface Compared {
  readonly differences: readonly Difference[];
  readonly troubles: readonly FileTrouble[];
  readonly same: number;
}

interface SlotRow {
  readonly id: number;
  readonly code: string;
  readonly calendar: string;
  readonly week: number;
  readonly weekday: number;
  readonly kind: string;
  readonly texts: readonly Kept[];
}

/**
 * What a file would change, row by row. A row without words changes nothing: no file withdraws a text. A row that was
 * written over an older version than the current one is a trouble, unless it says what is there.
 */
export async function compareFile(db: Db | Tx, programme: WorkFacts, rows: readonly FileRow[]): Promise<Compared> {
  const slots = await slotsOf(db, programme.id, rows);
  const differences: Difference[] = [];
  const troubles: FileTrouble[] = [];
  let same = 0;
  for (const row of rows) {
    const found = differenceOf(row, slots, programme);
    if (found === null) same += 1;
    else if ("id" in found) troubles.push(found);
    else differences.push(found);
  }
  return { differences, troubles, same };
}

async function slotsOf(
  db: Db | Tx,
  programme: string,
  rows: readonly FileRow[],
): Promise<ReadonlyMap<string, SlotRow>> {
  const wanted = [...new Set(rows.map((row) => `${row.cells.calendar ?? ""} ${row.cells.slot ?? ""}`))];
  const { rows: found } = await sql<SlotRow>`
    select slot.id, slot.code, calendar.code as calendar, slot.week, slot.weekday, slot.kind,
      (select coalesce(json_agg(json_build_object('id', id, 'language', language, 'side', side, 'version', version,
          'state', state, 'current', current, 'text', text, 'fact', fact, 'source', source, 'sourceDate', source_date,
          'reviewDue', review_due,
          'answers', (select coalesce(json_agg(json_build_object('code', code, 'words', words, 'reply', reply, 'correct', correct)
            order by position), '[]'::json) from slot_text_answer where slot_text = slot_text.id))), '[]'::json) from slot_text where slot_text.slot = slot.id) as texts
    from slot join calendar on calendar.id = slot.calendar
    where calendar.programme = ${programme} and slot.retired_at is null
      and calendar.code || ' ' || slot.code = any(${wanted}::text[])`.execute(db);
  return new Map(found.map((slot) => [`${slot.calendar} ${slot.code}`, slot]));
}

function differenceOf(
  { line, cells }: FileRow,
  slots: ReadonlyMap<string, SlotRow>,
  programme: WorkFacts,
): Difference | FileTrouble | null {
  const slot = slots.get(`${cells.calendar ?? ""} ${cells.slot ?? ""}`);
  if (!slot) return { line, id: "file-no-slot", facts: { calendar: cells.calendar ?? "", slot: cells.slot ?? "" } };
  const stands = { week: String(slot.week), day: weekdays[slot.weekday] ?? "", kind: slot.kind };
  for (const [column, value] of Object.entries(stands)) {
    const said = cells[column as "week" | "day" | "kind"];
    if (said !== undefined && said !== "" && said !== value) return { line, id: "file-other-place", facts: { column } };
  }
  const place: TextPlace = { language: cells.language ?? "", side: cells.side || null };
  if (!belongs(place, programme)) return { line, id: "file-no-reader" };
  const all = slot.texts.filter((one) => keyOf(one) === keyOf(place));
  const current = all.find((one) => one.current);
  const base = cells.version ? all.find((one) => one.version === Number(cells.version)) : current;
  if (cells.version && !base) return { line, id: "file-no-version", facts: { version: cells.version } };
  if ((cells.text ?? "") === "") return null;
  const said = cells.answers ? readAnswers(cells.answers, slot.kind) : undefined;
  const kind = slot.kind as SlotKind;
  if (said === null || (said && !hasAnswers(kind))) return { line, id: "file-answers" };
  const wrong = said ? wrongAnswers(kind, said) : null;
  if (wrong !== null) return { line, id: wrong };
  const after = words(cells, base, said);
  if (current && current.state !== "withdrawn" && isSame(current, after)) return null;
  if (base && isSame(base, after) && base.state !== "withdrawn") return null;
  if (current && base && base.version !== current.version)
    return { line, id: "file-written-since", facts: { version: current.version } };
  return {
    line,
    slot: slot.id,
    slotCode: slot.code,
    calendar: slot.calendar,
    ...place,
    version: (current?.version ?? 0) + 1,
    before: current ?? null,
    after,
  };
}

/** What the file does not name stays as it is. */
const words = (
  cells: FileRow["cells"],
  base: Kept | undefined,
  answers: readonly Answer[] | undefined,
): FiledWords => ({
  text: cells.text ?? "",
  fact: cells.fact ?? base?.fact ?? "",
  source: cells.source ?? base?.source ?? "",
  sourceDate: cells.source_date ?? base?.sourceDate ?? "",
  reviewDue: cells.review_due === undefined ? (base?.reviewDue ?? null) : cells.review_due || null,
  answers: answers ?? base?.answers ?? [],
});

const isSame = (a: FiledWords, b: FiledWords): boolean =>
  a.text === b.text &&
  a.fact === b.fact &&
  a.source === b.source &&
  a.sourceDate === b.sourceDate &&
  a.reviewDue === b.reviewDue &&
  writeAnswers(a.answers) === writeAnswers(b.answers);
