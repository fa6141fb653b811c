import { settings } from "./settings.ts";

export type Parts = { readonly words: number; readonly concepts: number; readonly meaning: number };

/** One likeness from the parts, 0..1. */
export function together({ words, concepts, meaning }: Parts): number {
  const { weights } = settings;
  const sum = weights.words * words + weights.concepts * concepts + weights.meaning * Math.max(0, meaning);
  return sum / (weights.words + weights.concepts + weights.meaning);
}

/** A likeness counts for less where the text is like many; 0..1. */
export function scoreOf(likeness: number, crowding: number): number {
  const { crowd, middle, steepness } = settings;
  return 1 / (1 + Math.exp(-steepness * (likeness - crowd * crowding - middle)));
}
