import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { attr, type Slot } from "./slot.ts";

/** Where one is in a task of several pages; `current` counts from 0. Steps that are done may lead back. */
export const steps = (t: Words, view: { items: readonly { label: Slot; href?: string }[]; current: number }): Html =>
  html`<nav class="steps" aria-label="${t("design-steps")}"><ol>${view.items.map(({ label, href }, index) => {
    const done = index < view.current;
    return html`<li class="${done ? "done" : index === view.current ? "now" : "ahead"}"${attr("aria-current", index === view.current ? "step" : null)}>${
      done && href !== undefined ? html`<a href="${href}">${label}</a>` : label
    }${done ? html` <span class="unseen">(${t("design-stage-done")})</span>` : ""}</li>`;
  })}</ol></nav>`;
