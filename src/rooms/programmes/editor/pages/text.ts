import { badge } from "#design/badge.ts";
import { changesBetween } from "#design/changes.ts";
import { diff } from "#design/diff.ts";
import { type Field, field } from "#design/field.ts";
import { fieldId } from "#design/form.ts";
import { notice } from "#design/notice.ts";
import { name, type Slot } from "#design/slot.ts";
import type { Call } from "#kernel/web/call.ts";
import { type FormState, freshForm, typedValue } from "#kernel/web/form-state.ts";
import { html } from "#kernel/web/html.ts";
import { operates } from "../../team/domain.ts";
import { counted, priceFor } from "../counted.ts";
import { hasAnswers, hasDrifted, keyOf, type TextPlace } from "../domain.ts";
import type { SlotView, TextVersion, WorkOnSlot } from "../slot-query.ts";
import { fieldOf } from "../text-form.ts";
import { answersFields, answersRead } from "./answers.ts";
import { dayOf, messageText, placeLabel, restsOn, stateBadge } from "./parts.ts";
import { givenReviews } from "./reviews.ts";

const samePlace = (a: TextPlace, b: TextPlace): boolean => a.language === b.language && a.side === b.side;
const currentOf = (view: SlotView, place: TextPlace): TextVersion | undefined =>
  view.texts.find((one) => one.current && samePlace(one, place));

/** One text of a message, to be written: the words with what they cost, the fact, the source, when to look again. */
export function writtenText(
  call: Call,
  facts: WorkOnSlot,
  view: SlotView,
  place: TextPlace,
  state: FormState,
  labels: Record<string, string>,
): Slot {
  const { t } = call;
  const there = currentOf(view, place);
  // A withdrawn text is not offered for saving again by accident: it stands above, to be copied.
  const shown = there?.state === "withdrawn" ? undefined : there;
  const label = placeLabel(call, place);
  const draw = (one: Field) => {
    labels[one.name] ??= `${label}: ${one.label}`;
    return field(t, state, one);
  };
  const text = Object.hasOwn(state.values, fieldOf("text", place))
    ? typedValue(state, fieldOf("text", place))
    : (shown?.text ?? "");
  const price = priceFor(view.around.prices, facts, call.exchange.sides, place);
  const count = counted(t, facts, place, text, price);
  const base = Object.hasOwn(state.values, fieldOf("base", place))
    ? typedValue(state, fieldOf("base", place))
    : (there?.id ?? "");
  return html`<fieldset class="card" id="text-${keyOf(place).replace(".", "-")}"><legend>${label}</legend><input type="hidden" name="${fieldOf("base", place)}" value="${base}">${above(call, facts, view, place, there)}
${draw({ kind: "textarea", name: fieldOf("text", place), label: t("message-words"), rows: 5, lang: place.language, value: shown?.text ?? "", data: count.data, below: counter(fieldId(fieldOf("text", place)), count.says) })}
${!shown && place.side !== null ? draw({ kind: "checkbox", name: fieldOf("none", place), label: t("message-none"), checked: view.none.some((one) => keyOf(one) === keyOf(place)) }) : ""}
${hasAnswers(facts.slot.kind) ? answersFields(call, facts.slot.kind, place, shown?.answers ?? [], state, labels, label) : ""}
${draw({ kind: "textarea", name: fieldOf("fact", place), label: t("message-fact"), hint: t("message-fact-hint"), value: shown?.fact ?? "", rows: 2 })}
${draw({ kind: "textarea", name: fieldOf("source", place), label: t("message-source"), hint: t("message-source-hint"), value: shown?.source ?? "", rows: 2 })}
${draw({ kind: "text", name: fieldOf("sourceDate", place), label: t("message-source-date"), hint: t("message-source-date-hint"), optional: true, value: shown?.sourceDate ?? "", width: "short" })}
${draw({ kind: "date", name: fieldOf("due", place), label: t("message-due"), hint: t("message-due-hint", { months: facts.reviewMonths }), optional: true, value: shown?.state === "approved" ? "" : (shown?.reviewDue ?? ""), width: "medium" })}
${shown ? givenReviews(call, shown) : ""}</fieldset>`;
}

const counter = (id: string, says: ReturnType<typeof counted>["says"]): Slot =>
  html`<p class="hint" id="${id}-count"><span data-says="count">${says.count}</span> <span data-says="price">${says.price}</span> <span data-says="cheaper">${says.cheaper}</span> <b data-says="mixed">${says.mixed}</b></p>`;

/** The same for one who only reads it. */
export function readText(call: Call, facts: WorkOnSlot, view: SlotView, place: TextPlace): Slot {
  const there = currentOf(view, place);
  const label = placeLabel(call, place);
  if (!there) return html`<section class="card"><h2>${label}</h2><p>${absent(call, view, place)}</p></section>`;
  return html`<section class="card"><h2>${label}</h2>${above(call, facts, view, place, there)}${messageText(call, there)}${hasAnswers(facts.slot.kind) ? answersRead(call, there) : ""}${restsOn(call, there)}${givenReviews(call, there)}</section>`;
}

const absent = ({ t }: Call, view: SlotView, place: TextPlace): Slot =>
  view.none.some((one) => keyOf(one) === keyOf(place))
    ? badge(t("message-none-here"))
    : badge(t("message-missing"), "warm");

/** What is to be known of a text before it is touched: its state, what is sent meanwhile, who asked for another look. */
function above(call: Call, facts: WorkOnSlot, view: SlotView, place: TextPlace, there: TextVersion | undefined): Slot {
  const { t, actor } = call;
  if (!there) return html`<p>${absent(call, view, place)}</p>`;
  const sent = view.texts.find((one) => one.state === "approved" && !one.current && samePlace(one, place));
  const recall = there.recall;
  return html`<p>${stateBadge(call, there)} <span class="small">${t("message-version", { version: there.version })}, <time datetime="${there.writtenAt}">${t.day(there.writtenAt, actor.zone)}</time>${there.author ? html`, ${name(there.author.name)}` : ""}${there.state === "approved" && there.reviewDue !== null ? html`; ${t("message-look-again", { day: dayOf(call, there.reviewDue) })}` : ""}</span></p>${
    there.state === "withdrawn" ? html`<p class="small">${t("message-was")}</p>${messageText(call, there)}` : ""
  }${
    recall
      ? notice({
          kind: "warm",
          title: t("message-recalled", { day: t.day(recall.at, actor.zone) }),
          body: html`<span dir="auto">${recall.why}</span>${recall.source ? html` (${recall.source})` : ""}`,
        })
      : ""
  }${
    sent
      ? notice({
          title: t("message-sent-meanwhile", { version: sent.version }),
          body: diff(t, changesBetween(sent.text, there.text), there.language),
        })
      : ""
  }${drift(call, facts, view, there)}${there.state === "approved" && there.example ? notice({ kind: "warm", body: t("message-example-void") }) : ""}`;
}

/** Partners in other languages that were written after this text, each with what became of it since. */
function drift(call: Call, facts: WorkOnSlot, view: SlotView, there: TextVersion): Slot {
  const { t, actor } = call;
  if (there.state === "withdrawn") return "";
  const later = view.texts.filter((one) => one.current && one.state !== "withdrawn" && hasDrifted(there, one));
  if (later.length === 0) return "";
  return html`${later.map((one) =>
    notice({
      kind: "warm",
      title: t("message-drifted", { other: placeLabel(call, one), day: t.day(one.writtenAt, actor.zone) }),
      body: messageText(call, one),
    }),
  )}${
    operates(call.actor, facts) && facts.slot.retiredAt === null
      ? field(t, freshForm, { kind: "checkbox", name: fieldOf("compared", there), label: t("message-compared") })
      : ""
  }`;
}
