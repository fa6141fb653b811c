import { type Html, html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

/** `ok`: agreed, kept. `warm`: wants attention. `waiting`: for somebody's answer. The word says it; colour only helps. */
export type BadgeKind = "ok" | "warm" | "plain" | "waiting";

/** A state in a word or two. */
export const badge = (label: Slot, kind: BadgeKind = "plain"): Html =>
  html`<span class="badge ${kind}">${label}</span>`;
