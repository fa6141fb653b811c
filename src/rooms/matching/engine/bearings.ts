import type { Sparse } from "./sparse.ts";

/** A direction of length 1 for each concept, `width` numbers each: concepts called up by like words, in whatever language, point alike. */
export type Bearings = { readonly width: number; readonly of: Float32Array };

const width = 96;
const rounds = 5;

/**
 * A truncated singular value decomposition of the table of words and concepts, by subspace iteration; each concept then
 * points to the middle of its words. Always the same for the same table.
 */
export function bearingsOf(calls: Sparse, tellingOf: Float32Array, wordCount: number, conceptCount: number): Bearings {
  const size = Math.min(width, conceptCount);
  const table = scaled(calls, wordCount, conceptCount);
  const axes = mainAxes(table, wordCount, conceptCount, size);
  const words = new Float32Array(wordCount * size);
  multiply(table, axes, words, size, wordCount);
  for (let word = 0; word < wordCount; word++) toLengthOne(words, word * size, size);
  const of = new Float32Array(conceptCount * size);
  const weights = calls.weights.map((weight) => weight);
  for (let word = 0; word < wordCount; word++)
    for (let at = calls.starts[word] ?? 0; at < (calls.starts[word + 1] ?? 0); at++)
      weights[at] = (weights[at] ?? 0) * (tellingOf[word] ?? 0);
  multiplyTurned({ ...calls, weights }, words, of, size, wordCount);
  for (let concept = 0; concept < conceptCount; concept++) toLengthOne(of, concept * size, size);
  return { width: size, of };
}

/** Length of the sum of the bearings that a word calls up, each by its weight. */
export function spansOf(
  { starts, columns, weights }: Sparse,
  { width, of }: Bearings,
  wordCount: number,
): Float32Array {
  const sum = new Float64Array(width);
  return Float32Array.from({ length: wordCount }, (_, word) => {
    const [start, end] = [starts[word] ?? 0, starts[word + 1] ?? 0];
    if (start === end) return 0;
    sum.fill(0);
    for (let at = start; at < end; at++) {
      const [from, weight] = [(columns[at] ?? 0) * width, weights[at] ?? 0];
      for (let axis = 0; axis < width; axis++) sum[axis] = (sum[axis] ?? 0) + weight * (of[from + axis] ?? 0);
    }
    return Math.hypot(...sum);
  });
}

/** Words of few concepts weigh more, and concepts of many words no more than those of few. */
function scaled(calls: Sparse, wordCount: number, conceptCount: number): Sparse {
  const weights = calls.weights.slice();
  const squares = new Float64Array(conceptCount);
  for (let word = 0; word < wordCount; word++) {
    const [start, end] = [calls.starts[word] ?? 0, calls.starts[word + 1] ?? 0];
    const rarity = Math.log((conceptCount + 1) / (end - start + 0.5));
    for (let at = start; at < end; at++) {
      weights[at] = Math.sqrt(weights[at] ?? 0) * rarity;
      const concept = calls.columns[at] ?? 0;
      squares[concept] = (squares[concept] ?? 0) + (weights[at] ?? 0) ** 2;
    }
  }
  for (let at = 0; at < weights.length; at++)
    weights[at] = (weights[at] ?? 0) / Math.sqrt(squares[calls.columns[at] ?? 0] || 1);
  return { ...calls, weights };
}

/** Orthonormal main axes of the concepts, `conceptCount × size`. */
function mainAxes(table: Sparse, wordCount: number, conceptCount: number, size: number): Float32Array {
  const axes = new Float32Array(conceptCount * size);
  let seed = 20090706;
  for (let at = 0; at < axes.length; at++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    axes[at] = seed / 2 ** 31;
  }
  const words = new Float32Array(wordCount * size);
  for (let round = 0; round < rounds; round++) {
    orthonormalise(axes, conceptCount, size);
    words.fill(0);
    multiply(table, axes, words, size, wordCount);
    axes.fill(0);
    multiplyTurned(table, words, axes, size, wordCount);
  }
  orthonormalise(axes, conceptCount, size);
  return axes;
}

function multiply(
  { starts, columns, weights }: Sparse,
  axes: Float32Array,
  into: Float32Array,
  size: number,
  rowCount: number,
): void {
  for (let row = 0, to = 0; row < rowCount; row++, to += size)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      const from = (columns[at] ?? 0) * size;
      for (let axis = 0; axis < size; axis++)
        into[to + axis] = (into[to + axis] ?? 0) + weight * (axes[from + axis] ?? 0);
    }
}

function multiplyTurned(
  { starts, columns, weights }: Sparse,
  rows: Float32Array,
  into: Float32Array,
  size: number,
  rowCount: number,
): void {
  for (let row = 0, from = 0; row < rowCount; row++, from += size)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      const to = (columns[at] ?? 0) * size;
      for (let axis = 0; axis < size; axis++)
        into[to + axis] = (into[to + axis] ?? 0) + weight * (rows[from + axis] ?? 0);
    }
}

/** Gram-Schmidt over columns; a column that depends on those before it becomes zero. */
function orthonormalise(axes: Float32Array, rowCount: number, size: number): void {
  const done: Float64Array[] = [];
  for (let axis = 0; axis < size; axis++) {
    const column = Float64Array.from({ length: rowCount }, (_, row) => axes[row * size + axis] ?? 0);
    for (const other of done) {
      let dot = 0;
      for (let row = 0; row < rowCount; row++) dot += (column[row] ?? 0) * (other[row] ?? 0);
      for (let row = 0; row < rowCount; row++) column[row] = (column[row] ?? 0) - dot * (other[row] ?? 0);
    }
    const length = Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));
    for (let row = 0; row < rowCount; row++) {
      column[row] = length > 1e-9 ? (column[row] ?? 0) / length : 0;
      axes[row * size + axis] = column[row] ?? 0;
    }
    done.push(column);
  }
}

export function toLengthOne(values: Float32Array, start: number, length: number): void {
  let square = 0;
  for (let at = start; at < start + length; at++) square += (values[at] ?? 0) ** 2;
  if (square < 1e-18) return;
  const scale = 1 / Math.sqrt(square);
  for (let at = start; at < start + length; at++) values[at] = (values[at] ?? 0) * scale;
}
