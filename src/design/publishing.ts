import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

/** Who will see what is being sent, narrowest first. */
export type PublishingAudience = "authors" | "group" | "members" | "public";
/** Where a copy of it may stay beyond anybody's reach here. */
export type CopyPlace = "search" | "open-data" | "feed" | "mail" | "messages" | "translators" | "meanings";

/** Stands above every button that publishes: who will see it and where it can be copied. `more` for a room's own word. */
export function publishing(
  t: Words,
  view: { audience: PublishingAudience; copies: readonly CopyPlace[]; more?: Slot },
): Html {
  const copies = view.copies.map((place) => t(`design-copy-${place}`));
  return html`<div class="publishing"><p><b>${t("design-publishing")}</b> ${t(`design-audience-${view.audience}`)}</p>${
    copies.length > 0 ? html`<p>${t("design-copies", { places: t.list(copies) })}</p>` : ""
  }${view.more ? html`<p>${view.more}</p>` : ""}</div>`;
}
