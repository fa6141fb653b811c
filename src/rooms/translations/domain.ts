import type { Audience } from "#kernel/object/object.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { StoredState } from "#kernel/wording/translation.ts";

/** How a passage stands in one language, from nothing to compared with the original by a second person. */
export type TranslationState = "missing" | "stale" | StoredState;

/** What the rules of this room need to know of one passage; found by its address. */
export interface PassageFacts {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly side: string | null;
  readonly audience: Audience;
  readonly author: string | null;
  /** What a comment or answer stands under; its own page is there. */
  readonly about: {
    readonly id: string;
    readonly kind: string;
    readonly number: number;
    readonly audience: Audience;
  } | null;
  readonly field: string;
  readonly position: number;
  /** The current original. */
  readonly language: string;
  readonly text: string;
  readonly version: number;
  /** Hash of the original, hexadecimal. */
  readonly hash: string;
  /** Whether the asker may read the thing at all. */
  readonly readable: boolean;
  /** Whether everybody may read it (in a closed exchange: every member), so that a service outside may be given it. */
  readonly everybodys: boolean;
}

/** Reads both languages: that of the original and at least one other. */
export const readsBoth = (actor: Actor, language: string): boolean =>
  actor.reads.includes(language) && actor.reads.some((code) => code !== language);

/** Languages that a reader can put a text into (or have it put into), his first one first. */
export const targetsFor = (reads: readonly string[], language: string): readonly string[] =>
  [...new Set(reads)].filter((code) => code !== language);

export function stateOf(
  translation: { readonly state: StoredState; readonly fresh: boolean } | null,
): TranslationState {
  if (!translation) return "missing";
  return translation.fresh || translation.state === "told" ? translation.state : "stale";
}

/** A title stays on one line. */
export const oneLine = (facts: Pick<PassageFacts, "field" | "text">): boolean =>
  facts.field === "title" || (facts.text.length <= 200 && !facts.text.includes("\n"));

/** Characters that a translation of it may have. */
export const mostLetters = (facts: Pick<PassageFacts, "field" | "text">): number => (oneLine(facts) ? 500 : 60_000);

export const pathOf = (
  passage: { readonly object: string; readonly field: string; readonly position: number },
  into?: string,
): string => `/translate/${passage.object}/${passage.field}/${passage.position}${into ? `?into=${into}` : ""}`;
export const historyOf = (
  passage: { readonly object: string; readonly field: string; readonly position: number },
  into: string,
): string => `/translations/history/${passage.object}/${passage.field}/${passage.position}?into=${into}`;
