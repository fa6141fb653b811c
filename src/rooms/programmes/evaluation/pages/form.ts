import { type Field, field } from "#design/field.ts";
import { fold } from "#design/fold.ts";
import { errorSummary, form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import { languagesOf, nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName } from "../../team/pages/around.ts";
import { allGets, type Trial } from "../domain.ts";
import type { TrialChoices } from "../queries.ts";
import { armField, armName, mostArms } from "../trial-form.ts";

/** The form that describes a trial before it starts; `trial`: the one being changed. */
export function trialFormPage(
  call: Call,
  programme: WorkFacts,
  choices: TrialChoices,
  trial: Trial | null,
  state: FormState,
): Page {
  const { t } = call;
  const base = `${pathOf(programme)}/evaluation`;
  const title = t(trial ? "trial-edit-title" : "trial-new-title");
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field, of = ""): Slot => {
    labels[one.name] = of === "" ? one.label : `${of}: ${one.label}`;
    return field(t, state, one);
  };
  const spoken = languagesOf(call.exchange);
  const fields = html`
${draw({ kind: "textarea", name: "question", label: t("trial-question"), hint: t("trial-question-hint"), rows: 3, maxlength: 2000, value: trial?.question ?? "" })}
${draw({ kind: "select", name: "language", label: t("trial-language"), value: trial?.questionLanguage ?? (spoken.includes(t.language) ? t.language : (spoken[0] ?? "en")), options: spoken.map((code) => ({ value: code, label: t.languageName(code), lang: code })) })}
${draw({ kind: "select", name: "calendar", label: t("trial-calendar"), nothing: t("trial-choose"), value: trial ? String(trial.calendar) : "", options: choices.calendars.map((one) => ({ value: String(one.id), label: nameFor(one.names, t.reads) || one.code })) })}
${outcomeField(call, programme, choices, trial, draw)}
${draw({ kind: "number", name: "planned", label: t("trial-planned"), hint: t("trial-planned-hint"), width: "short", inputmode: "numeric", value: trial ? String(trial.plannedReaders) : "" })}
<h2>${t("trial-arms")}</h2><p>${t("trial-arms-how")}</p>
${[0, 1].map((n) => armFields(call, programme, trial, n, draw))}
${fold(t, state, {
  title: t("trial-arms-more"),
  names: [2, 3].flatMap((n) => [armField("code", n), ...programme.languages.map((one) => armName(one, n))]),
  body: html`${Array.from({ length: mostArms - 2 }, (_, n) => armFields(call, programme, trial, n + 2, draw))}`,
})}
<fieldset id="ethics"><legend>${t("trial-ethics")}</legend><p class="hint">${t("trial-ethics-hint")}</p>
${draw({ kind: "text", name: "body", label: t("trial-ethics-body"), optional: true, value: trial?.ethics?.body ?? "" })}
${draw({ kind: "text", name: "approval", label: t("trial-ethics-number"), optional: true, width: "medium", value: trial?.ethics?.number ?? "" })}
${draw({ kind: "date", name: "date", label: t("trial-ethics-date-label"), optional: true, width: "medium", value: trial?.ethics?.date ?? "" })}</fieldset>`;
  return {
    title: `${title} – ${programmeName(call, programme)}`,
    private: true,
    breadcrumb: [...crumbs(call, programme), { href: base, label: t("evaluation") }],
    body: html`<h1>${title}</h1><p class="lead">${t("trial-form-lead")}</p>${errorSummary(t, state, labels)}${form({
      action: trial ? `${base}/trials/${trial.number}` : `${base}/trials`,
      ...guarded(call),
      body: fields,
      publishing: html`<div class="publishing"><p>${t("trial-who-sees")}</p></div>`,
      submit: t("trial-save"),
    })}`,
  };
}

type Draw = (one: Field, of?: string) => Slot;

function outcomeField(
  { t }: Call,
  programme: WorkFacts,
  { questions }: TrialChoices,
  trial: Trial | null,
  draw: Draw,
): Slot {
  const options = questions
    .filter((question) => question.arm === null)
    .flatMap((question) =>
      question.answers.map((answer) => ({
        value: `${question.slot}:${answer.code}`,
        label: t("trial-outcome-option", {
          calendar: nameFor(question.calendarNames, t.reads),
          slot: question.code,
          code: answer.code,
          word: nameFor(answer.words, t.reads),
        }),
      })),
    );
  return html`${draw({
    kind: "checkboxes",
    name: "outcome",
    label: t("trial-outcome"),
    hint: t("trial-outcome-hint"),
    options,
    value: (trial?.outcomeCodes ?? []).map((code) => `${trial?.outcomeSlot}:${code}`),
  })}${options.length === 0 ? html`<p>${t("trial-no-questions")} <a href="${pathOf(programme)}/messages">${t("programme-work-messages")}</a></p>` : ""}`;
}

function armFields({ t }: Call, programme: WorkFacts, trial: Trial | null, n: number, draw: Draw): Slot {
  const arm = trial?.arms[n];
  const of = t("trial-arm-n", { n: n + 1 });
  return html`<fieldset><legend>${of}</legend>
${draw({ kind: "text", name: armField("code", n), label: t("trial-arm-code-label"), hint: t("trial-arm-code-hint"), width: "short", value: arm?.code ?? "" }, of)}
${programme.languages.map((language) => draw({ kind: "text", name: armName(language, n), label: t("trial-arm-name", { language: t.languageName(language) }), lang: language, value: arm?.names[language] ?? "" }, of))}
${draw({ kind: "number", name: armField("share", n), label: t("trial-arm-share"), hint: t("trial-arm-share-hint"), width: "short", min: 1, max: 9, value: String(arm?.share ?? 1) }, of)}
${draw({ kind: "radios", name: armField("gets", n), label: t("trial-arm-gets"), value: arm?.gets ?? "messages", options: allGets.map((gets) => ({ value: gets, label: t(`gets-${gets}-choice`), hint: t(`gets-${gets}-hint`) })) }, of)}
${draw({ kind: "number", name: armField("weeks", n), label: t("trial-arm-weeks-label"), optional: true, width: "short", min: 1, max: 26, value: arm && arm.weeksLater > 0 ? String(arm.weeksLater) : "" }, of)}</fieldset>`;
}
