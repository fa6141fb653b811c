import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { FileFault } from "./faults.ts";
import { readLines } from "./read-lines.ts";

/** One record of a file as it stands there, with the line on which it begins, or why it is none. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly (readonly [column: string, value: string])[];
  readonly fault?: string;
}

/** What a CSV file begins with; JSON Lines names its columns in every record instead. */
export interface Header {
  readonly columns: readonly string[];
}

const longestRecord = 1024 * 1024;

/** Opens a file by its ending: `.jsonl` and `.ndjson` are JSON Lines, everything else is CSV with a header line. */
export function readRecords(path: string): AsyncGenerator<FileRecord | Header> {
  return /\.(jsonl|ndjson)$/iu.test(path) ? jsonRecords(path) : csvRecords(path);
}

async function* csvRecords(path: string): AsyncGenerator<FileRecord | Header> {
  const parser = Readable.from(readLines(path)).compose(
    parse({ info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: longestRecord }),
  ) as AsyncIterable<{ record: string[]; info: { lines: number } }>;
  let columns: string[] | null = null;
  let before = 0;
  try {
    for await (const { record, info } of parser) {
      const line = before + 1;
      before = info.lines;
      if (!columns) {
        columns = record.map((name) => name.trim());
        yield { columns };
        continue;
      }
      if (record.length !== columns.length) {
        yield { line, cells: [], fault: `the row has ${record.length} cells, the header ${columns.length}` };
        continue;
      }
      yield { line, cells: columns.map((column, n) => [column, record[n] ?? ""] as const) };
    }
  } catch (error) {
    throw csvFault(error, before);
  }
  if (!columns) throw new FileFault(1, "the file is empty");
}

function csvFault(error: unknown, before: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = before + 1;
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return new FileFault(line, "the row that begins here is longer than one megabyte: is a quotation mark not closed?");
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return new FileFault(line, "a quotation mark that opens in this row is never closed");
  return new FileFault(line, "a quotation mark stands where none may stand: double it inside a quoted cell");
}

async function* jsonRecords(path: string): AsyncGenerator<FileRecord> {
  let line = 0;
  for await (const text of readLines(path)) {
    line += 1;
    if (text.trim() === "") continue;
    const cells = jsonCells(text);
    yield typeof cells === "string" ? { line, cells: [], fault: cells } : { line, cells };
  }
  if (line === 0) throw new FileFault(1, "the file is empty");
}

/** The cells of one object, or why it is none. */
function jsonCells(text: string): FileRecord["cells"] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "the line is not one JSON object";
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return "the line is not one JSON object";
  const cells: (readonly [string, string])[] = [];
  for (const [column, cell] of Object.entries(value)) {
    const text = cellText(cell);
    if (text === null) return `${column.slice(0, 60)} is neither text, number, yes or no, nor a list of texts`;
    cells.push([column, text]);
  }
  return cells;
}

function cellText(cell: unknown): string | null {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "";
  return Array.isArray(cell) && cell.every((one) => typeof one === "string") ? cell.join("; ") : null;
}
