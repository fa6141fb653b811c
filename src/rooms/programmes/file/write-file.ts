import { stringify } from "csv-stringify/sync";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { type Answer, covers, type TextPlace, type TextState, weekdays } from "../editor/domain.ts";
import { writeAnswers } from "./answers-cell.ts";
import { columns, guardCell } from "./columns.ts";

interface FiledText extends TextPlace {
  readonly version: number;
  readonly state: TextState;
  readonly text: string;
  readonly fact: string;
  readonly source: string;
  readonly source_date: string;
  readonly review_due: string | null;
  readonly answers: readonly Answer[];
}

interface FiledSlot {
  readonly id: number;
  readonly position: number;
  readonly calendar_id: number;
  readonly day_offset: number;
  readonly calendar: string;
  readonly slot: string;
  readonly week: number;
  readonly weekday: number;
  readonly kind: string;
  readonly texts: readonly FiledText[];
}

const atOnce = 500;

/**
 * All messages of a programme as CSV in pieces, by calendar and day; a text that nobody has written yet is a row without
 * words, to be filled in. Memory: one page of slots. Begins with the mark by which spreadsheets know UTF-8.
 */
export async function* fileOf(
  db: Db,
  programme: string,
  wanted: readonly TextPlace[],
  separator: "," | ";",
): AsyncGenerator<string> {
  yield `\ufeff${columns.join(separator)}\n`;
  let last: FiledSlot | undefined;
  for (;;) {
    const slots = await slotsAfter(db, programme, last);
    if (slots.length === 0) return;
    const rows = slots.flatMap((slot) => rowsOf(slot, wanted));
    if (rows.length > 0) yield stringify(rows, { delimiter: separator });
    last = slots.at(-1);
  }
}

async function slotsAfter(db: Db, programme: string, last: FiledSlot | undefined): Promise<readonly FiledSlot[]> {
  const after = last
    ? sql`and (calendar.position, calendar.id, slot.day_offset, slot.id) >
        (${last.position}::int, ${last.calendar_id}::int, ${last.day_offset}::int, ${last.id}::int)`
    : sql``;
  const { rows } = await sql<FiledSlot>`
    select slot.id, calendar.position, calendar.id as calendar_id, slot.day_offset, calendar.code as calendar,
      slot.code as slot, slot.week, slot.weekday, slot.kind,
      (select coalesce(json_agg(json_build_object('language', language, 'side', side, 'version', version, 'state', state,
          'text', text, 'fact', fact, 'source', source, 'source_date', source_date, 'review_due', review_due,
          'answers', (select coalesce(json_agg(json_build_object('code', code, 'words', words, 'reply', reply, 'correct', correct)
            order by position), '[]'::json) from slot_text_answer where slot_text = slot_text.id))
          order by language, side nulls first), '[]'::json)
        from slot_text where slot_text.slot = slot.id and current) as texts
    from slot join calendar on calendar.id = slot.calendar
    where calendar.programme = ${programme} and slot.retired_at is null ${after}
    order by calendar.position, calendar.id, slot.day_offset, slot.id limit ${sql.lit(atOnce)}`.execute(db);
  return rows;
}

function rowsOf(slot: FiledSlot, wanted: readonly TextPlace[]): string[][] {
  const place = [slot.calendar, slot.slot, String(slot.week), weekdays[slot.weekday] ?? "", slot.kind];
  const missing = wanted.filter((one) => !slot.texts.some((text) => covers(text, one)));
  return [
    ...slot.texts.map((one) => [
      ...place,
      one.side ?? "",
      one.language,
      String(one.version),
      one.state,
      ...[one.text, one.fact, one.source, one.source_date].map(guardCell),
      one.review_due ?? "",
      guardCell(writeAnswers(one.answers)),
    ]),
    ...missing.map((one) => [...place, one.side ?? "", one.language, "", "", "", "", "", "", "", ""]),
  ];
}
