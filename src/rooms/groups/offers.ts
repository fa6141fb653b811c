import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { type GroupFacts, hasChair, type SeatRole } from "./domain.ts";
import { followGroup } from "./making.ts";
import { tellPerson } from "./notices.ts";
import { held, refuseWhenTaken, type SeatWish, seatedIn } from "./seats.ts";
import { chairBecomesMember } from "./sitting.ts";

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
 * Refusals: 409 group-no-offer, 403 right-side, and 422 where the seat is taken.
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
