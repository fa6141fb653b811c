import { badge } from "#design/badge.ts";
import { button } from "#design/button.ts";
import { field } from "#design/field.ts";
import { form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { type PhoneText, phone } from "#design/phone.ts";
import { summaryList } from "#design/summary-list.ts";
import { table } from "#design/table.ts";
import { nameFor, sideOf } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import type { FormState } from "#kernel/web/form-state.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { calendarName, whenOf } from "../../editor/pages/parts.ts";
import { weekOn } from "../../plan/dates.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, programmeName } from "../../team/pages/around.ts";
import { readable, variablesFor } from "../../texts/variables.ts";
import type { ReaderView, SlotFate } from "../reader.ts";
import { reason } from "./desk.ts";

/** What was said, opened, oldest first. */
export interface Said {
  readonly at: string;
  readonly from: "us" | "hers";
  readonly text: string;
  readonly note: string;
}

/** One reader: the conversation, why she did or did not get each message, and what those on duty may do. */
export function readerPage(
  call: Call,
  programme: WorkFacts,
  view: {
    reader: ReaderView;
    said: readonly Said[];
    fates: readonly SlotFate[];
    state: FormState;
    shownPhone: string | null;
    ready: readonly string[];
  },
): Page {
  const { t } = call;
  const { reader, said, fates, state, shownPhone, ready } = view;
  const path = `/programmes/${programme.number}/readers/${reader.number}`;
  const title = t("reader-n", { n: String(reader.number) });
  const open = reader.wrote.some((one) => one.open);
  return {
    title: `${title} – ${programmeName(call, programme)}`,
    private: true,
    breadcrumb: [...crumbs(call, programme), { href: `/programmes/${programme.number}/inbox`, label: t("inbox") }],
    scripts: ["rooms/messages/counter/browser/count-live.ts"],
    body: html`<h1>${title}</h1><p>${badge(t(`reader-state-${reader.state}`), reader.state === "active" ? "ok" : "waiting")}</p>
${shownPhone === null ? "" : notice({ kind: "warm", body: t("reader-number-is", { number: shownPhone }), announce: true })}
${facts(call, reader)}
<h2>${t("reader-conversation")}</h2>
${said.length === 0 ? html`<p class="quiet">${t("reader-nothing-said")}</p>` : phone(t, { title, texts: said.map((one): PhoneText => ({ from: one.from, text: one.text, note: one.note })) })}
${form({
  action: `${path}/answers`,
  ...guarded(call),
  body: html`${field(t, state, { kind: "textarea", name: "text", label: t("reader-answer"), hint: t("reader-answer-hint", { language: t.languageName(reader.language) }), rows: 3, maxlength: 480 })}${
    ready.length === 0
      ? ""
      : more({
          label: t("reader-ready"),
          body: html`<ul>${ready.map((text) => html`<li><bdi>${text}</bdi></li>`)}</ul>`,
        })
  }`,
  submit: t("reader-send"),
})}
<div class="actions">${open ? html`${press(call, `${path}/taken`, t("reader-take"))}${press(call, `${path}/let-go`, t("reader-let-go"))}${press(call, `${path}/closed`, t("reader-close"))}` : ""}${
      reader.state === "paused"
        ? press(call, `${path}/resumed`, t("reader-resume"))
        : reader.state === "active"
          ? press(call, `${path}/paused`, t("reader-pause"))
          : ""
    }${reader.state === "forgotten" ? "" : press(call, `${path}/number`, t("reader-show-number"))}</div>
<p><a href="${path}/visits">${t("visits-title")}${reader.enrolments.some((one) => one.state === "paused") ? html`: ${t("guardian-title")}` : ""}</a></p>
<h2>${t("why")}</h2><p>${t("why-lead")}</p>
${whyTable(call, programme, reader, fates)}
${
  reader.state === "forgotten"
    ? ""
    : more({
        label: t("reader-forget"),
        body: html`<p>${t("reader-forget-means")}</p>${form({ action: `${path}/forgotten`, ...guarded(call), submit: t("reader-forget-do"), look: { quiet: true } })}`,
      })
}`,
  };
}

/** Something that is seldom wanted, folded away. */
const more = ({ label, body }: { label: string; body: Html }): Html =>
  html`<details class="fold"><summary>${label}</summary>${body}</details>`;

const press = (call: Call, action: string, label: string): Html =>
  form({ action, ...guarded(call), inline: true, submit: { buttons: button(label, { quiet: true }) } });

function facts(call: Call, reader: ReaderView): Html {
  const { t } = call;
  const today = call.now.toZonedDateTimeISO(reader.zone).toPlainDate();
  const side = reader.side === null ? null : sideOf(call.exchange, reader.side);
  return html`${summaryList([
    { label: t("reader-language"), value: t.languageName(reader.language) },
    { label: t("reader-side"), value: side ? nameFor(side.names, t.reads) : t("reader-no-side") },
    { label: t("reader-since"), value: t.day(reader.createdAt, reader.zone) },
  ])}${table({
    caption: t("reader-calendars"),
    columns: [
      { label: t("reader-calendar") },
      { label: t("reader-week"), numeric: true },
      { label: t("reader-enrolment-state") },
      { label: t("reader-from") },
    ],
    rows: reader.enrolments.map((one) => [
      `${one.calendar === null ? t("reader-no-date") : calendarName(call, one.calendar, one.calendarNames ?? {})}${one.child > 1 ? ` (${one.child})` : ""}`,
      one.anchorWeek && one.anchor && one.anchor !== "start"
        ? t.number(weekOn(one.anchor === "due" ? "due" : "birth", Temporal.PlainDate.from(one.anchorWeek), today))
        : "",
      t(`enrolment-state-${one.state}`),
      t.day(`${one.fromDay}T12:00:00Z`),
    ]),
    empty: html`<p class="quiet">${t("reader-no-calendar")}</p>`,
  })}${more({
    label: t("reader-consent"),
    body: html`<ul>${reader.consents.map((one) => html`<li>${t.moment(one.at, reader.zone)}: ${t(`consent-${one.act}`)} (${t(`consent-door-${one.door}`)})</li>`)}</ul>`,
  })}`;
}

function whyTable(call: Call, programme: WorkFacts, { side }: ReaderView, rows: readonly SlotFate[]): Html {
  const { t } = call;
  return table({
    caption: t("why"),
    captionHidden: true,
    columns: [{ label: t("desk-day") }, { label: t("why-message") }, { label: t("why-what") }],
    rows: rows.map((row) => [
      html`${t.day(`${row.day}T12:00:00Z`)}<br><small>${calendarName(call, row.calendar, row.calendarNames)}: ${whenOf(call, row, true)}</small>`,
      row.text === null ? "" : html`<bdi>${readable(row.text, variablesFor(programme, side, row.language))}</bdi>`,
      row.absent === null
        ? html`${t(`state-${row.state}`)}${row.reason ? html`: ${reason(call, row.reason)}` : ""}`
        : t(`why-${row.absent}`),
    ]),
    empty: html`<p class="quiet">${t("why-nothing")}</p>`,
  });
}
