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
  const grades = gradesOf(spread(knowledge, agreed));
  const concepts = strongestOf(grades);
  return {
    concepts,
    activations: Uint8Array.from(concepts, (concept) => grades[concept] ?? 0),
    bearing: bearingOf(knowledge, words, said, agreed),
  };
}

/** In 255ths of the strongest. */
function gradesOf(activation: Float32Array): Uint8Array {
  let strongest = 0;
  for (const value of activation) if (value > strongest) strongest = value;
  const grades = new Uint8Array(activation.length);
  if (strongest === 0) return grades;
  for (let concept = 0; concept < grades.length; concept++)
    grades[concept] = Math.round((255 * (activation[concept] ?? 0)) / strongest);
  return grades;
}

/** The concepts called up most, about as many as are kept, ascending by number. */
function strongestOf(grades: Uint8Array): Uint16Array {
  const having = new Uint32Array(256);
  for (const grade of grades) having[grade] = (having[grade] ?? 0) + 1;
  let least = 256;
  for (let count = 0; least > 1; least--) {
    count += having[least - 1] ?? 0;
    if (count > settings.concept.most) break;
  }
  const strongest: number[] = [];
  grades.forEach((grade, concept) => {
    if (grade >= least) strongest.push(concept);
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
function bearingOf(knowledge: Knowledge, words: Uint32Array, said: Float32Array, agreed: Float32Array): Float32Array {
  const bearing = sumOfBearings(knowledge, agreed);
  const singly = sumOfBearings(knowledge, saidSingly(knowledge, words, said));
  for (let axis = 0; axis < bearing.length; axis++)
    bearing[axis] = (bearing[axis] ?? 0) + settings.singly * (singly[axis] ?? 0);
  toLengthOne(bearing, 0, bearing.length);
  return bearing;
}

/** By concept, so that each word adds a bearing of the length in which it was said. */
function saidSingly({ callsOf, spanOf, conceptKeys }: Knowledge, words: Uint32Array, said: Float32Array): Float32Array {
  const singly = new Float32Array(conceptKeys.length);
  words.forEach((word, place) => {
    const span = spanOf[word] ?? 0;
    if (span === 0) return;
    const weight = (said[place] ?? 0) / span;
    for (let at = callsOf.starts[word] ?? 0; at < (callsOf.starts[word + 1] ?? 0); at++) {
      const concept = callsOf.columns[at] ?? 0;
      singly[concept] = (singly[concept] ?? 0) + weight * (callsOf.weights[at] ?? 0);
    }
  });
  return singly;
}

/** Of length 1. What is less than a fiftieth of the greatest is left out, for it turns nothing. */
function sumOfBearings({ bearings: { width, of } }: Knowledge, weights: Float32Array): Float32Array {
  let greatest = 0;
  for (const weight of weights) if (weight > greatest) greatest = weight;
  const sum = new Float32Array(width);
  for (let concept = 0; concept < weights.length; concept++) {
    const weight = weights[concept] ?? 0;
    if (weight === 0 || weight < greatest / 50) continue;
    const from = concept * width;
    for (let axis = 0; axis < width; axis++) sum[axis] = (sum[axis] ?? 0) + weight * (of[from + axis] ?? 0);
  }
  toLengthOne(sum, 0, width);
  return sum;
}
