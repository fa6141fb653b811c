/** Rows of weighted columns, packed: row r holds `columns[starts[r]..starts[r+1]]`. */
export type Sparse = {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly weights: Float32Array;
};

export type Cells = { readonly rows: number[]; readonly columns: number[]; readonly weights: number[] };

export const noCells = (): Cells => ({ rows: [], columns: [], weights: [] });

export function addCell(cells: Cells, row: number, column: number, weight: number): void {
  cells.rows.push(row);
  cells.columns.push(column);
  cells.weights.push(weight);
}

/** Packs cells by row; of several weights for one place the greatest stays. */
export function pack(cells: Cells, rowCount: number): Sparse {
  const counts = new Uint32Array(rowCount + 1);
  for (const row of cells.rows) counts[row + 1] = (counts[row + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row++) counts[row + 1] = (counts[row + 1] ?? 0) + (counts[row] ?? 0);
  const next = counts.slice();
  const columns = new Uint32Array(cells.rows.length);
  const weights = new Float32Array(cells.rows.length);
  const starts = new Uint32Array(rowCount + 1);
  for (let cell = 0; cell < cells.rows.length; cell++) {
    const row = cells.rows[cell] ?? 0;
    const at = next[row] ?? 0;
    columns[at] = cells.columns[cell] ?? 0;
    weights[at] = cells.weights[cell] ?? 0;
    next[row] = at + 1;
  }
  const columnCount = cells.columns.reduce((most, column) => Math.max(most, column + 1), 0);
  const lastRow = new Uint32Array(columnCount);
  const place = new Uint32Array(columnCount);
  let end = 0;
  for (let row = 0; row < rowCount; row++) {
    starts[row] = end;
    for (let at = counts[row] ?? 0; at < (counts[row + 1] ?? 0); at++) {
      const column = columns[at] ?? 0;
      const weight = weights[at] ?? 0;
      if (lastRow[column] === row + 1) {
        const seen = place[column] ?? 0;
        weights[seen] = Math.max(weights[seen] ?? 0, weight);
        continue;
      }
      lastRow[column] = row + 1;
      place[column] = end;
      columns[end] = column;
      weights[end] = weight;
      end++;
    }
  }
  starts[rowCount] = end;
  return { starts, columns: columns.slice(0, end), weights: weights.slice(0, end) };
}

export function eachCell(
  { starts, columns, weights }: Sparse,
  row: number,
  visit: (column: number, weight: number) => void,
) {
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) visit(columns[at] ?? 0, weights[at] ?? 0);
}

export const cellCount = ({ starts }: Sparse, row: number): number => (starts[row + 1] ?? 0) - (starts[row] ?? 0);
