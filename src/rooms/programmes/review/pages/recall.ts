import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { beforeAndAfter, dayOf, messageText, restsOn, stateBadge } from "../../editor/pages/parts.ts";
import { operates, reviewsAs, type WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf } from "../../team/pages/around.ts";
import { dueLength, type PlacedText, restingLength } from "../queries.ts";
import { placeOfText } from "./parts.ts";

const reviewCrumbs = (call: Call, facts: WorkFacts) => [
  ...crumbs(call, facts),
  { href: `${pathOf(facts)}/review`, label: call.t("review-title") },
];

export interface SourceView {
  readonly source: string;
  readonly texts: readonly PlacedText[];
  readonly count: number;
  readonly sources: readonly { readonly source: string; readonly texts: number }[];
}

/** A guideline changed: every text that rests on it, in all languages, and one press that sends them back. */
export function sourcePage(call: Call, facts: WorkFacts, view: SourceView, state: FormState = freshForm): Page {
  const { t } = call;
  const path = `${pathOf(facts)}/review/source`;
  const labels: Record<string, string> = Object.create(null);
  return {
    title: t("recall-title"),
    private: true,
    breadcrumb: reviewCrumbs(call, facts),
    body: html`<h1>${t("recall-title")}</h1><p class="lead">${t("recall-lead")}</p>${form({
      method: "get",
      action: path,
      body: field(t, freshForm, {
        kind: "text",
        name: "source",
        label: t("messages-source"),
        hint: t("recall-source-hint"),
        value: view.source,
        width: "long",
      }),
      submit: t("messages-find"),
    })}${
      view.source === ""
        ? view.sources.length === 0
          ? empty({ title: t("recall-no-sources") })
          : table({
              caption: t("recall-sources"),
              columns: [{ label: t("messages-source") }, { label: t("recall-texts"), numeric: true }],
              rows: view.sources.map((one) => [
                html`<a href="${path}?source=${encodeURIComponent(one.source)}" dir="auto">${one.source}</a>`,
                t.number(one.texts),
              ]),
            })
        : found(call, facts, view, state, labels)
    }`,
  };
}

function found(call: Call, facts: WorkFacts, view: SourceView, state: FormState, labels: Record<string, string>): Slot {
  const { t } = call;
  if (view.count === 0) return empty({ title: t("recall-none", { source: view.source }) });
  const fields = whyFields(call, state, labels);
  const beside = [...new Map(view.texts.flatMap((one) => besideOf(view, one)).map((one) => [one.key, one])).values()];
  return html`<h2>${t("recall-found", { count: view.count })}</h2>${errorSummary(t, state, labels)}${
    operates(call.actor, facts) || reviewsAs(facts) !== null
      ? form({
          action: `${pathOf(facts)}/review/recalls`,
          ...guarded(call),
          hidden: { source: view.source, seen: String(view.count), back: "source" },
          body: fields,
          submit: t("recall-do", { count: view.count }),
          look: { danger: true },
        })
      : ""
  }${view.texts.map((one) => html`<article class="card"><h3><a href="${pathOf(facts)}/messages/${one.slot}">${placeOfText(call, one)}</a></h3><p>${stateBadge(call, one.version)}</p>${messageText(call, one.version)}${restsOn(call, one.version)}</article>`)}${
    view.count > restingLength ? html`<p>${t("recall-more", { count: view.count - view.texts.length })}</p>` : ""
  }${
    beside.length === 0
      ? ""
      : html`<section><h2>${t("recall-beside")}</h2><p>${t("recall-beside-lead")}</p><ul>${beside.map(({ one, partner }) => html`<li><a href="${pathOf(facts)}/messages/${one.slot}">${placeOfText(call, one)}</a>: ${t.languageName(partner.language)} – ${partner.source || badge(t("message-no-source"), "warm")}</li>`)}</ul></section>`
  }`;
}

/** Partners of the texts found that name another source: they may rest on the same guideline by another name. */
function besideOf(view: SourceView, one: PlacedText) {
  const wanted = view.source.toLowerCase();
  return one.partners
    .filter((partner) => partner.language !== one.version.language && !partner.source.toLowerCase().includes(wanted))
    .map((partner) => ({ key: `${one.slot} ${partner.language} ${partner.side ?? ""}`, one, partner }));
}

function whyFields(call: Call, state: FormState, labels: Record<string, string>): Slot {
  const { t } = call;
  const draw = (one: Field) => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  return html`${draw({ kind: "textarea", name: "why", label: t("recall-why"), hint: t("recall-why-hint"), rows: 3, maxlength: 600 })}${draw(
    {
      kind: "radios",
      name: "stop",
      label: t("recall-meanwhile"),
      value: "yes",
      options: [
        { value: "yes", label: t("recall-stop"), hint: t("recall-stop-hint") },
        { value: "no", label: t("recall-go-on"), hint: t("recall-go-on-hint") },
      ],
    },
  )}`;
}

/** What falls due to be looked at again; those marked are sent to the reviewers. */
export function duePage(
  call: Call,
  facts: WorkFacts,
  texts: readonly PlacedText[],
  today: string,
  paged: boolean,
  state: FormState = freshForm,
): Page {
  const { t } = call;
  const shown = texts.slice(0, dueLength);
  const labels: Record<string, string> = Object.create(null);
  const may = operates(call.actor, facts) || reviewsAs(facts) !== null;
  const last = shown.at(-1);
  const path = `${pathOf(facts)}/review/due`;
  const list = table({
    caption: t("review-due-title"),
    captionHidden: true,
    columns: [{ label: t("review-due-day") }, { label: t("paper-text") }, { label: t("message-source") }],
    rows: shown.map((one) => [
      html`${one.version.reviewDue ? dayOf(call, one.version.reviewDue) : ""} ${one.version.reviewDue !== null && one.version.reviewDue <= today ? badge(t("message-overdue"), "warm") : ""}`,
      html`${may ? html`<div class="choice"><input type="checkbox" id="due-${one.version.id}" name="text" value="${one.version.id}"><label for="due-${one.version.id}">${placeOfText(call, one)}</label></div>` : placeOfText(call, one)}<div>${messageText(call, one.version)}</div>`,
      restsOn(call, one.version),
    ]),
  });
  return {
    title: t("review-due-title"),
    private: true,
    wide: true,
    breadcrumb: reviewCrumbs(call, facts),
    body: html`<h1>${t("review-due-title")}</h1><p class="lead">${t("review-due-lead", { months: facts.reviewMonths })}</p>${
      shown.length === 0
        ? empty({ title: t("review-due-none") })
        : may
          ? html`${errorSummary(t, state, { ...labels, text: t("paper-text"), why: t("recall-why") })}${form({
              action: `${pathOf(facts)}/review/recalls`,
              ...guarded(call),
              hidden: { back: "due" },
              body: html`${list}${whyFields(call, state, labels)}`,
              submit: t("review-due-do"),
            })}`
          : list
    }${beforeAndAfter(call, {
      before: paged ? path : null,
      after:
        texts.length > dueLength && last?.version.reviewDue
          ? `${path}?after=${last.version.reviewDue}_${last.version.id}`
          : null,
    })}`,
  };
}
