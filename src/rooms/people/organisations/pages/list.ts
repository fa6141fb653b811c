import { linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { filters } from "#design/filters.ts";
import { form } from "#design/form.ts";
import { listAddress } from "#design/list-page.ts";
import { joined, name, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { type ListedOrganisation, type ListWish, listLength } from "../queries.ts";
import { knownBadge, ownName, pathOf, sideName, translatedName } from "./parts.ts";

/** Organisations by name, narrowed by side and by a part of the name or place. */
export function listPage(call: Call, wish: ListWish, rows: readonly ListedOrganisation[]): Page {
  const { t, exchange, actor } = call;
  const full = rows.length > listLength;
  const shown = wish.before === null ? rows.slice(0, listLength) : rows.slice(full ? 1 : 0);
  const at = (change: { side?: string | null; after?: number; before?: number }): string =>
    listAddress("/organisations", { side: wish.side, name: wish.search, ...change });
  const sides = [null, ...exchange.sides.map((side) => side.code)];
  const first = shown[0];
  const last = shown.at(-1);
  const search = form({
    action: "/organisations",
    method: "get",
    inline: true,
    hidden: wish.side ? { side: wish.side } : {},
    body: field(
      t,
      { values: {}, errors: {} },
      { kind: "search", name: "name", label: t("organisations-search"), value: wish.search },
    ),
    submit: t("organisations-search-do"),
    look: { quiet: true },
  });
  return {
    title: t("organisations-title"),
    description: t("organisations-description"),
    canonical: "/organisations",
    body: html`<h1>${t("organisations-title")}</h1><p class="lead">${t("organisations-description")}</p>
${actor.member ? html`<p>${linkButton("/organisations/new", t("organisation-make"))}</p>` : ""}
${search}
${filters(
  t,
  t("organisations-where"),
  sides.map((code) => ({
    href: at({ side: code }),
    label: code === null ? t("organisations-everywhere") : sideName(call, code),
    current: wish.side === code,
  })),
)}
${shown.length > 0 ? html`<ul class="bare">${shown.map((one) => html`<li>${listed(call, one)}</li>`)}</ul>` : nothing(call, wish)}
${pages(call, {
  back: first && (wish.after !== null || (wish.before !== null && full)) ? at({ before: first.number }) : null,
  on: last && (wish.before !== null || full) ? at({ after: last.number }) : null,
})}`,
  };
}

function listed(call: Call, one: ListedOrganisation): Html {
  const { t } = call;
  const translated = translatedName(call, one.title);
  const facts = [
    one.known && knownBadge(call),
    sideName(call, one.side),
    one.place && name(one.place),
    one.example && t("organisation-example"),
    one.told > 0 && t("organisation-told", { count: one.told }),
  ].filter((fact) => fact !== false && fact !== "");
  return html`<p><a href="${pathOf(one.number)}">${ownName(call, one)}</a>${translated ? html` ${translated}` : ""}<br><span class="small">${joined(facts, " · ")}</span></p>`;
}

function nothing({ t }: Call, wish: ListWish): Slot {
  const narrowed = wish.search !== "" || wish.side !== null;
  return empty({
    title: t(narrowed ? "organisations-none-like" : "organisations-none"),
    body: t(narrowed ? "organisations-none-like-next" : "organisations-none-next"),
    ...(narrowed && { next: { href: "/organisations", label: t("organisations-all") } }),
  });
}

/** A list by name goes on and back; it is not newer or older. */
function pages({ t }: Call, { back, on }: { readonly back: string | null; readonly on: string | null }): Slot {
  if (!back && !on) return "";
  return html`<nav class="pages" aria-label="${t("design-pages")}">${back ? html`<a rel="prev" href="${back}"><span aria-hidden="true">← </span>${t("organisations-back")}</a>` : ""}${
    on
      ? html`<a rel="next" class="older" href="${on}">${t("organisations-on")}<span aria-hidden="true"> →</span></a>`
      : ""
  }</nav>`;
}
