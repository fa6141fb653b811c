import { toLengthOne } from "./bearings.ts";
import type { Knowledge } from "./knowledge.ts";
import { settings } from "./settings.ts";

export type Profile = {
  /** Concepts called up most, ascending, and how strongly, in 255ths of the strongest. */
  readonly concepts: Uint16Array;
  readonly activations: Uint8Array;
  /** Where the text as a whole points among the concepts' bearings; length 1, or 0 for a text that calls up nothing. */
  readonly bearing: Float32Array;
};

/**
 * What the words of a text call up. Words count by their rarity among the texts at hand and by how few concepts they
 * call; several words that agree on a concept count for more than their sum; neighbours of a concept get a little.
 */
export function profileOf(
  knowledge: Knowledge,
  words: Uint32Array,
  amounts: Uint8Array,
  rarity: Float32Array,
): Profile {
  const said = saidOf(words, amounts, rarity);
  const agreed = agreedOn(knowledge, words, said);
  const activation = spread(knowledge, agreed);
  const concepts = strongestOf(activation);
  const strongest = activation.reduce((most, value) => Math.max(most, value), 0);
  return {
    concepts,
    activations: Uint8Array.from(concepts, (concept) => Math.round((255 * (activation[concept] ?? 0)) / strongest)),
    bearing: bearingOf(knowledge, words, said, agreed),
  };
}

/** The concepts called up most, ascending by number. */
function strongestOf(activation: Float32Array): Uint16Array {
  const ranked = activation.filter((value) => value > 0).sort();
  const least = ranked[Math.max(0, ranked.length - settings.concept.most)] ?? 1;
  const floor = Math.max(least, (ranked.at(-1) ?? 0) / 255);
  const strongest: number[] = [];
  activation.forEach((value, concept) => {
    if (value >= floor) strongest.push(concept);
  });
  return Uint16Array.from(strongest);
}

const saidOf = (words: Uint32Array, amounts: Uint8Array, rarity: Float32Array): Float32Array =>
  Float32Array.from(
    words,
    (word, place) => (rarity[word] ?? 0) * ((amounts[place] ?? 0) / 16) ** settings.concept.repetition,
  );

function agreedOn(
  { callsOf, tellingOf, conceptKeys }: Knowledge,
  words: Uint32Array,
  said: Float32Array,
): Float32Array {
  const agreed = new Float32Array(conceptKeys.length);
  words.forEach((word, place) => {
    const weight = (said[place] ?? 0) * (tellingOf[word] ?? 0);
    if (weight === 0) return;
    for (let at = callsOf.starts[word] ?? 0; at < (callsOf.starts[word + 1] ?? 0); at++) {
      const concept = callsOf.columns[at] ?? 0;
      agreed[concept] = (agreed[concept] ?? 0) + weight * (callsOf.weights[at] ?? 0);
    }
  });
  for (let concept = 0; concept < agreed.length; concept++) {
    const value = agreed[concept] ?? 0;
    if (value > 0) agreed[concept] = value ** settings.concept.agreement;
  }
  return agreed;
}

function spread({ near }: Knowledge, agreed: Float32Array): Float32Array {
  const all = agreed.slice();
  agreed.forEach((value, concept) => {
    if (value === 0) return;
    for (let at = near.starts[concept] ?? 0; at < (near.starts[concept + 1] ?? 0); at++) {
      const neighbour = near.columns[at] ?? 0;
      all[neighbour] = (all[neighbour] ?? 0) + settings.concept.near * value;
    }
  });
  return all;
}

/** From the concepts agreed on, and some from each word by itself. */
function bearingOf(
  { callsOf, bearings: { width, of } }: Knowledge,
  words: Uint32Array,
  said: Float32Array,
  agreed: Float32Array,
): Float32Array {
  const together = new Float32Array(width);
  agreed.forEach((value, concept) => {
    if (value > 0) add(together, of, concept * width, value);
  });
  toLengthOne(together, 0, width);
  const singly = new Float32Array(width);
  const one = new Float32Array(width);
  words.forEach((word, place) => {
    const [start, end] = [callsOf.starts[word] ?? 0, callsOf.starts[word + 1] ?? 0];
    if (start === end) return;
    one.fill(0);
    for (let at = start; at < end; at++) add(one, of, (callsOf.columns[at] ?? 0) * width, callsOf.weights[at] ?? 0);
    toLengthOne(one, 0, width);
    add(singly, one, 0, said[place] ?? 0);
  });
  toLengthOne(singly, 0, width);
  add(together, singly, 0, settings.singly);
  toLengthOne(together, 0, width);
  return together;
}

function add(to: Float32Array, from: Float32Array, start: number, weight: number): void {
  for (let axis = 0; axis < to.length; axis++) to[axis] = (to[axis] ?? 0) + weight * (from[start + axis] ?? 0);
}
