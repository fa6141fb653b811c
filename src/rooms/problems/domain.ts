import type { Actor } from "#kernel/rights/actor.ts";

/** A problem says what is wrong; a hope, what one would like to do together. Same shape, same matching. */
export type ProblemKind = "problem" | "hope";
export type ProblemState = "draft" | "second-look" | "public" | "resolved" | "withdrawn";

/** What the rules of this room need to know of one problem. */
export interface ProblemFacts {
  readonly id: string;
  readonly kind: ProblemKind;
  readonly number: number;
  readonly side: string;
  readonly author: string | null;
  readonly organisation: string | null;
  /** Who may read it now; `wanted` is who may once it is published. */
  readonly audience: "authors" | "group" | "members" | "public";
  readonly wanted: "authors" | "group" | "members" | "public";
  readonly circle: string | null;
  readonly state: ProblemState;
  readonly children: boolean;
  readonly accused: string;
  readonly themes: readonly string[];
}

/** Whether others than its tellers may see it at all. */
export const isShown = (state: ProblemState): boolean => state === "public" || state === "resolved";

/** An accusation or a matter of children is looked at by two people, one of each of two sides, before others see it. */
export function needsSecondLook(problem: { readonly accused: string; readonly children: boolean }): boolean {
  return problem.accused !== "" || problem.children;
}

/** The state that publishing leads to. What had its second look once needs another when what it says has changed. */
export function stateWhenPublished(problem: {
  readonly accused: string;
  readonly children: boolean;
}): "second-look" | "public" {
  return needsSecondLook(problem) ? "second-look" : "public";
}

/** Whether two looks suffice: nobody against it, and yes from people of two sides (of one, where there is no other). */
export function secondLookDone(
  looks: readonly { readonly side: string; readonly yes: boolean }[],
  sidesWithModerators: number,
): boolean {
  if (looks.some((look) => !look.yes)) return false;
  return new Set(looks.map((look) => look.side)).size >= Math.min(2, Math.max(1, sidesWithModerators));
}

/** Wrote it, or writes for the organisation that told it. */
export function isTeller(
  actor: Actor,
  problem: { readonly author: string | null; readonly organisation: string | null },
): boolean {
  if (actor.person !== null && actor.person === problem.author) return true;
  return (
    problem.organisation !== null &&
    actor.organisations.some((own) => own.id === problem.organisation && own.role !== "member")
  );
}

/**
 * For which side this actor may say that two problems are the same; null when for none. A teller of one of the two
 * speaks for its side; a co-chair of a group on a theme of either, for the side he sits for.
 */
export function judgesFor(actor: Actor, pair: readonly [ProblemFacts, ProblemFacts]): string | null {
  for (const problem of pair) if (isTeller(actor, problem)) return problem.side;
  const sides = pair.map((problem) => problem.side);
  const themes = new Set(pair.flatMap((problem) => problem.themes));
  const chair = actor.seats.find(
    (seat) => seat.role === "co-chair" && sides.includes(seat.side) && seat.themes.some((theme) => themes.has(theme)),
  );
  return chair?.side ?? null;
}

/** Ids of a pair in the order in which verdicts and agreements keep it. */
export function inOrder(a: string, b: string): readonly [low: string, high: string] {
  return a < b ? [a, b] : [b, a];
}
