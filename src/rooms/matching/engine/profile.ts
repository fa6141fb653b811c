import type { Knowledge } from "./knowledge.ts";
import { normalise } from "./meanings.ts";
import type { Reading } from "./read.ts";
import { settings } from "./settings.ts";

/** A reading as the comparison needs it; follows from the reading and the knowledge alone. */
export type Profile = {
  /** Concepts called up, ascending, and how strongly: in 255ths of the strongest; what is less than one is left out. */
  readonly concepts: Uint16Array;
  readonly activations: Uint8Array;
  /** Direction of the whole text, of length 1 (or 0). */
  readonly meaning: Float32Array;
};

export function profileOf(knowledge: Knowledge, reading: Reading): Profile {
  const activation = activationOf(knowledge, reading);
  const strongest = activation.reduce((most, value) => Math.max(most, value), 0);
  const concepts = Uint16Array.from(activation.keys()).filter((concept) => grade(activation[concept] ?? 0, strongest) > 0);
  return {
    concepts,
    activations: Uint8Array.from(concepts, (concept) => grade(activation[concept] ?? 0, strongest)),
    meaning: meaningOf(knowledge, reading),
  };
}

const grade = (value: number, strongest: number): number => (strongest > 0 ? Math.round((255 * value) / strongest) : 0);

/** By concept: what its words in the text bring, before neighbours are let in, and after. */
export function activationOf({ callsOf, rarityOfCalls, near, conceptKeys }: Knowledge, { units, amounts }: Reading): Float32Array {
  const { agreement, repetition, near: spread } = settings.concept;
  const own = new Float32Array(conceptKeys.length);
  units.forEach((unit, place) => {
    const said = (rarityOfCalls[unit] ?? 0) * ((amounts[place] ?? 0) / 16) ** repetition;
    for (let at = callsOf.starts[unit] ?? 0; at < (callsOf.starts[unit + 1] ?? 0); at++) {
      const concept = callsOf.columns[at] ?? 0;
      own[concept] = (own[concept] ?? 0) + said * (callsOf.weights[at] ?? 0);
    }
  });
  const agreed = own.map((value) => value ** agreement);
  const spreadOut = agreed.slice();
  for (let concept = 0; concept < own.length; concept++) {
    const value = agreed[concept] ?? 0;
    if (value === 0) continue;
    for (let at = near.starts[concept] ?? 0; at < (near.starts[concept + 1] ?? 0); at++) {
      const neighbour = near.columns[at] ?? 0;
      spreadOut[neighbour] = (spreadOut[neighbour] ?? 0) + spread * value;
    }
  }
  return spreadOut;
}

function meaningOf({ meanings: { width, of }, commonness }: Knowledge, { units, amounts }: Reading): Float32Array {
  const meaning = new Float32Array(width);
  units.forEach((unit, place) => {
    const weight = Math.min(2, Math.sqrt((amounts[place] ?? 0) / 16)) * -Math.log((commonness[unit] ?? 0) + 0.002);
    for (let axis = 0; axis < width; axis++) meaning[axis] = (meaning[axis] ?? 0) + weight * (of[unit * width + axis] ?? 0);
  });
  normalise(meaning, 0, width);
  return meaning;
}
