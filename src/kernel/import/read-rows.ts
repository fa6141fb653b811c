import { cleanText } from "#kernel/web/form-input.ts";
import { type FaultList, FileFault } from "./faults.ts";
import { type Importer, type Row, RowFault, type Take } from "./importer.ts";
import { readRecords } from "./read-records.ts";

/** A row that is sound by itself. */
export interface SoundRow {
  readonly line: number;
  readonly key: string;
  readonly row: Row;
  readonly take: Take;
}

const mostRows = 500_000;
const longestKey = 200;

/**
 * The sound rows of a file; what is wrong with the others goes into `faults`. Memory: one row and all keys. Throws
 * `FileFault` where the file as a whole cannot be read: a column the importer does not know, one that is missing, an
 * encoding, an endless line.
 */
export async function* readRows(path: string, importer: Importer, faults: FaultList): AsyncGenerator<SoundRow> {
  const keys = new Set<string>();
  let rows = 0;
  for await (const record of readRecords(path)) {
    if ("columns" in record) {
      checkColumns(record.columns, importer, 1);
      for (const needed of ["key", ...importer.needed])
        if (!record.columns.includes(needed)) throw new FileFault(1, `the column ${needed} is missing`);
      continue;
    }
    rows += 1;
    if (rows > mostRows) throw new FileFault(record.line, `more than ${mostRows} rows: cut the file into several`);
    if (record.fault !== undefined) {
      faults.add(record.line, record.fault);
      continue;
    }
    checkColumns(
      record.cells.map(([column]) => column),
      importer,
      record.line,
    );
    const row: Record<string, string> = Object.create(null);
    for (const [column, cell] of record.cells) row[column] = cleanText(cell).trim();
    const key = row["key"] ?? "";
    try {
      if (key === "") throw new RowFault("the row has no key");
      if (key.length > longestKey) throw new RowFault(`the key is longer than ${longestKey} characters`);
      if (keys.has(key)) throw new RowFault(`the key ${key} stands in the file before`);
      keys.add(key);
      for (const needed of importer.needed) if (!row[needed]) throw new RowFault(`${needed} is empty`);
      yield { line: record.line, key, row, take: importer.read(row) };
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      faults.add(record.line, error.message);
    }
  }
  if (rows === 0 && faults.count === 0) throw new FileFault(1, "the file holds no rows");
}

function checkColumns(columns: readonly string[], importer: Importer, line: number): void {
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column)) throw new FileFault(line, `the column ${shown(column)} stands there twice`);
    seen.add(column);
    if (!isKnown(column, importer))
      throw new FileFault(line, `unknown column ${shown(column)}; ${importer.name} may have ${columnsOf(importer)}`);
  }
}

const shown = (column: string): string => JSON.stringify(column.slice(0, 60));

function isKnown(column: string, importer: Importer): boolean {
  if (column === "key" || Object.hasOwn(importer.columns, column)) return true;
  const language = /^([a-z]{2,3})(_[a-z]+)?$/u.exec(column);
  return language !== null && (importer.languageColumns ?? []).includes(language[2] ?? "");
}

const columnsOf = (importer: Importer): string =>
  [
    "key",
    ...Object.keys(importer.columns).filter((column) => column !== "key"),
    ...(importer.languageColumns ?? []).map((ending) => `<language>${ending}`),
  ].join(", ");

/** Codes of the languages that have a column in this row. */
export const languagesIn = (row: Row): readonly string[] =>
  Object.keys(row).filter((column) => /^[a-z]{2}$/u.test(column) && column !== "at");
