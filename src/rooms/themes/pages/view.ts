import { badge } from "#design/badge.ts";
import { linkButton } from "#design/button.ts";
import { cards } from "#design/card.ts";
import { dateLine } from "#design/date-line.ts";
import { empty } from "#design/empty.ts";
import { passageTitle } from "#design/passage.ts";
import type { Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { listed } from "#rooms/problems/index.ts";
import type { ThemeFacts } from "../domain.ts";
import type { ThemeView, Titled } from "../queries.ts";
import { themeName } from "./name.ts";

/** One topic: what is told about it on each side, what of it is common, who works on it and what was tried. */
export function viewPage(call: Call, theme: ThemeFacts, view: ThemeView): Page {
  const { t, exchange } = call;
  const name = themeName(call, view.name, theme.slug);
  const shores = view.sides.map((one) => {
    const side = sideOf(exchange, one.side);
    const problems = listedAt(theme, one.side);
    return {
      name: side ? nameFor(side.names, t.reads) : one.side,
      ...(side && { zone: side.zone, place: nameFor(side.capital, t.reads) }),
      note: t("theme-told", { count: one.problems }),
      body:
        one.newest.length === 0
          ? html`<p>${t("theme-nothing-told")}</p>`
          : html`${cards(one.newest.map((problem) => listed(call, problem, { side: false })))}${one.problems > 0 ? html`<p><a href="${problems}">${t("theme-all-problems", { count: one.problems })}</a></p>` : ""}`,
    };
  });
  const list = (title: string, things: readonly Titled[], more: (n: number) => Slot = () => ""): Slot =>
    things.length === 0
      ? ""
      : html`<h2>${t(title)}</h2><ul>${things.map((thing, n) => html`<li><a href="${addressOf(thing.kind, thing.number)}">${titleOf(call, thing)}</a>${more(n)}</li>`)}</ul>`;
  const nothing = view.sides.every((one) => one.newest.length === 0);
  return {
    title: name,
    description: t("theme-description", { name }),
    canonical: `/topics/${theme.slug}`,
    breadcrumb: [{ href: "/topics", label: t("themes-title") }],
    body: html`${theme.goal === null ? "" : html`<p class="eyebrow">${t("theme-goal", { goal: theme.goal })}</p>`}<h1>${name}</h1>
${
  nothing && view.groups.length === 0 && view.experiences.length === 0
    ? empty({
        title: t("theme-empty"),
        body: t("theme-empty-next"),
        next: { href: "/problems/new", label: t("problem-tell") },
      })
    : html`${list("theme-common-title", view.common)}${list("theme-groups-title", view.groups, (n) => html` ${badge(t(`theme-group-${view.groups[n]?.state}`))}`)}
<h2>${t("theme-told-title")}</h2>${dateLine(t, shores, { now: call.now })}
${list("theme-experiences-title", view.experiences, (n) => html` <small>${sideName(call, view.experiences[n]?.side ?? "")}</small>`)}
<p>${linkButton("/problems/new", t("problem-tell"))}</p>`
}
${call.may("theme.edit", theme) === true ? html`<p>${linkButton(`/topics/${theme.slug}/edit`, t("theme-edit"), { quiet: true })}</p>` : ""}`,
  };
}

const listedAt = (theme: ThemeFacts, side: string): string =>
  `/problems?${new URLSearchParams({ side, topic: theme.slug })}`;

const titleOf = (call: Call, { title, number }: Titled): Slot =>
  title ? passageTitle(call.t, call.passage(title)) : `№ ${number}`;

function sideName(call: Call, code: string): string {
  const side = sideOf(call.exchange, code);
  return side ? nameFor(side.names, call.t.reads) : code;
}
