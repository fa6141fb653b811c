import { table } from "#design/table.ts";
import type { ExportColumn } from "#kernel/kinds.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";

export interface Downloadable {
  readonly kind: string;
  readonly columns: readonly ExportColumn[];
}

/** Everything public as files, each with what its columns mean. */
export function downloadsPage(call: Call, kinds: readonly Downloadable[]): Page {
  const { t } = call;
  return {
    title: t("downloads-title"),
    canonical: "/downloads",
    body: html`<h1>${t("downloads-title")}</h1><p class="lead">${t("downloads-lead")}</p><p>${t("downloads-names")}</p>${kinds.map(
      ({ kind, columns }) =>
        html`<section id="${kind}"><h2>${t(`downloads-${kind}`)}</h2><p><a href="/downloads/${kind}.csv" download>CSV</a> · <a href="/downloads/${kind}.jsonl" download>JSON Lines</a></p><details><summary>${t("downloads-columns")}</summary>${table(
          {
            caption: t("downloads-columns"),
            captionHidden: true,
            columns: [{ label: t("downloads-column") }, { label: t("downloads-meaning") }],
            // The meanings stand in the README of the files too, which has one language.
            rows: columns.map((column) => [
              html`<code>${column.name}</code>`,
              html`<span lang="en">${column.meaning}</span>`,
            ]),
          },
        )}</details></section>`,
    )}<p><a href="/downloads/readme.txt">README</a></p>`,
  };
}
