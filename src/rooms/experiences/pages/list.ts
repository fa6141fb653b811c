import { linkButton } from "#design/button.ts";
import { type CardView, cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { listAddress, onePage, topicFilter, turning } from "#design/list-page.ts";
import { name, type Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { type ListedExperience, type ListWish, pageLength } from "../queries.ts";
import { sideName, titleOf } from "./titles.ts";

/** What worked and what did not, narrowed by side and topic. */
export function listPage(
  call: Call,
  wish: ListWish,
  rows: readonly ListedExperience[],
  themes: readonly { slug: string; name: string }[],
): Page {
  const { t, exchange } = call;
  const page = onePage(rows, wish, pageLength);
  const at = (change: Partial<Record<"side" | "topic" | "before" | "after", string | null>>): string =>
    listAddress("/experiences", { side: wish.side, topic: wish.theme, before: null, after: null, ...change });
  return {
    title: t("experiences-title"),
    description: t("experiences-description"),
    canonical: at({}),
    feed: "/new.atom",
    body: html`<h1>${t("experiences-title")}</h1><p class="lead">${t("experiences-description")}</p>
<p>${linkButton("/experiences/new", t("experience-tell"))}</p>
${filters(t, t("filter-side"), [
  { href: at({ side: null }), label: t("filter-all"), current: wish.side === null },
  ...exchange.sides.map((side) => ({
    href: at({ side: side.code }),
    label: nameFor(side.names, t.reads),
    current: wish.side === side.code,
  })),
])}
${topicFilter(t, themes, wish.theme, at)}
${
  page.shown.length === 0
    ? empty({
        title: t(wish.side || wish.theme ? "experiences-none-such" : "experiences-none"),
        body: t("experiences-none-next"),
      })
    : cards(
        page.shown.map((one) => listed(call, one)),
        2,
      )
}
${turning(t, page, wish, at)}`,
  };
}

function listed(call: Call, one: ListedExperience): CardView {
  const { t } = call;
  const facts: Slot[] = [sideName(call, one.side)];
  if (one.organisation) facts.push(html`${name(one.organisation)}${one.example ? html` (${t("word-example")})` : ""}`);
  else if (one.teller) facts.push(name(one.teller));
  if (one.place) facts.push(name(one.place));
  if (one.year !== null) facts.push(String(one.year));
  for (const theme of one.themes.slice(0, 3)) if (theme.name) facts.push(call.passage(theme.name).shown);
  if (one.about > 0) facts.push(t("experience-about-count", { count: one.about }));
  return {
    level: 2,
    title: titleOf(call, one.title, one.number, { mark: true }),
    href: `/experiences/${one.number}`,
    meta: facts,
  };
}
