import { button, linkButton } from "#design/button.ts";
import { changesBetween } from "#design/changes.ts";
import { diff } from "#design/diff.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import { langOf, type Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { beforeAndAfter, placeLabel } from "../../editor/pages/parts.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf } from "../../team/pages/around.ts";
import { columns } from "../columns.ts";
import type { Compared, Difference, FiledWords } from "../differences.ts";
import type { FileTrouble } from "../read-file.ts";

const fileCrumbs = (call: Call, facts: WorkFacts) => [
  ...crumbs(call, facts),
  { href: `${pathOf(facts)}/messages`, label: call.t("messages-title") },
];

/** Brings a file; `troubles`: why the last one could not be read. */
export function bringPage(
  call: Call,
  facts: WorkFacts,
  state: FormState = freshForm,
  troubles: readonly FileTrouble[] = [],
): Page {
  const { t } = call;
  const path = `${pathOf(facts)}/messages`;
  return {
    title: t("file-title"),
    private: true,
    breadcrumb: fileCrumbs(call, facts),
    body: html`<h1>${t("file-title")}</h1><p class="lead">${t("file-lead")}</p>${errorSummary(t, state, { file: t("file-file") })}${
      troubles.length > 0 ? troublesPart(call, troubles) : ""
    }<p>${linkButton(`${path}.csv`, t("messages-download"), { quiet: true })}</p>${form({
      action: `${path}/file`,
      ...guarded(call),
      enctype: "multipart/form-data",
      body: field(t, state, {
        kind: "file",
        name: "file",
        label: t("file-file"),
        hint: sentence(t, "file-file-hint", {}, { columns: html`<code>${columns.join(", ")}</code>` }),
        accept: ".csv,text/csv",
      }),
      submit: t("file-look"),
    })}`,
  };
}

const most = 50;

function troublesPart(call: Call, troubles: readonly FileTrouble[]): Slot {
  const { t } = call;
  return notice({
    kind: "error",
    title: t("file-troubles", { count: troubles.length }),
    body: html`<ul>${troubles.slice(0, most).map((one) => html`<li>${t("file-line", { line: one.line })}: ${t(one.id, one.facts ?? {})}</li>`)}</ul>${troubles.length > most ? html`<p>${t("file-more-troubles", { count: troubles.length - most })}</p>` : ""}`,
  });
}

export const filePageLength = 50;

/** What a file would change, text by text, before it is taken. */
export function comparedPage(
  call: Call,
  facts: WorkFacts,
  file: { readonly id: string; readonly page: number },
  compared: Compared,
): Page {
  const { t } = call;
  const { differences, troubles, same } = compared;
  const path = `${pathOf(facts)}/messages/file`;
  const from = file.page * filePageLength;
  const shown = differences.slice(from, from + filePageLength);
  const pageAt = (page: number) => (page === 0 ? `${path}/${file.id}` : `${path}/${file.id}?page=${page}`);
  return {
    title: t("file-compared"),
    private: true,
    breadcrumb: [...fileCrumbs(call, facts), { href: path, label: t("file-title") }],
    body: html`<h1>${t("file-compared")}</h1><p class="lead">${t("file-changes", { count: differences.length })} ${t("file-same", { count: same })}</p>${
      troubles.length > 0 ? troublesPart(call, troubles) : ""
    }${
      differences.length === 0 && troubles.length === 0
        ? empty({ title: t("file-nothing"), next: { href: `${pathOf(facts)}/messages`, label: t("messages-title") } })
        : ""
    }${shown.map((one) => changed(call, one))}${beforeAndAfter(call, {
      before: file.page > 0 ? pageAt(file.page - 1) : null,
      after: from + filePageLength < differences.length ? pageAt(file.page + 1) : null,
    })}${
      differences.length > 0 && troubles.length === 0
        ? form({
            action: `${path}/${file.id}`,
            ...guarded(call),
            publishing: html`<div class="publishing"><p>${t("file-who-sees")}</p></div>`,
            submit: { buttons: button(t("file-take", { count: differences.length })) },
          })
        : ""
    }`,
  };
}

function changed(call: Call, one: Difference): Slot {
  const { t } = call;
  const { before, after } = one;
  return html`<article class="card"><h2>${one.calendar} ${one.slotCode}, ${placeLabel(call, one)}</h2><p class="small">${t("file-line", { line: one.line })}; ${before ? t("message-version", { version: one.version }) : t("file-first")}</p>${
    before && before.text !== after.text
      ? diff(t, changesBetween(before.text, after.text), one.language)
      : html`<p class="message-text"${langOf(t.language, one.language)}>${after.text}</p>`
  }${restChanged(call, before, after)}</article>`;
}

function restChanged(call: Call, before: FiledWords | null, after: FiledWords): Slot {
  const { t } = call;
  const rows = [
    [t("message-fact"), before?.fact ?? "", after.fact],
    [t("message-source"), before?.source ?? "", after.source],
    [t("message-source-date"), before?.sourceDate ?? "", after.sourceDate],
    [t("message-due"), before?.reviewDue ?? "", after.reviewDue ?? ""],
  ] as const;
  const different = rows.filter(([, old, fresh]) => old !== fresh);
  if (different.length === 0) return "";
  return html`<dl class="facts">${different.map(([label, old, fresh]) => html`<div><dt>${label}</dt><dd>${diff(t, changesBetween(old, fresh))}</dd></div>`)}</dl>`;
}
