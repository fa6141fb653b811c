import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { type CardView, cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { listAddress, onePage, topicFilter, turning } from "#design/list-page.ts";
import { name, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { groupStates } from "../domain.ts";
import { type ListedGroup, type ListWish, pageLength } from "../queries.ts";
import { capacityOf, sideName, stateBadges, titleOf } from "./parts.ts";

/** The list of groups, narrowed by state and topic; each with who leads it on each side. */
export function listPage(
  call: Call,
  wish: ListWish,
  rows: readonly ListedGroup[],
  themes: readonly { slug: string; name: string }[],
): Page {
  const { t } = call;
  const page = onePage(rows, wish, pageLength);
  const at = (change: Partial<Record<"state" | "topic" | "before" | "after", string | null>>): string =>
    listAddress("/groups", { state: wish.state, topic: wish.theme, before: null, after: null, ...change });
  return {
    title: t("groups-title"),
    description: t("groups-description"),
    canonical: at({}),
    feed: "/new.atom",
    body: html`<h1>${t("groups-title")}</h1><p class="lead">${t("groups-description")}</p>
<p>${linkButton("/groups/new", t("group-propose"))}</p>
${filters(t, t("group-filter-state"), [
  { href: at({ state: null }), label: t("filter-all"), current: wish.state === null },
  ...groupStates.map((state) => ({
    href: at({ state }),
    label: t(`group-state-${state}`),
    current: wish.state === state,
  })),
])}
${topicFilter(t, themes, wish.theme, at)}
${
  page.shown.length === 0
    ? empty({
        title: t(wish.state || wish.theme ? "groups-none-such" : "groups-none"),
        body: t("groups-none-next"),
      })
    : cards(
        page.shown.map((group) => listed(call, group)),
        2,
      )
}
${turning(t, page, wish, at)}`,
  };
}

function listed(call: Call, group: ListedGroup): CardView {
  const { t } = call;
  const facts: Slot[] = [
    html`${badge(t(`group-state-${group.state}`), stateBadges[group.state])} ${t("group-since", { day: t.day(group.stateSince) })}`,
  ];
  if (group.takenUp > 0) facts.push(t("group-took-up-count", { count: group.takenUp }));
  if (group.members > 0) facts.push(t("group-members-count", { count: group.members }));
  for (const theme of group.themes.slice(0, 3)) if (theme.name) facts.push(call.passage(theme.name).shown);
  if (group.example) facts.push(t("word-example"));
  return {
    level: 2,
    title: titleOf(call, group.title, group.number, { mark: true }),
    href: `/groups/${group.number}`,
    body: leaders(call, group),
    meta: facts,
  };
}

/** One line for each side; a side without co-chair says so. */
function leaders(call: Call, group: ListedGroup): Slot {
  const { t, exchange } = call;
  const codes = [...new Set([...exchange.sides.map((side) => side.code), ...group.chairs.map((one) => one.side)])];
  return html`<ul class="tellings">${codes.map((code) => {
    const own = group.chairs.filter((one) => one.side === code);
    return html`<li><small>${sideName(call, code)}:</small> ${
      own.length === 0
        ? html`<span class="small">${t("group-no-chair-yet")}</span>`
        : own.map(
            (one) =>
              html`${name(one.name ?? t("former-member"))}${one.capacity ? html`, ${capacityOf(call, one)}` : ""}`,
          )
    }</li>`;
  })}</ul>`;
}
