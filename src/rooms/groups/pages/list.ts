import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { type CardView, cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { filters } from "#design/filters.ts";
import { pagination } from "#design/pagination.ts";
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
  const full = rows.length > pageLength;
  const shown = wish.after ? rows.slice(full ? 1 : 0) : rows.slice(0, pageLength);
  const first = shown[0];
  const last = shown.at(-1);
  const at = (change: Partial<Record<"state" | "topic" | "before" | "after", string | null>>): string => {
    const query = new URLSearchParams();
    const now = { state: wish.state, topic: wish.theme, before: null, after: null, ...change };
    for (const [key, value] of Object.entries(now)) if (value) query.set(key, value);
    return query.size > 0 ? `/groups?${query}` : "/groups";
  };
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
    ? empty({
        title: t(wish.state || wish.theme ? "groups-none-such" : "groups-none"),
        body: t("groups-none-next"),
      })
    : cards(
        shown.map((group) => listed(call, group)),
        2,
      )
}
${pagination(t, {
  newer: first && (wish.before || (wish.after && full)) ? at({ after: first.id }) : null,
  older: last && (full || wish.after) ? at({ before: last.id }) : null,
})}`,
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
