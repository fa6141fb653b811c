import type { Words } from "#kernel/language/words.ts";
import { html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

/** Ways to the newer and older part of a list paged by key; nothing when there is neither. */
export function pagination(t: Words, view: { newer?: string | null; older?: string | null }): Slot {
  if (!view.newer && !view.older) return "";
  return html`<nav class="pages" aria-label="${t("design-pages")}">${
    view.newer
      ? html`<a rel="prev" href="${view.newer}"><span aria-hidden="true">← </span>${t("design-newer")}</a>`
      : ""
  }${view.older ? html`<a rel="next" class="older" href="${view.older}">${t("design-older")}<span aria-hidden="true"> →</span></a>` : ""}</nav>`;
}
