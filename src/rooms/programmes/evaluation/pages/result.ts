import { sentence } from "#design/sentence.ts";
import { table } from "#design/table.ts";
import type { Call } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Release, Trial, TrialFigures } from "../domain.ts";
import { type Effect, effectsOf, sayingOf } from "../effects.ts";
import { armName, trialTables } from "./cells.ts";
import { intervalChart, percent } from "./interval-chart.ts";

/** What came of a closed trial: the outcome by arm, the differences with what they do and do not say, the tables. */
export function resultOf(call: Call, trial: Trial, release: Release<TrialFigures>): Html {
  const { t } = call;
  const { arms, effects } = effectsOf(release.figures.stages);
  const arm = (code: string): Html => armName(call, trial.arms, code);
  const pair = ({ arm: one, than }: Effect): Html => sentence(t, "effect-pair", {}, { arm: arm(one), than: arm(than) });
  return html`<p class="meta">${t("figures-of", { day: t.day(release.at, call.actor.zone), n: release.n })}</p>
${effects.map((one) => saying(call, trial, one))}
${intervalChart(t, {
  title: t("result-by-arm"),
  by: t("trial-arm"),
  rows: arms.map((one) => ({ label: arm(one.arm), found: one.share })),
  scale: { from: 0, until: 1 },
})}<p class="small">${t("result-by-arm-how")}</p>
${
  effects.length === 0
    ? html`<p>${t("result-hidden")}</p>`
    : html`${intervalChart(t, {
        title: t("result-difference"),
        by: t("result-compared"),
        rows: effects.flatMap((one) => [
          { label: pair(one), found: one.difference },
          ...(one.bounds
            ? [
                { label: sentence(t, "result-worst", {}, { arm: arm(one.arm) }), found: one.bounds.worst },
                { label: sentence(t, "result-best", {}, { arm: arm(one.arm) }), found: one.bounds.best },
              ]
            : []),
        ]),
        scale: { from: -1, until: 1 },
      })}${effects.some((one) => one.bounds === null) ? html`<p class="small">${t("result-bounds-hidden")}</p>` : ""}
${table({
  caption: t("result-ratio"),
  columns: [
    { label: t("result-compared") },
    { label: t("figures-estimate"), numeric: true },
    { label: t("figures-interval"), numeric: true },
  ],
  rows: effects.map((one) => {
    const two = (value: number): string => t.number(Math.round(value * 100) / 100);
    return [
      sentence(t, "ratio-pair", {}, { arm: arm(one.arm), than: arm(one.than) }),
      one.ratio === null ? t("result-no-ratio") : two(one.ratio.value),
      one.ratio === null ? "" : t("figures-from-to", { from: two(one.ratio.low), to: two(one.ratio.high) }),
    ];
  }),
})}<p class="small">${t("result-how")}</p>`
}
${trialTables(call, trial.arms, release.figures)}`;
}

/** The figures in words, for one who has never seen an interval; and what they leave open. */
function saying(call: Call, trial: Trial, effect: Effect): Html {
  const { t } = call;
  const facts = {
    by: percent(t, Math.abs(effect.difference.value)),
    low: percent(t, effect.difference.low),
    high: percent(t, effect.difference.high),
  };
  const parts = { arm: armName(call, trial.arms, effect.arm), than: armName(call, trial.arms, effect.than) };
  return html`<p class="lead">${sentence(t, `saying-${sayingOf(effect)}`, facts, parts)}</p>`;
}
