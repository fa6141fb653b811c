import type { Knowledge } from "./knowledge.ts";
import type { Reading } from "./read.ts";

/** A name of the concept is enough; of words that only call it up, several must agree. */
const enough = 0.85;
const aName = 0.8;

/**
 * Keys of the concepts that a text speaks of, the most telling first. People read this as "what it is about", so a
 * concept is named only on good grounds: its own name, or several different rare words that call it up.
 */
export function gist({ callsOf, conceptKeys }: Knowledge, { units, amounts }: Reading, limit: number): string[] {
  const grounds = new Float32Array(conceptKeys.length);
  const named = new Uint8Array(conceptKeys.length);
  units.forEach((unit, place) => {
    const [start, end] = [callsOf.starts[unit] ?? 0, callsOf.starts[unit + 1] ?? 0];
    const said = (amounts[place] ?? 0) / 16;
    const rare = Math.min(1, 2 / (end - start + 1));
    for (let at = start; at < end; at++) {
      const concept = callsOf.columns[at] ?? 0;
      const weight = callsOf.weights[at] ?? 0;
      if (weight >= aName && said >= 1) named[concept] = 1;
      grounds[concept] = (grounds[concept] ?? 0) + weight * rare * Math.min(1.5, Math.sqrt(said));
    }
  });
  return [...conceptKeys.keys()]
    .filter((concept) => named[concept] === 1 || (grounds[concept] ?? 0) >= enough)
    .sort((one, other) => (grounds[other] ?? 0) - (grounds[one] ?? 0) || one - other)
    .slice(0, limit)
    .map((concept) => conceptKeys[concept] ?? "");
}
