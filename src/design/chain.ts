import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";

/** The chain in numbers, each link a step one can walk. `label` has the number's plural already. */
export const chain = (t: Words, links: readonly { count: number; label: string; href: string }[]): Html =>
  html`<nav class="chain" aria-label="${t("design-chain")}"><ol>${links.map(
    ({ count, label, href }) => html`<li><a href="${href}"><b>${t.number(count)}</b> ${label}</a></li>`,
  )}</ol></nav>`;
