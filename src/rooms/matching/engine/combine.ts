import { settings } from "./settings.ts";

/** One likeness from shared words, shared concepts and like bearing, at most 1. */
export function together(words: number, concepts: number, bearing: number): number {
  const { weights } = settings;
  return (
    (weights.words * words + weights.concepts * concepts + weights.bearing * bearing) /
    (weights.words + weights.concepts + weights.bearing)
  );
}

/** A likeness counts for less where the text is like many; 0..1. */
export function scoreOf(likeness: number, crowding: number): number {
  const { crowd, middle, steepness } = settings;
  return 1 / (1 + Math.exp(-steepness * (likeness - crowd * crowding - middle)));
}
