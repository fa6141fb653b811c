/** Cells that count fewer people than this are not told. Source: our rules of open data, docs/messages.md. */
export const leastCell = 11;

/** `under`: fewer than eleven; `held`: not told because an `under` would follow from it. */
export type Mark = "shown" | "under" | "held";

/** Which totals must be told, since they stand in other tables too. */
export interface MustShow {
  readonly rows?: boolean;
  readonly columns?: boolean;
  readonly whole?: boolean;
}

/**
 * What of a table of counts (rows of equal length) may be told, with its totals as last column and last row. Each small
 * cell is hidden, and so many others that no hidden one follows from the rest: neither as a sum or a difference nor
 * because counts are not below 0 and `under` is below eleven. Null where that cannot be had with the totals that must show.
 */
export function suppress(counts: readonly (readonly number[])[], must: MustShow = {}): Mark[][] | null {
  const table = withTotals(counts);
  const [rows, columns] = [table.length - 1, (table[0]?.length ?? 1) - 1];
  const isFixed = (r: number, c: number): boolean =>
    r === rows && c === columns
      ? must.whole === true
      : c === columns
        ? must.rows === true
        : r === rows && must.columns === true;
  const marks = table.map((row) => row.map((count): Mark => (count < leastCell ? "under" : "shown")));
  if (cells(table).some(({ r, c }) => isFixed(r, c) && marks[r]?.[c] === "under")) return null;
  for (;;) {
    const bare = cells(table).find(({ r, c }) => marks[r]?.[c] !== "shown" && !isLoose(table, marks, r, c));
    if (!bare) return marks;
    const open = cells(table)
      .filter(({ r, c }) => marks[r]?.[c] === "shown" && !isFixed(r, c))
      .toSorted((a, b) => cost(a) - cost(b));
    const holding = ({ r, c }: Place): Mark[][] =>
      marks.map((row, y) => row.map((mark, x) => (y === r && x === c ? "held" : mark)));
    const beside = open.filter(({ r, c }) => r === bare.r || c === bare.c);
    const chosen = open.find((one) => isLoose(table, holding(one), bare.r, bare.c)) ?? beside[0] ?? open[0];
    if (!chosen) return null;
    const row = marks[chosen.r];
    if (row) row[chosen.c] = "held";
  }

  /** The smallest first, and a total only where nothing inside helps. */
  function cost({ r, c, count }: Place): number {
    return count + (r === rows || c === columns ? 1e9 : 0);
  }
}

interface Place {
  readonly r: number;
  readonly c: number;
  readonly count: number;
}

const cells = (table: readonly (readonly number[])[]): Place[] =>
  table.flatMap((row, r) => row.map((count, c) => ({ r, c, count })));

/** The table with a last column and a last row of sums. */
export function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 1;
  return [...rows, Array.from({ length: width }, (_, c) => sum(rows.map((row) => row[c] ?? 0)))];
}

/**
 * Whether a hidden cell could be another number, for all that is told. With totals taken as negative every row and
 * every column sums to nothing, so that two tables that agree in what is told differ by rounds through hidden cells,
 * one up and one down in turn: the cell is loose if one such round leads through it and leaves all within their bounds.
 */
function isLoose(
  table: readonly (readonly number[])[],
  marks: readonly (readonly Mark[])[],
  r: number,
  c: number,
): boolean {
  const [rows, columns] = [table.length, table[0]?.length ?? 0];
  /** Whether a cell can move by `step` in the table in which totals are negative. */
  const canMove = (y: number, x: number, step: 1 | -1): boolean => {
    const mark = marks[y]?.[x];
    if (mark === undefined || mark === "shown") return false;
    const isNegative = (y === rows - 1) !== (x === columns - 1);
    const next = (table[y]?.[x] ?? 0) + (isNegative ? -step : step);
    return mark === "under" ? next >= 0 && next < leastCell : next >= leastCell;
  };
  const leadsBack = (step: 1 | -1): boolean => {
    const back = step === 1 ? -1 : 1;
    const seen = new Set([c]);
    const queue = [c];
    for (let x = queue.shift(); x !== undefined; x = queue.shift()) {
      for (let y = 0; y < rows; y += 1) {
        if ((y === r && x === c) || !canMove(y, x, back)) continue;
        if (y === r) return true;
        for (let next = 0; next < columns; next += 1)
          if (next !== x && !seen.has(next) && canMove(y, next, step)) {
            seen.add(next);
            queue.push(next);
          }
      }
    }
    return false;
  };
  return ([1, -1] as const).some((step) => canMove(r, c, step) && leadsBack(step));
}

/**
 * Cells that have changed since the last release by so few that the two together tell of those few: by something, and
 * by fewer than eleven. A cell that is in one of them alone counts as nought in the other.
 */
export function tooLittleChanged(
  before: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => {
    const change = Math.abs((now[name] ?? 0) - (before[name] ?? 0));
    return change > 0 && change < leastCell;
  });
}

/** A count in steps of eleven, as it is told while a trial runs: 36 is "33 or more"; null under eleven. */
export const inSteps = (count: number): number | null =>
  count < leastCell ? null : Math.floor(count / leastCell) * leastCell;
