import type { Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Estimate } from "../intervals.ts";

/** A share as a per cent with one place. */
export const percent = (t: Words, value: number): string =>
  t("figures-percent", { n: t.number(Math.round(value * 1000) / 10) });

/** Estimates with their intervals drawn inside the table of their numbers, on one scale with a mark at `zero`. */
export function intervalChart(
  t: Words,
  view: {
    readonly title: string;
    readonly by: string;
    readonly rows: readonly { readonly label: Slot; readonly found: Estimate | null }[];
    readonly scale: { readonly from: number; readonly until: number };
    readonly written?: (value: number) => string;
  },
): Html {
  const written = view.written ?? ((value: number) => percent(t, value));
  return html`<div class="bars">${table({
    caption: view.title,
    columns: [
      { label: view.by },
      { label: t("figures-estimate"), numeric: true },
      { label: t("figures-interval"), numeric: true },
      { label: t("design-chart-bar"), labelHidden: true },
    ],
    rows: view.rows.map(({ label, found }) => [
      label,
      found === null ? t("cell-held") : written(found.value),
      found === null ? "" : t("figures-from-to", { from: written(found.low), to: written(found.high) }),
      found === null ? "" : drawn(found, view.scale),
    ]),
  })}</div>`;
}

function drawn({ value, low, high }: Estimate, { from, until }: { from: number; until: number }): Html {
  const at = (x: number): number => Math.round(Math.min(1, Math.max(0, (x - from) / (until - from))) * 10_000) / 100;
  const width = (a: number, b: number): number => Math.max(0.5, Math.round((b - a) * 100) / 100);
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="chart-3" x="${at(0)}" y="0" width="0.2" height="10"/><rect class="chart-1" x="${at(low)}" y="4" width="${width(at(low), at(high))}" height="2"/><rect class="chart-1" x="${Math.max(0, at(value) - 0.6)}" y="1" width="1.2" height="8"/></svg>`;
}
