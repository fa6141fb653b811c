import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { type GroupFacts, hasChair, hasFreeSeat, mustRest, type SeatRole, seated } from "./domain.ts";
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
async function held(tx: Tx, group: string): Promise<GroupFacts> {
  await lockObject(tx, group);
  const facts = await groupById(tx, group);
  if (facts.state === "closed") throw new Refusal(409, "group-closed");
  return facts;
}

/** Refusals: 409 group-side-full, 409 group-side-has-chair. `seats`: all others who sit. */
function refuseWhenTaken(seats: GroupFacts["seats"], side: string, role: SeatRole): void {
  if (!hasFreeSeat(seated(seats), side)) throw new Refusal(409, "group-side-full");
  if (role === "co-chair" && hasChair(seats, side)) throw new Refusal(409, "group-side-has-chair");
}

/**
 * Sits down in an open group, or asks its co-chairs for a seat; a co-chair's seat is always asked for. Who sits or asks
 * already changes nothing. Refusals: 403 right-side, 409 group-closed, group-side-full, group-side-has-chair.
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
async function seatedIn(tx: Tx, tell: Tell, seat: Sitting, at: Temporal.Instant): Promise<void> {
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

/** A co-chair gives the seat that was asked for, or (`yes` false) does not. Refusals: 409 group-not-asking and as above. */
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
      refuseWhenTaken(now.seats, row.side, role);
      const { side, capacity } = row;
      const language = row.capacity_language ?? "en";
      await seatedIn(tx, tell, { group: group.id, person, side, role, capacity, language }, at);
    } else await standUp(tx, group.id, person, at);
    const verb = yes ? "group-seat-given" : "group-seat-declined";
    const event = await tell(verb, group.id, { side: row.side });
    await tellPerson(tx, person, { group: group.id, event, verb }, at);
  });

/**
 * A co-chair offers a seat to a member of the exchange; a co-chair's seat to somebody of a side without one, or (of
 * his own side) in his own stead. Offered again, the newer offer holds. Refusals: 409 group-seated-already,
 * 409 group-side-has-chair, 422 on `person` where nobody has that number.
 */
export const offerSeat = (
  db: Db,
  actor: Actor,
  group: GroupFacts,
  offer: { readonly number: number; readonly role: SeatRole; readonly inMyStead: boolean },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const now = await held(tx, group.id);
    const by = now.seats.find((seat) => seat.person === actor.person && seat.role === "co-chair");
    if (!by) throw new Refusal(403, "group-chairs-only");
    const person = await memberOfNumber(tx, offer.number);
    const seat = now.seats.find((one) => one.person === person.id);
    if (seat?.role === "co-chair") throw new Refusal(409, "group-seated-already");
    if (seat?.role === "member" && offer.role === "member") throw new Refusal(409, "group-seated-already");
    const stead = offer.role === "co-chair" && offer.inMyStead;
    const sides = seat && seat.role !== "asking" ? [seat.side] : person.sides;
    const may = stead
      ? sides.includes(by.side)
      : offer.role === "member" || sides.some((one) => !hasChair(now.seats, one));
    if (!may) throw refuseFields({ person: { id: stead ? "group-not-of-your-side" : "group-side-has-chair" } });
    const values = {
      side: stead ? by.side : sides.length === 1 ? (sides[0] ?? null) : null,
      role: offer.role,
      instead_of: stead ? by.person : null,
      by: by.person,
      at: at.toString(),
    };
    await tx
      .insertInto("seat_offer")
      .values({ group: group.id, person: person.id, ...values })
      .onConflict((same) => same.columns(["group", "person"]).doUpdateSet(values))
      .execute();
    const verb = offer.role === "co-chair" ? "group-chair-offered" : "group-seat-offered";
    const event = await tell(verb, group.id, { side: by.side });
    await tellPerson(tx, person.id, { group: group.id, event, verb }, at);
  });

/** Only those whom the exchange has let in, and who belong to a side; of others it is not said that they are there. */
async function memberOfNumber(tx: Tx, number: number): Promise<{ id: string; sides: readonly string[] }> {
  const row = await tx
    .selectFrom("object")
    .innerJoin("person", "person.id", "object.id")
    .innerJoin("account", "account.person", "person.id")
    .select("person.id")
    .where("object.kind", "=", "person")
    .where("object.origin", "=", "here")
    .where("object.number", "=", number)
    .where("person.left_at", "is", null)
    .where("account.admitted_at", "is not", null)
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) throw refuseFields({ person: { id: "group-nobody-of-this-number" } });
  const own = tx.selectFrom("person_side").select("side").where("person", "=", row.id);
  const written = tx
    .selectFrom("membership")
    .innerJoin("object", "object.id", "membership.organisation")
    .select("object.side")
    .where("membership.person", "=", row.id)
    .where("object.side", "is not", null);
  const sides = await own.union(written.$castTo<{ side: string }>()).orderBy("side").execute();
  if (sides.length === 0) throw refuseFields({ person: { id: "group-person-without-side" } });
  return { id: row.id, sides: sides.map((one) => one.side) };
}

export const takeBackOffer = (db: Db, actor: Actor, group: GroupFacts, person: string, at: Temporal.Instant) =>
  change(db, actor, at, async (tx) => {
    await lockObject(tx, group.id);
    await tx.deleteFrom("seat_offer").where("group", "=", group.id).where("person", "=", person).execute();
  });

/**
 * Takes the seat that was offered, or (null) declines it. Taking over a co-chair's seat leaves him an ordinary one.
 * Refusals: 409 group-no-offer, group-side-full, group-side-has-chair; 403 right-side.
 */
export const answerOffer = (
  db: Db,
  actor: Actor,
  group: GroupFacts,
  answer: Omit<SeatWish, "role"> | null,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const { person } = actor;
    if (!person) throw new Refusal(403, "right-sign-in");
    const now = await held(tx, group.id);
    const offer = await tx
      .deleteFrom("seat_offer")
      .where("group", "=", group.id)
      .where("person", "=", person)
      .returningAll()
      .executeTakeFirst();
    if (!offer) throw new Refusal(409, "group-no-offer");
    if (!answer) {
      const event = await tell("group-offer-declined", group.id);
      await tellPerson(tx, offer.by, { group: group.id, event, verb: "group-offer-declined" }, at);
      return;
    }
    const before = now.seats.find((seat) => seat.person === person && seat.role !== "asking");
    const side = before?.side ?? offer.side ?? answer.side;
    if (!before && !actor.sides.includes(side)) throw new Refusal(403, "right-side");
    const others = now.seats.filter((seat) => seat.person !== person && seat.person !== offer.instead_of);
    const stead = now.seats.find((seat) => seat.person === offer.instead_of && seat.role === "co-chair");
    // Who would hand over has left or handed over otherwise: then the seat is free, or somebody else's.
    const table = stead ? [...others, { ...stead, role: "member" as const }] : others;
    refuseWhenTaken(table, side, offer.role === "co-chair" ? "co-chair" : "member");
    if (stead) await chairBecomesMember(tx, group.id, stead.side, at);
    await followGroup(tx, person, group.id, true, at);
    const role = offer.role === "co-chair" ? "co-chair" : "member";
    const { capacity, language } = answer;
    await seatedIn(tx, tell, { group: group.id, person, side, role, capacity, language }, at);
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
