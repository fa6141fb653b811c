import { empty } from "#design/empty.ts";
import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { hasAnswers } from "../../editor/domain.ts";
import { answersRead } from "../../editor/pages/answers.ts";
import { messageText, restsOn } from "../../editor/pages/parts.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, pathOf, programmeName } from "../../team/pages/around.ts";
import { codeOf } from "../domain.ts";
import { type PackWish, type PlacedText, packLength } from "../queries.ts";
import { placeOfText } from "./parts.ts";

/** The name that is printed on a paper, and typed in again when it comes back signed. */
export const paperName = (call: Call, facts: WorkFacts, wish: PackWish): string =>
  [
    facts.code,
    wish.calendar,
    wish.weeks ? `${wish.weeks.from}-${wish.weeks.until}` : null,
    wish.language,
    call.now.toZonedDateTimeISO(call.actor.zone).toPlainDate().toString(),
  ]
    .filter(Boolean)
    .join(" ");

/** Texts on paper for those who review without a screen: numbered, with their sources, codes and room to sign. */
export function packPage(call: Call, facts: WorkFacts, wish: PackWish, texts: readonly PlacedText[]): Page {
  const { t } = call;
  const shown = texts.slice(0, packLength);
  const paper = paperName(call, facts, wish);
  const title = t("pack-title", { name: programmeName(call, facts) });
  return {
    title,
    private: true,
    breadcrumb: [...crumbs(call, facts), { href: `${pathOf(facts)}/review`, label: t("review-title") }],
    body: html`<h1>${title}</h1><p>${sentence(t, "pack-paper", {}, { paper: html`<code>${paper}</code>` })}</p>${
      shown.length === 0
        ? empty({ title: t("pack-none") })
        : html`<p>${t("pack-lead", { count: shown.length, medical: facts.needsMedical, plain: facts.needsPlain })}</p>${
            texts.length > packLength ? notice({ kind: "warm", body: t("pack-too-long", { count: packLength }) }) : ""
          }<ol class="pack">${shown.map((one) => html`<li>${onPaper(call, one)}</li>`)}</ol>${signing(call)}`
    }`,
  };
}

function onPaper(call: Call, one: PlacedText): Slot {
  const { t } = call;
  return html`<div class="pack-text"><p class="small">${placeOfText(call, one)} <code>${codeOf(one.version)}</code></p>${messageText(call, one.version)}${hasAnswers(one.kind) ? answersRead(call, one.version) : ""}${restsOn(call, one.version)}<p class="pack-marks"><span>☐ ${t("pack-yes")}</span><span>☐ ${t("pack-no")}</span></p></div>`;
}

function signing(call: Call): Slot {
  const { t } = call;
  const line = (label: string) => html`<p class="pack-line"><span>${label}</span></p>`;
  return html`<section class="pack-sign"><h2>${t("pack-sign")}</h2><p>${t("pack-sign-lead")}</p>${["pack-name", "pack-office", "pack-day", "pack-signature"].map((one) => line(t(one)))}</section>`;
}
