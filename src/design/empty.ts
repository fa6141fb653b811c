import { type Html, html } from "#kernel/web/html.ts";
import { linkButton } from "./button.ts";
import type { Link, Slot } from "./slot.ts";

/** Nothing here yet: what that means, and what to do next. */
export function empty(view: { title: Slot; body?: Slot; next?: Link }): Html {
  const { title, body, next } = view;
  return html`<div class="empty"><p class="empty-title">${title}</p>${body ? html`<p>${body}</p>` : ""}${
    next ? html`<p>${linkButton(next.href, next.label, { quiet: true })}</p>` : ""
  }</div>`;
}
