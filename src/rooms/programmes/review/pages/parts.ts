import { changesBetween } from "#design/changes.ts";
import { diff } from "#design/diff.ts";
import { langOf, type Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { hasAnswers } from "../../editor/domain.ts";
import { answersRead } from "../../editor/pages/answers.ts";
import { calendarName, messageText, placeLabel, restsOn, whenOf } from "../../editor/pages/parts.ts";
import { givenReviews } from "../../editor/pages/reviews.ts";
import { sideLabel } from "../../team/pages/around.ts";
import type { PlacedText } from "../queries.ts";

/** Where a text stands: `Pregnancy, week 14, Thursday – Russian, Russia`. */
export const placeOfText = (call: Call, one: PlacedText): string =>
  `${calendarName(call, one.calendar, one.calendarNames)}, ${whenOf(call, one, true)} – ${placeLabel(call, one.version)}${one.version.side === null ? ` (${sideLabel(call, null)})` : ""}`;

/** All that a reviewer needs to judge one text: words, what changed, what it rests on, its partners, who has looked. */
export function toJudge(call: Call, one: PlacedText): Slot {
  const { t } = call;
  const { version } = one;
  return html`${messageText(call, version)}<p class="small">${t("message-parts", { parts: version.segments })}</p>${
    one.sent
      ? html`<p class="small">${t("review-changed-since", { version: one.sent.version })}</p>${diff(t, changesBetween(one.sent.text, version.text), version.language)}`
      : ""
  }${hasAnswers(one.kind) ? answersRead(call, version) : ""}${restsOn(call, version)}${
    version.recall
      ? html`<p class="small"><b>${t("message-recalled", { day: t.day(version.recall.at, call.actor.zone) })}</b> <q${langOf(t.language, version.recall.language)}>${version.recall.why}</q></p>`
      : ""
  }${partners(call, one)}${givenReviews(call, version)}`;
}

function partners(call: Call, one: PlacedText): Slot {
  const { t } = call;
  if (one.partners.length === 0) return "";
  return html`<details><summary>${t("review-partners")}</summary>${one.partners.map(
    (partner) =>
      html`<p class="small">${placeLabel(call, partner)}${partner.source ? html` (${partner.source})` : ""}</p>${messageText(call, partner)}`,
  )}</details>`;
}
