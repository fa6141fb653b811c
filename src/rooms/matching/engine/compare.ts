import { profileOf } from "./profile.ts";
import { rarityOn } from "./rarity.ts";
import type { Reading } from "./read.ts";
import type { Shelf } from "./shelf.ts";
import type { Wanted } from "./likeness-index.ts";
import { scoreOf, together } from "./combine.ts";
import { crowdingFor } from "./crowding.ts";

/** A reading made ready to be held against every text of a shelf. */
export type Query = {
  readonly language: string;
  readonly rarity: Float32Array;
  /** Words by number on the shelf with their weights; `totalWeight` counts those that the shelf does not know, too. */
  readonly words: Uint32Array;
  readonly wordWeights: Float32Array;
  readonly totalWeight: number;
  /** number of a word of any text → places in `words` it can stand for, and how well. */
  readonly standsFor: ReadonlyMap<number, readonly (readonly [place: number, likeness: number])[]>;
  /** By number of concept. */
  readonly concepts: Float32Array;
  readonly conceptNorm: number;
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
  return { language: reading.language, rarity, concepts, conceptNorm: Math.sqrt(square), ...queryWords(shelf, reading, rarity) };
}

function queryWords(shelf: Shelf, { units, amounts, strangers }: Reading, rarity: Float32Array) {
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
  const standsFor = new Map<number, [place: number, likeness: number][]>();
  const stand = (word: number, place: number, likeness: number) => {
    const places = standsFor.get(word);
    if (places) places.push([place, likeness]);
    else standsFor.set(word, [[place, likeness]]);
  };
  const { links } = shelf.knowledge;
  words.forEach((word, place) => {
    stand(word, place, 1);
    for (let at = links.starts[word] ?? 0; at < (links.starts[word + 1] ?? 0); at++)
      stand(links.columns[at] ?? 0, place, Math.min(1, links.weights[at] ?? 0));
  });
  return { words: Uint32Array.from(words), wordWeights: Float32Array.from(wordWeights), totalWeight, standsFor };
}

/** A word said four times tells more than once said, but not four times as much. Amounts are in sixteenths. */
export const saturated = (amount: number): number => Math.min(2, Math.sqrt(amount / 16));

export type Found = { readonly id: string; readonly place: number; readonly score: number };

/** As many of the likest are looked at again for how near they are to everything. */
const lookedAtAgain = 60;

/** The likest texts, best first. */
export function compare(shelf: Shelf, query: Query, wanted: Wanted): Found[] {
  const shared = sharedWords(shelf, query);
  const found = wantedPlaces(shelf, wanted).map((place) => ({
    id: shelf.ids[place] ?? "",
    place,
    likeness: together(shared(place), sharedConcepts(shelf, query, place)),
  }));
  found.sort((one, other) => other.likeness - one.likeness || (one.id < other.id ? -1 : 1));
  const crowding = crowdingFor(shelf, query.language);
  const again = found.slice(0, wanted.limit + lookedAtAgain).map(({ id, place, likeness }) => ({ id, place, score: scoreOf(likeness, crowding(place)) }));
  again.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  return again.slice(0, wanted.limit);
}

function wantedPlaces(shelf: Shelf, { languages, exceptGroup, among, except }: Wanted): number[] {
  const numbers = languages && new Set(languages.map((language) => shelf.names.of.get(language)));
  const barred = exceptGroup === undefined ? undefined : shelf.names.of.get(exceptGroup);
  const places: number[] = [];
  const candidates = among ? [...among].map((id) => shelf.places.get(id)) : shelf.ids.keys();
  for (const place of candidates) {
    if (place === undefined) continue;
    const id = shelf.ids[place];
    if (id === undefined || except?.has(id)) continue;
    if (numbers && !numbers.has(shelf.language[place])) continue;
    if (barred !== undefined && shelf.group[place] === barred) continue;
    places.push(place);
  }
  return places;
}

/** Share of what each text says, weighed by rarity, that has a translation in the other; both directions alike. */
function sharedWords({ words: { starts, lengths, keys, values } }: Shelf, { standsFor, wordWeights, totalWeight, rarity }: Query) {
  const best = new Float32Array(wordWeights.length);
  return (place: number): number => {
    best.fill(0);
    let theirs = 0;
    let theirTotal = 0;
    for (let at = starts[place] ?? 0, left = lengths[place] ?? 0; left > 0; at++, left--) {
      const key = keys[at] ?? 0;
      const weight = saturated(values[at] ?? 0) * (rarity[key] ?? 1);
      theirTotal += weight;
      const matches = standsFor.get(key);
      if (!matches) continue;
      let most = 0;
      for (const [own, likeness] of matches) {
        if (likeness > (best[own] ?? 0)) best[own] = likeness;
        if (likeness > most) most = likeness;
      }
      theirs += weight * most;
    }
    if (theirs === 0) return 0;
    let ours = 0;
    for (let own = 0; own < best.length; own++) ours += (best[own] ?? 0) * (wordWeights[own] ?? 0);
    return (ours / totalWeight + theirs / theirTotal) / 2;
  };
}

function sharedConcepts({ concepts: { starts, lengths, keys, values } }: Shelf, query: Query, place: number): number {
  let dot = 0;
  let square = 0;
  for (let at = starts[place] ?? 0, left = lengths[place] ?? 0; left > 0; at++, left--) {
    const concept = keys[at] ?? 0;
    const value = values[at] ?? 0;
    square += value * value;
    dot += value * (query.concepts[concept] ?? 0);
  }
  return dot === 0 ? 0 : dot / (Math.sqrt(square) * query.conceptNorm);
}
