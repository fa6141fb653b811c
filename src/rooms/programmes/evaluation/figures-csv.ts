import { stringify } from "csv-stringify/sync";
import type { Cell, QuestionFigures, ShownTable, TrialFigures } from "./domain.ts";

const columns = ["table", "row", "column", "value", "note"];

/** Released figures as CSV, cell by cell; what is not told has no value, and a note that says why. */
export const trialCsv = ({ stages, left }: TrialFigures): string =>
  csvOf([["stages", stages] as const, ...(left ? [["left", left] as const] : [])], []);

export const questionCsv = ({ answers, weeks, asked, until }: QuestionFigures): string =>
  csvOf(
    [
      ["answers", answers],
      ["weeks", weeks],
    ],
    [
      ["asked", "total", "total", ...told(asked)],
      ["until", until, "", "", ""],
    ],
  );

function csvOf(tables: readonly (readonly [name: string, table: ShownTable])[], more: readonly string[][]): string {
  const rows = tables.flatMap(([name, table]) =>
    table.cells.flatMap((cells, r) =>
      cells.map((cell, c) => [name, table.rows[r] ?? "total", table.columns[c] ?? "total", ...told(cell)]),
    ),
  );
  return stringify([columns, ...rows, ...more]);
}

function told(cell: Cell): [value: string, note: string] {
  if (typeof cell === "number") return [String(cell), ""];
  if (typeof cell === "object") return [String(cell.from), "or more"];
  return ["", cell === "under" ? "under 11" : "withheld"];
}
