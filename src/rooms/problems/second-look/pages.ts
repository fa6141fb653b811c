import { badge } from "#design/badge.ts";
import { button } from "#design/button.ts";
import { cards } from "#design/card.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { passage } from "#design/passage.ts";
import { publishing } from "#design/publishing.ts";
import { name } from "#design/slot.ts";
import { languagesOf, nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { holds } from "#kernel/rights/actor.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import type { ProblemFacts } from "../domain.ts";
import { pathOf, titleOf } from "../pages/titles.ts";
import type { Waiting } from "./queries.ts";

export function waitingPage(call: Call, rows: readonly Waiting[]): Page {
  const { t, exchange } = call;
  const side = (code: string): string => nameFor(sideOf(exchange, code)?.names ?? {}, t.reads);
  return {
    title: t("looks-title"),
    private: true,
    body: html`<h1>${t("looks-title")}</h1><p class="lead">${t("looks-lead")}</p>${
      rows.length === 0
        ? empty({ title: t("looks-none") })
        : cards(
            rows.map((one) => ({
              title: titleOf(call, one.title, one.number),
              href: `${pathOf(one.kind, one.number)}/second-look`,
              meta: [
                side(one.side),
                t("looks-since", { day: t.day(one.since) }),
                ...(one.children ? [badge(t("looks-children"), "warm")] : []),
                ...(one.accused ? [badge(t("looks-accused"), "warm")] : []),
                ...one.seen.map((code) => badge(t("looks-seen", { side: side(code) }), "ok")),
              ],
            })),
            2,
          )
    }`,
  };
}

/** One text that waits, with what to look for, and yes or no with a reason. */
export function lookPage(
  call: Call,
  facts: ProblemFacts,
  words: { title: RawPassage | null; text: RawPassage | null },
  state: FormState = freshForm,
): Page {
  const { t, token, exchange, actor } = call;
  const sides = exchange.sides.filter((side) => holds(actor, "moderator", side.code));
  return {
    title: t("look-title"),
    private: true,
    breadcrumb: [{ href: "/second-looks", label: t("looks-title") }],
    body: html`<h1>${t("look-title")}</h1>${errorSummary(t, state, { why: t("look-why"), side: t("look-side") })}
${facts.children ? notice({ kind: "warm", title: t("looks-children"), body: t("look-children-rules") }) : ""}
${facts.accused ? notice({ kind: "warm", title: t("looks-accused"), body: html`${t("look-accused-rules")} <b>${name(facts.accused)}</b>` }) : ""}
<h2>${titleOf(call, words.title, facts.number)}</h2>${words.text ? passage(t, call.passage(words.text)) : ""}
${form({
  action: `${pathOf(facts.kind, facts.number)}/second-looks`,
  ...(token !== null && { token }),
  body: html`${sides.length > 1 ? field(t, state, { kind: "radios", name: "side", label: t("look-side"), value: sides[0]?.code ?? "", options: sides.map((side) => ({ value: side.code, label: nameFor(side.names, t.reads) })) }) : html`<input type="hidden" name="side" value="${sides[0]?.code ?? ""}">`}${field(t, state, { kind: "text", name: "why", label: t("look-why"), hint: t("look-why-hint"), optional: true, width: "long" })}`,
  publishing: publishing(t, {
    audience: facts.wanted,
    copies: facts.wanted === "public" ? ["search", "open-data"] : ["mail"],
  }),
  submit: {
    buttons: html`${button(t("look-yes"), { name: "look", value: "yes" })}${button(t("look-no"), { name: "look", value: "no", quiet: true })}`,
  },
})}`,
  };
}

export function replyPage(call: Call, facts: ProblemFacts, state: FormState = freshForm): Page {
  const { t, token } = call;
  return {
    title: t("reply-title"),
    private: true,
    breadcrumb: [{ href: pathOf(facts.kind, facts.number), label: `${t(`kind-${facts.kind}`)} ${facts.number}` }],
    body: html`<h1>${t("reply-title")}</h1>${errorSummary(t, state, { body: t("reply-body"), text: t("reply-text") })}<p>${t("reply-lead")}</p>${form(
      {
        action: `${pathOf(facts.kind, facts.number)}/replies`,
        ...(token !== null && { token }),
        body: html`${field(t, state, { kind: "text", name: "body", label: t("reply-body"), value: facts.accused, width: "long" })}${field(t, state, { kind: "textarea", name: "text", label: t("reply-text"), rows: 8, maxlength: 8000 })}${field(t, state, { kind: "select", name: "language", label: t("problem-language"), value: t.language, options: languagesOf(call.exchange).map((code) => ({ value: code, label: t.languageName(code) })) })}`,
        publishing: publishing(t, { audience: facts.wanted, copies: ["search", "open-data"] }),
        submit: t("reply-send"),
      },
    )}`,
  };
}
