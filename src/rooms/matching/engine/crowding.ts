import { together } from "./combine.ts";
import { likeBearing, sharedConcepts } from "./parts.ts";
import { settings } from "./settings.ts";
import type { Shelf } from "./shelf.ts";

const sampleSize = 256;
/** The share of the sample that counts as a text's nearest. */
const nearest = 0.08;
const fewest = 20;

type Crowding = { readonly changes: number; readonly sample: readonly number[]; readonly of: Map<number, number> };
const remembered = new WeakMap<Shelf, Map<string, Crowding>>();

/**
 * How near a text is, in concepts and bearing, to the nearest twelfth of all texts in a language: some texts are near to everything, and
 * then nearness says little. Measured on a sample, kept until one text in twenty has changed; the usual one while there are few texts.
 * Source: the idea of cross-domain similarity local scaling (Conneau et al., 2018, arXiv 1710.04087).
 */
export function crowdingFor(shelf: Shelf, language: string): (place: number) => number {
  const { sample, of } = crowdingIn(shelf, language);
  if (sample.length < fewest) return () => settings.usualCrowding;
  const concepts = new Float32Array(shelf.knowledge.conceptKeys.length);
  return (place) => {
    const known = of.get(place);
    if (known !== undefined) return known;
    const crowding = measure(shelf, sample, place, concepts);
    of.set(place, crowding);
    return crowding;
  };
}

function crowdingIn(shelf: Shelf, language: string): Crowding {
  const byLanguage = remembered.get(shelf) ?? new Map<string, Crowding>();
  remembered.set(shelf, byLanguage);
  const known = byLanguage.get(language);
  if (known && shelf.changes - known.changes <= shelf.places.size / 20) return known;
  const fresh = { changes: shelf.changes, sample: sampleOf(shelf, language), of: new Map<number, number>() };
  byLanguage.set(language, fresh);
  return fresh;
}

function sampleOf(shelf: Shelf, language: string): number[] {
  const number = shelf.names.of.get(language);
  const all = [...shelf.places.values()].filter((place) => shelf.language[place] === number);
  const step = Math.max(1, all.length / sampleSize);
  return Array.from({ length: Math.min(sampleSize, all.length) }, (_, at) => all[Math.floor(at * step)] ?? 0);
}

function measure(shelf: Shelf, sample: readonly number[], place: number, concepts: Float32Array): number {
  const { starts, lengths, keys, values } = shelf.concepts;
  const { width } = shelf.knowledge.bearings;
  concepts.fill(0);
  let square = 0;
  for (let at = starts[place] ?? 0, left = lengths[place] ?? 0; left > 0; at++, left--) {
    concepts[keys[at] ?? 0] = values[at] ?? 0;
    square += (values[at] ?? 0) ** 2;
  }
  const bearing = Float32Array.from(
    shelf.bearings.subarray(place * width, (place + 1) * width),
    (value) => value / 127,
  );
  const near = sample
    .filter((other) => other !== place)
    .map((other) =>
      together(0, sharedConcepts(shelf, concepts, Math.sqrt(square), other), likeBearing(shelf, bearing, other)),
    );
  near.sort((one, other) => other - one);
  const count = Math.max(1, Math.round(nearest * near.length));
  return near.slice(0, count).reduce((sum, value) => sum + value, 0) / count;
}
