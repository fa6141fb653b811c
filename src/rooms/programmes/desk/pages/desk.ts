import { lineChart } from "#design/chart.ts";
import { sideBySide } from "#design/columns.ts";
import { notice } from "#design/notice.ts";
import { summaryList } from "#design/summary-list.ts";
import { table } from "#design/table.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { ForecastDay } from "../../plan/forecast.ts";
import { operates, type WorkFacts } from "../../team/domain.ts";
import { crumbs, programmeName, workTabs } from "../../team/pages/around.ts";
import type { DeskState } from "../queries.ts";

const stateOrder = [
  "planned",
  "held",
  "claimed",
  "submitted",
  "unknown",
  "accepted",
  "delivered",
  "undelivered",
  "failed",
  "lapsed",
  "cancelled",
  "closed",
];

/** How a programme stands: what goes out, what waits for a person, what came and left, what it has cost and will cost. */
export function deskPage(
  call: Call,
  programme: WorkFacts,
  view: { state: DeskState; coming: readonly ForecastDay[]; duty: readonly string[] },
): Page {
  const { t } = call;
  const { state, coming, duty } = view;
  const base = `/programmes/${programme.number}`;
  const money = (value: number): string => `${t.number(Math.round(value * 100) / 100)} ${programme.currency}`;
  return {
    title: `${t("desk")} – ${programmeName(call, programme)}`,
    private: true,
    wide: true,
    breadcrumb: crumbs(call, programme),
    body: html`${workTabs(call, programme, "desk")}<h1>${t("desk")}</h1>
${warnings(call, programme, state)}
<p>${state.open === 0 ? t("desk-nobody-waits") : html`<a href="${base}/inbox">${t("desk-waiting", { n: state.open })}</a>.`} ${duty.length === 0 ? t("desk-nobody-on-duty") : t("desk-on-duty", { who: t.list(duty) })}</p>
${summaryList([
  { label: t("desk-spent"), value: money(state.spent.cost) },
  { label: t("desk-spent-today"), value: money(state.spent.today) },
  { label: t("desk-spent-parts"), value: t.number(state.spent.parts) },
  ...state.readers.map((one) => ({ label: t(`desk-readers-${one.state}`), value: t.number(one.readers) })),
])}
${table({
  caption: t("desk-messages"),
  columns: [{ label: t("desk-state") }, { label: t("desk-how-many"), numeric: true }, { label: t("desk-meaning") }],
  rows: state.states
    .toSorted((a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state))
    .map((one) => [t(`state-${one.state}`), t.number(one.messages), t(`state-${one.state}-means`)]),
  empty: html`<p class="quiet">${t("desk-no-messages")}</p>`,
})}
${state.held.length === 0 ? "" : html`<p>${t("desk-held-for")} ${t.list(state.held.map((one) => `${reason(call, one.reason)}: ${t.number(one.messages)}`))}</p>`}
${table({
  caption: t("desk-coming"),
  columns: [
    { label: t("desk-day") },
    { label: t("desk-messages-short"), numeric: true },
    { label: t("desk-parts"), numeric: true },
    { label: t("desk-without"), numeric: true },
  ],
  rows: coming.map((day) => [
    t.day(`${day.day}T12:00:00Z`),
    t.number(day.messages),
    t.number(day.parts),
    t.number(day.without),
  ]),
})}
<h2>${t("desk-two-weeks")}</h2>
${charts(call, state)}
<p><a href="/sending">${t("desk-to-brake")}</a>${operates(call.actor, programme) ? html` · <a href="${base}/reused">${t("reused-title")}</a>` : ""}</p>`,
  };
}

/** A reason code in words, where there are words for it. */
export const reason = ({ t }: Call, code: string | null): string =>
  code === null || code === "" ? "" : t.has(`message-reason-${code}`) ? t(`message-reason-${code}`) : code;

function warnings({ t }: Call, programme: WorkFacts, state: DeskState): Html {
  const on = state.channels.filter((one) => one.state === "on").length;
  return html`${state.sending === "on" ? "" : notice({ kind: "warm", body: html`${t(`desk-sending-${state.sending}`)} <a href="/sending">${t("desk-to-brake")}</a>` })}${
    on === 0
      ? notice({ kind: "warm", body: html`${t("desk-no-channel")} <a href="/channels">${t("desk-connect")}</a>` })
      : ""
  }${programme.state === "running" || programme.state === "rehearsing" ? "" : notice({ kind: "warm", body: t("desk-not-running") })}${
    state.danger === 0 ? "" : notice({ kind: "warm", body: t("desk-danger", { n: state.danger }) })
  }`;
}

function charts(call: Call, state: DeskState): Html {
  const { t } = call;
  const labels = state.days.map((day) => t.day(`${day.day}T12:00:00Z`));
  const values = (of: (day: DeskState["days"][number]) => number) => state.days.map(of);
  return sideBySide(
    lineChart(t, {
      title: t("desk-chart-sent"),
      by: t("desk-day"),
      unit: t("desk-messages-short"),
      labels,
      lines: [
        { label: t("desk-delivered"), values: values((day) => day.delivered) },
        { label: t("desk-failed"), values: values((day) => day.failed + day.unknown) },
      ],
    }),
    lineChart(t, {
      title: t("desk-chart-people"),
      by: t("desk-day"),
      unit: t("desk-readers"),
      labels,
      lines: [
        { label: t("desk-joined"), values: values((day) => day.joined) },
        { label: t("desk-left"), values: values((day) => day.left) },
      ],
    }),
  );
}
