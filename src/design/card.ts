import { type Html, html, raw } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

export interface CardView {
  readonly title: Slot;
  /** Where the title leads. */
  readonly href?: string;
  readonly level?: 2 | 3 | 4;
  readonly body?: Slot;
  /** Short facts in a row: who, where, badges. */
  readonly meta?: readonly Slot[];
  /** Buttons or small forms. */
  readonly actions?: Slot;
}

/** One thing in a list of things. */
export function card({ title, href, level = 3, body, meta: facts = [], actions }: CardView): Html {
  const heading = raw(`h${level}`);
  return html`<article class="card"><${heading}>${href === undefined ? title : html`<a href="${href}">${title}</a>`}</${heading}>${body ?? ""}${meta(facts)}${actions ?? ""}</article>`;
}

/** Short facts in a row, each unbroken where it can be. */
export const meta = (facts: readonly Slot[]): Slot =>
  facts.length === 0 ? "" : html`<div class="meta">${facts.map((fact) => html`<span>${fact}</span>`)}</div>`;

/** Cards in a list that says how many they are to a screen reader; of level 2 where they stand right below the `h1`. */
export const cards = (items: readonly CardView[], level: 2 | 3 | 4 = 3): Html =>
  html`<ul class="cards">${items.map((item) => html`<li>${card({ level, ...item })}</li>`)}</ul>`;

/** Numbers with their unit beside each other, as on a desk. */
export const tiles = (items: readonly { value: Slot; label: Slot; note?: Slot; href?: string }[]): Html =>
  html`<ul class="tiles">${items.map(
    ({ value, label, note, href }) =>
      html`<li><b>${value}</b> ${href === undefined ? label : html`<a href="${href}">${label}</a>`}${note ? html`<small>${note}</small>` : ""}</li>`,
  )}</ul>`;
