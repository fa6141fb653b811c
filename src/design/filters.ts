import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { attr } from "./slot.ts";

export interface Choice {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  /** How many things wait behind it. */
  readonly count?: number;
}

const links = (t: Words, choices: readonly Choice[]): Html =>
  html`<ul>${choices.map(
    ({ href, label, current, count }) =>
      html`<li><a href="${href}"${attr("aria-current", current ? "true" : null)}>${label}${count === undefined ? "" : html` <span class="count">${t.number(count)}</span>`}</a></li>`,
  )}</ul>`;

/** Ways to narrow a list, as links: each choice has its own address. `label` says what is chosen by. */
export const filters = (t: Words, label: string, choices: readonly Choice[]): Html =>
  html`<nav class="filters" aria-label="${label}"><span class="filters-name" aria-hidden="true">${label}</span>${links(t, choices)}</nav>`;

/** Parts of one thing on pages of their own. */
export const tabs = (t: Words, label: string, choices: readonly Choice[]): Html =>
  html`<nav class="tabs" aria-label="${label}">${links(t, choices)}</nav>`;
