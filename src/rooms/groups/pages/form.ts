import { audienceField, tellsWhom } from "#design/audience.ts";
import { button } from "#design/button.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { keepScripts } from "#design/keep.ts";
import type { Slot } from "#design/slot.ts";
import { languagesOf } from "#kernel/exchange/exchange.ts";
import { keptFor } from "#kernel/sign-in/kept-for.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, typedValue } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { below, guarded, sittingFields } from "./parts.ts";

export interface FormWish {
  /** Null for a new one. */
  readonly number: number | null;
  readonly state: FormState;
  readonly themes: readonly { id: string; name: string }[];
}

/** The form by which a group is proposed or changed. Who proposes one is its co-chair for his side. */
export function formPage(call: Call, wish: FormWish): Page {
  const { t, exchange, actor } = call;
  const { state } = wish;
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field): Slot => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const fresh = wish.number === null;
  const spoken = languagesOf(exchange);
  const language = typedValue(state, "language") || (spoken.includes(t.language) ? t.language : (spoken[0] ?? "en"));
  const body = html`
${draw({ kind: "text", name: "title", label: t("group-title-label"), hint: t("group-title-hint"), width: "long", lang: language })}
${draw({ kind: "textarea", name: "text", label: t("group-text-label"), hint: t("group-text-hint"), rows: 8, maxlength: 8000, lang: language })}
${draw({ kind: "select", name: "language", label: t("problem-language"), hint: t("problem-language-hint"), value: language, options: spoken.map((code) => ({ value: code, label: t.languageName(code) })) })}
${wish.themes.length === 0 ? "" : draw({ kind: "checkboxes", name: "themes", label: t("problem-topics"), hint: t("group-topics-hint"), optional: true, options: wish.themes.map((theme) => ({ value: theme.id, label: theme.name })) })}
${draw({
  kind: "radios",
  name: "open",
  label: t("group-who-may-sit"),
  value: "open",
  options: [
    { value: "open", label: t("group-open"), hint: t("group-open-hint") },
    { value: "invitation", label: t("group-by-invitation"), hint: t("group-by-invitation-hint") },
  ],
})}
${draw(audienceField(t))}
${fresh ? html`<h2>${t("group-your-seat")}</h2><p>${t("group-your-seat-lead")}</p>${sittingFields(call, state, actor.sides, labels)}` : ""}`;
  const title = t(fresh ? "group-propose" : "group-edit");
  return {
    title,
    private: true,
    scripts: [...keepScripts],
    breadcrumb: below(call),
    body: html`<h1>${title}</h1>${fresh ? html`<p class="lead">${t("group-propose-lead")}</p>` : ""}${errorSummary(t, state, labels)}
${form({
  action: fresh ? "/groups" : `/groups/${wish.number}`,
  ...guarded(call),
  keep: { t, owner: keptFor(actor) },
  body,
  publishing: tellsWhom(t, state, { more: fresh ? t("group-who-sees-seats") : "" }),
  submit: { buttons: button(fresh ? t("group-propose-do") : t("save")) },
})}`,
  };
}
