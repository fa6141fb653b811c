import { badge } from "#design/badge.ts";
import { langOf, name } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { table } from "#design/table.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Trial } from "../domain.ts";
import { armName } from "./cells.ts";

const looks = { draft: "plain", running: "waiting", closed: "ok" } as const;
export const trialBadge = ({ t }: Call, { state }: Pick<Trial, "state">): Html =>
  badge(t(`trial-state-${state}`), looks[state]);

/** What a trial asks, of whom, by what it is judged, and who has allowed it. */
export function aboutTrial(call: Call, trial: Trial): Html {
  const { t } = call;
  const day = (at: string): string => t.day(at, call.actor.zone);
  return html`<p class="lead"${langOf(t.language, trial.questionLanguage)}>${trial.question}</p>${summaryList([
    { label: t("trial-calendar"), value: nameFor(trial.calendarNames, t.reads) },
    {
      label: t("trial-outcome"),
      value: html`<code>${trial.outcomeSlotCode}</code>: <code>${t.list([...trial.outcomeCodes])}</code>`,
    },
    { label: t("trial-planned"), value: t.number(trial.plannedReaders) },
    {
      label: t("trial-ethics"),
      value: trial.ethics
        ? html`${name(trial.ethics.body)}, ${name(trial.ethics.number)}, ${t.day(`${trial.ethics.date}T12:00:00Z`)}`
        : t("trial-ethics-none"),
    },
    ...(trial.startedAt
      ? [
          {
            label: t("trial-started"),
            value: html`${day(trial.startedAt)}${trial.startedBy ? html`, ${name(trial.startedBy)}` : ""}`,
          },
        ]
      : []),
    ...(trial.closedAt
      ? [
          {
            label: t("trial-closed"),
            value: html`${day(trial.closedAt)}${trial.closedBy ? html`, ${name(trial.closedBy)}` : ""}`,
          },
          {
            label: t("trial-closed-why"),
            value: html`<span${langOf(t.language, trial.closedWhyLanguage ?? undefined)}>${trial.closedWhy}</span>`,
          },
        ]
      : []),
  ])}${table({
    caption: t("trial-arms"),
    columns: [
      { label: t("trial-arm") },
      { label: t("trial-arm-share"), numeric: true },
      { label: t("trial-arm-gets") },
    ],
    rows: trial.arms.map((arm) => [
      html`${armName(call, trial.arms, arm.code)} <code>${arm.code}</code>`,
      t.number(arm.share),
      t(`gets-${arm.gets}`, { weeks: arm.weeksLater }),
    ]),
  })}`;
}
