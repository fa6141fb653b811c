import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { ProgrammeFacts } from "../domain.ts";
import type { ProgrammeView } from "../queries.ts";

/** The form by which one joins: it asks her phone, and nothing is sent before the phone has said yes. */
export function joinPage(call: Call<ProgrammeFacts>, view: ProgrammeView, state: FormState): Page {
  const { t, token } = call;
  const draw = (one: Parameters<typeof field>[2]) => field(t, state, one);
  const labels = {
    phone: t("join-phone"),
    side: t("join-side"),
    language: t("join-language"),
    due: t("join-due"),
    born: t("join-born"),
    agree: t("join-agree"),
  };
  const languages = view.languages.map((code) => ({ value: code, label: t.languageName(code), lang: code }));
  return {
    title: t("join-title"),
    private: true,
    breadcrumb: [
      { href: "/programmes", label: t("programmes-title") },
      { href: `/programmes/${view.number}`, label: nameFor(view.names, t.reads) },
    ],
    body: html`<h1>${t("join-title")}</h1>${errorSummary(t, state, labels)}
<p>${t("join-lead")}</p>
${view.example ? notice({ kind: "warm", body: t("join-example") }) : ""}
${form({
  action: `/programmes/${view.number}/join`,
  ...(token !== null && { token }),
  body: html`${draw({ kind: "radios", name: "side", label: labels.side, options: view.sides.map((code) => ({ value: code, label: nameFor(sideOf(call.exchange, code)?.names ?? { en: code }, t.reads) })) })}
${draw({ kind: "tel", name: "phone", label: labels.phone, hint: t("join-phone-hint"), autocomplete: "tel", inputmode: "tel", width: "medium" })}
${draw({ kind: "radios", name: "language", label: labels.language, options: languages, value: view.languages.includes(t.language) ? t.language : "" })}
${draw({ kind: "date", name: "due", label: labels.due, hint: t("join-due-hint"), optional: true, width: "short" })}
${draw({ kind: "date", name: "born", label: labels.born, optional: true, width: "short" })}
${draw({ kind: "checkbox", name: "agree", label: labels.agree, hint: t("join-agree-hint") })}`,
  submit: t("join-send"),
})}`,
  };
}

/** Said to everybody alike: whether that number reads already is nobody's business. */
export const askedPage = (call: Call<ProgrammeFacts>, view: ProgrammeView): Page => ({
  title: call.t("join-asked-title"),
  private: true,
  breadcrumb: [
    { href: "/programmes", label: call.t("programmes-title") },
    { href: `/programmes/${view.number}`, label: nameFor(view.names, call.t.reads) },
  ],
  body: html`<h1>${call.t("join-asked-title")}</h1><p class="lead">${call.t("join-asked-text")}</p><p>${call.t("join-asked-not")}</p>`,
});
