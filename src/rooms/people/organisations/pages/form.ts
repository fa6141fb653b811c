import { form } from "#design/form.ts";
import { publishing } from "#design/publishing.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { speaksFor } from "#kernel/rights/actor.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, typedValue } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { OrganisationFacts } from "../../domain.ts";
import { drawing } from "../../pages/drawing.ts";
import { guarded, pathOf, sideName } from "./parts.ts";

/** The form by which an organisation is brought in (facts null) or changed. */
export function formPage(call: Call, state: FormState, facts: OrganisationFacts | null): Page {
  const { t, exchange, actor } = call;
  const { draw, summary } = drawing(t, state);
  const language = typedValue(state, "language") || facts?.language || t.language;
  const body = html`
${draw({ kind: "text", name: "name", label: t("organisation-name"), hint: t(facts ? "organisation-name-hint-edit" : "organisation-name-hint"), lang: language, autocomplete: "organization" })}
${draw({ kind: "select", name: "language", label: t("organisation-language"), hint: t("organisation-language-hint"), value: language, options: languagesOf(exchange).map((code) => ({ value: code, label: t.languageName(code) })) })}
${facts ? "" : draw({ kind: "radios", name: "side", label: t("organisation-side"), value: speaksFor(actor) ?? "", options: exchange.sides.map((side) => ({ value: side.code, label: sideName(call, side.code) })) })}
${draw({ kind: "textarea", name: "about", label: t("organisation-about"), hint: t("organisation-about-hint"), optional: true, rows: 6, maxlength: 4000, lang: language })}
${draw({ kind: "text", name: "place", label: t("organisation-place"), hint: t("organisation-place-hint"), optional: true, width: "medium" })}
${draw({ kind: "url", name: "address", label: t("organisation-address"), hint: t("organisation-address-hint"), optional: true })}
${draw({ kind: "text", name: "registerId", label: t("organisation-register"), hint: t("organisation-register-hint"), optional: true, width: "medium" })}`;
  const title = t(facts ? "organisation-edit" : "organisation-make");
  return {
    title,
    private: true,
    scripts: ["design/browser/count.ts"],
    breadcrumb: [
      { href: "/organisations", label: t("organisations-title") },
      ...(facts ? [{ href: pathOf(facts.number), label: facts.name }] : []),
    ],
    body: html`<h1>${title}</h1>${summary()}${facts ? "" : html`<p class="lead">${t("organisation-make-lead")}</p>`}
${form({
  action: facts ? `${pathOf(facts.number)}/edit` : "/organisations/new",
  ...guarded(call),
  body,
  publishing: publishing(t, {
    audience: exchange.open ? "public" : "members",
    copies: ["search", "open-data", "translators"],
    more: t("organisation-publishing-more"),
  }),
  submit: t(facts ? "people-save" : "organisation-make-do"),
})}`,
  };
}
