import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { FileFault } from "./faults.ts";
import { readLines } from "./read-lines.ts";

/** One record of a file as it stands there, with the line on which it begins. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly (readonly [column: string, value: string])[];
}

/** What a file of records begins with; JSON Lines names its columns in every record instead. */
export interface RecordFile {
  readonly columns: readonly string[] | null;
  readonly records: AsyncIterable<FileRecord>;
}

const longestRecord = 1024 * 1024;

/** Opens a file by its ending: `.jsonl` and `.ndjson` are JSON Lines, everything else is CSV with a header line. */
export function readRecords(path: string): AsyncGenerator<FileRecord | { readonly columns: readonly string[] }> {
  return /\.(jsonl|ndjson)$/iu.test(path) ? jsonRecords(path) : csvRecords(path);
}

async function* csvRecords(path: string): AsyncGenerator<FileRecord | { readonly columns: readonly string[] }> {
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
      if (record.length !== columns.length)
        throw new FileFault(line, `the row has ${record.length} cells, the header ${columns.length}`);
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
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new FileFault(line, "the line is not one JSON object");
    }
    if (value === null || typeof value !== "object" || Array.isArray(value))
      throw new FileFault(line, "the line is not one JSON object");
    yield { line, cells: Object.entries(value).map(([column, cell]) => [column, cellText(cell, column, line)] as const) };
  }
  if (line === 0) throw new FileFault(1, "the file is empty");
}

function cellText(cell: unknown, column: string, line: number): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "";
  if (Array.isArray(cell) && cell.every((one) => typeof one === "string")) return cell.join("; ");
  throw new FileFault(line, `${column.slice(0, 60)} is neither text, number, yes or no, nor a list of texts`);
}
