import { langOf, type Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { placeLabel } from "../../editor/pages/parts.ts";
import type { Original } from "../queries.ts";

/** The words that a copied message had where it came from: to be read beside, never to be taken over as they are. */
export function originalsBeside(call: Call, originals: readonly Original[]): Slot {
  const { t } = call;
  if (originals.length === 0) return "";
  return html`<section class="card"><h2>${t("origin-original")}</h2><p class="small">${t("origin-original-hint")}</p><div class="side-by-side">${originals.map(
    (one) =>
      html`<section><p class="pair-name">${placeLabel(call, one)}</p><p class="message-text"${langOf(t.language, one.language)}>${one.text}</p><p class="small" dir="auto">${one.fact}</p><p class="small" dir="auto">${one.source}${one.sourceDate === "" ? "" : `, ${one.sourceDate}`}</p></section>`,
  )}</div></section>`;
}
