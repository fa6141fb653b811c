import { fromMiddle } from "./look.ts";
import { profileOf } from "./profile.ts";
import { rarityOn } from "./rarity.ts";
import type { Reading } from "./read.ts";
import type { Shelf } from "./shelf.ts";

/** A reading made ready to be held against every text of a shelf. */
export type Query = {
  readonly language: string;
  readonly rarity: Float32Array;
  /** Words by number on the shelf with their weights; `totalWeight` counts those that the shelf does not know, too. */
  readonly words: Uint32Array;
  readonly wordWeights: Float32Array;
  readonly totalWeight: number;
  readonly matches: Matches;
  /** By number of concept. */
  readonly concepts: Float32Array;
  readonly conceptLength: number;
  readonly bearing: Float32Array;
};

/** For each word of any text, as a chain: which of our words it can stand for, and how well. `first` holds 1 + the link, 0 for none. */
export type Matches = {
  readonly first: Uint32Array;
  readonly next: readonly number[];
  readonly own: readonly number[];
  readonly likeness: readonly number[];
};

export function prepare(shelf: Shelf, reading: Reading): Query {
  const rarity = rarityOn(shelf);
  const profile = profileOf(shelf.knowledge, reading.units, reading.amounts, rarity);
  const concepts = new Float32Array(shelf.knowledge.conceptKeys.length);
  let square = 0;
  profile.concepts.forEach((concept, at) => {
    const value = profile.activations[at] ?? 0;
    concepts[concept] = value;
    square += value * value;
  });
  const bearing = fromMiddle(shelf, shelf.names.of.get(reading.language), profile.bearing);
  return {
    language: reading.language,
    rarity,
    concepts,
    conceptLength: Math.sqrt(square),
    bearing,
    ...wordsOfQuery(shelf, reading, rarity),
  };
}

function wordsOfQuery(shelf: Shelf, { units, amounts, strangers }: Reading, rarity: Float32Array) {
  const words: number[] = [...units];
  const wordWeights = words.map((word, at) => saturated(amounts[at] ?? 0) * (rarity[word] ?? 1));
  let totalWeight = wordWeights.reduce((sum, weight) => sum + weight, 0);
  for (const { word, amount } of strangers) {
    const number = shelf.strangers.get(word);
    const weight = saturated(amount) * (number === undefined ? 1 : (rarity[number] ?? 1));
    totalWeight += weight;
    if (number === undefined) continue;
    words.push(number);
    wordWeights.push(weight);
  }
  return {
    words: Uint32Array.from(words),
    wordWeights: Float32Array.from(wordWeights),
    totalWeight,
    matches: matchesOf(shelf, words),
  };
}

function matchesOf({ knowledge, strangers }: Shelf, words: readonly number[]): Matches {
  const first = new Uint32Array(knowledge.vocabulary.unitText.length + strangers.size);
  const next: number[] = [];
  const own: number[] = [];
  const likeness: number[] = [];
  const stand = (word: number, place: number, how: number) => {
    next.push(first[word] ?? 0);
    own.push(place);
    first[word] = likeness.push(how);
  };
  const { starts, columns, weights } = knowledge.links;
  words.forEach((word, place) => {
    stand(word, place, 1);
    for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at++)
      stand(columns[at] ?? 0, place, Math.min(1, weights[at] ?? 0));
  });
  return { first, next, own, likeness };
}

/** A word said four times tells more than once said, but not four times as much. Amounts are in sixteenths. */
export const saturated = (amount: number): number => saturation[amount] ?? 2;
const saturation = Float32Array.from({ length: 256 }, (_, amount) => Math.min(2, Math.sqrt(amount / 16)));
