import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { pagination } from "#design/pagination.ts";
import { passage, passageTitle } from "#design/passage.ts";
import type { Slot } from "#design/slot.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { RawPassage } from "#kernel/wording/wording.ts";
import { type Commented, sees } from "../domain.ts";
import { type OneComment, pageLength, type ViewComment } from "../queries.ts";
import { commentArticle, commentForm, commentScripts, hiddenWhy, whoSees } from "./part.ts";

const below = ({ t }: Call, { kind, number }: Pick<Commented, "kind" | "number">): NonNullable<Page["breadcrumb"]> => [
  { href: addressOf(kind, number), label: `${t(`kind-${kind}`)} ${number}` },
];

const titleOf = (call: Call, title: RawPassage | null, { number }: Pick<Commented, "number">): Slot =>
  title ? passageTitle(call.t, call.passage(title)) : html`№ ${number}`;

/** Comments before the newest ones, a page at a time. */
export function earlierPage(
  call: Call,
  view: { title: RawPassage | null; rows: readonly ViewComment[] },
  facts: Commented,
  before: number | null,
): Page {
  const { t } = call;
  const path = addressOf(facts.kind, facts.number);
  const shown = view.rows.slice(-pageLength);
  const first = shown[0];
  return {
    title: t("comments-of", { title: view.title ? call.passage(view.title).shown : `№ ${facts.number}` }),
    breadcrumb: below(call, facts),
    canonical: `${path}/comments`,
    private: facts.audience !== "public",
    body: html`<p class="eyebrow"><a href="${path}">${titleOf(call, view.title, facts)}</a></p><h1>${t("comments-all")}</h1>${
      shown.length === 0 ? html`<p>${t("comments-none")}</p>` : shown.map((one) => commentArticle(call, facts, one))
    }${pagination(t, {
      newer: before === null ? null : `${path}#comments`,
      older: view.rows.length > pageLength && first ? `${path}/comments?before=${first.number}` : null,
    })}`,
  };
}

/** A comment that could not be taken, with what was typed. */
export function againPage(call: Call, facts: Commented, state: FormState): Page {
  const { t } = call;
  return {
    title: t("comment-label"),
    private: true,
    scripts: commentScripts(call),
    breadcrumb: below(call, facts),
    body: html`<h1>${t("comment-label")}</h1>${errorSummary(t, state, { comment: t("comment-label"), language: t("comment-language") })}${commentForm(call, facts, state)}`,
  };
}

/** One's own comment, taken back or standing under something that one may not read any more. */
export function ownPage(call: Call, facts: OneComment): Page {
  const { t, actor, token } = call;
  const back = facts.audience === "authors";
  const shown = sees(actor, facts.about) === true;
  const guarded = token === null ? {} : { token };
  return {
    title: t("comment-own"),
    private: true,
    ...(shown && { breadcrumb: below(call, facts.about) }),
    body: html`<h1>${t("comment-own")}</h1>${
      shown
        ? html`<p><a href="${addressOf(facts.about.kind, facts.about.number)}">${titleOf(call, facts.title, facts.about)}</a></p>`
        : ""
    }${notice({ body: t(back ? "comment-is-taken-back" : "comment-thing-gone") })}${facts.text ? passage(t, call.passage(facts.text)) : ""}${
      facts.hidden ? html`<p class="small">${t("comment-hidden")}${hiddenWhy(call, facts)}</p>` : ""
    }${
      !back
        ? form({ action: `/comments/${facts.number}/withdrawal`, submit: t("comment-take-back"), ...guarded })
        : facts.about.audience === "authors"
          ? ""
          : form({
              action: `/comments/${facts.number}/publication`,
              submit: t("comment-show"),
              publishing: whoSees(call, facts.about),
              ...guarded,
            })
    }`,
  };
}

/** What is hidden, or shown again, and why. */
export function hidePage(call: Call, facts: OneComment, state: FormState = freshForm): Page {
  const { t, token } = call;
  const title = t(facts.hidden ? "comment-show" : "comment-hide");
  return {
    title,
    private: true,
    breadcrumb: below(call, facts.about),
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
