import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { langOf, type Slot } from "./slot.ts";

export interface PhoneText {
  /** `us` sends to the telephone, `hers` is what its owner wrote. */
  readonly from: "us" | "hers";
  readonly text: string;
  readonly language?: string;
  /** Below the text, such as its number of parts or its time. */
  readonly note?: Slot;
}

/** Messages as a telephone shows them, oldest first. Who wrote which is also said in words. */
export const phone = (t: Words, view: { title: Slot; texts: readonly PhoneText[] }): Html =>
  html`<figure class="phone"><figcaption>${view.title}</figcaption><ol>${view.texts.map(
    ({ from, text, language, note }) =>
      html`<li class="${from}"><span class="unseen">${t(`design-phone-${from}`)} </span><span${langOf(t.language, language)}>${text}</span>${note ? html`<small>${note}</small>` : ""}</li>`,
  )}</ol></figure>`;
