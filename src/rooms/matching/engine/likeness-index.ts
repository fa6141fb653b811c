import { compare } from "./compare.ts";
import type { Knowledge } from "./knowledge.ts";
import { lookAtConcepts, lookWhileFilling } from "./look.ts";
import { prepare } from "./query.ts";
import type { Reading } from "./read.ts";
import { type Reason, reasonsFor } from "./reasons.ts";
import { emptyShelf, shelve, unshelve } from "./shelf.ts";

export type Wanted = {
  /** Only texts in these languages; all, when left out. */
  readonly languages?: readonly string[];
  /** No text of this group (a side's code): what it tells, it knows already. */
  readonly exceptGroup?: string;
  /** Only these texts. */
  readonly among?: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
  readonly limit: number;
};

/** `score` 0..1 can be compared between queries; at 0.5 it is as likely as not that both tell the same trouble. */
export type Near = { readonly id: string; readonly score: number; readonly reasons: readonly Reason[] };

export type LikenessIndex = {
  readonly size: () => number;
  readonly has: (id: string) => boolean;
  /** Adds a text or replaces it. Throws on a reading made by another knowledge. */
  readonly put: (id: string, language: string, group: string, reading: Reading) => void;
  readonly remove: (id: string) => boolean;
  /** Best first; ties in the order of ids. */
  readonly nearest: (reading: Reading, wanted: Wanted) => Near[];
};

export function createLikenessIndex(knowledge: Knowledge): LikenessIndex {
  const shelf = emptyShelf(knowledge);
  const made = (reading: Reading) => {
    if (reading.version !== knowledge.version)
      throw new Error("the reading was made by another knowledge: read the text again");
    return reading;
  };
  return {
    size: () => shelf.places.size,
    has: (id) => shelf.places.has(id),
    put: (id, language, group, reading) => {
      shelve(shelf, id, language, group, made(reading));
      lookWhileFilling(shelf);
    },
    remove: (id) => unshelve(shelf, id),
    nearest: (reading, wanted) => {
      lookAtConcepts(shelf);
      const query = prepare(shelf, made(reading));
      return compare(shelf, query, wanted).map(({ id, place, score }) => ({
        id,
        score,
        reasons: reasonsFor(shelf, query, place),
      }));
    },
  };
}
