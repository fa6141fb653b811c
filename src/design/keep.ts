import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";

/** Modules of every page with a form that is kept. */
export const keepScripts = ["design/browser/count.ts", "design/browser/keep.ts"] as const;

/** Whose words are kept; empty for who is signed out, whose words stay in the tab and are gone with it. */
export interface Keep {
  readonly t: Words;
  readonly owner: string;
}

/** Stands above the fields, unseen until the script finds something that was written there and never sent. */
export const keepOffer = ({
  t,
}: Keep): Html => html`<div data-keep-offer hidden><div class="notice warm" role="status"><p class="notice-title">${t("design-keep-found")}</p>
<p data-keep-when data-words="${t("design-keep-when", { when: "#" })}"></p><blockquote data-keep-words dir="auto"></blockquote>
<div class="actions"><button class="button" type="button" data-keep-back>${t("design-keep-back")}</button><button class="button quiet" type="button" data-keep-away>${t("design-keep-away")}</button></div></div></div>`;

/** Below the buttons, unseen until somebody types: by it one says that nothing is to be kept. */
export const keepNote = ({ t, owner }: Keep, id: string): Html =>
  html`<div data-keep-note hidden><div class="choice"><input type="checkbox" id="${id}" aria-describedby="${id}-note" checked><label for="${id}">${t(owner === "" ? "design-keep-in-tab" : "design-keep-in-browser")}</label><div class="hint" id="${id}-note">${t(owner === "" ? "design-keep-in-tab-hint" : "design-keep-in-browser-hint")}</div></div></div>`;
