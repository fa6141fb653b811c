import { badge } from "#design/badge.ts";
import { button } from "#design/button.ts";
import { type Field, field } from "#design/field.ts";
import { errorSummary, form } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { sentence } from "#design/sentence.ts";
import type { Slot } from "#design/slot.ts";
import type { Call, Page } from "#kernel/web/call.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import type { WorkFacts } from "../../team/domain.ts";
import { crumbs, guarded, pathOf } from "../../team/pages/around.ts";
import { catchUps, type SlotKind, slotKinds, weekdays } from "../domain.ts";
import type { Moved } from "../move-query.ts";
import type { CalendarFacts } from "../place-slots.ts";
import type { WorkOnSlot } from "../slot-query.ts";
import { calendarName, whenOf } from "./parts.ts";

const listCrumbs = (call: Call, facts: WorkFacts) => [
  ...crumbs(call, facts),
  { href: `${pathOf(facts)}/messages`, label: call.t("messages-title") },
];

interface Values {
  readonly week: string;
  readonly weekday: string;
  readonly hourFrom: string;
  readonly hourUntil: string;
  readonly catchUp: string;
  readonly validDays: string;
  readonly needs: string;
  readonly kind: string;
  readonly importance: string;
  readonly arm: string;
}

/** The fields of a message's place, for a new one and for one that is moved. */
function placeFields(call: Call, values: Values, state: FormState, labels: Record<string, string>): Slot {
  const { t } = call;
  const draw = (one: Field) => {
    labels[one.name] = one.label;
    return field(t, state, one);
  };
  return html`
${draw({ kind: "text", name: "week", label: t("slot-week"), hint: t("slot-week-hint"), value: values.week, width: "short", inputmode: "numeric" })}
${draw({ kind: "select", name: "weekday", label: t("slot-weekday"), value: values.weekday, options: weekdays.map((day, n) => ({ value: String(n), label: t(`weekday-${day}`) })) })}
${draw({ kind: "text", name: "hourFrom", label: t("slot-hour-from"), hint: t("slot-hour-hint"), optional: true, value: values.hourFrom, width: "short", inputmode: "numeric" })}
${draw({ kind: "text", name: "hourUntil", label: t("slot-hour-until"), optional: true, value: values.hourUntil, width: "short", inputmode: "numeric" })}
${draw({ kind: "radios", name: "kind", label: t("slot-kind"), value: values.kind, options: slotKinds.map((kind) => ({ value: kind, label: t(`message-kind-${kind}`), hint: kindHint(call, kind) })) })}
${draw({ kind: "radios", name: "catchUp", label: t("slot-late"), value: values.catchUp, options: catchUps.map((one) => ({ value: one, label: t(`slot-catch-up-${one}`) })) })}
${draw({ kind: "text", name: "validDays", label: t("slot-valid-days"), hint: t("slot-valid-days-hint"), value: values.validDays, width: "short", inputmode: "numeric" })}
${draw({ kind: "text", name: "needs", label: t("slot-needs"), hint: t("slot-needs-hint"), optional: true, value: values.needs, width: "medium" })}
${draw({ kind: "select", name: "importance", label: t("slot-importance"), hint: t("slot-importance-hint"), value: values.importance, options: Array.from({ length: 9 }, (_, n) => ({ value: String(n + 1), label: String(n + 1) })) })}
${draw({ kind: "text", name: "arm", label: t("slot-arm"), hint: t("slot-arm-hint"), optional: true, value: values.arm, width: "short" })}`;
}

const kindHint = ({ t }: Call, kind: SlotKind): Slot =>
  kind === "reminder"
    ? sentence(t, "message-kind-reminder-hint", {}, { date: html`<code>{date}</code>`, day: html`<code>{day}</code>` })
    : t(`message-kind-${kind}-hint`);

/** A new message: into which calendar and where in it. */
export function newSlotPage(
  call: Call,
  facts: WorkFacts,
  calendars: readonly CalendarFacts[],
  state: FormState = freshForm,
): Page {
  const { t } = call;
  const labels: Record<string, string> = Object.create(null);
  labels["calendar"] = t("messages-calendar");
  const values: Values = {
    week: "",
    weekday: "1",
    hourFrom: "",
    hourUntil: "",
    catchUp: "skip",
    validDays: "0",
    needs: "",
    kind: "text",
    importance: "5",
    arm: "",
  };
  const body = html`${field(t, state, {
    kind: "select",
    name: "calendar",
    label: t("messages-calendar"),
    value: calendars[0]?.code ?? "",
    options: calendars.map((one) => ({
      value: one.code,
      label: t("slot-calendar-weeks", {
        name: calendarName(call, one.code, one.names),
        from: one.from,
        until: one.until,
      }),
    })),
  })}${placeFields(call, values, state, labels)}`;
  return {
    title: t("slot-add"),
    private: true,
    breadcrumb: listCrumbs(call, facts),
    body: html`<h1>${t("slot-add")}</h1>${errorSummary(t, state, labels)}${form({ action: `${pathOf(facts)}/messages`, ...guarded(call), body, submit: t("slot-add-do") })}`,
  };
}

/** Moves a message. `moved`: what the place in the form would do to readers, once the writer has asked to see it. */
export function placePage(
  call: Call,
  facts: WorkOnSlot,
  state: FormState = freshForm,
  moved: { readonly effect: Moved; readonly when: string } | null = null,
): Page {
  const { t } = call;
  const { slot } = facts;
  const labels: Record<string, string> = Object.create(null);
  const path = `${pathOf(facts)}/messages/${slot.id}`;
  const values: Values = {
    week: String(slot.week),
    weekday: String(slot.weekday),
    hourFrom: slot.hourFrom === null ? "" : String(slot.hourFrom),
    hourUntil: slot.hourUntil === null ? "" : String(slot.hourUntil),
    catchUp: slot.catchUp,
    validDays: String(slot.validDays),
    needs: slot.needsCode ?? "",
    kind: slot.kind,
    importance: String(slot.importance),
    arm: slot.arm ?? "",
  };
  const fields = placeFields(call, values, state, labels);
  return {
    title: `${t("slot-move")} – ${whenOf(call, slot)}`,
    private: true,
    breadcrumb: [...listCrumbs(call, facts), { href: path, label: whenOf(call, slot) }],
    body: html`<h1>${t("slot-move")}</h1><p class="lead">${whenOf(call, slot)}, ${calendarName(call, slot.calendarCode, slot.calendarNames)} <code>${slot.code}</code></p>${errorSummary(t, state, labels)}${
      moved ? effect(call, moved.effect, moved.when) : ""
    }${form({
      action: `${path}/place`,
      ...guarded(call),
      body: fields,
      submit: {
        buttons: moved
          ? html`${button(t("slot-move-do"), { name: "do", value: "move" })}${button(t("slot-move-look"), { name: "do", value: "look", quiet: true })}`
          : button(t("slot-move-look"), { name: "do", value: "look" }),
      },
    })}
<section><h2>${t(slot.retiredAt === null ? "slot-retire" : "slot-restore")}</h2><p>${t(slot.retiredAt === null ? "slot-retire-hint" : "slot-restore-hint")}</p>${form({ action: `${path}/retirement`, ...guarded(call), hidden: { out: slot.retiredAt === null ? "yes" : "no" }, submit: t(slot.retiredAt === null ? "slot-retire" : "slot-restore"), look: { quiet: true, danger: slot.retiredAt === null } })}</section>`,
  };
}

/** What a new place does to the readers of the calendar: shown before anything is changed. */
function effect(call: Call, moved: Moved, when: string): Slot {
  const { t, actor } = call;
  const days =
    moved.first && moved.last
      ? t("slot-planned-between", { first: t.day(moved.first, actor.zone), last: t.day(moved.last, actor.zone) })
      : "";
  const lines = [
    html`${t("slot-effect-planned", { count: moved.planned })} ${days}`,
    t("slot-effect-later", { count: moved.later }),
    ...(moved.lost > 0
      ? [html`${badge(t("slot-effect-watch"), "warm")} ${t("slot-effect-lost", { count: moved.lost })}`]
      : []),
    ...(moved.gained > 0 ? [t("slot-effect-gained", { count: moved.gained })] : []),
  ];
  return notice({
    kind: moved.lost > 0 ? "warm" : "plain",
    title: t("slot-effect", { when }),
    body: html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul><p>${t("slot-effect-never-twice")}</p>`,
    announce: true,
  });
}
