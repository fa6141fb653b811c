import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";

export interface TermForm {
  /** Null for a new concept. */
  readonly key: string | null;
  readonly languages: readonly string[];
  readonly state: FormState;
}

/** A concept's words, language by language. */
export function formPage(call: Call, { key, languages, state }: TermForm): Page {
  const { t, token } = call;
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field) => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const title = key === null ? t("word-add") : t("word-edit");
  const inLanguage = (code: string) => html`<fieldset><legend>${t.languageName(code)}</legend>
${draw({ kind: "text", name: `term-${code}`, label: t("word-term"), lang: code, width: "medium", optional: code !== languages[0] })}
${draw({ kind: "textarea", name: `also-${code}`, label: t("word-also"), hint: t("word-also-hint"), lang: code, rows: 4, optional: true })}
${draw({ kind: "textarea", name: `calls-${code}`, label: t("word-calls"), hint: t("word-calls-hint"), lang: code, rows: 6, optional: true })}</fieldset>`;
  return {
    title,
    private: true,
    breadcrumb: [
      { href: "/words", label: t("words-title") },
      ...(key === null ? [] : [{ href: `/words/${key}`, label: key }]),
    ],
    body: html`<h1>${title}</h1>${errorSummary(t, state, labels)}<p>${t("word-edit-lead")}</p>${form({
      action: key === null ? "/words" : `/words/${key}`,
      ...(token !== null && { token }),
      body: html`${key === null ? draw({ kind: "text", name: "key", label: t("word-key"), hint: t("word-key-hint"), width: "medium" }) : ""}
${draw({ kind: "text", name: "subject", label: t("words-subject"), hint: t("word-subject-hint"), width: "medium" })}
${languages.map(inLanguage)}
${draw({ kind: "textarea", name: "near", label: t("word-near"), hint: t("word-near-hint"), rows: 3, optional: true })}`,
      submit: t("save"),
    })}${
      key === null
        ? ""
        : html`<h2>${t("word-add-language")}</h2>${form({
            action: `/words/${key}/edit`,
            method: "get",
            inline: true,
            body: field(t, freshForm, {
              kind: "text",
              name: "add",
              label: t("word-language-code"),
              hint: t("word-language-code-hint"),
              width: "short",
            }),
            submit: t("word-add-language"),
            look: { quiet: true },
          })}`
    }`,
  };
}
