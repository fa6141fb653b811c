import { badge } from "#design/badge.ts";
import { type CardView, cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { passage, passageTitle } from "#design/passage.ts";
import { name } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import { beginning } from "./new.ts";

export interface SearchHit {
  readonly kind: string;
  readonly number: number;
  readonly side: string | null;
  readonly title: RawPassage | null;
  readonly name: string | null;
  readonly text: RawPassage | null;
}

/** One box over everything that the reader may see, whatever language it was written in. */
export function searchPage(call: Call, text: string, hits: readonly SearchHit[]): Page {
  const { t } = call;
  return {
    title: t("search-title"),
    private: true,
    body: html`<h1>${t("search-title")}</h1><section class="box">${form({
      action: "/search",
      method: "get",
      body: field(
        t,
        { ...freshForm, values: { q: text } },
        { kind: "search", name: "q", label: t("search-box"), hint: t("search-hint"), width: "long" },
      ),
      submit: t("search-send"),
    })}</section>${
      text === ""
        ? ""
        : hits.length === 0
          ? empty({
              title: t("search-none"),
              body: t("search-none-next"),
              next: { href: `/problems/new?text=${encodeURIComponent(text)}`, label: t("home-tell") },
            })
          : cards(
              hits.map((hit) => hitCard(call, hit)),
              2,
            )
    }`,
  };
}

function hitCard(call: Call, hit: SearchHit): CardView {
  const { t, exchange } = call;
  const side = sideOf(exchange, hit.side);
  return {
    title: hit.title ? passageTitle(t, call.passage(hit.title), { mark: true }) : name(hit.name ?? `№ ${hit.number}`),
    href: addressOf(hit.kind, hit.number),
    ...(hit.text && { body: passage(t, call.passage(beginning(hit.text))) }),
    meta: [badge(t(`kind-${hit.kind}`)), ...(side ? [nameFor(side.names, t.reads)] : [])],
  };
}
