import { badge } from "#design/badge.ts";
import { langOf, type Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import { sideLabel } from "../../team/pages/around.ts";
import { type SlotKind, type TextPlace, type TextState, weekdays } from "../domain.ts";

type Placed = {
  readonly anchor: "due" | "birth" | "start";
  readonly week: number;
  readonly weekday: number;
};

/** `Week 14, Thursday` of a calendar with weeks; `Day 5` of one that counts from the day she joined. */
export function whenOf({ t }: Call, { anchor, week, weekday }: Placed, inside = false): string {
  if (anchor === "start") {
    const facts = { day: 7 * week + weekday + 1 };
    return inside ? t("message-day-inside", facts) : t("message-day", facts);
  }
  const day = weekdays[weekday] ?? weekdays[0];
  const facts = { week, weekday: t(`weekday-${day}`) };
  return inside ? t("message-week-inside", facts) : t("message-week", facts);
}

export const calendarName = ({ t }: Call, code: string, names: Readonly<Record<string, string>>): string =>
  nameFor(names, t.reads) || code;

/** `English`, or `English, United States` where a text is for one side alone. */
export function placeLabel(call: Call, { language, side }: TextPlace): string {
  const name = capital(call.t.languageName(language), call.t.language);
  return side === null ? name : `${name}, ${sideLabel(call, side)}`;
}

const capital = (text: string, language: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

const kindsOfBadge = { draft: "plain", "in-review": "waiting", approved: "ok", withdrawn: "plain" } as const;

/** The state of a text. What was approved by way of example says that it counts nowhere but in a simulator. */
export const stateBadge = ({ t }: Call, one: { readonly state: TextState; readonly example: boolean }): Slot =>
  one.state === "approved" && one.example
    ? badge(t("message-approved-example"), "warm")
    : badge(t(`message-state-${one.state}`), kindsOfBadge[one.state]);

export const kindBadge = ({ t }: Call, kind: SlotKind): Slot =>
  kind === "text" ? "" : badge(t(`message-kind-${kind}`));

/** The words of a message as they go to a phone. */
export const messageText = ({ t }: Call, one: { readonly text: string; readonly language: string }): Slot =>
  html`<p class="message-text"${langOf(t.language, one.language)}>${one.text}</p>`;

/** Ways to what comes before and after in the calendar. */
export function beforeAndAfter(
  { t }: Call,
  view: { readonly before: string | null; readonly after: string | null },
): Slot {
  if (!view.before && !view.after) return "";
  return html`<nav class="pages" aria-label="${t("messages-pages")}">${
    view.before
      ? html`<a rel="prev" href="${view.before}"><span aria-hidden="true">← </span>${t("messages-before")}</a>`
      : ""
  }${view.after ? html`<a rel="next" class="older" href="${view.after}">${t("messages-after")}<span aria-hidden="true"> →</span></a>` : ""}</nav>`;
}

/** A calendar day that is kept without a time. */
export const dayOf = ({ t }: Call, day: string): string => t.day(`${day}T12:00:00Z`);

/** A source's date as exactly as it is known. */
export function sourceDateOf(call: Call, date: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(date)) return dayOf(call, date);
  if (!/^\d{4}-\d{2}$/u.test(date)) return date;
  const [year = "", month = ""] = date.split("-");
  return `${month}.${year}`;
}

/** What a text rests on: the fact and where it stands. */
export function restsOn(
  call: Call,
  one: { readonly fact: string; readonly source: string; readonly sourceDate: string; readonly language: string },
): Slot {
  const { t } = call;
  if (one.fact === "" && one.source === "") return html`<p class="small">${badge(t("message-no-source"), "warm")}</p>`;
  const date = one.sourceDate === "" ? "" : ` (${sourceDateOf(call, one.sourceDate)})`;
  return html`<p class="small">${one.fact === "" ? "" : html`<span dir="auto">${one.fact}</span> `}${
    one.source === "" ? badge(t("message-no-source"), "warm") : html`<cite dir="auto">${one.source}</cite>${date}`
  }</p>`;
}
