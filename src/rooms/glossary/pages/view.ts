import { linkButton } from "#design/button.ts";
import { langOf, name, type Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { TermFacts, TermView } from "../queries.ts";
import { subjectName, termIn } from "./names.ts";

/** One concept: its words in every language, its neighbours, and who changed it. */
export function viewPage(call: Call, term: TermFacts, view: TermView): Page {
  const { t } = call;
  const mayEdit = call.may("term.edit", term) === true;
  const codes = Object.keys(view.words).sort((a, b) => place(t.reads, a) - place(t.reads, b) || a.localeCompare(b));
  const own = termIn(
    codes.map((language) => ({ language, text: view.words[language]?.term ?? "" })),
    t.reads,
  );
  const title = own?.text || term.key;
  return {
    title,
    description: t("word-description", { word: title }),
    canonical: `/words/${term.key}`,
    breadcrumb: [{ href: "/words", label: t("words-title") }],
    body: html`<p class="eyebrow">${subjectName(t, view.subject)}</p><h1${langOf(t.language, own?.language)}>${title}</h1>
${table({
  caption: t("word-words"),
  captionHidden: true,
  columns: [{ label: t("word-language") }, { label: t("word-term") }, { label: t("word-also") }],
  rows: codes.map((code) => {
    const words = view.words[code];
    return [
      t.languageName(code),
      html`<b${langOf(t.language, code)}>${words?.term ?? ""}</b>`,
      html`<span${langOf(t.language, code)}>${words?.also.join(", ") || "—"}</span>`,
    ];
  }),
})}
${
  view.near.length === 0
    ? ""
    : html`<h2>${t("word-near")}</h2><ul>${view.near.map(({ key, terms }) => {
        const near = termIn(terms, t.reads);
        return html`<li><a href="/words/${key}"${langOf(t.language, near?.language)}>${near?.text ?? key}</a></li>`;
      })}</ul>`
}
${mayEdit ? forEditors(call, term, view, codes) : ""}`,
  };
}

function forEditors(call: Call, term: TermFacts, view: TermView, codes: readonly string[]): Slot {
  const { t } = call;
  return html`<h2>${t("word-calls")}</h2><p class="small">${t("word-calls-note")}</p>${codes.map((code) => html`<p><b>${t.languageName(code)}:</b> <span${langOf(t.language, code)}>${view.words[code]?.calls.join(", ") || "—"}</span></p>`)}
<p>${linkButton(`/words/${term.key}/edit`, t("word-edit"), { quiet: true })}</p>
<h2>${t("word-history")}</h2>${
    view.history.length === 0
      ? html`<p>${t(view.edited ? "word-history-import" : "word-history-none")}</p>`
      : html`<ul>${view.history.map(({ at, action, by, languages }) => html`<li>${t.day(at)}: ${t(action === "term.made" ? "word-made" : "word-changed")}${languages ? html` (${t.list(languages.split(" ").map((code) => t.languageName(code)))})` : ""}, ${by ? name(by) : t("former-member")}</li>`)}</ul>`
  }`;
}

const place = (reads: readonly string[], language: string): number =>
  reads.includes(language) ? reads.indexOf(language) : reads.length;
