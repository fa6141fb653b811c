import type { Knowledge } from "./knowledge.ts";
import type { Reading } from "./read.ts";
import { settings } from "./settings.ts";

/** Below this nothing is named: a word may mean many things, and people read this. */
const enough = 0.8;
/** A synonym of one word often has other meanings, and wants support; one of several words hardly ever. */
const loneSynonym = 0.6;
const support = 0.5;

/**
 * Keys of the concepts that a text speaks of, the most telling first. People read this as "what it is about", so a
 * concept is named only on good grounds: its own name, or words that support one another.
 */
export function gist(knowledge: Knowledge, { units, amounts }: Reading, limit: number): string[] {
  const { callsOf, conceptKeys } = knowledge;
  const best = new Float32Array(conceptKeys.length);
  const all = new Float32Array(conceptKeys.length);
  units.forEach((unit, place) => {
    const [start, end] = [callsOf.starts[unit] ?? 0, callsOf.starts[unit + 1] ?? 0];
    const share = Math.min(1, 2 / (end - start + 1));
    const said = Math.min(1, (amounts[place] ?? 0) / 16);
    for (let at = start; at < end; at++) {
      const concept = callsOf.columns[at] ?? 0;
      const grounds = said * groundsOf(knowledge, unit, callsOf.weights[at] ?? 0, share);
      best[concept] = Math.max(best[concept] ?? 0, grounds);
      all[concept] = (all[concept] ?? 0) + grounds;
    }
  });
  const grounds = best.map((most, concept) => most + support * ((all[concept] ?? 0) - most));
  return [...conceptKeys.keys()]
    .filter((concept) => (grounds[concept] ?? 0) >= enough)
    .sort((one, other) => (grounds[other] ?? 0) - (grounds[one] ?? 0) || one - other)
    .slice(0, limit)
    .map((concept) => conceptKeys[concept] ?? "");
}

function groundsOf({ vocabulary }: Knowledge, unit: number, weight: number, share: number): number {
  const { term, also } = settings.surely;
  if (weight > (term + also) / 2) return 1;
  if (weight < also - 0.01) return weight * share;
  return vocabulary.unitText[unit]?.includes(" ") ? 1 : loneSynonym;
}
