import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { type Anchor, dayOffset } from "../plan/dates.ts";
import type { WorkFacts } from "../team/domain.ts";
import { codeFor } from "./domain.ts";
import type { PlaceWish } from "./place-form.ts";
import type { SlotFacts } from "./slot-query.ts";
import { lockSlot, programmeChanged } from "./write-texts.ts";

export interface CalendarFacts {
  readonly id: number;
  readonly code: string;
  readonly anchor: Anchor;
  readonly names: Readonly<Record<string, string>>;
  readonly from: number;
  readonly until: number;
}

/** The calendars of a programme in their order. */
export async function calendarsOf(db: Db | Tx, programme: string): Promise<readonly CalendarFacts[]> {
  const rows = await db
    .selectFrom("calendar")
    .select(["id", "code", "anchor", "names", "week_from as from", "week_until as until"])
    .where("programme", "=", programme)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows as unknown as readonly CalendarFacts[];
}

/** Puts a new message into a calendar; it has no text yet. Refusals: 422 on `week` and `needs`. */
export const addSlot = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  calendar: CalendarFacts,
  wish: PlaceWish,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const code = await freeCode(tx, calendar.id, wish, null);
    const needs = await neededSlot(tx, calendar.id, wish.needs, null);
    const offset = dayOffset(calendar.anchor, wish.week, wish.weekday);
    const { id } = await tx
      .insertInto("slot")
      .values({ calendar: calendar.id, code, ...columns(wish), needs, day_offset: offset })
      .returning("id")
      .executeTakeFirstOrThrow();
    await programmeChanged(tx, programme.id, at);
    await tell("slot-added", programme.id, { data: { slot: id, week: wish.week, weekday: wish.weekday } });
    return id;
  });

/**
 * Moves a slot, or changes how it is sent. What was planned of it is planned again; who has had it never gets it again.
 * Refusals: 422 on `week` (that place is taken) and `needs`.
 */
export const moveSlot = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  slot: SlotFacts,
  wish: PlaceWish,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockSlot(tx, slot.id);
    const moved = wish.week !== slot.week || wish.weekday !== slot.weekday;
    const own = slot.code === codeFor(slot.week, slot.weekday);
    const code = moved && own ? await freeCode(tx, slot.calendar, wish, slot.id) : slot.code;
    const needs = await neededSlot(tx, slot.calendar, wish.needs, slot.id);
    await tx
      .updateTable("slot")
      .set({
        ...columns(wish),
        code,
        needs,
        // In a pack the offset is only an order; it is left alone unless the place is another.
        ...(moved && { day_offset: dayOffset(slot.anchor, wish.week, wish.weekday) }),
      })
      .where("id", "=", slot.id)
      .execute();
    const sentOtherwise =
      moved ||
      wish.hours?.from !== (slot.hourFrom ?? undefined) ||
      wish.hours?.until !== (slot.hourUntil ?? undefined) ||
      wish.validDays !== slot.validDays ||
      wish.catchUp !== slot.catchUp ||
      wish.arm !== slot.arm ||
      needs !== slot.needs;
    if (sentOtherwise) await unplan(tx, programme.id, slot.id);
    await programmeChanged(tx, programme.id, at);
    await tell("slot-moved", programme.id, { data: { slot: slot.id, week: wish.week, weekday: wish.weekday } });
  });

/** Takes a slot out of its calendar, or puts it back; its texts stay. Repeating it changes nothing. */
export const retireSlot = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  slot: SlotFacts,
  out: boolean,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockSlot(tx, slot.id);
    const needed = out
      ? await tx
          .selectFrom("slot")
          .select("code")
          .where("needs", "=", slot.id)
          .where("retired_at", "is", null)
          .executeTakeFirst()
      : undefined;
    if (needed) throw new Refusal(409, "slot-needed-by", { code: needed.code });
    await tx
      .updateTable("slot")
      .set({ retired_at: out ? at.toString() : null })
      .where("id", "=", slot.id)
      .where("retired_at", out ? "is" : "is not", null)
      .execute();
    if (out) await cancelPlanned(tx, programme.id, slot.id, at);
    else await forgetCancelled(tx, programme.id, slot.id, at);
    await programmeChanged(tx, programme.id, at);
    await tell(out ? "slot-retired" : "slot-restored", programme.id, { data: { slot: slot.id } });
  });

/** What is planned of a slot and has not been taken up is planned anew, by the same key; the planner does that. */
async function unplan(tx: Tx, programme: string, slot: number): Promise<void> {
  await tx
    .deleteFrom("message")
    .where("programme", "=", programme)
    .where("slot", "=", slot)
    .where("state", "in", ["planned", "held"])
    .execute();
}

const retired = "slot-retired";

async function cancelPlanned(tx: Tx, programme: string, slot: number, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("message")
    .set({ state: "cancelled", reason: retired, state_at: at.toString() })
    .where("programme", "=", programme)
    .where("slot", "=", slot)
    .where("state", "in", ["planned", "held"])
    .execute();
}

/** A slot that is put back is planned again for those whose time has not passed. */
async function forgetCancelled(tx: Tx, programme: string, slot: number, at: Temporal.Instant): Promise<void> {
  await tx
    .deleteFrom("message")
    .where("programme", "=", programme)
    .where("slot", "=", slot)
    .where("state", "=", "cancelled")
    .where("reason", "=", retired)
    .where("not_after", ">", at.toString())
    .execute();
}

const columns = (wish: PlaceWish) => ({
  week: wish.week,
  weekday: wish.weekday,
  hour_from: wish.hours?.from ?? null,
  hour_until: wish.hours?.until ?? null,
  catch_up: wish.catchUp,
  valid_days: wish.validDays,
  kind: wish.kind,
  importance: wish.importance,
  arm: wish.arm,
});

/** The day's own code; of a second message on one day with a letter behind it. */
async function freeCode(tx: Tx, calendar: number, wish: PlaceWish, except: number | null): Promise<string> {
  const code = codeFor(wish.week, wish.weekday);
  const rows = await tx
    .selectFrom("slot")
    .select("code")
    .where("calendar", "=", calendar)
    .where("code", "like", `${code}%`)
    .$if(except !== null, (query) => query.where("id", "!=", except ?? 0))
    .execute();
  const taken = new Set(rows.map((row) => row.code));
  const free = ["", ..."bcdefgh"].map((letter) => (letter ? `${code}-${letter}` : code)).find((one) => !taken.has(one));
  if (!free) throw refuseFields({ week: { id: "slot-day-full" } });
  return free;
}

/** The slot that must have come before, by its code. It may not be this one, nor one that waits for this one. */
async function neededSlot(tx: Tx, calendar: number, code: string | null, self: number | null): Promise<number | null> {
  if (code === null) return null;
  const slots = await tx
    .selectFrom("slot")
    .select(["id", "code", "needs"])
    .where("calendar", "=", calendar)
    .where("retired_at", "is", null)
    .execute();
  const found = slots.find((slot) => slot.code === code);
  if (!found) throw refuseFields({ needs: { id: "slot-needs-nobody" } });
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  for (let at: number | null = found.id, steps = 0; at !== null && steps <= slots.length; steps += 1) {
    if (at === self) throw refuseFields({ needs: { id: "slot-needs-itself" } });
    at = byId.get(at)?.needs ?? null;
  }
  return found.id;
}
