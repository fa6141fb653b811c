import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { passage } from "#design/passage.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { ProblemFacts } from "../domain.ts";
import { commentForm } from "../pages/comments.ts";
import { pathOf } from "../pages/titles.ts";
import type { CommentFacts } from "./queries.ts";

/** A comment that could not be taken, with what was typed. */
export function commentAgainPage(call: Call, facts: ProblemFacts, state: FormState): Page {
  const { t } = call;
  return {
    title: t("comment-label"),
    private: true,
    breadcrumb: [{ href: pathOf(facts.kind, facts.number), label: `${t(`kind-${facts.kind}`)} ${facts.number}` }],
    body: html`<h1>${t("comment-label")}</h1>${errorSummary(t, state, { comment: t("comment-label"), language: t("problem-language") })}${commentForm(call, facts, state)}`,
  };
}

/** What is hidden, or shown again, and why. */
export function hidePage(call: Call, facts: CommentFacts, state: FormState = freshForm): Page {
  const { t, token } = call;
  const title = t(facts.hidden ? "comment-show" : "comment-hide");
  return {
    title,
    private: true,
    body: html`<h1>${title}</h1>${errorSummary(t, state, { why: t("comment-hide-why") })}${facts.text ? passage(t, call.passage(facts.text)) : ""}${form(
      {
        action: `/comments/${facts.number}/hidden`,
        ...(token !== null && { token }),
        body: facts.hidden
          ? ""
          : field(t, state, {
              kind: "text",
              name: "why",
              label: t("comment-hide-why"),
              hint: t("comment-hide-why-hint"),
              width: "long",
            }),
        submit: title,
      },
    )}`,
  };
}
