import { linkButton } from "#design/button.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import type { Slot } from "#design/slot.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { holds, writesFor } from "#kernel/rights/actor.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName, sideLabel } from "../../team/pages/around.ts";

/** The form that makes a draft of one's own of a programme, for another side. */
export function carryPage(call: Call<WorkFacts>, state: FormState = freshForm): Page {
  const { t, facts, exchange, actor } = call;
  const title = t("carry-title");
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field): Slot => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const own = actor.organisations.filter((one) => writesFor(actor, one.id));
  const other = exchange.sides.find((side) => !facts.sides.includes(side.code)) ?? exchange.sides[0];
  const side = own[0]?.side ?? other?.code ?? "";
  const body = html`${draw({ kind: "text", name: "name", label: t("carry-name"), hint: t("carry-name-hint", { language: t.languageName(t.language) }) })}
${draw({ kind: "textarea", name: "about", label: t("carry-about"), optional: true, rows: 3, maxlength: 4000 })}
${draw({ kind: "radios", name: "side", label: t("carry-side"), value: side, options: exchange.sides.map((one) => ({ value: one.code, label: sideLabel(call, one.code) })) })}
${draw({
  kind: "select",
  name: "organisation",
  label: t("carry-organisation"),
  hint: t("carry-organisation-hint"),
  value: own[0]?.id ?? "",
  ...(holds(actor, "coordinator") && { nothing: t("carry-organisation-none") }),
  options: own.map((one) => ({ value: one.id, label: one.name })),
})}
${draw({ kind: "checkboxes", name: "languages", label: t("carry-languages"), hint: t("carry-languages-hint"), value: exchange.sides.find((one) => one.code === side)?.languages.slice(0, 1) ?? [], options: languagesOf(exchange).map((code) => ({ value: code, label: t.languageName(code) })) })}
${draw({ kind: "text", name: "countries", label: t("carry-countries"), hint: t("carry-countries-hint"), optional: true, width: "short" })}
<h2>${t("carry-numbers")}</h2><p>${t("carry-numbers-why")}</p>
${draw({ kind: "text", name: "emergency", label: t("carry-emergency"), width: "medium", inputmode: "tel" })}
${draw({ kind: "text", name: "line", label: t("carry-line"), hint: t("carry-line-hint"), width: "medium", inputmode: "tel" })}
${draw({ kind: "text", name: "crisis", label: t("carry-crisis"), hint: t("carry-crisis-hint"), width: "medium", inputmode: "tel" })}
${draw({
  kind: "radios",
  name: "dates",
  label: t("carry-dates"),
  value: "dmy",
  options: [
    { value: "dmy", label: t("carry-dates-dmy") },
    { value: "mdy", label: t("carry-dates-mdy") },
  ],
})}
${draw({ kind: "text", name: "age", label: t("carry-age"), hint: t("carry-age-hint"), optional: true, width: "short", inputmode: "numeric" })}`;
  const summary = errorSummary(t, state, labels);
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    private: true,
    breadcrumb: [...crumbs(call, facts), { href: `${pathOf(facts)}/origin`, label: t("origin-title") }],
    body: html`<h1>${title}</h1><p class="lead">${t("carry-lead", { name: programmeName(call, facts) })}</p>
<ul><li>${t("carry-what-comes")}</li><li>${t("carry-what-not")}</li><li>${t("carry-what-then")}</li></ul>${summary}${form(
      {
        action: `${pathOf(facts)}/carry`,
        ...guarded(call),
        body,
        publishing: html`<div class="publishing"><p>${t("carry-who-sees")}</p></div>`,
        submit: t("carry-do"),
        beside: linkButton(`${pathOf(facts)}/origin`, t("origin-entry-back"), { quiet: true }),
      },
    )}`,
  };
}
