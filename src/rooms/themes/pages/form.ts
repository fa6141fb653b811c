import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { ThemeFacts } from "../domain.ts";

export interface ThemeForm {
  /** Null for a new one. */
  readonly theme: ThemeFacts | null;
  readonly languages: readonly string[];
  readonly state: FormState;
  /** How many things are about it: it can be taken out when there are none. */
  readonly uses: number;
}

/** Names of a topic in each language, its address, and the goal it stands for. */
export function formPage(call: Call, { theme, languages, state, uses }: ThemeForm): Page {
  const { t, token } = call;
  const labels: Record<string, string> = Object.create(null);
  const draw = (one: Field) => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  const title = theme ? t("theme-edit") : t("theme-add");
  const guard = token === null ? {} : { token };
  const removal = !theme
    ? ""
    : uses > 0
      ? notice({ body: t("theme-in-use", { count: uses }) })
      : form({
          action: `/topics/${theme.slug}/removal`,
          ...guard,
          submit: t("theme-remove"),
          look: { danger: true, quiet: true },
        });
  return {
    title,
    private: true,
    breadcrumb: [{ href: "/topics", label: t("themes-title") }],
    body: html`<h1>${title}</h1>${errorSummary(t, state, labels)}${form({
      action: theme ? `/topics/${theme.slug}` : "/topics",
      ...guard,
      body: html`${languages.map((code) => draw({ kind: "text", name: `name-${code}`, label: t("theme-name-in", { language: t.languageName(code) }), lang: code, optional: code !== languages[0], width: "medium" }))}
${draw({ kind: "text", name: "slug", label: t("theme-slug"), hint: t("theme-slug-hint"), width: "medium" })}
${draw({ kind: "text", name: "goal", label: t("theme-goal-label"), hint: t("theme-goal-hint"), optional: true, width: "short", inputmode: "numeric" })}`,
      submit: t("save"),
    })}${removal === "" ? "" : html`<h2>${t("theme-remove-title")}</h2>${removal}`}`,
  };
}
