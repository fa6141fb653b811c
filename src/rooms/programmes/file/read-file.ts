import { CsvError, parse } from "csv-parse/sync";
import { isSourceDate } from "../editor/domain.ts";
import { type Column, columns, needed, unguardCell } from "./columns.ts";

/** A row of the file as it came: what the file does not say is left as it is. */
export interface FileRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** What is wrong with a file or a row, as a message id with what fills it. */
export interface FileTrouble {
  readonly line: number;
  readonly id: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

const mostRows = 40_000;

/** The rows of a file of messages; nothing but the troubles where the file as a whole cannot be read. */
export function readFile(text: string): {
  readonly rows: readonly FileRow[];
  readonly troubles: readonly FileTrouble[];
} {
  const separator = (text.split("\n", 1)[0] ?? "").includes(";")
    ? ";"
    : (text.split("\n", 1)[0] ?? "").includes("\t")
      ? "\t"
      : ",";
  const only = (trouble: FileTrouble) => ({ rows: [], troubles: [trouble] });
  if (text.trim() === "") return only({ line: 1, id: "file-empty" });
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      delimiter: separator,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return only({ line: Number(error["lines"] ?? 1), id: "file-quotes" });
  }
  const header = (records[0]?.record ?? []).map((name) => name.trim().toLowerCase());
  const unknown = header.find((name) => !columns.includes(name as Column));
  if (unknown !== undefined)
    return only({ line: 1, id: "file-unknown-column", facts: { column: unknown.slice(0, 40) } });
  const lacking = needed.find((name) => !header.includes(name));
  if (lacking) return only({ line: 1, id: "file-lacks-column", facts: { column: lacking } });
  if (records.length - 1 > mostRows) return only({ line: mostRows, id: "file-too-long", facts: { most: mostRows } });
  return readRows(header as Column[], records.slice(1), records[0]?.info.lines ?? 1);
}

function readRows(
  header: readonly Column[],
  records: readonly { record: string[]; info: { lines: number } }[],
  firstLine: number,
) {
  const rows: FileRow[] = [];
  const troubles: FileTrouble[] = [];
  const seen = new Set<string>();
  let before = firstLine;
  for (const { record, info } of records) {
    // A cell may go over several lines; a row is known by the one on which it begins.
    const line = before + 1;
    before = info.lines;
    const row = { line, cells: cellsOf(header, record) };
    const key = ["calendar", "slot", "side", "language"].map((name) => row.cells[name as Column] ?? "").join(" ");
    const trouble = record.length === header.length ? troubleIn(row) : { line, id: "file-cells" };
    if (trouble) troubles.push(trouble);
    else if (seen.has(key)) troubles.push({ line, id: "file-twice" });
    else rows.push(row);
    seen.add(key);
  }
  return { rows, troubles };
}

function cellsOf(header: readonly Column[], record: readonly string[]): FileRow["cells"] {
  return Object.fromEntries(
    header.map((name, n) => [name, unguardCell((record[n] ?? "").replace(/\r\n?/gu, "\n")).trim()]),
  );
}

const longest: Readonly<Partial<Record<Column, number>>> = { text: 1000, fact: 600, source: 400 };

function troubleIn({ line, cells }: FileRow): FileTrouble | null {
  for (const [column, most] of Object.entries(longest))
    if ((cells[column as Column] ?? "").length > most) return { line, id: "file-cell-long", facts: { column, most } };
  if (!isSourceDate(cells.source_date ?? "")) return { line, id: "file-source-date" };
  if (!isDay(cells.review_due ?? "")) return { line, id: "file-review-due" };
  return /^\d{0,6}$/u.test(cells.version ?? "") ? null : { line, id: "file-version" };
}

function isDay(text: string): boolean {
  if (text === "") return true;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
