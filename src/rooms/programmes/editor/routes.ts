import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import { typedState } from "#kernel/web/form-input.ts";
import { type FormState, freshForm } from "#kernel/web/form-state.ts";
import { limits } from "#kernel/web/limits.ts";
import { field, readForm } from "#kernel/web/read-form.ts";
import { routesOf } from "#kernel/web/room.ts";
import { originalsBeside } from "../origin/pages/originals.ts";
import { originalsOf } from "../origin/queries.ts";
import { dayOffset } from "../plan/dates.ts";
import type { WorkFacts } from "../team/domain.ts";
import { programmeOf } from "../team/queries.ts";
import { teamRights } from "../team/rights.ts";
import { placeOf, type TextPlace, wantedTexts } from "./domain.ts";
import { listWish } from "./list-form.ts";
import { messageList } from "./list-query.ts";
import { movedBy } from "./move-query.ts";
import { listPage } from "./pages/list.ts";
import { whenOf } from "./pages/parts.ts";
import { newSlotPage, placePage } from "./pages/place.ts";
import { slotPage } from "./pages/slot.ts";
import { versionsPage } from "./pages/versions.ts";
import { readPlace } from "./place-form.ts";
import { addSlot, calendarsOf, moveSlot, retireSlot } from "./place-slots.ts";
import { sendDrafts } from "./send-drafts.ts";
import { aroundSlot, knowinglyNone, slotOf, versionsOfSlot, type WorkOnSlot } from "./slot-query.ts";
import { belongs, readTexts } from "./text-form.ts";
import { withdrawText, writeTexts } from "./write-texts.ts";

const room = routesOf("programmes", teamRights);
export const editorRoutes = room.routes;

const base = "/programmes/:number/messages";
const wantedOf = (call: Call<WorkFacts>): readonly TextPlace[] => wantedTexts(call.facts, call.exchange.sides);
export const todayOf = (call: Call): string => call.now.toZonedDateTimeISO("UTC").toPlainDate().toString();

room.get(
  base,
  "messages.see",
  programmeOf,
  async (call) => {
    const wish = listWish(call.url.searchParams);
    const [wanted, today] = [wantedOf(call), todayOf(call)];
    const list = await messageList(call.db, call.facts.id, wish, wanted, today);
    return listPage(call, call.facts, wish, list, wanted, today);
  },
  { cached: false },
);

const newSlot = async (call: Call<WorkFacts>, state: FormState = freshForm) =>
  newSlotPage(call, call.facts, await calendarsOf(call.db, call.facts.id), state);
room.get(`${base}/new`, "messages.write", programmeOf, (call) => newSlot(call), { cached: false });
room.post(
  base,
  "messages.write",
  programmeOf,
  limits.ordinaryWrite,
  async (call) => {
    const calendars = await calendarsOf(call.db, call.facts.id);
    const calendar = calendars.find((one) => one.code === call.form.get("calendar"));
    if (!calendar) throw refuseFields({ calendar: { id: "field-choose" } });
    const id = await addSlot(call.db, call.actor, call.facts, calendar, readPlace(call.form, calendar), call.now);
    return call.redirect(`/programmes/${call.facts.number}/messages/${id}`, "note-slot-added");
  },
  newSlot,
);
room.post(`${base}/review`, "messages.write", programmeOf, limits.ordinaryWrite, async (call) => {
  const { calendar, language } = readForm(call.form, { calendar: field.maybeLine(40), language: field.maybeLine(3) });
  const wish = { calendar: calendar || null, language: language || null };
  const { sent, left } = await sendDrafts(call.db, call.actor, call.facts, wish, wantedOf(call), call.now);
  const query = new URLSearchParams({ state: "draft", ...(calendar && { calendar }), ...(language && { language }) });
  const path = `/programmes/${call.facts.number}/messages?${query}`;
  return call.redirect(
    path,
    sent === 0 ? "note-drafts-none-ready" : left > 0 ? "note-drafts-some-sent" : "note-drafts-sent",
  );
});

const slotDrawn = async (call: Call<WorkOnSlot>, state: FormState = freshForm) => {
  const { slot } = call.facts;
  const [texts, around, none, originals] = await Promise.all([
    versionsOfSlot(call.db, slot.id, false),
    aroundSlot(call.db, slot),
    knowinglyNone(call.db, slot.id),
    originalsOf(call.db, call.facts.id, slot),
  ]);
  const asked = placeOf(call.url.searchParams.get("also") ?? "");
  return slotPage(
    call,
    call.facts,
    { texts, around, wanted: wantedOf(call), none, also: asked && belongs(asked, call.facts) ? asked : null },
    state,
    originalsBeside(call, originals),
  );
};
room.get(`${base}/:slot`, "messages.see", slotOf, (call) => slotDrawn(call), { cached: false });
room.post(
  `${base}/:slot`,
  "messages.write",
  slotOf,
  limits.draft,
  async (call) => {
    const { slot } = call.facts;
    // What a browser with script tells at every letter, asked for by a button; nothing is kept.
    if (call.form.get("do") === "count") return await slotDrawn(call, typedState(call.form));
    if (slot.retiredAt !== null) throw new Refusal(409, "slot-is-retired");
    const review = call.form.get("do") === "review";
    const written = readTexts(call.form, slot.kind, call.facts);
    const wish = { review, wanted: wantedOf(call) };
    const { fresh, sent } = await writeTexts(call.db, call.actor, call.facts, slot, written, wish, call.now);
    const note = sent > 0 ? "note-message-sent" : fresh > 0 ? "note-message-saved" : "note-message-same";
    return call.redirect(`/programmes/${call.facts.number}/messages/${slot.id}`, note);
  },
  slotDrawn,
);
room.post(`${base}/:slot/withdrawals`, "messages.write", slotOf, limits.ordinaryWrite, async (call) => {
  const place = placeOf(call.form.get("text"));
  if (!place) throw new Refusal(409, "message-nothing-to-withdraw");
  await withdrawText(call.db, call.actor, call.facts, call.facts.slot, place, call.now);
  return call.redirect(`/programmes/${call.facts.number}/messages/${call.facts.slot.id}`, "note-message-withdrawn");
});
room.get(
  `${base}/:slot/versions`,
  "messages.see",
  slotOf,
  async (call) => versionsPage(call, call.facts, await versionsOfSlot(call.db, call.facts.slot.id, true)),
  { cached: false },
);

room.get(`${base}/:slot/place`, "messages.write", slotOf, (call) => placePage(call, call.facts), { cached: false });
room.post(
  `${base}/:slot/place`,
  "messages.write",
  slotOf,
  limits.ordinaryWrite,
  async (call) => {
    const { slot } = call.facts;
    const wish = readPlace(call.form, { from: slot.weekFrom, until: slot.weekUntil });
    if (call.form.get("do") !== "move") {
      const to = dayOffset(slot.anchor, wish.week, wish.weekday);
      const effect = await movedBy(call.db, slot, to, call.now);
      return placePage(call, call.facts, typedState(call.form), { effect, when: whenOf(call, { ...slot, ...wish }) });
    }
    await moveSlot(call.db, call.actor, call.facts, slot, wish, call.now);
    return call.redirect(`/programmes/${call.facts.number}/messages/${slot.id}`, "note-slot-moved");
  },
  (call, state) => placePage(call, call.facts, state),
);
room.post(`${base}/:slot/retirement`, "messages.write", slotOf, limits.ordinaryWrite, async (call) => {
  const out = call.form.get("out") === "yes";
  await retireSlot(call.db, call.actor, call.facts, call.facts.slot, out, call.now);
  const path = `/programmes/${call.facts.number}/messages/${call.facts.slot.id}`;
  return call.redirect(path, out ? "note-slot-retired" : "note-slot-restored");
});
