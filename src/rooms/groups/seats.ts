import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { type GroupFacts, mustRest, type SeatRole, whyTaken } from "./domain.ts";
import { restWithoutChairs } from "./life.ts";
import { followGroup } from "./making.ts";
import { tellChairs, tellGroup, tellPerson } from "./notices.ts";
import { groupById } from "./queries.ts";
import { chairBecomesMember, type Sitting, sitDown, standUp } from "./sitting.ts";

/** For which side somebody would sit, as what, and in what capacity, told in `language`. */
export interface SeatWish {
  readonly side: string;
  readonly role: SeatRole;
  readonly capacity: string;
  readonly language: string;
}

/** The group as it is once nobody else can change it. Refusal 409 group-closed. */
export async function held(tx: Tx, group: string): Promise<GroupFacts> {
  await lockObject(tx, group);
  const facts = await groupById(tx, group);
  if (facts.state === "closed") throw new Refusal(409, "group-closed");
  return facts;
}

/** Refusals: 422 group-side-full on `side`, group-side-has-chair on `role`. `seats`: all others who sit. */
export function refuseWhenTaken(seats: GroupFacts["seats"], side: string, role: SeatRole): void {
  const taken = whyTaken(seats, side, role);
  if (taken) throw refuseFields({ [taken.field]: { id: taken.id } });
}

/**
 * Sits down in an open group, or asks its co-chairs for a seat; a co-chair's seat is always asked for. Who sits or asks
 * already changes nothing. Refusals: 403 right-side, 409 group-closed, and 422 where the seat is taken.
 */
export const takeSeat = (db: Db, actor: Actor, group: GroupFacts, wish: SeatWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell): Promise<"seated" | "asking"> => {
    const { person } = actor;
    if (!person || !actor.sides.includes(wish.side)) throw new Refusal(403, "right-side");
    const now = await held(tx, group.id);
    const before = now.seats.find((seat) => seat.person === person);
    if (before) return before.role === "asking" ? "asking" : "seated";
    refuseWhenTaken(now.seats, wish.side, wish.role);
    const own = { group: group.id, person, side: wish.side, capacity: wish.capacity, language: wish.language };
    await followGroup(tx, person, group.id, true, at);
    if (now.open && wish.role === "member") {
      await tx
        .deleteFrom("seat_offer")
        .where("group", "=", group.id)
        .where("person", "=", person)
        .where("role", "=", "member")
        .execute();
      await seatedIn(tx, tell, { ...own, role: "member" }, at);
      return "seated";
    }
    await sitDown(tx, { ...own, role: "asking", wants: wish.role }, at);
    const verb = "group-seat-asked";
    const event = await tell(verb, group.id, { audience: "group", side: wish.side });
    await tellChairs(tx, { group: group.id, event, verb, except: person }, at);
    return "asking";
  });

/** Puts down a new seat and tells of it: of a co-chair's in public, of a member's within the group. */
export async function seatedIn(tx: Tx, tell: Tell, seat: Sitting, at: Temporal.Instant): Promise<void> {
  await sitDown(tx, seat, at);
  const { group, person, side, role } = seat;
  if (role === "co-chair") {
    const { audience } = await groupById(tx, group);
    const event = await tell("group-has-chair", group, { audience, side });
    await tellGroup(tx, { group, event, verb: "group-has-chair", except: person }, at);
  } else {
    const event = await tell("group-joined", group, { audience: "group", side });
    await tellChairs(tx, { group, event, verb: "group-joined", except: person }, at);
  }
}

/**
 * A co-chair gives the seat that was asked for, or (`yes` false) does not. Refusals: 409 group-not-asking,
 * group-side-full, group-side-has-chair.
 */
export const answerAsking = (
  db: Db,
  actor: Actor,
  group: GroupFacts,
  person: string,
  yes: boolean,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const now = await held(tx, group.id);
    const row = await tx
      .selectFrom("seat")
      .selectAll()
      .where("group", "=", group.id)
      .where("person", "=", person)
      .where("role", "=", "asking")
      .where("left_at", "is", null)
      .executeTakeFirst();
    if (!row) throw new Refusal(409, "group-not-asking");
    const role = row.wants === "co-chair" ? "co-chair" : "member";
    if (yes) {
      const taken = whyTaken(now.seats, row.side, role);
      if (taken) throw new Refusal(409, taken.id);
      const { side, capacity } = row;
      const language = row.capacity_language ?? "en";
      await seatedIn(tx, tell, { group: group.id, person, side, role, capacity, language }, at);
    } else await standUp(tx, group.id, person, at);
    const verb = yes ? "group-seat-given" : "group-seat-declined";
    const event = await tell(verb, group.id, { side: row.side });
    await tellPerson(tx, person, { group: group.id, event, verb }, at);
  });

/**
 * One who sits in a group that has lost every co-chair takes that of his side: nobody is left who could give it to
 * him. Refusals: 409 group-has-chairs, 403 group-seats-only.
 */
export const takeVacantChair = (db: Db, actor: Actor, group: GroupFacts, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const now = await held(tx, group.id);
    const { person } = actor;
    const seat = now.seats.find((one) => one.person === person && one.role === "member");
    if (!person || !seat) throw new Refusal(403, "group-seats-only");
    if (now.seats.some((one) => one.role === "co-chair")) throw new Refusal(409, "group-has-chairs");
    const row = await tx
      .selectFrom("seat")
      .select(["capacity", "capacity_language"])
      .where("group", "=", group.id)
      .where("person", "=", person)
      .where("left_at", "is", null)
      .executeTakeFirstOrThrow();
    const { capacity, capacity_language } = row;
    const own = { group: group.id, person, side: seat.side, capacity, language: capacity_language ?? "en" };
    await seatedIn(tx, tell, { ...own, role: "co-chair" }, at);
  });

/**
 * Gives up one's seat, or stops asking for one. A co-chair whose side is then without one says why: the group rests
 * with that reason, and everybody who sits in it is told. Refusal 422 on `why`. Returns whether the group rests now.
 */
export const leaveGroup = (
  db: Db,
  actor: Actor,
  group: GroupFacts,
  { why, language }: { readonly why: string; readonly language: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell): Promise<boolean> => {
    const { person } = actor;
    if (!person) throw new Refusal(403, "right-sign-in");
    await lockObject(tx, group.id);
    const now = await groupById(tx, group.id);
    const seat = now.seats.find((one) => one.person === person);
    if (!seat) return false;
    const seats = now.seats.filter((one) => one.person !== person);
    if (mustRest({ ...now, seats }) && why === "") throw refuseFields({ why: { id: "group-why-needed" } });
    await standUp(tx, group.id, person, at);
    await tx.deleteFrom("seat_offer").where("group", "=", group.id).where("instead_of", "=", person).execute();
    if (seat.role !== "co-chair") {
      await tell("group-left", group.id, { audience: "group", side: seat.side });
      return false;
    }
    const verb = "group-lost-chair";
    const event = await tell(verb, group.id, { audience: now.audience, side: seat.side });
    await tellGroup(tx, { group: group.id, event, verb, except: person }, at);
    return await restWithoutChairs(tx, tell, group.id, { why, language, person }, at);
  });

/**
 * Seats somebody as it was elsewhere (imports): without asking whether a seat is free. A side's co-chair before him
 * becomes an ordinary member. The same seat again changes nothing.
 */
export async function seatIn(
  tx: Tx,
  tell: Tell,
  seat: Omit<Sitting, "wants" | "role"> & { readonly role: SeatRole },
  at: Temporal.Instant,
): Promise<"made" | "same"> {
  await lockObject(tx, seat.group);
  const now = await groupById(tx, seat.group);
  const before = now.seats.find((one) => one.person === seat.person);
  if (before?.role === seat.role && before.side === seat.side) return "same";
  if (seat.role === "co-chair") await chairBecomesMember(tx, seat.group, seat.side, at);
  await followGroup(tx, seat.person, seat.group, true, at);
  await seatedIn(tx, tell, seat, at);
  return "made";
}
