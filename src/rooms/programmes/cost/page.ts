import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { type Cost, reckonCost } from "./reckon.ts";
import { costLanguages, evenShare, type Figure, figures, languageFigures, readWish } from "./wish.ts";

/** What a region's messages would cost in a year, for anybody, before any account. The address keeps the figures. */
export function costPage(call: Call): Page {
  const { t } = call;
  const { wish, state } = readWish(call);
  const languages = costLanguages(call);
  const labels = Object.fromEntries(
    [...figures, ...languages.flatMap((code) => languageFigures(code, 0))].map(({ name }) => [
      name,
      labelOf(call, name),
    ]),
  );
  return {
    title: t("cost"),
    description: t("cost-lead"),
    canonical: "/cost",
    ...(wish === null && { status: 422 as const }),
    body: html`<h1>${t("cost")}</h1><p class="lead">${t("cost-lead")}</p>
${errorSummary(t, state, labels)}${wish === null ? "" : results(call, reckonCost(wish))}
<h2>${t("cost-figures")}</h2>
${form({
  action: "/cost",
  method: "get",
  body: html`${figures.map((figure) => input(call, state, figure))}${languages.map(
    (code) =>
      html`<fieldset><legend>${t.languageName(code)}</legend>${languageFigures(code, evenShare(languages)).map((figure) => input(call, state, figure))}</fieldset>`,
  )}`,
  submit: t("cost-reckon"),
})}`,
  };
}

const labelOf = (call: Call, name: string): string => {
  const word = name.replace(/-[a-z]{2,3}$/u, "-of");
  return call.t(`cost-${word}`);
};

const input = (call: Call, state: FormState, { name, least, most, step }: Figure): Html =>
  field(call.t, state, {
    kind: "number",
    name,
    label: labelOf(call, name),
    inputmode: "decimal",
    width: "short",
    min: least,
    max: most,
    step,
  });

function results(call: Call, cost: Cost): Html {
  const { t } = call;
  const whole = (value: number): string => t.number(Math.round(value));
  const rows: [string, string][] = [
    [t("cost-people"), whole(cost.peopleAYear)],
    [t("cost-at-once"), whole(cost.peopleAtOnce)],
    [t("cost-messages"), whole(cost.messagesAYear)],
    [t("cost-parts"), whole(cost.partsAYear)],
    [t("cost-money"), whole(cost.moneyAYear)],
    [t("cost-peak"), whole(cost.messagesAPeakDay)],
    [t("cost-pace"), t.number(Math.round(cost.partsASecond * 100) / 100)],
  ];
  return html`${table({
    caption: t("cost-result"),
    columns: [{ label: t("cost-what") }, { label: t("cost-a-year"), numeric: true }],
    rows,
  })}${
    cost.languages.length < 2
      ? ""
      : table({
          caption: t("cost-by-language"),
          columns: [
            { label: t("cost-language") },
            { label: t("cost-parts"), numeric: true },
            { label: t("cost-money"), numeric: true },
          ],
          rows: cost.languages.map(({ code, parts, money }) => [t.languageName(code), whole(parts), whole(money)]),
        })
  }${notice({ kind: cost.carrier === "one-phone" ? "ok" : "warm", body: t(`cost-carrier-${cost.carrier}`) })}`;
}
