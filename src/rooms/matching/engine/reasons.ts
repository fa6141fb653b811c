import { type Query, saturated } from "./query.ts";
import type { Shelf } from "./shelf.ts";

/** Why two texts are near: a concept both call up, or a word of one that the other has in its own language. */
export type Reason =
  | { readonly kind: "concept"; readonly concept: string; readonly weight: number }
  | { readonly kind: "words"; readonly ours: string; readonly theirs: string; readonly weight: number };

const mostConcepts = 5;
const mostWords = 8;

/** Concepts first, then words, each by weight (share of its kind, 0..1). */
export function reasonsFor(shelf: Shelf, query: Query, place: number): Reason[] {
  return [...sharedConcepts(shelf, query, place), ...sharedWords(shelf, query, place)];
}

function sharedConcepts(
  { knowledge, concepts: { starts, lengths, keys, values } }: Shelf,
  query: Query,
  place: number,
): Reason[] {
  const shared: [concept: number, weight: number][] = [];
  let total = 0;
  for (let at = starts[place] ?? 0, left = lengths[place] ?? 0; left > 0; at++, left--) {
    const concept = keys[at] ?? 0;
    const weight = (query.concepts[concept] ?? 0) * (values[at] ?? 0);
    if (weight > 0) shared.push([concept, weight]);
    total += weight;
  }
  shared.sort((one, other) => other[1] - one[1]);
  return shared.slice(0, mostConcepts).map(([concept, weight]) => ({
    kind: "concept",
    concept: knowledge.conceptKeys[concept] ?? "",
    weight: weight / total,
  }));
}

function sharedWords(
  { knowledge, words: { starts, lengths, keys, values } }: Shelf,
  query: Query,
  place: number,
): Reason[] {
  const text = knowledge.vocabulary.unitText;
  const { first, next, own: owns, likeness } = query.matches;
  const pairs = new Map<number, [ours: number, theirs: number, weight: number]>();
  let total = 0;
  for (let at = starts[place] ?? 0, left = lengths[place] ?? 0; left > 0; at++, left--) {
    const theirs = keys[at] ?? 0;
    for (let link = first[theirs] ?? 0; link > 0; link = next[link - 1] ?? 0) {
      const own = owns[link - 1] ?? 0;
      const weight =
        (likeness[link - 1] ?? 0) *
        (query.wordWeights[own] ?? 0) *
        saturated(values[at] ?? 0) *
        (query.rarity[theirs] ?? 0);
      if (weight > (pairs.get(own)?.[2] ?? 0)) pairs.set(own, [query.words[own] ?? 0, theirs, weight]);
    }
  }
  const best = [...pairs.values()].filter(([ours, theirs]) => text[ours] !== undefined && text[theirs] !== undefined);
  best.sort((one, other) => other[2] - one[2]);
  for (const [, , weight] of best) total += weight;
  return best.slice(0, mostWords).map(([ours, theirs, weight]) => ({
    kind: "words",
    ours: text[ours] ?? "",
    theirs: text[theirs] ?? "",
    weight: weight / total,
  }));
}
