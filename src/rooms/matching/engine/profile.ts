import type { Knowledge } from "./knowledge.ts";
import { settings } from "./settings.ts";

/** Concepts called up, ascending, and how strongly: in 255ths of the strongest; what is less than one is left out. */
export type Profile = { readonly concepts: Uint16Array; readonly activations: Uint8Array };

/**
 * What concepts the words of a text call up. Words count by their rarity among the texts at hand and by how few concepts
 * they call; several words that agree on a concept count for more than their sum; neighbours of a concept get a little.
 */
export function profileOf(knowledge: Knowledge, words: Uint32Array, amounts: Uint8Array, rarity: Float32Array): Profile {
  const activation = activationOf(knowledge, words, amounts, rarity);
  const strongest = activation.reduce((most, value) => Math.max(most, value), 0);
  const grade = (concept: number) => (strongest > 0 ? Math.round((255 * (activation[concept] ?? 0)) / strongest) : 0);
  const concepts = Uint16Array.from([...activation.keys()].filter((concept) => grade(concept) > 0));
  return { concepts, activations: Uint8Array.from(concepts, grade) };
}

function activationOf(knowledge: Knowledge, words: Uint32Array, amounts: Uint8Array, rarity: Float32Array): Float32Array {
  const { callsOf, rarityOfCalls, near, conceptKeys } = knowledge;
  const { agreement, repetition, near: spread } = settings.concept;
  const agreed = new Float32Array(conceptKeys.length);
  words.forEach((word, place) => {
    const said = (rarityOfCalls[word] ?? 0) * (rarity[word] ?? 0) * ((amounts[place] ?? 0) / 16) ** repetition;
    if (said === 0) return;
    for (let at = callsOf.starts[word] ?? 0; at < (callsOf.starts[word + 1] ?? 0); at++) {
      const concept = callsOf.columns[at] ?? 0;
      agreed[concept] = (agreed[concept] ?? 0) + said * (callsOf.weights[at] ?? 0);
    }
  });
  const called: number[] = [];
  agreed.forEach((value, concept) => {
    if (value > 0) called.push(concept);
  });
  for (const concept of called) agreed[concept] = (agreed[concept] ?? 0) ** agreement;
  const spreadOut = agreed.slice();
  for (const concept of called)
    for (let at = near.starts[concept] ?? 0; at < (near.starts[concept + 1] ?? 0); at++) {
      const neighbour = near.columns[at] ?? 0;
      spreadOut[neighbour] = (spreadOut[neighbour] ?? 0) + spread * (agreed[concept] ?? 0);
    }
  return spreadOut;
}
