import { badge } from "#design/badge.ts";
import { button, linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { operates, type WorkFacts } from "../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName } from "../team/pages/around.ts";
import type { Visit, VisitedReader } from "./queries.ts";

/** Where a nurse says whose visits she wants to note: by the number that stands for the reader. */
export function findReaderPage(call: Call<WorkFacts>, state: FormState): Page {
  const { t, facts } = call;
  const title = t("visits-title");
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    private: true,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${title}</h1><p class="lead">${t("visits-lead")}</p>${errorSummary(t, state, { reader: t("visits-reader") })}${form(
      {
        action: `${pathOf(facts)}/visits`,
        ...guarded(call),
        body: field(t, state, {
          kind: "text",
          name: "reader",
          label: t("visits-reader"),
          hint: t("visits-reader-hint"),
          width: "short",
          inputmode: "numeric",
        }),
        submit: t("visits-open"),
      },
    )}`,
  };
}

/** The visits of one reader, to note, move and call off; and, for one below the age, the yes of a parent. */
export function visitsPage(call: Call<WorkFacts>, reader: VisitedReader, state: FormState): Page {
  const { t, facts } = call;
  const title = t("visits-of", { n: String(reader.number) });
  const path = `${pathOf(facts)}/readers/${reader.number}`;
  const labels: Record<string, string> = {
    day: t("visit-day"),
    before: t("visit-before"),
    enrolment: t("visit-calendar"),
    source: t("guardian-source"),
    relation: t("guardian-relation"),
    sure: t("guardian-sure"),
  };
  const paused = reader.enrolments.some((one) => one.state === "paused");
  const all = reader.enrolments.flatMap((one) => one.visits.map((visit) => ({ visit, of: nameOf(call, one) })));
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    private: true,
    breadcrumb: [...crumbs(call, facts), { href: `${pathOf(facts)}/visits`, label: t("visits-title") }],
    body: html`<h1>${title}</h1><p>${badge(t(`reader-state-${reader.state}`), reader.state === "active" ? "ok" : "waiting")}</p>${errorSummary(t, state, labels)}
${paused ? guardianForm(call, path, isGuardian(state) ? state : freshForm) : ""}
<h2>${t("visits-there")}</h2>${all.length === 0 ? empty({ title: t("visits-none") }) : html`<ul class="cards">${all.map(({ visit, of }) => html`<li>${visitCard(call, path, visit, of)}</li>`)}</ul>`}
<h2>${t("visit-new")}</h2>${
      reader.enrolments.length === 0
        ? html`<p>${t("visit-no-calendar")}</p>`
        : form({
            action: `${path}/visits`,
            ...guarded(call),
            body: html`${whose(call, reader, isGuardian(state) ? freshForm : state)}${visitFields(call, isGuardian(state) ? freshForm : state)}`,
            submit: t("visit-note"),
          })
    }<h2>${t("discreet-title")}</h2><p>${t(reader.discreet ? "discreet-on" : "discreet-off")}</p>${form({ action: `${path}/discreet`, ...guarded(call), inline: true, hidden: { discreet: reader.discreet ? "no" : "yes" }, submit: t(reader.discreet ? "discreet-end" : "discreet-begin"), look: { quiet: true } })}${operates(call.actor, facts) ? html`<p>${linkButton(path, t("visits-reader-page"), { quiet: true })}</p>` : ""}`,
  };
}

/** Which of the two forms of the page was sent. */
const isGuardian = (state: FormState): boolean =>
  Object.hasOwn(state.values, "source") || Object.hasOwn(state.errors, "source");

const nameOf = ({ t }: Call, one: VisitedReader["enrolments"][number]): string => {
  const calendar = one.names ? nameFor(one.names, t.reads) : t("reader-no-date");
  return one.child > 1 || one.reader > 1 ? `${calendar} (${Math.max(one.child, one.reader)})` : calendar;
};

/** For whom; nothing is asked where there is only one. */
function whose(call: Call, reader: VisitedReader, state: FormState): Slot {
  const [first, ...more] = reader.enrolments;
  if (first && more.length === 0) return html`<input type="hidden" name="enrolment" value="${first.id}">`;
  return field(call.t, state, {
    kind: "radios",
    name: "enrolment",
    label: call.t("visit-calendar"),
    options: reader.enrolments.map((one) => ({ value: one.id, label: nameOf(call, one) })),
  });
}

function visitFields({ t }: Call, state: FormState, visit?: Visit): Slot {
  const draw = (one: Field): Slot => field(t, state, visit ? { ...one, id: `${one.name}-${visit.id}` } : one);
  return html`${draw({ kind: "date", name: "day", label: t("visit-day"), value: visit?.day ?? "", width: "medium" })}${draw({ kind: "select", name: "before", label: t("visit-before"), value: String(visit?.daysBefore ?? 1), options: [0, 1, 2, 3, 7].map((days) => ({ value: String(days), label: t("visit-days-before", { days }) })) })}`;
}

function visitCard(call: Call, path: string, visit: Visit, of: string): Slot {
  const { t } = call;
  return html`<article class="card"><h3>${t.day(`${visit.day}T12:00:00Z`)}</h3><div class="meta"><span>${of}</span><span>${t("visit-days-before", { days: visit.daysBefore })}</span>${visit.reminder === null ? "" : badge(t(`state-${visit.reminder}`))}</div><details><summary>${t("visit-change")}</summary>${form(
    {
      action: `${path}/visits/${visit.id}`,
      ...guarded(call),
      body: visitFields(call, freshForm, visit),
      submit: {
        buttons: html`${button(t("visit-move"), { name: "do", value: "move" })}${button(t("visit-off"), { name: "do", value: "off", quiet: true, danger: true })}`,
      },
    },
  )}</details></article>`;
}

function guardianForm(call: Call, path: string, state: FormState): Slot {
  const { t } = call;
  return html`<section id="guardian"><h2>${t("guardian-title")}</h2><p>${t("guardian-lead")}</p>${form({
    action: `${path}/guardian`,
    ...guarded(call),
    body: html`${field(t, state, { kind: "radios", name: "relation", label: t("guardian-relation"), options: (["parent", "guardian"] as const).map((value) => ({ value, label: t(`guardian-is-${value}`) })) })}${field(t, state, { kind: "text", name: "source", label: t("guardian-source"), hint: t("guardian-source-hint") })}${field(t, state, { kind: "checkbox", name: "sure", label: t("guardian-sure") })}`,
    publishing: html`<div class="publishing"><p>${t("guardian-who-sees")}</p></div>`,
    submit: t("guardian-do"),
  })}</section>`;
}
