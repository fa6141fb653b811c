import type { TranslationState } from "../domain.ts";

/** What the desk is asked for: what needs a translator, or what wants a second pair of eyes. */
export const deskKinds = ["needed", "missing", "stale", "machine", "unchecked"] as const;
export type DeskKind = (typeof deskKinds)[number];

/** How long a thing stays with the one who took it. */
export const claimLasts = { hours: 2 } as const;

export const statesOf: Record<DeskKind, readonly TranslationState[]> = {
  needed: ["missing", "stale"],
  missing: ["missing"],
  stale: ["stale"],
  machine: ["machine"],
  unchecked: ["human"],
};
