import { badge } from "#design/badge.ts";
import { button } from "#design/button.ts";
import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { passage } from "#design/passage.ts";
import { name, type Slot } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { band, whySuggested } from "#rooms/matching/index.ts";
import { isTeller, type ProblemFacts } from "../domain.ts";
import type { ProblemView, Suggested } from "../queries.ts";
import { pathOf, titleOf } from "./titles.ts";

/** The likely equals over there, each with reasons and, for those who may, a verdict to give. */
export function overThere(call: Call, facts: ProblemFacts, view: ProblemView): Slot {
  const { t } = call;
  if (facts.state !== "public") return "";
  if (view.suggestions.length === 0)
    return html`<section><h2>${t("over-there-title")}</h2><p>${t("over-there-none")}</p></section>`;
  return html`<section id="over-there"><h2>${t("over-there-title")}</h2><p>${t("over-there-lead")}</p>${view.suggestions.map((other) => suggestion(call, facts, other))}</section>`;
}

/** A problem and a hope may have one number; the mark of a place on the page is another for each. */
const markOf = (other: { readonly kind: string; readonly number: number }): string =>
  other.kind === "problem" ? String(other.number) : `${other.kind}-${other.number}`;

function suggestion(call: Call, facts: ProblemFacts, other: Suggested): Slot {
  const { t, exchange, actor } = call;
  const side = sideOf(exchange, other.side);
  return html`<article class="card suggestion" id="like-${markOf(other)}"><h3><a href="${pathOf(other.kind, other.number)}">${titleOf(call, other.title, other.number)}</a></h3>
<p class="meta"><span>${side ? nameFor(side.names, t.reads) : ""}</span>${other.organisation ? html`<span>${name(other.organisation)}</span>` : ""}${badge(t(`likeness-${band(other.score)}`))}</p>
${other.text ? passage(t, call.passage(other.text)) : ""}
<p class="small">${why(call, other)}</p>
${isTeller(actor, facts) || actor.seats.some((seat) => seat.role === "co-chair") ? verdictForm(call, facts, other) : ""}</article>`;
}

/** Why it was suggested, in words of the reader's language. */
export function why(call: Call, other: { readonly reasons: Suggested["reasons"] }): Slot {
  return whySuggested(call.t, call.concept, other.reasons);
}

export function verdictForm(
  call: Call,
  facts: ProblemFacts,
  other: { id: string; kind: string; number: number },
  state: FormState = freshForm,
): Slot {
  const { t, token } = call;
  return form({
    action: `${pathOf(facts.kind, facts.number)}/verdicts`,
    hidden: { other: other.id },
    ...(token !== null && { token }),
    body: field(t, state, {
      kind: "text",
      name: "why",
      id: `why-${markOf(other)}`,
      label: t("verdict-why"),
      hint: t("verdict-why-hint"),
      width: "long",
    }),
    submit: {
      buttons: html`${button(t("verdict-same"), { name: "verdict", value: "same" })}${button(t("verdict-related"), { name: "verdict", value: "related", quiet: true })}${button(t("verdict-different"), { name: "verdict", value: "different", quiet: true })}`,
    },
  });
}

/** What somebody over there has tried, found by the words. */
export function triedThere(call: Call, view: ProblemView): Slot {
  const { t, exchange } = call;
  if (view.triedThere.length === 0) return "";
  return html`<section id="tried-there"><h2>${t("tried-over-there")}</h2><p class="small">${t("tried-over-there-lead")}</p><ul>${view.triedThere.map(
    (one) => {
      const side = sideOf(exchange, one.side);
      return html`<li><a href="/experiences/${one.number}">${titleOf(call, one.title, one.number, { mark: false })}</a> <small>${side ? nameFor(side.names, t.reads) : ""}</small> ${badge(t(`likeness-${band(one.score)}`))}</li>`;
    },
  )}</ul></section>`;
}

/** What people have said of this problem and others. */
export function verdictsPart(call: Call, view: ProblemView): Slot {
  const { t, exchange } = call;
  if (view.verdicts.length === 0) return "";
  return html`<section id="verdicts"><h2>${t("verdicts-title")}</h2><ul class="verdicts">${view.verdicts.map((one) => {
    const side = sideOf(exchange, one.side);
    return html`<li>${badge(t(`verdict-${one.verdict}`), one.verdict === "same" ? "ok" : "plain")} <a href="${pathOf(one.kind, one.number)}">${titleOf(call, one.title, one.number)}</a><br><small>${name(
      one.organisation ?? one.person ?? t("former-member"),
    )}, ${side ? nameFor(side.names, t.reads) : ""}, ${t.day(one.at)}${one.why ? html`: <q lang="${one.whyLanguage}">${name(one.why)}</q>` : ""}</small></li>`;
  })}</ul></section>`;
}
