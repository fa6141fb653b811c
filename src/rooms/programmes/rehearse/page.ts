import { barChart } from "#design/chart.ts";
import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { summaryList } from "#design/summary-list.ts";
import type { Words } from "#kernel/language/words.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../team/domain.ts";
import { crumbs, programmeName, workTabs } from "../team/pages/around.ts";
import type { Rehearsed } from "./rehearse.ts";

/** A programme played with invented readers: volume, cost, and the busiest day and hour. */
export function rehearsalPage(call: Call, programme: WorkFacts, played: Rehearsed | null, state: FormState): Page {
  const { t } = call;
  const number = (name: string, value: number, most: number) =>
    field(t, state, {
      kind: "number",
      name,
      label: t(`rehearsal-${name}`),
      width: "short",
      min: 0,
      max: most,
      step: "any",
      value: String(value),
    });
  return {
    title: `${t("rehearsal")} – ${programmeName(call, programme)}`,
    private: true,
    wide: true,
    breadcrumb: crumbs(call, programme),
    ...(played === null && { status: 422 as const }),
    body: html`${workTabs(call, programme, "rehearsal")}<h1>${t("rehearsal")}</h1><p class="lead">${t("rehearsal-lead")}</p>
${played === null ? notice({ kind: "warm", body: t("rehearsal-refused") }) : results(call, programme, played)}
<h2>${t("rehearsal-cast")}</h2>
${form({
  action: `/programmes/${programme.number}/rehearsal`,
  method: "get",
  body: html`${number("people", 1000, 20_000)}${number("weeks", 12, 104)}${number("leave", 1, 50)}${number("price", 0.04, 100)}`,
  submit: t("rehearsal-play"),
})}`,
  };
}

function results(call: Call, programme: WorkFacts, played: Rehearsed) {
  const { t } = call;
  const whole = (value: number): string => t.number(Math.round(value));
  const weeks = byFourWeeks(t, played);
  return html`${summaryList([
    { label: t("rehearsal-messages"), value: whole(played.messages) },
    { label: t("rehearsal-parts"), value: whole(played.parts) },
    { label: t("rehearsal-cost"), value: `${whole(played.cost)} ${programme.currency}` },
    {
      label: t("rehearsal-peak-day"),
      value:
        played.peakDay.day === "" ? "–" : `${t.day(`${played.peakDay.day}T12:00:00Z`)}: ${whole(played.peakDay.parts)}`,
    },
    { label: t("rehearsal-peak-hour"), value: whole(played.peakHour) },
    { label: t("rehearsal-left"), value: whole(played.left) },
    { label: t("rehearsal-gaps"), value: whole(played.gaps) },
  ])}${
    weeks.length === 0
      ? notice({ kind: "warm", body: t("rehearsal-nothing") })
      : barChart(t, { title: t("rehearsal-by-week"), by: t("rehearsal-week"), unit: t("rehearsal-parts"), bars: weeks })
  }`;
}

/** Parts of each four weeks: a year and a half of single days is more than a page should hold. */
function byFourWeeks(t: Words, { days }: Rehearsed): { label: string; value: number }[] {
  const [first] = days;
  if (!first) return [];
  const start = Temporal.PlainDate.from(first.day);
  const sums = new Map<number, number>();
  for (const { day, parts } of days) {
    const n = Math.floor(start.until(Temporal.PlainDate.from(day), { largestUnit: "days" }).days / 28);
    sums.set(n, (sums.get(n) ?? 0) + parts);
  }
  const last = Math.max(...sums.keys());
  return Array.from({ length: last + 1 }, (_, n) => ({
    label: t.day(`${start.add({ days: 28 * n })}T12:00:00Z`),
    value: sums.get(n) ?? 0,
  }));
}
