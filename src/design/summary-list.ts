import { type Html, html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

/** Facts about one thing, name by name. `action`, such as a link to change the fact, should name what it changes. */
export const summaryList = (items: readonly { label: Slot; value: Slot; action?: Slot }[]): Html =>
  html`<dl class="facts">${items.map(
    ({ label, value, action }) =>
      html`<div><dt>${label}</dt><dd>${value}</dd>${action ? html`<dd>${action}</dd>` : ""}</div>`,
  )}</dl>`;
