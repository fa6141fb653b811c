import { type Html, html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

/** The thing itself, and beside it (below it on a narrow screen) what belongs to it, such as its line of descent. */
export const withAside = (main: Slot, aside: Slot): Html =>
  html`<div class="with-aside"><div>${main}</div><aside>${aside}</aside></div>`;

/** Things that are read by comparing them, such as two charts: beside each other where there is room. */
export const sideBySide = (...things: readonly Slot[]): Html =>
  html`<div class="side-by-side">${things.map((thing) => html`<div>${thing}</div>`)}</div>`;
