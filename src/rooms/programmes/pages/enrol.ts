import { button } from "#design/button.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import type { Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { ProgrammeFacts } from "../domain.ts";
import { enrolmentColumns, type RowFault } from "../enrol/read-rows.ts";
import type { FileOutcome, ProgrammeView } from "../queries.ts";

const crumbs = (call: Call, view: ProgrammeView) => [
  { href: "/programmes", label: call.t("programmes-title") },
  { href: `/programmes/${view.number}`, label: nameFor(view.names, call.t.reads) },
];

/** A nurse enrols one woman who sits with her, or a list of women who signed a paper. */
export function enrolPage(
  call: Call<ProgrammeFacts>,
  view: ProgrammeView,
  state: FormState,
  faults: readonly RowFault[] = [],
): Page {
  const { t, token } = call;
  const draw = (one: Parameters<typeof field>[2]) => field(t, state, one);
  const labels = {
    phone: t("join-phone"),
    side: t("join-side"),
    language: t("join-language"),
    due: t("join-due"),
    born: t("join-born"),
    consent: t("enrol-consent"),
    age: t("enrol-age"),
    rows: t("enrol-rows"),
  };
  const sides = view.sides.map((code) => ({
    value: code,
    label: nameFor(sideOf(call.exchange, code)?.names ?? { en: code }, t.reads),
  }));
  return {
    title: t("enrol-title"),
    private: true,
    breadcrumb: crumbs(call, view),
    body: html`<h1>${t("enrol-title")}</h1>${errorSummary(t, state, labels)}${faultList(call, faults)}
<p>${t("enrol-lead")}</p>
${form({
  action: `/programmes/${view.number}/enrol`,
  ...(token !== null && { token }),
  body: html`${draw({ kind: "radios", name: "side", label: labels.side, options: sides })}
${draw({ kind: "tel", name: "phone", label: labels.phone, hint: t("enrol-phone-hint"), autocomplete: "off", inputmode: "tel", width: "medium" })}
${draw({ kind: "radios", name: "language", label: labels.language, options: view.languages.map((code) => ({ value: code, label: t.languageName(code), lang: code })) })}
${draw({ kind: "date", name: "due", label: labels.due, optional: true, width: "short" })}
${draw({ kind: "date", name: "born", label: labels.born, optional: true, width: "short" })}
${draw({ kind: "text", name: "consent", label: labels.consent, hint: t("enrol-consent-hint"), width: "long" })}
${draw({ kind: "checkbox", name: "age", label: labels.age, hint: t("enrol-age-hint", { ages: agesOf(call, view) }) })}
${draw({ kind: "checkbox", name: "discreet", label: t("enrol-discreet"), hint: t("enrol-discreet-hint") })}`,
  submit: t("enrol-send"),
})}
<h2>${t("enrol-list-title")}</h2><p>${t("enrol-list-text", { columns: enrolmentColumns.join(", ") })}</p>
${form({
  action: `/programmes/${view.number}/enrolments`,
  ...(token !== null && { token }),
  body: draw({ kind: "textarea", name: "rows", label: labels.rows, rows: 8, hint: t("enrol-rows-hint") }),
  submit: {
    buttons: html`${button(t("enrol-look"), { name: "do", value: "look", quiet: true })}${button(t("enrol-take"), { name: "do", value: "take" })}`,
  },
})}`,
  };
}

const agesOf = (call: Call, view: ProgrammeView): string =>
  call.t.list(
    Object.entries(view.minimumAge).map(
      ([code, age]) => `${nameFor(sideOf(call.exchange, code)?.names ?? { en: code }, call.t.reads)}: ${age}`,
    ),
  );

const faultList = (call: Call, faults: readonly RowFault[]): Slot =>
  faults.length === 0
    ? ""
    : notice({
        kind: "error",
        title: call.t("enrol-faults", { count: faults.length }),
        body: html`<ul>${faults.slice(0, 50).map((fault) => html`<li>${call.t("enrol-line", { line: fault.line })}: ${call.t(fault.id)}</li>`)}</ul>`,
        announce: true,
      });

/** What became of the rows of one list, line by line; numbers are not shown again. */
export function outcomesPage(call: Call<ProgrammeFacts>, view: ProgrammeView, rows: readonly FileOutcome[]): Page {
  const { t } = call;
  const waiting = rows.filter((row) => row.outcome === null).length;
  const dry = rows.some((row) => row.dry);
  const counts = Map.groupBy(
    rows.filter((row) => row.outcome !== null),
    (row) => row.outcome ?? "",
  );
  return {
    title: t("enrol-outcomes-title"),
    private: true,
    breadcrumb: [...crumbs(call, view), { href: `/programmes/${view.number}/enrol`, label: t("enrol-title") }],
    body: html`<h1>${t("enrol-outcomes-title")}</h1>
${dry ? notice({ kind: "plain", body: t("enrol-was-look") }) : ""}
${waiting > 0 ? notice({ kind: "warm", body: t("enrol-waiting", { count: waiting }) }) : ""}
<ul>${[...counts].map(([outcome, those]) => html`<li>${t(`enrol-outcome-${outcome}`)}: ${t.number(those.length)}</li>`)}</ul>
${table({
  caption: t("enrol-outcomes-title"),
  columns: [{ label: t("enrol-line-head") }, { label: t("enrol-outcome-head") }, { label: t("enrol-reader-head") }],
  rows: rows.map((row) => [
    t.number(row.line),
    row.outcome === null ? t("enrol-outcome-waiting") : t(`enrol-outcome-${row.outcome}`),
    row.reader === null
      ? ""
      : html`<a href="/programmes/${view.number}/readers/${row.reader}/visits">${String(row.reader)}</a>`,
  ]),
})}`,
  };
}
