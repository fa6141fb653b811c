import { type Query, saturated } from "./query.ts";
import type { Shelf } from "./shelf.ts";

/** Share of what each of two texts says, weighed by rarity, that has a translation in the other; both directions alike, 0..1. */
export function sharedWords(
  { words: { starts, lengths, keys, values } }: Shelf,
  { matches, wordWeights, totalWeight, rarity }: Query,
) {
  const { first, next, own, likeness } = matches;
  const best = new Float32Array(wordWeights.length);
  return (place: number): number => {
    best.fill(0);
    let theirs = 0;
    let theirTotal = 0;
    for (let at = starts[place] ?? 0, left = lengths[place] ?? 0; left > 0; at++, left--) {
      const key = keys[at] ?? 0;
      const weight = saturated(values[at] ?? 0) * (rarity[key] ?? 1);
      theirTotal += weight;
      let most = 0;
      for (let link = first[key] ?? 0; link > 0; link = next[link - 1] ?? 0) {
        const how = likeness[link - 1] ?? 0;
        const place = own[link - 1] ?? 0;
        if (how > (best[place] ?? 0)) best[place] = how;
        if (how > most) most = how;
      }
      theirs += weight * most;
    }
    if (theirs === 0 || totalWeight === 0) return 0;
    let ours = 0;
    for (let place = 0; place < best.length; place++) ours += (best[place] ?? 0) * (wordWeights[place] ?? 0);
    return (ours / totalWeight + theirs / theirTotal) / 2;
  };
}

/** Cosine of what two texts call up, 0..1. */
export function sharedConcepts(
  { concepts: { starts, lengths, keys, values } }: Shelf,
  ours: Float32Array,
  ourLength: number,
  place: number,
): number {
  let dot = 0;
  let square = 0;
  for (let at = starts[place] ?? 0, left = lengths[place] ?? 0; left > 0; at++, left--) {
    const value = values[at] ?? 0;
    square += value * value;
    dot += value * (ours[keys[at] ?? 0] ?? 0);
  }
  return dot === 0 ? 0 : dot / (Math.sqrt(square) * ourLength);
}

/** Cosine of where two texts point, -1..1; `ours` of length 1. */
export function likeBearing({ bearings }: Shelf, ours: Float32Array, place: number): number {
  const width = ours.length;
  let dot = 0;
  for (let axis = 0, at = place * width; axis < width; axis++, at++) dot += (bearings[at] ?? 0) * (ours[axis] ?? 0);
  return dot / 127;
}
