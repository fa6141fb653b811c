import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { passage } from "#design/passage.ts";
import { publishing } from "#design/publishing.ts";
import { name, type Slot } from "#design/slot.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { ProblemFacts } from "../domain.ts";
import type { ProblemView } from "../queries.ts";
import { pathOf } from "./titles.ts";

/** Comments in the order they were written, each in its own language with what the reader can read of it. */
export function commentsPart(call: Call, facts: ProblemFacts, view: ProblemView, state: FormState = freshForm): Slot {
  const { t, actor } = call;
  if (facts.state !== "public" && facts.state !== "resolved") return "";
  return html`<section id="comments"><h2>${t("comments-title", { count: view.comments.length })}</h2>
${view.comments.map(
  (comment) =>
    html`<article class="comment" id="comment-${comment.number}">${
      comment.hidden
        ? html`<p class="small">${t("comment-hidden")}</p>`
        : comment.text
          ? passage(t, call.passage(comment.text))
          : ""
    }<p class="small">${name(comment.organisation ?? comment.person ?? t("former-member"))}, <time datetime="${comment.at}">${t.day(comment.at, actor.zone)}</time>${call.may("comment.hide", {}) === true ? html` · <a href="/comments/${comment.number}/hide">${t(comment.hidden ? "comment-show" : "comment-hide")}</a>` : ""}</p></article>`,
)}
${actor.member ? commentForm(call, facts, state) : html`<p><a href="/sign-in?next=${pathOf(facts.kind, facts.number)}">${t("comment-sign-in")}</a></p>`}</section>`;
}

export function commentForm(call: Call, facts: ProblemFacts, state: FormState): Slot {
  const { t, token } = call;
  return form({
    action: `${pathOf(facts.kind, facts.number)}/comments`,
    ...(token !== null && { token }),
    body: html`${field(t, state, { kind: "textarea", name: "comment", label: t("comment-label"), rows: 4, maxlength: 4000 })}${field(
      t,
      state,
      {
        kind: "select",
        name: "language",
        label: t("problem-language"),
        value: t.language,
        options: languagesOf(call.exchange).map((code) => ({ value: code, label: t.languageName(code) })),
      },
    )}`,
    publishing: publishing(t, { audience: facts.audience === "public" ? "public" : "members", copies: ["mail"] }),
    submit: t("comment-send"),
    look: { quiet: true },
  });
}
