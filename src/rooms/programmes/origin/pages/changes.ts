import { badge } from "#design/badge.ts";
import { empty } from "#design/empty.ts";
import { field } from "#design/field.ts";
import { filters } from "#design/filters.ts";
import { errorSummary, form } from "#design/form.ts";
import { langOf, type Slot } from "#design/slot.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { whenOf } from "../../editor/pages/parts.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf, programmeName } from "../../team/pages/around.ts";
import { type ComparedSlot, type ComparedText, countChanges, type Direction, needsReason } from "../compare.ts";
import { changeKinds, type Fate, fates } from "../domain.ts";
import { chosen, said } from "./parts.ts";

/** How the list is narrowed: to one calendar, to one kind of change. */
export interface ChangesWish {
  readonly calendar: string | null;
  readonly fate: Fate | null;
}

/** Which form was refused: of one message (`calendar slot`), or of a calendar; null for none. */
export interface Refused {
  readonly at: string;
  readonly state: FormState;
}

const looks = { kept: "ok", rewritten: "plain", dropped: "warm", added: "plain", waiting: "waiting" } as const;

/** Message by message what became of it and why; those who write for the programme say why here. */
export function changesPage(
  call: Call<WorkFacts>,
  view: {
    readonly wish: ChangesWish;
    readonly way: Direction | null;
    readonly slots: readonly ComparedSlot[];
    readonly mayWrite: boolean;
    readonly mayRead: boolean;
    readonly refused: Refused | null;
  },
): Page {
  const { t, facts } = call;
  const { wish, slots, refused } = view;
  const title = t("origin-changes-title");
  const calendars = countChanges(slots);
  const calendar = calendars.find((one) => one.calendar === wish.calendar) ?? calendars[0];
  const shown = slots.filter(
    (one) => one.calendar === calendar?.calendar && (wish.fate === null || one.fate === wish.fate),
  );
  const path = `${pathOf(facts)}/origin/changes`;
  const to = (next: Partial<ChangesWish>): string => {
    const { calendar: of, fate } = { calendar: calendar?.calendar ?? null, fate: wish.fate, ...next };
    return `${path}?${new URLSearchParams({ ...(of && { calendar: of }), ...(fate && { change: fate }) })}`;
  };
  return {
    title: `${title} – ${programmeName(call, facts)}`,
    breadcrumb: [...crumbs(call, facts), { href: `${pathOf(facts)}/origin`, label: t("origin-title") }],
    body: html`<h1>${title}</h1>${refused ? errorSummary(t, refused.state, { why: t("origin-why") }) : ""}
${
  calendar === undefined
    ? empty({ title: t("origin-none"), body: t("origin-none-next") })
    : html`${filters(
        t,
        t("messages-calendar"),
        calendars.map((one) => ({
          href: to({ calendar: one.calendar }),
          label: nameFor(one.names, t.reads) || one.calendar,
          current: one.calendar === calendar.calendar,
        })),
      )}${filters(t, t("origin-change"), [
        { href: to({ fate: null }), label: t("origin-all-changes"), current: wish.fate === null },
        ...fates
          .filter((fate) => calendar.counts[fate] > 0)
          .map((fate) => ({
            href: to({ fate }),
            label: t(`origin-fate-${fate}`),
            current: wish.fate === fate,
            count: calendar.counts[fate],
          })),
      ])}${view.mayWrite ? inBulk(call, calendar.calendar, slots, refused) : ""}
<h2>${t("origin-one-by-one")}</h2>${shown.length === 0 ? empty({ title: t("origin-none-such") }) : html`<ul class="cards">${shown.map((one) => html`<li>${slotCard(call, one, view)}</li>`)}</ul>`}`
}`,
  };
}

/** One reason for all of a calendar that were changed in one way; a message's own reason goes before it. */
function inBulk(
  call: Call<WorkFacts>,
  calendar: string,
  slots: readonly ComparedSlot[],
  refused: Refused | null,
): Slot {
  const { t, facts } = call;
  const there = changeKinds.filter((kind) => slots.some((one) => one.calendar === calendar && one.fate === kind));
  if (there.length === 0) return "";
  const state = refused?.at === calendar ? refused.state : freshForm;
  return html`<section id="bulk"><h2>${t("origin-bulk")}</h2>${form({
    action: `${pathOf(facts)}/origin/reasons`,
    ...guarded(call),
    hidden: { calendar, slot: "" },
    body: html`${field(t, state, {
      kind: "radios",
      name: "change",
      label: t("origin-bulk-which"),
      options: there.map((kind) => {
        const why = slots.find((one) => one.calendar === calendar && one.fate === kind && !one.whyOwn)?.why ?? null;
        return {
          value: kind,
          label: t(`origin-fate-${kind}`),
          ...(why !== null && { hint: html`${t("origin-why-now")}: ${said(t, why)}` }),
        };
      }),
    })}${field(t, state, { kind: "textarea", name: "why", label: t("origin-why"), hint: t("origin-why-hint"), rows: 2, maxlength: 2000 })}`,
    publishing: html`<div class="publishing"><p>${t("origin-who-sees")}</p></div>`,
    submit: t("origin-why-save"),
  })}</section>`;
}

function slotCard(
  call: Call<WorkFacts>,
  one: ComparedSlot,
  {
    way,
    mayWrite,
    mayRead,
    refused,
  }: { way: Direction | null; mayWrite: boolean; mayRead: boolean; refused: Refused | null },
): Slot {
  const { t, facts } = call;
  const when = whenOf(call, one);
  const id = `${one.calendar}-${one.slot}`;
  const state = refused?.at === `${one.calendar} ${one.slot}` ? refused.state : freshForm;
  return html`<article class="card" id="${id}"><h3>${mayRead && one.id !== null ? html`<a href="${pathOf(facts)}/messages/${one.id}">${when}</a>` : when}</h3><div class="meta">${badge(t(`origin-fate-${one.fate}`), looks[one.fate])}${parts(call, one)}</div>${
    one.why === null
      ? needsReason(one.fate)
        ? html`<p class="quiet">${t("origin-no-why")}</p>`
        : ""
      : html`<p>${said(t, one.why)}${one.whyOwn ? "" : html` <span class="small">${t("origin-why-of-calendar")}</span>`}</p>`
  }${mayRead && way ? html`<details${state === freshForm ? "" : html` open`}><summary>${t("origin-words-and-why")}</summary><div class="side-by-side">${words(call, one.before, way.fromLanguage)}${words(call, one.after, way.toLanguage)}</div>${mayWrite && one.fate !== "waiting" ? why(call, one, state) : ""}</details>` : ""}</article>`;
}

/** `1 → 2 parts`, which is what a language costs. */
function parts({ t }: Call, { before, after }: ComparedSlot): Slot {
  if (before && after)
    return html`<span>${t("origin-parts-from-to", { from: before.segments, to: after.segments })}</span>`;
  const there = before ?? after;
  return there ? html`<span>${t("origin-parts", { count: there.segments })}</span>` : "";
}

function words({ t }: Call, one: ComparedText | null, language: string): Slot {
  const label = html`<p class="pair-name">${t.languageName(language)}</p>`;
  return one === null
    ? html`<section>${label}<p class="quiet">${t("origin-no-words")}</p></section>`
    : html`<section>${label}<p class="message-text"${langOf(t.language, language)}>${one.text}</p><p class="small" dir="auto">${one.fact}</p><p class="small" dir="auto">${one.source}</p></section>`;
}

function why(call: Call<WorkFacts>, one: ComparedSlot, state: FormState): Slot {
  const { t, facts } = call;
  return form({
    action: `${pathOf(facts)}/origin/reasons`,
    ...guarded(call),
    hidden: { calendar: one.calendar, slot: one.slot },
    body: field(t, state, {
      kind: "textarea",
      name: "why",
      id: `why-${one.calendar}-${one.slot}`,
      label: t("origin-why-this"),
      optional: true,
      value: one.whyOwn && one.why ? (chosen(t, one.why)?.words ?? "") : "",
      rows: 2,
      maxlength: 2000,
    }),
    submit: t("origin-why-save"),
    look: { quiet: true },
  });
}
