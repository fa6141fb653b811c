import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { publishing } from "#design/publishing.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { type GroupFacts, statesAfter, whyNot } from "../domain.ts";
import { below, guarded } from "./parts.ts";

/** A co-chair takes the group to another state, with the reason that everybody is told. */
export function statePage(call: Call, facts: GroupFacts, state: FormState): Page {
  const { t } = call;
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field): Slot => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const after = statesAfter(facts.state);
  const lacksSide = after.includes("working") && whyNot(facts, "working") !== null;
  const body = html`
${draw({
  kind: "radios",
  name: "state",
  label: t("group-new-state"),
  options: after.map((one) => ({
    value: one,
    label: t(`group-becomes-${one}`),
    hint: t(`group-becomes-${one}-hint`),
    ...(whyNot(facts, one) !== null && { disabled: true }),
  })),
})}
${draw({ kind: "textarea", name: "why", label: t("group-state-why"), hint: t("group-state-why-hint"), rows: 3, maxlength: 600, lang: t.language })}
${draw({ kind: "text", name: "successor", label: t("group-successor"), hint: t("group-successor-hint"), optional: true, width: "short", inputmode: "numeric" })}`;
  return {
    title: t("group-change-state"),
    private: true,
    scripts: ["design/browser/count.ts"],
    breadcrumb: below(call, { number: facts.number, title: `${t("kind-group")} ${facts.number}` }),
    body: html`<h1>${t("group-change-state")}</h1>${errorSummary(t, state, labels)}<p>${t("group-is-now", { state: t(`group-state-${facts.state}`) })}</p>
${lacksSide ? notice({ kind: "warm", body: t("group-needs-two-sides") }) : ""}
${form({
  action: `/groups/${facts.number}/states`,
  ...guarded(call),
  body,
  publishing: publishing(t, {
    audience: facts.audience === "public" ? "public" : "members",
    copies: facts.audience === "public" ? ["feed", "mail", "open-data"] : ["mail"],
    more: t("group-state-told-to"),
  }),
  submit: t("group-change-state-do"),
  beside: html`<a href="/groups/${facts.number}">${t("group-back")}</a>`,
})}`,
  };
}
