import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Slot } from "./slot.ts";
import { table } from "./table.ts";

export interface BarChartView {
  readonly title: Slot;
  /** What the first column holds: "Month", «Месяц». */
  readonly by: string;
  /** What is counted, with its unit: "messages", "roubles". */
  readonly unit: string;
  /** Null: not known, which is not nought. */
  readonly bars: readonly { label: string; value: number | null }[];
}

/** Bars inside the table of their numbers: one thing to read at every width, by eye and by ear. */
export function barChart(t: Words, { title, by, unit, bars }: BarChartView): Html {
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  const drawn = table({
    caption: title,
    columns: [{ label: by }, { label: unit, numeric: true }, { label: t("design-chart-bar"), labelHidden: true }],
    rows: bars.map(({ label, value }) => [
      label,
      written(t, value),
      value === null ? "" : bar(most === 0 ? 0 : value / most),
    ]),
  });
  return html`<div class="bars">${drawn}</div>`;
}

const bar = (share: number): Html =>
  html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="chart-1" x="0" y="0" width="${round(Math.max(0, share) * 100)}" height="10"/></svg>`;

export interface LineChartView {
  readonly title: Slot;
  readonly by: string;
  readonly unit: string;
  /** Under the points, in their order. */
  readonly labels: readonly string[];
  /** At most three lines, told apart by dashes too; as many values as labels. */
  readonly lines: readonly { label: string; values: readonly (number | null)[] }[];
}

/** Lines over time from nought up, with the table of their numbers below, one tap away. Unknown points leave a gap. */
export function lineChart(t: Words, { title, by, unit, labels, lines }: LineChartView): Html {
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))) || 1;
  const paths = lines.slice(0, 3).map(({ values }, index) => {
    const look = `chart-${index + 1} mark-${index + 1}`;
    return html`<path class="${look}" vector-effect="non-scaling-stroke" d="${pathOf(values, most)}"/>`;
  });
  return html`<figure class="chart"><figcaption>${title}</figcaption>${lines.length > 1 ? keys(lines.map(({ label }) => label)) : ""}
<p class="scale"><span>${t.number(most)} ${unit}</span></p>
<svg class="plot" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path class="grid" vector-effect="non-scaling-stroke" d="M0 1H100M0 50H100"/>${paths}</svg>
<p class="scale"><span>${labels[0] ?? ""}</span><span>${labels.length > 1 ? labels[labels.length - 1] : ""}</span></p>
<details><summary>${t("design-chart-table")}</summary>${table({
    caption: title,
    captionHidden: true,
    columns: [
      { label: by },
      ...lines.map(({ label }) => ({ label: lines.length > 1 ? `${label}, ${unit}` : unit, numeric: true })),
    ],
    rows: labels.map((label, index) => [label, ...lines.map(({ values }) => written(t, values[index] ?? null))]),
  })}</details></figure>`;
}

const keys = (labels: readonly string[]): Html =>
  html`<ul class="keys">${labels.map(
    (label, index) =>
      html`<li><svg class="key" viewBox="0 0 40 12" aria-hidden="true" focusable="false"><line class="chart-${index + 1} mark-${index + 1}" x1="0" y1="6" x2="40" y2="6"/></svg>${label}</li>`,
  )}</ul>`;

/** A point alone between two gaps is drawn as a short dash, so that it can be seen. */
function pathOf(values: readonly (number | null)[], most: number): string {
  const step = values.length > 1 ? 100 / (values.length - 1) : 100;
  let path = "";
  values.forEach((value, index) => {
    if (value === null) return;
    const x = index * step;
    const y = 99 - (Math.max(0, value) / most) * 98;
    const before = values[index - 1] ?? null;
    const after = values[index + 1] ?? null;
    if (before === null && after === null)
      path += `M${round(Math.max(0, x - 1))} ${round(y)}H${round(Math.min(100, x + 1))}`;
    else path += `${before === null ? "M" : "L"}${round(x)} ${round(y)}`;
  });
  return path;
}

const written = (t: Words, value: number | null): string =>
  value === null ? t("design-chart-unknown") : t.number(value);

const round = (value: number): number => Math.round(value * 100) / 100;
