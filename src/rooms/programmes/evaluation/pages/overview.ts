import { badge } from "#design/badge.ts";
import { button, linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { form } from "#design/form.ts";
import { sentence } from "#design/sentence.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName, workTabs } from "../../team/pages/around.ts";
import type { QuestionFigures, Release, Trial } from "../domain.ts";
import type { Question } from "../queries.ts";
import { trialBadge } from "./about.ts";
import { cellWord, shownTable } from "./cells.ts";

export interface Overview {
  readonly trials: readonly Trial[];
  readonly questions: readonly Question[];
  readonly releases: ReadonlyMap<number, Release<QuestionFigures>>;
}

/** What came of a programme: its trials, and how its questions were answered. */
export function overviewPage(call: Call<WorkFacts>, { trials, questions, releases }: Overview): Page {
  const { t, facts } = call;
  const base = `${pathOf(facts)}/evaluation`;
  const mayWrite = call.may("evaluation.write", facts) === true;
  return {
    title: `${t("evaluation")} – ${programmeName(call, facts)}`,
    private: true,
    wide: true,
    breadcrumb: crumbs(call, facts),
    body: html`${mayWrite ? workTabs(call, facts, "evaluation") : ""}<h1>${t("evaluation")}</h1><p class="lead">${t("evaluation-lead")}</p>
<h2>${t("evaluation-trials")}</h2>${
      trials.length === 0
        ? empty({ title: t("evaluation-no-trials"), body: t("evaluation-trials-what") })
        : html`<ul class="cards">${trials.map(
            (trial) =>
              html`<li><article class="card"><h3><a href="${base}/trials/${trial.number}">${t("trial-number", { n: trial.number })}</a></h3><div class="meta">${trialBadge(call, trial)}<span>${name(nameFor(trial.calendarNames, t.reads))}</span></div><p${langOf(t.language, trial.questionLanguage)}>${trial.question}</p></article></li>`,
          )}</ul>`
    }${mayWrite ? html`<p>${linkButton(`${base}/trials/new`, t("evaluation-new-trial"), { quiet: trials.length > 0 })}</p>` : ""}
<h2>${t("evaluation-questions")}</h2>${
      questions.length === 0
        ? empty({ title: t("evaluation-no-questions"), body: t("evaluation-questions-what") })
        : questions.map((question) => questionPart(call, question, releases.get(question.slot) ?? null, mayWrite))
    }`,
  };
}

function questionPart(
  call: Call<WorkFacts>,
  question: Question,
  release: Release<QuestionFigures> | null,
  mayWrite: boolean,
): Slot {
  const { t, facts } = call;
  const base = `${pathOf(facts)}/evaluation/questions/${question.slot}`;
  return html`<section><h3>${sentence(t, `question-${question.kind}`, {}, { slot: html`<code>${question.code}</code>`, calendar: name(nameFor(question.calendarNames, t.reads)) })}</h3><p><a href="${pathOf(facts)}/messages/${question.slot}">${t("question-to-message")}</a>${question.arm ? html` ${badge(t("slot-arm-only", { arm: question.arm }))}` : ""}</p>${
    question.ofTrial
      ? html`<p>${t("question-of-trial")}</p>`
      : html`${release ? questionFigures(call, question, release, base) : html`<p class="quiet">${t("question-no-figures")}</p>`}${
          mayWrite
            ? form({
                action: `${base}/releases`,
                ...guarded(call),
                submit: { buttons: button(t("release-do"), { quiet: true }) },
              })
            : ""
        }`
  }</section>`;
}

function questionFigures(
  call: Call,
  question: Question,
  { figures, at, n }: Release<QuestionFigures>,
  base: string,
): Slot {
  const { t } = call;
  const answer = (code: string): string => {
    const word = nameFor(question.answers.find((one) => one.code === code)?.words ?? {}, t.reads);
    return word === "" ? code : t("question-answer", { code, word });
  };
  const day = (date: string): string => t.day(`${date}T12:00:00Z`);
  const period = (name: string): string => {
    const [from = "", until = ""] = name.split("/");
    return t("question-weeks", {
      from: day(from),
      to: day(Temporal.PlainDate.from(until).subtract({ days: 1 }).toString()),
    });
  };
  return html`<p class="meta">${t("figures-of", { day: t.day(at, call.actor.zone), n })}</p><p>${t("question-asked", { asked: cellWord(call, figures.asked), until: day(figures.until) })}</p>${shownTable(
    call,
    figures.answers,
    {
      caption: t("question-by-answer"),
      by: t("question-answer-column"),
      row: answer,
      column: (language) => t.languageName(language),
    },
  )}${shownTable(call, figures.weeks, {
    caption: t("question-by-week"),
    by: t("figures-week"),
    row: period,
    column: () => t("question-answers"),
    rowTotals: false,
  })}<p><a href="${base}/answers.csv">${t("figures-csv")}</a></p>`;
}
