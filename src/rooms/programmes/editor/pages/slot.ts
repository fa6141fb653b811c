import { badge } from "#design/badge.ts";
import { button, linkButton } from "#design/button.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import type { Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { operates } from "../../team/domain.ts";
import { crumbs, guarded, pathOf } from "../../team/pages/around.ts";
import { keyOf, missingTexts, type TextPlace } from "../domain.ts";
import type { SlotAround, SlotView, WorkOnSlot } from "../slot-query.ts";
import { beforeAndAfter, calendarName, kindBadge, placeLabel, whenOf } from "./parts.ts";
import { readText, writtenText } from "./text.ts";

/**
 * One message of the calendar: its texts in every language beside each other, to read or to write. `beside`: what stands
 * there to be read with them.
 */
export function slotPage(
  call: Call,
  facts: WorkOnSlot,
  view: SlotView,
  state: FormState = freshForm,
  beside: Slot = "",
): Page {
  const { t } = call;
  const { slot } = facts;
  const path = `${pathOf(facts)}/messages/${slot.id}`;
  const title = whenOf(call, slot);
  const writes = operates(call.actor, facts) && slot.retiredAt === null;
  const labels: Record<string, string> = Object.create(null);
  const places = placesOf(view);
  const texts = places.map((place) =>
    writes ? writtenText(call, facts, view, place, state, labels) : readText(call, facts, view, place),
  );
  const listed = `${pathOf(facts)}/messages`;
  return {
    title: `${title} – ${calendarName(call, slot.calendarCode, slot.calendarNames)}`,
    private: true,
    wide: true,
    ...(writes && { scripts: ["rooms/messages/counter/browser/count-live.ts"] }),
    breadcrumb: [...crumbs(call, facts), { href: listed, label: t("messages-title") }],
    body: html`<h1>${title}</h1>${errorSummary(t, state, labels)}${
      slot.retiredAt === null ? "" : notice({ kind: "warm", body: t("slot-is-retired") })
    }${placeFacts(call, facts)}${beside}
${
  writes
    ? form({
        action: path,
        ...guarded(call),
        body: html`<div class="side-by-side">${texts}</div>${more(call, facts, places)}`,
        publishing: html`<div class="publishing"><p>${t("message-who-sees")}</p></div>`,
        submit: {
          buttons: html`${button(t("message-save"), { name: "do", value: "draft" })}${button(t("message-send"), { name: "do", value: "review", quiet: true })}${button(t("message-count-do"), { name: "do", value: "count", quiet: true })}`,
        },
        beside: html`<span class="reason">${t("message-send-hint", { medical: facts.needsMedical, plain: facts.needsPlain })}</span>`,
      })
    : html`<div class="side-by-side">${texts}</div>`
}
${withdrawals(call, facts, view)}
<p>${linkButton(`${path}/versions`, t("message-versions"), { quiet: true })}</p>
${beforeAndAfter(call, neighbours(facts, view.around))}`,
  };
}

const neighbours = (facts: WorkOnSlot, { before, after }: SlotAround) => ({
  before: before === null ? null : `${pathOf(facts)}/messages/${before}`,
  after: after === null ? null : `${pathOf(facts)}/messages/${after}`,
});

/** Every text that there is or ought to be, in the order of the languages. */
function placesOf({ texts, wanted, also }: SlotView): readonly TextPlace[] {
  const there = texts.filter((one) => one.current);
  const all: TextPlace[] = [...there, ...missingTexts(wanted, there), ...(also ? [also] : [])];
  const order = [...new Set(wanted.map((one) => one.language))];
  const known = new Map(all.map((one) => [keyOf(one), { side: one.side, language: one.language }]));
  return [...known.values()].sort(
    (a, b) => order.indexOf(a.language) - order.indexOf(b.language) || (a.side ?? "").localeCompare(b.side ?? ""),
  );
}

function placeFacts(call: Call, facts: WorkOnSlot): Slot {
  const { t } = call;
  const { slot } = facts;
  const path = `${pathOf(facts)}/messages/${slot.id}`;
  const from = slot.hourFrom ?? slot.calendarHourFrom;
  const until = slot.hourUntil ?? slot.calendarHourUntil;
  return html`${summaryList([
    { label: t("messages-calendar"), value: calendarName(call, slot.calendarCode, slot.calendarNames) },
    { label: t("slot-hours"), value: t("slot-hours-between", { from, until }) },
    {
      label: t("slot-late"),
      value: html`${t(`slot-catch-up-${slot.catchUp}`)}${slot.validDays > 0 ? html`; ${t("slot-valid", { days: slot.validDays })}` : ""}`,
    },
    ...(slot.needsCode === null
      ? []
      : [
          {
            label: t("slot-needs"),
            value: html`<a href="${pathOf(facts)}/messages/${slot.needs}">${slot.needsCode}</a>`,
          },
        ]),
  ])}<p>${kindBadge(call, slot.kind)} ${slot.arm ? badge(t("slot-arm-only", { arm: slot.arm })) : ""} ${operates(call.actor, facts) ? linkButton(`${path}/place`, t("slot-move"), { quiet: true }) : ""}</p>`;
}

/** Texts for another group of readers than those that are there: every language, for all or for one side. */
function more(call: Call, facts: WorkOnSlot, places: readonly TextPlace[]): Slot {
  const { t } = call;
  const there = new Set(places.map(keyOf));
  const sides = facts.sides.length > 1 ? [null, ...facts.sides] : [null];
  const free = facts.languages
    .flatMap((language) => sides.map((side) => ({ language, side })))
    .filter((place) => !there.has(keyOf(place)));
  if (free.length === 0) return "";
  return html`<details><summary>${t("message-for-others")}</summary><p class="small">${t("message-for-others-hint")}</p><ul>${free.map(
    (place) =>
      html`<li><a href="${pathOf(facts)}/messages/${facts.slot.id}?also=${keyOf(place)}">${placeLabel(call, place)}${place.side === null ? html` (${t("message-for-all")})` : ""}</a></li>`,
  )}</ul></details>`;
}

/** Buttons that change one text at once and need none of what the form holds; each a form of its own. */
function withdrawals(call: Call, facts: WorkOnSlot, view: SlotView): Slot {
  const { t } = call;
  if (!operates(call.actor, facts)) return "";
  const path = `${pathOf(facts)}/messages/${facts.slot.id}`;
  const there = view.texts.filter((one) => one.current && one.state !== "withdrawn");
  if (there.length === 0) return "";
  return html`<details><summary>${t("message-withdraw")}</summary><p class="small">${t("message-withdraw-hint")}</p>${there.map(
    (one) =>
      form({
        action: `${path}/withdrawals`,
        ...guarded(call),
        hidden: { text: keyOf(one) },
        inline: true,
        submit: t("message-withdraw-one", { which: placeLabel(call, one) }),
        look: { quiet: true, danger: true },
      }),
  )}</details>`;
}
