import { diffArrays } from "diff";
import type { DiffPart } from "./diff.ts";

// Comparing very long texts word by word costs the square of their length; so long ones are cut into whole changes.
const mostLetters = 20_000;
const word = /\s+|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * What changed between two versions of a text, in runs of whole words of any alphabet; the runs put together are the
 * new text (without what was removed) and the old one (without what was added).
 */
export function changesBetween(before: string, after: string): DiffPart[] {
  if (before.length + after.length > mostLetters * 2) {
    return before === after
      ? [{ kind: "same", text: after }]
      : [
          { kind: "removed", text: before },
          { kind: "added", text: after },
        ];
  }
  return diffArrays(wordsOf(before), wordsOf(after)).map((part) => ({
    kind: part.added ? "added" : part.removed ? "removed" : "same",
    text: part.value.join(""),
  }));
}

const wordsOf = (text: string): string[] => text.match(word) ?? [];
