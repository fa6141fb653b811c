import { linkButton } from "#design/button.ts";
import { cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { pagination } from "#design/pagination.ts";
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
  const full = rows.length > pageLength;
  const shown = wish.after ? rows.slice(full ? 1 : 0) : rows.slice(0, pageLength);
  const first = shown[0];
  const last = shown.at(-1);
  const at = (change: Partial<Record<"side" | "topic" | "common" | "before" | "after", string | null>>): string => {
    const query = new URLSearchParams();
    const now = { side: wish.side, topic: wish.theme, common: wish.common, before: null, after: null, ...change };
    for (const [key, value] of Object.entries(now)) if (value) query.set(key, value);
    return query.size > 0 ? `/${kind}s?${query}` : `/${kind}s`;
  };
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
${
  themes.length === 0
    ? ""
    : html`<details${wish.theme ? html` open` : ""}><summary>${t("filter-topic")}</summary>${filters(
        t,
        t("filter-topic"),
        [
          { href: at({ topic: null }), label: t("filter-all"), current: wish.theme === null },
          ...themes.map((theme) => ({
            href: at({ topic: theme.slug }),
            label: theme.name,
            current: wish.theme === theme.slug,
          })),
        ],
      )}</details>`
}
${
  shown.length === 0
    ? empty({ title: t(`${kind}s-none`), body: t(`${kind}s-none-next`) })
    : cards(
        shown.map((problem) => listed(call, problem)),
        2,
      )
}
${pagination(t, {
  newer: first && (wish.before || (wish.after && full)) ? at({ after: first.id }) : null,
  older: last && (full || wish.after) ? at({ before: last.id }) : null,
})}`,
  };
}
