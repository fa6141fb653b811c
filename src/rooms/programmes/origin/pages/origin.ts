import { badge } from "#design/badge.ts";
import { actions, linkButton } from "#design/button.ts";
import { empty } from "#design/empty.ts";
import type { Slot } from "#design/slot.ts";
import { summaryList } from "#design/summary-list.ts";
import { table } from "#design/table.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, pathOf, programmeName, sideLabel } from "../../team/pages/around.ts";
import { type CalendarChanges, type ComparedSlot, countChanges, lengthsOf } from "../compare.ts";
import { type Entry, type EntryPart, fates } from "../domain.ts";
import type { Kin, OriginView } from "../queries.ts";
import { figureOf, looseDate, said, sourceOf, timingBadge } from "./parts.ts";

/** How a programme came from one side to another: what was changed, who agreed, when, whom it reached, what came of it. */
export function originPage(
  call: Call<WorkFacts>,
  view: OriginView,
  slots: readonly ComparedSlot[],
  mayWrite: boolean,
): Page {
  const { t, facts } = call;
  const title = t("origin-title");
  const of = (part: EntryPart) => view.entries.filter((one) => one.part === part);
  const shown = (part: EntryPart) => mayWrite || of(part).length > 0;
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    description: t("origin-description", { name: programmeName(call, facts) }),
    canonical: `${pathOf(facts)}/origin`,
    breadcrumb: crumbs(call, facts),
    body: html`<h1>${title}</h1>${lead(call, view)}${line(call, view)}
${view.way === null ? nothingCarried(call) : changes(call, view, slots, mayWrite)}
${shown("party") ? parties(call, of("party"), mayWrite) : ""}
${shown("step") ? steps(call, of("step"), mayWrite) : ""}
${shown("reach") ? reach(call, of("reach"), mayWrite) : ""}
${takeAway(call, view)}`,
  };
}

function lead({ t }: Call, view: OriginView): Slot {
  const about = said(t, view.about);
  return about === "" ? "" : html`<p class="lead">${about}</p>`;
}

/** Where it came from and who carried it on, whichever of them the reader may see. */
function line(call: Call<WorkFacts>, view: OriginView): Slot {
  const { t, facts } = call;
  const items = [
    ...(view.from ? [{ label: t("programme-adapted-from"), value: kinLink(call, view.from) }] : []),
    { label: t("origin-this"), value: html`<b>${programmeName(call, facts)}</b>${sidesOf(call, facts.sides)}` },
    ...(view.carriedOn.length > 0
      ? [
          {
            label: t("origin-carried-on"),
            value: html`<ul>${view.carriedOn.map((one) => html`<li>${kinLink(call, one)}</li>`)}</ul>`,
          },
        ]
      : []),
  ];
  return html`<h2>${t("origin-line")}</h2>${summaryList(items)}`;
}

const sidesOf = (call: Call, sides: readonly string[]): Slot =>
  html` (${call.t.list(sides.map((code) => sideLabel(call, code)))})`;

export const kinLink = (call: Call, kin: Kin): Slot =>
  html`<a href="/programmes/${kin.number}">${nameFor(kin.names, call.t.reads)}</a>${sidesOf(call, kin.sides)} ${badge(call.t(`programme-state-${kin.state}`))}`;

const nothingCarried = ({ t }: Call): Slot => empty({ title: t("origin-none"), body: t("origin-none-next") });

function changes(call: Call<WorkFacts>, view: OriginView, slots: readonly ComparedSlot[], mayWrite: boolean): Slot {
  const { t, facts } = call;
  if (view.way === null) return "";
  const calendars = countChanges(slots);
  const direction = t("origin-compared", {
    from: readers(call, view.way.fromSide, view.way.fromLanguage),
    to: readers(call, view.way.toSide, view.way.toLanguage),
  });
  if (slots.length === 0)
    return html`<h2>${t("origin-changes")}</h2><p>${direction}</p>${empty({ title: t("origin-no-texts") })}`;
  const total = (fate: (typeof fates)[number]) => calendars.reduce((sum, one) => sum + one.counts[fate], 0);
  const shownFates = fates.filter((fate) => fate !== "waiting" || total("waiting") > 0);
  return html`<h2>${t("origin-changes")}</h2><p>${direction} ${t("origin-how-compared")}</p>
${summaryList(shownFates.map((fate) => ({ label: t(`origin-fate-${fate}`), value: html`<b>${t.number(total(fate))}</b> <span class="small">${t(`origin-fate-${fate}-means`)}</span>` })))}
${table({
  caption: t("origin-by-calendar"),
  columns: [
    { label: t("messages-calendar") },
    ...shownFates.map((fate) => ({ label: t(`origin-fate-${fate}`), numeric: true })),
    { label: t("origin-unexplained"), numeric: true },
  ],
  rows: calendars.map((one) => calendarRow(call, one, shownFates)),
})}
<p>${linkButton(`${pathOf(facts)}/origin/changes`, t(mayWrite ? "origin-see-and-say" : "origin-see-changes"), { quiet: true })}</p>
${lengths(call, view, slots)}`;
}

function calendarRow(call: Call<WorkFacts>, one: CalendarChanges, shown: readonly (typeof fates)[number][]) {
  const { t, facts } = call;
  const name = nameFor(one.names, t.reads) || one.calendar;
  return [
    html`<a href="${pathOf(facts)}/origin/changes?calendar=${one.calendar}">${name}</a>`,
    ...shown.map((fate) => t.number(one.counts[fate])),
    one.unexplained === 0 ? "0" : html`<b>${t.number(one.unexplained)}</b>`,
  ];
}

/** `Russia, Russian`: the readers between whom the texts are compared. */
const readers = (call: Call, side: string | null, language: string): string =>
  side === null ? call.t.languageName(language) : `${sideLabel(call, side)}, ${call.t.languageName(language)}`;

/** 160 letters a part in one alphabet are 70 in another: that decides what fits. */
function lengths(call: Call, view: OriginView, slots: readonly ComparedSlot[]): Slot {
  const { t } = call;
  if (view.way === null) return "";
  const rows = [
    { who: readers(call, view.way.fromSide, view.way.fromLanguage), of: lengthsOf(slots.map((one) => one.before)) },
    { who: readers(call, view.way.toSide, view.way.toLanguage), of: lengthsOf(slots.map((one) => one.after)) },
  ].filter(({ of }) => of.texts > 0);
  return html`<h3>${t("origin-lengths")}</h3><p>${t("origin-lengths-why")}</p>${table({
    caption: t("origin-lengths"),
    captionHidden: true,
    columns: [
      { label: t("origin-whose") },
      { label: t("origin-texts"), numeric: true },
      { label: t("origin-letters"), numeric: true },
      { label: t("origin-one-part"), numeric: true },
      { label: t("origin-two-parts"), numeric: true },
      { label: t("origin-more-parts"), numeric: true },
    ],
    rows: rows.map(({ who, of }) => [
      who,
      ...[of.texts, of.units, of.onePart, of.twoParts, of.more].map((n) => t.number(n)),
    ]),
  })}`;
}

const todayOf = (call: Call): Temporal.PlainDate => call.now.toZonedDateTimeISO("UTC").toPlainDate();

function parties(call: Call<WorkFacts>, entries: readonly Entry[], mayWrite: boolean): Slot {
  const { t } = call;
  const looks = { agreed: "ok", refused: "warm", asked: "waiting", waiting: "waiting", unknown: "waiting" } as const;
  return section(
    call,
    "party",
    mayWrite,
    html`${entries.length === 0 ? empty({ title: t("origin-party-none") }) : html`<ul class="cards">${entries.map((one) => html`<li><article class="card"><h3>${said(t, one.name)}</h3><div class="meta"><span>${t(`origin-party-${one.kind}`)}</span>${one.side === null ? "" : html`<span>${sideLabel(call, one.side)}</span>`}${badge(t(`origin-state-${one.state}`), looks[(one.state ?? "waiting") as keyof typeof looks])}${timingBadge(t, one, todayOf(call))}</div>${note(call, one)}${dates(call, one)}${footer(call, one, mayWrite, "origin-paper")}</article></li>`)}</ul>`}`,
  );
}

function steps(call: Call<WorkFacts>, entries: readonly Entry[], mayWrite: boolean): Slot {
  const { t } = call;
  const date = (text: string): string => (text === "" ? "–" : looseDate(t, text));
  return section(
    call,
    "step",
    mayWrite,
    table({
      caption: t("origin-step-title"),
      captionHidden: true,
      columns: [
        { label: t("origin-step") },
        { label: t("origin-planned") },
        { label: t("origin-done") },
        { label: t("origin-timing") },
        { label: t("origin-beside") },
      ],
      rows: entries.map((one) => [
        html`<b>${said(t, one.name)}</b> <span class="small">${t(`origin-step-${one.kind}`)}${one.side === null ? "" : html`, ${sideLabel(call, one.side)}`}</span>`,
        date(one.planned),
        date(one.done),
        timingBadge(t, one, todayOf(call)),
        html`${note(call, one)}${footer(call, one, mayWrite, "origin-source")}`,
      ]),
      empty: empty({ title: t("origin-step-none") }),
    }),
  );
}

/** Figures, what those who run it say of themselves apart from what somebody independent has found. */
function reach(call: Call<WorkFacts>, entries: readonly Entry[], mayWrite: boolean): Slot {
  const { t } = call;
  const list = (evidence: string): Slot => {
    const ofIt = entries.filter((one) => one.evidence === evidence);
    return html`<h3>${t(`origin-evidence-${evidence}`)}</h3>${
      ofIt.length === 0
        ? html`<p class="quiet">${t(`origin-evidence-${evidence}-none`)}</p>`
        : html`<ul class="cards">${ofIt.map((one) => html`<li><article class="card"><h4>${figureOf(t, one)}</h4><p>${said(t, one.name)}</p><div class="meta">${badge(t(`origin-badge-${evidence}`), evidence === "independent" ? "ok" : "plain")}${one.side === null ? "" : html`<span>${sideLabel(call, one.side)}</span>`}${one.done === "" ? "" : html`<span>${t("origin-as-of", { date: looseDate(t, one.done) })}</span>`}</div>${note(call, one)}${footer(call, one, mayWrite, "origin-source")}</article></li>`)}</ul>`
    }`;
  };
  return section(call, "reach", mayWrite, html`${list("own")}${list("independent")}`);
}

function section(call: Call<WorkFacts>, part: EntryPart, mayWrite: boolean, body: Slot): Slot {
  const { t, facts } = call;
  return html`<section id="${part}"><h2>${t(`origin-${part}-title`)}</h2>${body}${
    mayWrite
      ? html`<p>${linkButton(`${pathOf(facts)}/origin/entries/new?part=${part}`, t(`origin-${part}-add`), { quiet: true })}</p>`
      : ""
  }</section>`;
}

const note = ({ t }: Call, one: Entry): Slot => {
  const words = said(t, one.note);
  return words === "" ? "" : html`<p>${words}</p>`;
};

function dates({ t }: Call, one: Entry): Slot {
  if (one.planned === "" && one.done === "") return "";
  const parts = [
    ...(one.planned === "" ? [] : [t("origin-planned-on", { date: looseDate(t, one.planned) })]),
    ...(one.done === "" ? [] : [t("origin-answered-on", { date: looseDate(t, one.done) })]),
  ];
  return html`<p class="small">${parts.join("; ")}</p>`;
}

function footer(call: Call<WorkFacts>, one: Entry, mayWrite: boolean, label: "origin-paper" | "origin-source"): Slot {
  const { t, facts } = call;
  const source = sourceOf(one);
  return html`${source === "" ? "" : html`<p class="small">${t(label)}: ${source}</p>`}${
    mayWrite
      ? html`<p class="small"><a href="${pathOf(facts)}/origin/entries/${one.id}">${t("origin-edit")}<span class="unseen">: ${said(t, one.name)}</span></a></p>`
      : ""
  }`;
}

function takeAway(call: Call<WorkFacts>, view: OriginView): Slot {
  const { t, facts } = call;
  const path = `${pathOf(facts)}/origin`;
  const carry = call.may("origin.carry", facts);
  return html`<h2>${t("origin-further")}</h2><p>${t("origin-carry-lead")}</p>${actions(
    ...(carry === true
      ? [linkButton(`${pathOf(facts)}/carry`, t("carry-title"))]
      : call.actor.member
        ? [html`<span class="reason">${t(carry.reason, carry.facts)}</span>`]
        : []),
    linkButton(`${path}.json`, t("origin-json"), { quiet: true }),
    ...(view.way === null ? [] : [linkButton(`${path}.csv`, t("origin-csv"), { quiet: true })]),
  )}`;
}
