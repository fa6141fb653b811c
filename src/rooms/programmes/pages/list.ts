import { badge } from "#design/badge.ts";
import { cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { name } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { ListedProgramme } from "../queries.ts";
import { firstWords, stateBadge } from "./parts.ts";

/** All programmes: what each is, by whom, where and in which languages. */
export function listPage(call: Call, rows: readonly ListedProgramme[]): Page {
  const { t, exchange } = call;
  return {
    title: t("programmes-title"),
    description: t("programmes-description"),
    canonical: "/programmes",
    body: html`<h1>${t("programmes-title")}</h1><p class="lead">${t("programmes-description")}</p>
${
  rows.length === 0
    ? empty({ title: t("programmes-none"), body: t("programmes-none-next") })
    : cards(
        rows.map((one) => ({
          title: nameFor(one.names, t.reads),
          href: `/programmes/${one.number}`,
          body: html`<p>${firstWords(nameFor(one.abouts, t.reads))}</p>`,
          meta: [
            badge(t(`programme-state-${one.state}`), stateBadge(one.state)),
            ...(one.organisation ? [name(one.organisation)] : []),
            t.list(one.sides.map((code) => nameFor(sideOf(exchange, code)?.names ?? { en: code }, t.reads))),
            t.list(one.languages.map((code) => t.languageName(code))),
            ...(one.example ? [t("word-example")] : []),
          ],
        })),
        2,
      )
}`,
  };
}
