import { badge } from "#design/badge.ts";
import { button, linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { filters } from "#design/filters.ts";
import { form } from "#design/form.ts";
import { listAddress } from "#design/list-page.ts";
import type { Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { operates, type WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName, sideLabel, workTabs } from "../../team/pages/around.ts";
import { hasDrifted, missingTexts, mostSegments, type TextPlace, textStates } from "../domain.ts";
import { gaps, type ListedSlot, type ListedText, type ListWish, type MessageList } from "../list-query.ts";
import { beforeAndAfter, calendarName, kindBadge, messageText, placeLabel, stateBadge, whenOf } from "./parts.ts";

/** Where the list is narrowed as wished. */
export function listPath(programme: { readonly number: number }, wish: Partial<ListWish>): string {
  return listAddress(`${pathOf(programme)}/messages`, { ...wish });
}

/** All messages of a programme by calendar and week, every language beside the others, with the gaps. */
export function listPage(
  call: Call,
  programme: WorkFacts,
  wish: ListWish,
  list: MessageList,
  wanted: readonly TextPlace[],
  today: string,
): Page {
  const { t } = call;
  const title = t("messages-title");
  const languages = wish.language ? [wish.language] : programme.languages;
  const [first, last] = [list.slots[0], list.slots.at(-1)];
  const here = { ...wish, after: null, before: null };
  return {
    title: `${title} – ${programmeName(call, programme)}`,
    private: true,
    wide: true,
    breadcrumb: crumbs(call, programme),
    body: html`${workTabs(call, programme, "messages")}<h1>${title}</h1><p class="lead">${t("messages-lead", { count: list.counts.slots })}</p>
${tools(call, programme)}${ways(call, programme, wish, list)}${draftsForm(call, programme, wish, list)}
${
  list.slots.length === 0
    ? nothing(call, programme, list)
    : table({
        caption: title,
        captionHidden: true,
        columns: [
          { label: t("messages-when") },
          ...languages.map((code) => ({ label: placeLabel(call, { language: code, side: null }) })),
        ],
        rows: list.slots.map((slot) => [
          slotCell(call, programme, slot, list.calendars.length > 1 && !wish.calendar),
          ...languages.map((code) => textCell(call, programme, slot, code, wanted, today)),
        ]),
      })
}${beforeAndAfter(call, {
  before: first && list.newer ? listPath(programme, { ...here, before: first.id }) : null,
  after: last && list.older ? listPath(programme, { ...here, after: last.id }) : null,
})}`,
  };
}

function tools(call: Call, programme: WorkFacts): Slot {
  const { t } = call;
  const path = `${pathOf(programme)}/messages`;
  const writes = operates(call.actor, programme);
  return html`<p>${writes ? html`${linkButton(`${path}/new`, t("slot-add"))} ` : ""}${linkButton(`${path}.csv`, t("messages-download"), { quiet: true })}${
    writes ? html` ${linkButton(`${path}/file`, t("messages-upload"), { quiet: true })}` : ""
  }</p>`;
}

function ways(call: Call, programme: WorkFacts, wish: ListWish, list: MessageList): Slot {
  const { t } = call;
  const here = { ...wish, after: null, before: null };
  const to = (change: Partial<ListWish>) => listPath(programme, { ...here, ...change });
  return html`${filters(t, t("messages-calendar"), [
    { href: to({ calendar: null, week: null }), label: t("filter-all"), current: wish.calendar === null },
    ...list.calendars.map((one) => ({
      href: to({ calendar: one.code, week: null }),
      label: calendarName(call, one.code, one.names),
      current: wish.calendar === one.code,
      count: one.slots,
    })),
  ])}${filters(t, t("messages-gap"), [
    { href: to({ gap: null }), label: t("filter-all"), current: wish.gap === null },
    ...gaps
      .filter((gap) => list.counts[gap] > 0 || wish.gap === gap)
      .map((gap) => ({
        href: to({ gap }),
        label: t(`messages-gap-${gap}`),
        current: wish.gap === gap,
        count: list.counts[gap],
      })),
  ])}<details${wish.language || wish.state || wish.source || wish.words || wish.week !== null ? html` open` : ""}><summary>${t("messages-more-filters")}</summary>${filters(
    t,
    t("messages-language"),
    [
      { href: to({ language: null }), label: t("filter-all"), current: wish.language === null },
      ...programme.languages.map((code) => ({
        href: to({ language: code }),
        label: t.languageName(code),
        current: wish.language === code,
      })),
    ],
  )}${filters(t, t("messages-state"), [
    { href: to({ state: null }), label: t("filter-all"), current: wish.state === null },
    ...textStates.map((state) => ({
      href: to({ state }),
      label: t(`message-state-${state}`),
      current: wish.state === state,
    })),
  ])}${findForm(call, programme, wish)}</details>`;
}

function findForm(call: Call, programme: WorkFacts, wish: ListWish): Slot {
  const { t } = call;
  const kept = { calendar: wish.calendar, gap: wish.gap, language: wish.language, state: wish.state };
  const hidden = Object.fromEntries(Object.entries(kept).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return form({
    method: "get",
    action: `${pathOf(programme)}/messages`,
    hidden,
    body: html`${field(t, freshForm, { kind: "text", name: "words", label: t("messages-words"), optional: true, value: wish.words ?? "", width: "medium" })}${field(t, freshForm, { kind: "text", name: "source", label: t("messages-source"), hint: t("messages-source-hint"), optional: true, value: wish.source ?? "", width: "medium" })}${field(t, freshForm, { kind: "text", name: "week", label: t("messages-week"), optional: true, value: wish.week === null ? "" : String(wish.week), width: "short", inputmode: "numeric" })}`,
    submit: t("messages-find"),
    look: { quiet: true },
  });
}

/** Drafts of what is shown, sent to review at once; those that are not ready stay and are counted. */
function draftsForm(call: Call, programme: WorkFacts, wish: ListWish, list: MessageList): Slot {
  const { t } = call;
  if (list.counts.drafts === 0 || wish.state !== "draft" || !operates(call.actor, programme)) return "";
  return form({
    action: `${pathOf(programme)}/messages/review`,
    ...guarded(call),
    hidden: { calendar: wish.calendar ?? "", language: wish.language ?? "" },
    submit: { buttons: button(t("messages-send-drafts"), { quiet: true }) },
    beside: html`<span class="reason">${t("messages-send-drafts-hint")}</span>`,
  });
}

function nothing(call: Call, programme: WorkFacts, list: MessageList): Slot {
  const { t } = call;
  if (list.counts.slots > 0)
    return empty({
      title: t("messages-none-such"),
      next: { href: listPath(programme, {}), label: t("messages-show-all") },
    });
  return empty({
    title: t("messages-none"),
    body: t("messages-none-next"),
    ...(operates(call.actor, programme) &&
      list.calendars.length > 0 && {
        next: { href: `${pathOf(programme)}/messages/new`, label: t("slot-add") },
      }),
  });
}

function slotCell(call: Call, programme: WorkFacts, slot: ListedSlot, withCalendar: boolean): Slot {
  return html`<a href="${pathOf(programme)}/messages/${slot.id}">${whenOf(call, slot)}</a>${withCalendar ? html`<br><span class="small">${calendarName(call, slot.calendar, slot.calendarNames)}</span>` : ""}${
    slot.kind === "text" && !slot.arm
      ? ""
      : html`<br>${kindBadge(call, slot.kind)}${slot.arm ? html` ${badge(call.t("slot-arm-only", { arm: slot.arm }))}` : ""}`
  }`;
}

/** What there is in one language, newest and still sent, and what is not. */
function textCell(
  call: Call,
  programme: WorkFacts,
  slot: ListedSlot,
  language: string,
  wanted: readonly TextPlace[],
  today: string,
): Slot {
  const { t } = call;
  const texts = slot.texts.filter((one) => one.language === language);
  const missing = missingTexts(
    wanted.filter((one) => one.language === language),
    texts.filter((one) => one.current),
    slot.none,
  );
  const none = slot.none.filter((one) => one.language === language);
  const severalSides = programme.sides.length > 1;
  return html`${texts
    .filter((one) => one.current && one.state !== "withdrawn")
    .map((one) => listedText(call, one, slot, texts, severalSides, today))}${missing.map(
    (place) =>
      html`<p>${badge(severalSides ? t("message-missing-side", { side: sideLabel(call, place.side) }) : t("message-missing"), "warm")}</p>`,
  )}${none.map((place) => html`<p>${badge(t("message-none-of", { which: sideLabel(call, place.side) }))}</p>`)}`;
}

function listedText(
  call: Call,
  one: ListedText,
  slot: ListedSlot,
  texts: readonly ListedText[],
  severalSides: boolean,
  today: string,
): Slot {
  const { t } = call;
  const sent = texts.find((other) => other.state === "approved" && !other.current && other.side === one.side);
  const newer = slot.texts.some((other) => other.current && other.state !== "withdrawn" && hasDrifted(one, other));
  const marks = [
    stateBadge(call, one),
    ...(sent ? [badge(t("message-older-sent", { version: sent.version }))] : []),
    ...(one.segments > mostSegments ? [badge(t("message-long", { parts: one.segments }), "warm")] : []),
    ...(one.source === "" ? [badge(t("message-no-source"), "warm")] : []),
    ...(one.state === "approved" && one.reviewDue !== null && one.reviewDue <= today
      ? [badge(t("message-overdue"), "warm")]
      : []),
    ...(newer ? [badge(t("message-drifted-short"), "warm")] : []),
  ];
  return html`<div class="listed-text">${severalSides ? html`<p class="small">${sideLabel(call, one.side)}</p>` : ""}${messageText(call, one)}<p class="small">${marks.map((mark) => html`${mark} `)}</p></div>`;
}
