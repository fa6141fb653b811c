import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { nameLanguages } from "./form.ts";

type Draw = (one: Parameters<typeof field>[2]) => Slot;

/** Draws fields and remembers their labels for the summary of errors. */
export function drawing(call: Call, state: FormState): { draw: Draw; labels: Record<string, string> } {
  const labels: Record<string, string> = Object.create(null);
  return {
    labels,
    draw: (one) => {
      labels[one.name] = one.label;
      return field(call.t, state, one);
    },
  };
}

/** A name in each language of the interface. */
export function nameFields(call: Call, draw: Draw, prefix: string, label: string): Slot {
  const { t } = call;
  return html`${nameLanguages.map((language) => draw({ kind: "text", name: `${prefix}-${language}`, label: t(label, { language: t.languageName(language) }), width: "medium", lang: language, optional: language !== t.language }))}`;
}

export function sideFields(call: Call, draw: Draw, prefix: string): Slot {
  const { t } = call;
  return html`${nameFields(call, draw, `${prefix}-name`, "setup-side-name")}
${draw({ kind: "text", name: `${prefix}-region`, label: t("setup-region"), hint: t("setup-region-hint"), width: "short" })}
${draw({ kind: "text", name: `${prefix}-languages`, label: t("setup-languages"), hint: t("setup-languages-hint"), width: "medium" })}
${draw({ kind: "text", name: `${prefix}-zone`, label: t("setup-zone"), hint: t("setup-zone-hint"), width: "medium" })}
${nameLanguages.map((language) => draw({ kind: "text", name: `${prefix}-capital-${language}`, label: t("setup-capital", { language: t.languageName(language) }), width: "medium", lang: language, optional: true }))}`;
}

/** The one page by which an empty house becomes an exchange. */
export function setUpPage(call: Call, state: FormState, safe: boolean): Page {
  const { t } = call;
  const { draw, labels } = drawing(call, state);
  const body = html`
<fieldset><legend>${t("setup-exchange")}</legend>${nameFields(call, draw, "name", "setup-exchange-name")}
${draw({
  kind: "radios",
  name: "open",
  label: t("setup-open"),
  value: "closed",
  options: [
    { value: "closed", label: t("setup-open-no"), hint: t("setup-open-no-hint") },
    { value: "open", label: t("setup-open-yes"), hint: t("setup-open-yes-hint") },
  ],
})}</fieldset>
<fieldset><legend>${t("setup-side", { n: 1 })}</legend>${sideFields(call, draw, "a")}</fieldset>
<fieldset><legend>${t("setup-side", { n: 2 })}</legend>${sideFields(call, draw, "b")}<p class="small">${t("setup-more-sides")}</p></fieldset>
<fieldset><legend>${t("setup-coordinator")}</legend>
${draw({ kind: "text", name: "person", label: t("setup-person"), width: "medium", autocomplete: "name" })}
${draw({ kind: "email", name: "address", label: t("setup-address"), width: "medium", autocomplete: "email" })}
${draw({ kind: "password", name: "password", label: t("setup-password"), hint: t("setup-password-hint"), width: "medium", autocomplete: "new-password" })}
${draw({
  kind: "radios",
  name: "office",
  label: t("setup-office"),
  value: "a",
  options: [
    { value: "a", label: t("setup-office-side", { n: 1 }) },
    { value: "b", label: t("setup-office-side", { n: 2 }) },
    { value: "joint", label: t("setup-office-joint") },
  ],
})}</fieldset>`;
  return {
    title: t("setup-title"),
    private: true,
    body: html`<h1>${t("setup-title")}</h1>${errorSummary(t, state, labels)}<p class="lead">${t("setup-lead")}</p>${
      safe
        ? form({ action: call.url.pathname, body, submit: t("setup-send") })
        : notice({ kind: "error", title: t("no-tls-title"), body: t("no-tls-text") })
    }`,
  };
}
