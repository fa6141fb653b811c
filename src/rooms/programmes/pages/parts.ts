import type { BadgeKind } from "#design/badge.ts";

export const stateBadge = (state: string): BadgeKind =>
  state === "running" ? "ok" : state === "paused" ? "warm" : state === "rehearsing" ? "waiting" : "plain";

/** The first sentence or two of a longer text, for a list. */
export function firstWords(text: string): string {
  const [first = "", second = ""] = text.split(/(?<=[.!?…])\s+/u);
  return first.length < 80 && second !== "" ? `${first} ${second}` : first;
}
