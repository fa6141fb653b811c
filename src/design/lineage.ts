import type { Words } from "#kernel/language/words.ts";
import { type Html, html, raw } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

export interface Kin {
  readonly title: Slot;
  readonly href?: string;
  /** What it is, in the reader's language: «встреча», "joint project". */
  readonly kind?: string;
  readonly note?: Slot;
  readonly badge?: Slot;
}

/**
 * The line of descent of one thing: what it arose from, itself, what came of it, each in the order of time. A line
 * that begins or ends here says so.
 */
export function lineage(
  t: Words,
  view: { before: readonly Kin[]; here: Kin; after: readonly Kin[]; level?: 2 | 3 },
): Html {
  const heading = raw(`h${view.level ?? 2}`);
  return html`<section class="lineage"><${heading}>${t("design-lineage")}</${heading}><ol class="line">${
    view.before.length === 0
      ? html`<li class="none">${t("design-lineage-first")}</li>`
      : view.before.map((kin) => html`<li>${kinsman(kin)}</li>`)
  }<li class="now" aria-current="true">${kinsman(view.here)}</li>${
    view.after.length === 0
      ? html`<li class="none">${t("design-lineage-last")}</li>`
      : view.after.map((kin) => html`<li>${kinsman(kin)}</li>`)
  }</ol></section>`;
}

/** One thing as it stands in a line of descent. */
export const kinsman = ({ title, href, kind, note, badge }: Kin): Html =>
  html`${kind ? html`<small class="kind">${kind}</small>` : ""}${href === undefined ? html`<b>${title}</b>` : html`<a href="${href}">${title}</a>`}${badge ? html` ${badge}` : ""}${note ? html`<small>${note}</small>` : ""}`;
