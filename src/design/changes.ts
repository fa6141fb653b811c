import { diffWordsWithSpace } from "diff";
import type { DiffPart } from "./diff.ts";

// Comparing very long texts word by word costs the square of their length; so long ones are cut into whole changes.
const mostLetters = 20_000;

/** What changed between two versions of a text, in runs of words; the runs put together are the new text and the old one. */
export function changesBetween(before: string, after: string): DiffPart[] {
  if (before.length + after.length > mostLetters * 2) {
    return before === after
      ? [{ kind: "same", text: after }]
      : [
          { kind: "removed", text: before },
          { kind: "added", text: after },
        ];
  }
  return diffWordsWithSpace(before, after).map((part) => ({ kind: part.added ? "added" : part.removed ? "removed" : "same", text: part.value }));
}
