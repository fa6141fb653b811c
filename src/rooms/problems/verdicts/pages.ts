import { button, linkButton } from "#design/button.ts";
import { dateLine } from "#design/date-line.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { passage } from "#design/passage.ts";
import { publishing } from "#design/publishing.ts";
import { name } from "#design/slot.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { pathOf, titleOf } from "../pages/titles.ts";
import type { Judged } from "./commands.ts";
import type { PairSide } from "./queries.ts";

/** Both texts with the date line between them, and the question. */
export function answerPage(
  call: Call,
  pair: readonly [PairSide, PairSide],
  to: { action: string; other: string },
  state: FormState = freshForm,
): Page {
  const { t, exchange, token } = call;
  const shores = pair.map((one) => {
    const side = sideOf(exchange, one.side);
    return {
      name: side ? nameFor(side.names, t.reads) : one.side,
      body: html`<h3><a href="${pathOf(one.kind, one.number)}">${titleOf(call, one.title, one.number)}</a></h3>${one.text ? passage(t, call.passage(one.text)) : ""}<p class="small">${one.organisation ? name(one.organisation) : ""}${one.place ? html` ${name(one.place)}` : ""}</p>`,
    };
  });
  const why = field(t, state, {
    kind: "text",
    name: "why",
    label: t("verdict-why"),
    hint: t("verdict-why-hint"),
    width: "long",
  });
  return {
    title: t("answer-title"),
    private: true,
    body: html`<h1>${t("answer-title")}</h1>${errorSummary(t, state, { why: t("verdict-why") })}<p>${t("answer-lead")}</p>${dateLine(t, shores, { level: 2 })}
${form({
  action: to.action,
  hidden: { other: to.other },
  ...(token !== null && { token }),
  body: why,
  publishing: publishing(t, { audience: "public", copies: ["open-data", "mail"] }),
  submit: {
    buttons: html`${button(t("verdict-same"), { name: "verdict", value: "same" })}${button(t("verdict-related"), { name: "verdict", value: "related", quiet: true })}${button(t("verdict-different"), { name: "verdict", value: "different", quiet: true })}`,
  },
})}`,
  };
}

export function answeredPage(call: Call, outcome: Judged): Page {
  const { t } = call;
  const common = "common" in outcome && outcome.common > 0 ? outcome.common : null;
  return {
    title: t("answered-title"),
    private: true,
    body: html`<h1>${t("answered-title")}</h1><p>${t(common ? "note-common-found" : "note-verdict-kept")}</p><p>${linkButton(common ? `/common-problems/${common}` : "/problems", t(common ? "answered-common" : "answered-problems"))}</p>`,
  };
}
