import { button, linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { filters } from "#design/filters.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import type { Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm, typedValues } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { calendarName } from "../../editor/pages/parts.ts";
import { operates, reviewsAs, type WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName, workTabs } from "../../team/pages/around.ts";
import { codeOf } from "../domain.ts";
import { type PlacedText, type WaitingView, waitingLength } from "../queries.ts";
import { placeOfText, toJudge } from "./parts.ts";

export interface WaitingWish {
  readonly language: string | null;
  readonly skip: number;
}

/** What waits for this reviewer, one by one or many at once; and what waits for whom. */
export function waitingPage(
  call: Call,
  facts: WorkFacts,
  wish: WaitingWish,
  view: WaitingView,
  state: FormState = freshForm,
): Page {
  const { t } = call;
  const role = reviewsAs(facts);
  const path = `${pathOf(facts)}/review`;
  const title = t("review-title");
  const labels = Object.fromEntries(view.mine.map((one) => [`why.${one.version.id}`, placeOfText(call, one)]));
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`${workTabs(call, facts, "review")}<h1>${title}</h1><p class="lead">${t("review-lead", { medical: facts.needsMedical, plain: facts.needsPlain })}</p>
${facts.example ? notice({ kind: "warm", body: t("review-example-programme") }) : ""}${errorSummary(t, state, labels)}
${ways(call, facts, view)}${role === null ? "" : forMe(call, facts, wish, view, role, state)}
<section><h2>${t("review-others")}</h2>${others(call, view)}</section>
<section><h2>${t("review-pack")}</h2><p>${t("review-pack-lead")}</p>${packForm(call, facts, view)}${operates(call.actor, facts) ? html`<p>${linkButton(`${path}/enter`, t("paper-enter"), { quiet: true })}</p>` : ""}</section>`,
  };
}

function ways(call: Call, facts: WorkFacts, view: WaitingView): Slot {
  const { t } = call;
  const path = `${pathOf(facts)}/review`;
  return html`<p>${linkButton(`${path}/due`, t("review-due-link", { count: view.due }), { quiet: true })} ${
    operates(call.actor, facts) || reviewsAs(facts) !== null
      ? linkButton(`${path}/source`, t("recall-title"), { quiet: true })
      : ""
  }</p>`;
}

function forMe(
  call: Call,
  facts: WorkFacts,
  wish: WaitingWish,
  view: WaitingView,
  role: "plain" | "medical",
  state: FormState,
): Slot {
  const { t } = call;
  const path = `${pathOf(facts)}/review`;
  const to = (change: Partial<WaitingWish>) => {
    const next = { ...wish, skip: 0, ...change };
    const query = new URLSearchParams({
      ...(next.language && { language: next.language }),
      ...(next.skip > 0 && { skip: String(next.skip) }),
    });
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const left = view.mineCount - wish.skip - view.mine.length;
  return html`<section id="mine"><h2>${t("review-mine", { count: view.mineCount })}</h2><p>${t(`review-look-${role}`)}</p>${filters(
    t,
    t("messages-language"),
    [
      { href: to({ language: null }), label: t("filter-all"), current: wish.language === null },
      ...facts.languages.map((code) => ({
        href: to({ language: code }),
        label: t.languageName(code),
        current: wish.language === code,
      })),
    ],
  )}${
    view.mine.length === 0
      ? empty({ title: t("review-none") })
      : form({
          action: `${pathOf(facts)}/reviews`,
          ...guarded(call),
          hidden: { language: wish.language ?? "", skip: String(wish.skip) },
          body: html`${view.mine.map((one) => toLookAt(call, one, state))}`,
          publishing: html`<div class="publishing"><p>${t("review-who-sees")}</p></div>`,
          submit: { buttons: button(t("review-yes-marked"), { name: "do", value: "yes" }) },
          ...(left > 0 && {
            beside: html` <a href="${to({ skip: wish.skip + waitingLength })}">${t("review-skip", { count: left })}</a>`,
          }),
        })
  }</section>`;
}

function toLookAt(call: Call, one: PlacedText, state: FormState): Slot {
  const { t } = call;
  const { id } = one.version;
  const marked = typedValues(state, "text").includes(id);
  const why = `why.${id}`;
  const wrong = Object.hasOwn(state.errors, why);
  return html`<article class="card" id="text-${id}"><h3>${placeOfText(call, one)}</h3>${toJudge(call, one)}<div class="choice"><input type="checkbox" id="mark-${id}" name="text" value="${id}"${marked ? html` checked` : ""}><label for="mark-${id}">${t("review-mark")} <code>${codeOf(one.version)}</code></label></div><div class="actions">${button(t("review-yes"), { name: "do", value: `yes:${id}`, quiet: true })}</div><details${wrong ? html` open` : ""}><summary>${t("review-no")}</summary>${field(t, state, { kind: "textarea", name: why, label: t("review-why"), hint: t("review-why-hint"), rows: 3 })}<div class="actions">${button(t("review-no-do"), { name: "do", value: `no:${id}`, quiet: true })}</div></details></article>`;
}

function others(call: Call, view: WaitingView): Slot {
  const { t, actor } = call;
  return table({
    caption: t("review-others"),
    captionHidden: true,
    columns: [
      { label: t("messages-language") },
      { label: t("review-waits-medical"), numeric: true },
      { label: t("review-waits-plain"), numeric: true },
      { label: t("review-waits-since") },
    ],
    rows: view.others.map((one) => [
      t.languageName(one.language),
      t.number(one.medical),
      t.number(one.plain),
      t.day(one.since, actor.zone),
    ]),
    empty: html`<p>${t("review-nothing-waits")}</p>`,
  });
}

function packForm(call: Call, facts: WorkFacts, view: WaitingView): Slot {
  const { t } = call;
  return form({
    method: "get",
    action: `${pathOf(facts)}/review/pack`,
    body: html`${field(t, freshForm, { kind: "select", name: "calendar", label: t("messages-calendar"), nothing: t("filter-all"), options: view.calendars.map((one) => ({ value: one.code, label: calendarName(call, one.code, one.names) })) })}${field(t, freshForm, { kind: "text", name: "weeks", label: t("review-pack-weeks"), hint: t("review-pack-weeks-hint"), optional: true, width: "short" })}${field(t, freshForm, { kind: "select", name: "language", label: t("messages-language"), nothing: t("filter-all"), options: facts.languages.map((code) => ({ value: code, label: t.languageName(code) })) })}`,
    submit: t("review-pack-do"),
    look: { quiet: true },
  });
}
