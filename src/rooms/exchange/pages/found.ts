import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { card } from "#design/card.ts";
import { dateLine } from "#design/date-line.ts";
import { empty } from "#design/empty.ts";
import { passage, passageTitle } from "#design/passage.ts";
import { name, type Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { Found } from "../queries.ts";
import { findForm } from "./home.ts";
import { beginning } from "./new.ts";

export interface FoundLike extends Found {
  /** Words of the reader's language that both speak of. */
  readonly shared: readonly string[];
  readonly likeness: "strong" | "fair" | "weak";
}

/** What is like a sentence that somebody has written, side by side, with reasons, and the way to tell it. */
export function foundPage(call: Call, text: string, found: readonly FoundLike[]): Page {
  const { t, exchange } = call;
  const shores = exchange.sides
    .map((side) => ({ side, own: found.filter((one) => one.side === side.code) }))
    .filter(({ own }) => own.length > 0)
    .map(({ side, own }) => ({
      name: nameFor(side.names, t.reads),
      body: html`${own.map((one) => foundCard(call, one))}`,
    }));
  const tell = `/problems/new?text=${encodeURIComponent(text)}`;
  return {
    title: t("found-title"),
    private: true,
    body: html`<h1>${t("found-title")}</h1><section class="box">${findForm(call, text)}</section>${
      text === ""
        ? ""
        : shores.length === 0
          ? empty({ title: t("found-none"), body: t("found-none-next"), next: { href: tell, label: t("home-tell") } })
          : html`<p class="lead">${t("found-lead")}</p>${dateLine(t, shores, { level: 2 })}<p>${linkButton(tell, t("found-tell"))}</p>`
    }`,
  };
}

function foundCard(call: Call, one: FoundLike): Slot {
  const { t } = call;
  return card({
    title: one.title ? passageTitle(t, call.passage(one.title), { mark: true }) : `№ ${one.number}`,
    href: addressOf(one.kind, one.number),
    body: html`${one.text ? passage(t, call.passage(beginning(one.text, 400))) : ""}<p class="small">${one.shared.length > 0 ? t("why-words", { words: one.shared.join(" · ") }) : ""}</p>`,
    meta: [
      badge(t(`likeness-${one.likeness}`)),
      t(`kind-${one.kind}`),
      ...(one.organisation ? [name(one.organisation)] : []),
      ...(one.common
        ? [html`<a href="/common-problems/${one.common}">${badge(t("problem-is-common"), "ok")}</a>`]
        : []),
    ],
  });
}
