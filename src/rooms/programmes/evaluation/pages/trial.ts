import { actions, button, linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { publishing } from "#design/publishing.ts";
import type { Slot } from "#design/slot.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { crumbs, guarded, pathOf, programmeName } from "../../team/pages/around.ts";
import { type Release, runningReleaseDays, type TrialFacts, type TrialFigures } from "../domain.ts";
import type { Obstacle } from "../obstacles.ts";
import { aboutTrial, trialBadge } from "./about.ts";
import { trialTables } from "./cells.ts";
import { resultOf } from "./result.ts";

export interface TrialView {
  readonly obstacles: readonly Obstacle[];
  readonly release: Release<TrialFigures> | null;
}

export const trialPath = ({ number, trial }: TrialFacts): string =>
  `${pathOf({ number })}/evaluation/trials/${trial.number}`;
export const publicPath = ({ number, trial }: TrialFacts): string => `${pathOf({ number })}/trials/${trial.number}`;

/** A trial as its operators (and the auditor) see it. */
export function trialPage(call: Call<TrialFacts>, view: TrialView, state: FormState): Page {
  const { t, facts } = call;
  const { trial } = facts;
  const title = t("trial-number", { n: trial.number });
  const mayWrite = call.may("trial.write", facts) === true;
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    private: true,
    wide: true,
    breadcrumb: [...crumbs(call, facts), { href: `${pathOf(facts)}/evaluation`, label: t("evaluation") }],
    body: html`<p class="meta">${trialBadge(call, trial)}</p><h1>${title}</h1>
${errorSummary(t, state, { why: t("trial-close-why"), language: t("trial-language") })}${aboutTrial(call, trial)}
${parts[trial.state](call, view, state, mayWrite)}`,
  };
}

type Part = (call: Call<TrialFacts>, view: TrialView, state: FormState, mayWrite: boolean) => Slot;

const draftPart: Part = (call, { obstacles }, _, mayWrite) => {
  const { t, facts } = call;
  const path = trialPath(facts);
  if (!mayWrite) return html`<p>${t("trial-not-started")}</p>`;
  return html`<h2>${t("trial-start")}</h2>${
    obstacles.length === 0
      ? html`<p>${t("trial-start-what")}</p>${form({ action: `${path}/started`, ...guarded(call), submit: t("trial-start-do") })}`
      : notice({
          kind: "warm",
          title: t("trial-start-not-yet"),
          body: html`<ul>${obstacles.map((one) => html`<li>${t(one.id, one.facts)}</li>`)}</ul>`,
        })
  }${actions(linkButton(`${path}/edit`, t("trial-edit"), { quiet: true }))}${form({
    action: `${path}/dropped`,
    ...guarded(call),
    submit: { buttons: button(t("trial-drop"), { quiet: true, danger: true }) },
  })}`;
};

const runningPart: Part = (call, { release }, state, mayWrite) => {
  const { t, facts } = call;
  const spoken = languagesOf(call.exchange);
  return html`<h2>${t("figures")}</h2>${notice({ body: t("trial-no-peeking") })}${
    release
      ? html`<p class="meta">${t("figures-of", { day: t.day(release.at, call.actor.zone), n: release.n })}</p>${trialTables(call, facts.trial.arms, release.figures)}`
      : empty({ title: t("figures-none"), body: t("figures-none-running") })
  }${mayWrite ? releaseForm(call, t("release-running-how", { days: runningReleaseDays })) : ""}${
    mayWrite
      ? html`<section id="close"><h2>${t("trial-close")}</h2><p>${t("trial-close-what")}</p>${form({
          action: `${trialPath(facts)}/closed`,
          ...guarded(call),
          body: html`${field(t, state, { kind: "textarea", name: "why", label: t("trial-close-why"), rows: 3, maxlength: 1000 })}${field(
            t,
            state,
            {
              kind: "select",
              name: "language",
              label: t("trial-language"),
              value: spoken.includes(t.language) ? t.language : (spoken[0] ?? "en"),
              options: spoken.map((code) => ({ value: code, label: t.languageName(code), lang: code })),
            },
          )}`,
          submit: t("trial-close-do"),
          look: { danger: true },
        })}</section>`
      : ""
  }`;
};

const closedPart: Part = (call, { release }, _, mayWrite) => {
  const { t, facts } = call;
  const { trial } = facts;
  return html`<h2>${t("figures")}</h2>${
    release ? resultOf(call, trial, release) : empty({ title: t("figures-none"), body: t("figures-none-closed") })
  }${release ? html`<p><a href="${publicPath(facts)}/figures.csv">${t("figures-csv")}</a></p>` : ""}${mayWrite ? releaseForm(call, t("release-result-how")) : ""}
${notice({ body: t("trial-arms-go-on") })}${
  mayWrite && release
    ? html`<h2>${t("trial-publish")}</h2>${
        trial.publishedAt === null
          ? form({
              action: `${trialPath(facts)}/published`,
              ...guarded(call),
              publishing: publishing(t, { audience: "public", copies: ["search"], more: t("trial-publish-what") }),
              submit: t("trial-publish-do"),
            })
          : html`<p><a href="${publicPath(facts)}">${t("trial-public-page")}</a></p>${form({
              action: `${trialPath(facts)}/hidden`,
              ...guarded(call),
              submit: { buttons: button(t("trial-hide"), { quiet: true }) },
            })}`
      }`
    : ""
}`;
};

const parts: Readonly<Record<"draft" | "running" | "closed", Part>> = {
  draft: draftPart,
  running: runningPart,
  closed: closedPart,
};

const releaseForm = (call: Call<TrialFacts>, how: string): Slot =>
  html`<p class="small">${how}</p>${form({
    action: `${trialPath(call.facts)}/releases`,
    ...guarded(call),
    submit: { buttons: button(call.t("release-do"), { quiet: true }) },
  })}`;
