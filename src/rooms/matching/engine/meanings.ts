import type { Meanings } from "./knowledge.ts";
import type { Sparse } from "./sparse.ts";

const width = 96;
const rounds = 5;

/**
 * Places every unit in a small space where units brought together by the same concepts lie close (a truncated
 * singular value decomposition of the table of units and concepts), then lets units without a concept lie where their
 * translations do. Deterministic.
 */
export function meanings(callsOf: Sparse, links: Sparse, unitCount: number, conceptCount: number): Meanings {
  const size = Math.min(width, conceptCount);
  const scaled = scaledCalls(callsOf, unitCount, conceptCount);
  const axes = mainAxes(scaled, unitCount, conceptCount, size);
  const places = new Float32Array(unitCount * size);
  multiply(scaled, axes, places, size, unitCount);
  for (let unit = 0; unit < unitCount; unit++) normalise(places, unit * size, size);
  const settled = settle(places, callsOf, links, unitCount, size);
  const of = new Int8Array(unitCount * size);
  for (let at = 0; at < of.length; at++) of[at] = Math.round((settled[at] ?? 0) * 127);
  return { width: size, of };
}

/** Words of few concepts weigh more, and long columns no more than short ones. */
function scaledCalls(callsOf: Sparse, unitCount: number, conceptCount: number): Sparse {
  const weights = callsOf.weights.slice();
  const norms = new Float64Array(conceptCount);
  for (let unit = 0; unit < unitCount; unit++) {
    const [start, end] = [callsOf.starts[unit] ?? 0, callsOf.starts[unit + 1] ?? 0];
    const idf = Math.log((conceptCount + 1) / (end - start + 0.5));
    for (let at = start; at < end; at++) {
      weights[at] = Math.sqrt(weights[at] ?? 0) * idf;
      const column = callsOf.columns[at] ?? 0;
      norms[column] = (norms[column] ?? 0) + (weights[at] ?? 0) ** 2;
    }
  }
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / Math.sqrt(norms[callsOf.columns[at] ?? 0] || 1);
  return { starts: callsOf.starts, columns: callsOf.columns, weights };
}

/** Orthonormal main axes of the concepts, `conceptCount × size`, by subspace iteration. */
function mainAxes(table: Sparse, unitCount: number, conceptCount: number, size: number): Float32Array {
  const axes = new Float32Array(conceptCount * size);
  let seed = 20090706;
  for (let at = 0; at < axes.length; at++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    axes[at] = seed / 2 ** 31;
  }
  const places = new Float32Array(unitCount * size);
  for (let round = 0; round < rounds; round++) {
    orthonormalise(axes, conceptCount, size);
    places.fill(0);
    multiply(table, axes, places, size, unitCount);
    axes.fill(0);
    multiplyTurned(table, places, axes, size, unitCount);
  }
  orthonormalise(axes, conceptCount, size);
  return axes;
}

function multiply(table: Sparse, axes: Float32Array, into: Float32Array, size: number, rowCount: number): void {
  const { starts, columns, weights } = table;
  for (let row = 0; row < rowCount; row++)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      const from = (columns[at] ?? 0) * size;
      for (let axis = 0; axis < size; axis++) into[row * size + axis] = (into[row * size + axis] ?? 0) + weight * (axes[from + axis] ?? 0);
    }
}

function multiplyTurned(table: Sparse, places: Float32Array, into: Float32Array, size: number, rowCount: number): void {
  const { starts, columns, weights } = table;
  for (let row = 0; row < rowCount; row++)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const weight = weights[at] ?? 0;
      const to = (columns[at] ?? 0) * size;
      for (let axis = 0; axis < size; axis++) into[to + axis] = (into[to + axis] ?? 0) + weight * (places[row * size + axis] ?? 0);
    }
}

/** Gram-Schmidt over columns; a column that vanishes stays zero. */
function orthonormalise(axes: Float32Array, rowCount: number, size: number): void {
  const columns = Array.from({ length: size }, (_, axis) => {
    const column = new Float64Array(rowCount);
    for (let row = 0; row < rowCount; row++) column[row] = axes[row * size + axis] ?? 0;
    return column;
  });
  columns.forEach((column, axis) => {
    for (let before = 0; before < axis; before++) {
      const other = columns[before] ?? column;
      let dot = 0;
      for (let row = 0; row < rowCount; row++) dot += (column[row] ?? 0) * (other[row] ?? 0);
      for (let row = 0; row < rowCount; row++) column[row] = (column[row] ?? 0) - dot * (other[row] ?? 0);
    }
    let norm = 0;
    for (let row = 0; row < rowCount; row++) norm += (column[row] ?? 0) ** 2;
    const scale = norm > 1e-12 ? 1 / Math.sqrt(norm) : 0;
    for (let row = 0; row < rowCount; row++) {
      column[row] = (column[row] ?? 0) * scale;
      axes[row * size + axis] = column[row] ?? 0;
    }
  });
}

/** Each unit moves towards its translations; a unit of no concept is placed by them alone, in two steps outward. */
function settle(places: Float32Array, callsOf: Sparse, links: Sparse, unitCount: number, size: number): Float32Array {
  let from = places;
  for (let step = 0; step < 2; step++) {
    const next = new Float32Array(unitCount * size);
    for (let unit = 0; unit < unitCount; unit++) {
      const own = (callsOf.starts[unit + 1] ?? 0) > (callsOf.starts[unit] ?? 0);
      let total = 0;
      for (let at = links.starts[unit] ?? 0; at < (links.starts[unit + 1] ?? 0); at++) total += links.weights[at] ?? 0;
      const pull = own ? 0.5 : 1;
      const to = unit * size;
      for (let at = links.starts[unit] ?? 0; at < (links.starts[unit + 1] ?? 0); at++) {
        const weight = (pull * (links.weights[at] ?? 0)) / total;
        const other = (links.columns[at] ?? 0) * size;
        for (let axis = 0; axis < size; axis++) next[to + axis] = (next[to + axis] ?? 0) + weight * (from[other + axis] ?? 0);
      }
      if (own) for (let axis = 0; axis < size; axis++) next[to + axis] = (next[to + axis] ?? 0) + (places[to + axis] ?? 0);
      normalise(next, to, size);
    }
    from = next;
  }
  return from;
}

export function normalise(values: Float32Array, start: number, length: number): void {
  let norm = 0;
  for (let at = start; at < start + length; at++) norm += (values[at] ?? 0) ** 2;
  if (norm < 1e-12) return;
  const scale = 1 / Math.sqrt(norm);
  for (let at = start; at < start + length; at++) values[at] = (values[at] ?? 0) * scale;
}
