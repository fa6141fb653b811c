import { stringify } from "csv-stringify/sync";
import type { Db } from "#kernel/database/database.ts";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
};

/** Columns that leave the house: those that say so themselves. */
export const publicColumns = (kind: Kind): readonly ExportColumn[] =>
  (kind.export?.columns ?? []).filter((column) => column.public);

/**
 * Everything public of a kind as text in pieces, in the order of the numbers; memory: one page of rows. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe in CSV. Of a kind without export there is nothing.
 */
export async function* exportPieces(db: Db, kind: Kind, format: ExportFormat): AsyncGenerator<string> {
  const columns = publicColumns(kind).map((column) => column.name);
  if (!kind.export || columns.length === 0) return;
  if (format === "csv") yield `${columns.join(",")}\n`;
  for (let after = 0; ; ) {
    const rows = await kind.export.rows(db, after);
    const last = rows.at(-1);
    if (!last) return;
    yield format === "csv"
      ? csvOf(rows, columns)
      : rows.map((row) => `${JSON.stringify(only(row, columns))}\n`).join("");
    const next = Number(last["number"]);
    if (!(next > after)) throw new Error(`The export of ${kind.kind} does not go on after number ${after}`);
    after = next;
  }
}

/** The same as a stream of bytes, for an answer or a file; rows are asked for only as fast as they are taken. */
export function exportStream(db: Db, kind: Kind, format: ExportFormat): ReadableStream<Uint8Array> {
  const pieces = exportPieces(db, kind, format);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

const csvOf = (rows: readonly Record<string, unknown>[], columns: readonly string[]): string =>
  stringify(
    rows.map((row) => columns.map((column) => cellText(row[column]))),
    { escape_formulas: true },
  );

const cellText = (value: unknown): string =>
  value === null || value === undefined ? "" : Array.isArray(value) ? value.join("; ") : String(value);

const only = (row: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
