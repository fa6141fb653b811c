import { type Html, html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";

/** `warm` wants attention, `error` says that something failed, `ok` that something was done. */
export type NoticeKind = "plain" | "ok" | "warm" | "error";

/** A message across the page. `announce` for one that answers what the reader has just done. */
export function notice(view: { kind?: NoticeKind; title?: Slot; body: Slot; announce?: boolean }): Html {
  const { kind = "plain", title, body, announce = false } = view;
  const inside = html`${title ? html`<p class="notice-title">${title}</p>` : ""}<div>${body}</div>`;
  return announce
    ? html`<div class="notice ${kind}" role="${kind === "error" ? "alert" : "status"}">${inside}</div>`
    : html`<div class="notice ${kind}">${inside}</div>`;
}
