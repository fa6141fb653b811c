import { linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { listAddress } from "#design/list-page.ts";
import { langOf } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { type ListedTerm, termsPerPage, type WordsWish } from "../queries.ts";
import { subjectName, termFor } from "./names.ts";

/** The wordbook: concepts in the reader's language beside the others, to search and to leaf through. */
export function listPage(
  call: Call,
  wish: WordsWish,
  rows: readonly ListedTerm[],
  subjects: readonly { subject: string; count: number }[],
): Page {
  const { t } = call;
  const shown = rows.slice(0, termsPerPage);
  const more = rows.length > termsPerPage ? (shown.at(-1)?.sort ?? null) : null;
  const languages = [
    ...new Set([...t.reads, ...shown.flatMap((row) => row.terms.map((term) => term.language))]),
  ].filter((code) => shown.some((row) => row.terms.some((term) => term.language === code)));
  const [own = t.language, ...others] = languages;
  const at = (after: string | null): string => listAddress("/words", { q: wish.search, subject: wish.subject, after });
  const named = subjects
    .map((one) => ({ ...one, name: subjectName(t, one.subject) }))
    .sort((a, b) => a.name.localeCompare(b.name, t.language));
  const state = { ...freshForm, values: { q: wish.search, subject: wish.subject ?? "" } };
  return {
    title: t("words-title"),
    description: t("words-description"),
    canonical: "/words",
    body: html`<h1>${t("words-title")}</h1><p class="lead">${t("words-description")}</p>
${form({
  action: "/words",
  method: "get",
  body: html`${field(t, state, { kind: "search", name: "q", label: t("words-search"), hint: t("words-search-hint"), width: "medium" })}${field(
    t,
    state,
    {
      kind: "select",
      name: "subject",
      label: t("words-subject"),
      nothing: t("words-subject-all"),
      options: named.map(({ subject, name, count }) => ({ value: subject, label: `${name} (${t.number(count)})` })),
    },
  )}`,
  submit: t("words-find"),
  look: { quiet: true },
})}
${
  shown.length === 0
    ? empty({ title: t("words-none"), body: t(subjects.length === 0 ? "words-empty" : "words-none-next") })
    : table({
        caption: t("words-title"),
        captionHidden: true,
        columns: [
          { label: t.languageName(own) },
          ...others.map((code) => ({ label: t.languageName(code) })),
          { label: t("words-subject") },
        ],
        rows: shown.map((row) => {
          const first = termFor(row.terms, own);
          return [
            html`<a href="/words/${row.key}"${langOf(t.language, first ? own : row.terms[0]?.language)}>${first ?? row.terms[0]?.text ?? row.key}</a>`,
            ...others.map((code) => html`<span${langOf(t.language, code)}>${termFor(row.terms, code) ?? "—"}</span>`),
            html`<small>${subjectName(t, row.subject)}</small>`,
          ];
        }),
      })
}
${
  more || wish.after
    ? html`<nav class="pages" aria-label="${t("design-pages")}">${wish.after ? html`<a href="${at(null)}">${t("words-first")}</a>` : ""}${more ? html`<a rel="next" class="older" href="${at(more)}">${t("words-more")}<span aria-hidden="true"> →</span></a>` : ""}</nav>`
    : ""
}
${call.may("term.edit", {}) === true ? html`<p>${linkButton("/words/new", t("word-add"), { quiet: true })} ${linkButton("/words/glossary.csv", t("words-csv"), { quiet: true })}</p><p class="small">${t("words-csv-note")}</p>` : ""}`,
  };
}
