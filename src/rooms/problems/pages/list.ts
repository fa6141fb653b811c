import { linkButton } from "#design/button.ts";
import { cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { listAddress, onePage, topicFilter, turning } from "#design/list-page.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { ListedProblem, ListWish } from "../queries.ts";
import { pageLength } from "../queries.ts";
import { listed } from "./listed.ts";

/** The list of problems (or hopes), narrowed by side, topic and whether they are common. */
export function listPage(
  call: Call,
  wish: ListWish,
  rows: readonly ListedProblem[],
  themes: readonly { slug: string; name: string }[],
): Page {
  const { t, exchange } = call;
  const kind = wish.kind;
  const page = onePage(rows, wish, pageLength);
  const at = (change: Partial<Record<"side" | "topic" | "common" | "before" | "after", string | null>>): string =>
    listAddress(`/${kind}s`, {
      side: wish.side,
      topic: wish.theme,
      common: wish.common,
      before: null,
      after: null,
      ...change,
    });
  const sides = [
    { code: null, label: t("filter-all") },
    ...exchange.sides.map((side) => ({ code: side.code, label: nameFor(side.names, t.reads) })),
  ];
  return {
    title: t(`${kind}s-title`),
    description: t(`${kind}s-description`),
    canonical: at({}),
    feed: `/new.atom`,
    body: html`<h1>${t(`${kind}s-title`)}</h1><p class="lead">${t(`${kind}s-description`)}</p>
<p>${linkButton(`/${kind}s/new`, t(`${kind}-tell`))} ${kind === "problem" ? linkButton("/hopes", t("hopes-title"), { quiet: true }) : linkButton("/problems", t("problems-title"), { quiet: true })} ${linkButton("/common-problems", t("common-problems-title"), { quiet: true })}</p>
${filters(
  t,
  t("filter-side"),
  sides.map((side) => ({ href: at({ side: side.code }), label: side.label, current: wish.side === side.code })),
)}
${filters(t, t("filter-common"), [
  { href: at({ common: null }), label: t("filter-all"), current: wish.common === null },
  { href: at({ common: "yes" }), label: t("filter-common-yes"), current: wish.common === "yes" },
  { href: at({ common: "no" }), label: t("filter-common-no"), current: wish.common === "no" },
])}
${topicFilter(t, themes, wish.theme, at)}
${
  page.shown.length === 0
    ? empty({ title: t(`${kind}s-none`), body: t(`${kind}s-none-next`) })
    : cards(
        page.shown.map((problem) => listed(call, problem)),
        2,
      )
}
${turning(t, page, wish, at)}`,
  };
}
