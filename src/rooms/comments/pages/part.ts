import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { keepScripts } from "#design/keep.ts";
import { notice } from "#design/notice.ts";
import { passage } from "#design/passage.ts";
import { publishing } from "#design/publishing.ts";
import { sentence } from "#design/sentence.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { languagesOf, nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import { addressOf } from "#kernel/lineage/kin.ts";
import { holds } from "#kernel/rights/actor.ts";
import { keptFor } from "#kernel/sign-in/kept-for.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { type CommentedKind, isTeller, mayHide } from "../domain.ts";
import type { CommentsView, ViewComment } from "../queries.ts";

/** The thing whose page this is. */
export interface Place {
  readonly kind: CommentedKind;
  readonly number: number;
  readonly audience: "authors" | "group" | "members" | "public";
  readonly circle?: string | null;
  /** It has ended for good and takes no more comments. */
  readonly closed?: boolean;
}

/**
 * Comments in the order they were written, each in its own language with what the reader can read of it, and the form
 * for one more. `comments` may be what is kept for all members alike: what is one reader's own is decided here.
 */
export function commentsPart(call: Call, place: Place, comments: CommentsView): Slot {
  const { t } = call;
  if (place.audience === "authors") return "";
  const path = addressOf(place.kind, place.number);
  const first = comments.shown[0];
  const earlier = comments.count - comments.shown.length;
  return html`<section id="comments"><h2>${t("comments-title", { count: comments.count })}</h2>
${earlier > 0 && first ? html`<p><a href="${path}/comments?before=${first.number}">${t("comments-earlier", { count: earlier })}</a></p>` : ""}
${comments.shown.map((comment) => commentArticle(call, place, comment))}
${comments.takenBack.length === 0 ? "" : notice({ body: html`${t("comment-you-took-back", { count: comments.takenBack.length })} ${comments.takenBack.map((number, n) => html`${n > 0 ? "\u00a0· " : ""}<a href="/comments/${number}">${t("comment-number", { number })}</a>`)}` })}
${oneMore(call, place, path)}</section>`;
}

export function commentArticle(call: Call, place: Place, comment: ViewComment): Slot {
  const { t, actor, token, exchange } = call;
  const own = isTeller(actor, { author: comment.author, organisation: comment.organisationId });
  const side = sideOf(exchange, comment.side);
  const about = { audience: place.audience, author: null, organisation: null, circle: place.circle ?? null };
  const moderates = mayHide(actor, { audience: place.audience, about }) === true;
  const why = own || holds(actor, "moderator") ? hiddenWhy(call, comment) : "";
  return html`<article class="comment" id="comment-${comment.number}">${
    comment.hidden
      ? html`<p class="small">${t("comment-hidden")}${why}</p>`
      : comment.text
        ? passage(t, call.passage(comment.text))
        : ""
  }<p class="small">${name(comment.organisation ?? comment.person ?? t("former-member"))}${side ? html`, ${nameFor(side.names, t.reads)}` : ""}, <time datetime="${comment.at}">${t.day(comment.at, actor.zone)}</time>${
    moderates
      ? html` · <a href="/comments/${comment.number}/hide">${t(comment.hidden ? "comment-show" : "comment-hide")}</a>`
      : ""
  }</p>${
    own
      ? form({
          action: `/comments/${comment.number}/withdrawal`,
          submit: t("comment-take-back"),
          look: { quiet: true },
          inline: true,
          ...(token !== null && { token }),
        })
      : ""
  }</article>`;
}

/** The moderator's reason in his own words, for the writer and for moderators. */
export function hiddenWhy({ t }: Call, { why, whyLanguage }: Pick<ViewComment, "why" | "whyLanguage">): Slot {
  if (why === null) return "";
  const words = html`<q${langOf(t.language, whyLanguage ?? undefined)}>${name(why)}</q>`;
  return html` ${sentence(t, "comment-hidden-why", {}, { why: words })}`;
}

/** Browser modules of a page on which one can comment. */
export const commentScripts = ({ actor }: Call): readonly string[] => (actor.member ? keepScripts : []);

function oneMore(call: Call, place: Place, path: string): Slot {
  const { t, actor } = call;
  if (place.closed) return html`<p class="small">${t("comment-ended")}</p>`;
  if (actor.member) return commentForm(call, place, freshForm);
  return actor.person === null ? html`<p><a href="/sign-in?next=${path}">${t("comment-sign-in")}</a></p>` : "";
}

export function commentForm(call: Call, place: Place, state: FormState): Slot {
  const { t, token, actor } = call;
  return form({
    action: `${addressOf(place.kind, place.number)}/comments`,
    ...(token !== null && { token }),
    keep: { t, owner: keptFor(actor) },
    body: html`${field(t, state, { kind: "textarea", name: "comment", label: t("comment-label"), rows: 4, maxlength: 4000 })}${field(
      t,
      state,
      {
        kind: "select",
        name: "language",
        label: t("comment-language"),
        value: t.language,
        options: languagesOf(call.exchange).map((code) => ({ value: code, label: t.languageName(code) })),
      },
    )}`,
    publishing: whoSees(call, place),
    submit: t("comment-send"),
    look: { quiet: true },
  });
}

/** Above the buttons that put a comment there, or there again. */
export const whoSees = ({ t }: Call, { audience }: Pick<Place, "audience">): Slot =>
  publishing(t, { audience, copies: audience === "public" ? ["open-data", "mail"] : ["mail"] });
