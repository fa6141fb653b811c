import { badge } from "#design/badge.ts";
import type { CardView } from "#design/card.ts";
import { name, type Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { ListedProblem } from "../queries.ts";
import { pathOf, titleOf } from "./titles.ts";

/** A problem as it stands in a list: title, who tells it, where, its topics, and whether it is common. */
export function listed(call: Call, problem: ListedProblem, options: { side?: boolean } = {}): CardView {
  return {
    title: titleOf(call, problem.title, problem.number, { mark: true }),
    href: pathOf(problem.kind, problem.number),
    meta: facts(call, problem, options.side ?? true),
  };
}

function facts(call: Call, problem: ListedProblem, withSide: boolean): Slot[] {
  const { t, exchange } = call;
  const side = sideOf(exchange, problem.side);
  const told: Slot[] = [];
  if (withSide && side) told.push(nameFor(side.names, t.reads));
  if (problem.organisation)
    told.push(html`${name(problem.organisation)}${problem.example ? html` (${t("word-example")})` : ""}`);
  else if (problem.teller) told.push(name(problem.teller));
  if (problem.place) told.push(name(problem.place));
  for (const theme of problem.themes.slice(0, 3)) if (theme.name) told.push(call.passage(theme.name).shown);
  if (problem.kind === "hope") told.push(badge(t("kind-hope")));
  if (problem.common !== null) told.push(badge(t("problem-is-common"), "ok"));
  return told;
}
