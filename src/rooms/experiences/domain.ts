import type { Actor } from "#kernel/rights/actor.ts";

export type ExperienceState = "draft" | "public" | "withdrawn";

/** What is told of an experience, field by field, in the order of its page. */
export const tellingFields = ["did", "cost", "outcome", "wrong", "ask"] as const;
export type TellingField = (typeof tellingFields)[number];

/** What the rules of this room need to know of one experience. */
export interface ExperienceFacts {
  readonly id: string;
  readonly number: number;
  readonly side: string;
  readonly author: string | null;
  readonly organisation: string | null;
  /** Who may read it now; `wanted` is who may once it is published. */
  readonly audience: "authors" | "group" | "members" | "public";
  readonly wanted: "authors" | "group" | "members" | "public";
  readonly circle: string | null;
  readonly state: ExperienceState;
  readonly themes: readonly string[];
}

/** Whether others than its tellers may see it at all. */
export const isShown = (state: ExperienceState): boolean => state === "public";

/** An experience is told whole when it says what was done and what came of it; a draft need not. */
export const isWhole = (told: { readonly did: string; readonly outcome: string }): boolean =>
  told.did.trim().length >= 30 && told.outcome.trim().length >= 10;

/** Wrote it, or writes for the organisation that tells it. */
export function isTeller(
  actor: Actor,
  experience: { readonly author: string | null; readonly organisation: string | null },
): boolean {
  if (actor.person !== null && actor.person === experience.author) return true;
  return (
    experience.organisation !== null &&
    actor.organisations.some((own) => own.id === experience.organisation && own.role !== "member")
  );
}

/** Kinds of things that an experience may be about. */
export const aboutKinds = ["problem", "hope", "common-problem"] as const;

/**
 * Addresses of what an experience is about, as people copy them: `/problems/5`, whole addresses, several with spaces
 * or commas between. Null where something is no such address.
 */
export function addressesIn(text: string): readonly { readonly kind: string; readonly number: number }[] | null {
  const found: { kind: string; number: number }[] = [];
  for (const word of text.split(/[\s,;]+/u).filter((part) => part !== "")) {
    const parts = /(?:^|\/)(problem|hope|common-problem)s\/([1-9]\d{0,8})(?:[/?#].*)?$/u.exec(word);
    if (!parts) return null;
    found.push({ kind: parts[1] ?? "", number: Number(parts[2]) });
  }
  return found;
}
