import { audienceField, tellsWhom } from "#design/audience.ts";
import { button } from "#design/button.ts";
import { type Field, field } from "#design/field.ts";
import { fold } from "#design/fold.ts";
import { errorSummary, form } from "#design/form.ts";
import { keepScripts } from "#design/keep.ts";
import { sentence } from "#design/sentence.ts";
import { name } from "#design/slot.ts";
import { goesOut } from "#kernel/embed/embedder.ts";
import { languagesOf, nameFor } from "#kernel/exchange/exchange.ts";
import { writingAs } from "#kernel/rights/actor.ts";
import { keptFor } from "#kernel/sign-in/kept-for.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, typedValue } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { ProblemKind } from "../domain.ts";

export const evidenceRows = 3;
const evidence = Array.from({ length: evidenceRows }, (_, n) => n);

export interface FormWish {
  readonly kind: ProblemKind;
  /** Null for a new one. */
  readonly number: number | null;
  readonly state: FormState;
  readonly themes: readonly { id: string; name: string }[];
  /** Already shown to others: saving changes what they see. */
  readonly shown: boolean;
}

/** The form by which a problem or hope is told or changed. */
export function formPage(call: Call, wish: FormWish): Page {
  const { t, exchange, actor, token } = call;
  const { kind, state } = wish;
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field) => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const language = typedValue(state, "language") || t.language;
  const acting = writingAs(actor);
  const fields = html`
${draw({ kind: "text", name: "title", label: t(`${kind}-title-label`), hint: t(`${kind}-title-hint`), width: "long", lang: language })}
${draw({ kind: "textarea", name: "text", label: t(`${kind}-text-label`), hint: t("problem-text-hint"), rows: 10, maxlength: 8000, lang: language })}
${draw({ kind: "select", name: "language", label: t("problem-language"), hint: t("problem-language-hint"), value: language, options: languagesOf(exchange).map((code) => ({ value: code, label: t.languageName(code) })) })}
${draw({ kind: "text", name: "place", label: t("problem-place"), hint: t("problem-place-hint"), optional: true, width: "medium" })}
${fold(t, state, {
  title: [t("problem-whom"), t("problem-how-many"), t("problem-topics")].join(" · "),
  names: ["whom", "howMany", "themes"],
  body: html`
${draw({ kind: "text", name: "whom", label: t("problem-whom"), hint: t("problem-whom-hint"), width: "long" })}
${draw({ kind: "text", name: "howMany", label: t("problem-how-many"), hint: t("problem-how-many-hint"), width: "short", inputmode: "numeric" })}
${draw({ kind: "checkboxes", name: "themes", label: t("problem-topics"), hint: t("problem-topics-hint"), options: wish.themes.map((theme) => ({ value: theme.id, label: theme.name })) })}`,
})}
${fold(t, state, {
  title: t("problem-evidence"),
  names: evidence.flatMap((n) => [`address${n}`, `shows${n}`]),
  body: html`<p class="hint">${t("problem-evidence-hint")}</p>${evidence.map(
    (n) => html`
${draw({ kind: "url", name: `address${n}`, label: t("problem-evidence-address", { n: n + 1 }), width: "long" })}
${draw({ kind: "text", name: `shows${n}`, label: t("problem-evidence-shows", { n: n + 1 }), width: "long", lang: language })}`,
  )}`,
})}
${draw({
  kind: "radios",
  name: "onBehalf",
  label: t("problem-whose"),
  value: "own",
  options: [
    { value: "own", label: t("problem-whose-own") },
    { value: "consent", label: t("problem-whose-consent"), hint: t("problem-whose-consent-hint") },
  ],
})}
${draw({ kind: "text", name: "accused", label: t("problem-accused"), hint: t("problem-accused-hint"), optional: true, width: "long" })}
${draw({ kind: "checkbox", name: "children", label: t("problem-children"), hint: t("problem-children-hint") })}
${draw(audienceField(t))}`;
  const title = wish.number === null ? t(`${kind}-tell`) : t(`${kind}-edit`);
  return {
    title,
    private: true,
    scripts: [...keepScripts],
    breadcrumb: [{ href: `/${kind}s`, label: t(`${kind}s-title`) }],
    body: html`<h1>${title}</h1>${errorSummary(t, state, labels)}
<p>${actor.person === null ? t("problem-sign-in-later") : acting ? sentence(t, "problem-writing-as", {}, { who: name(acting.name) }) : sentence(t, "problem-writing-as", {}, { who: name(actor.name) })}</p>
${form({
  action: wish.number === null ? `/${kind}s` : `/${kind}s/${wish.number}`,
  ...(token !== null && { token }),
  keep: { t, owner: keptFor(actor) },
  body: fields,
  publishing: tellsWhom(t, state, { meanings: goesOut(call.config.embeddings), more: t("problem-publishing-more") }),
  submit: {
    buttons: wish.shown
      ? button(t("save"), { name: "do", value: "save" })
      : html`${button(t(`${kind}-publish`), { name: "do", value: "publish" })}${button(t("save-draft"), { name: "do", value: "draft", quiet: true })}`,
  },
})}
<p class="small">${t("problem-sides-note", { sides: t.list(exchange.sides.map((side) => nameFor(side.names, t.reads))) })}</p>`,
  };
}
