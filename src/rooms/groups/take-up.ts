import { assent, closeAgreements, openAgreement, withdraw } from "#kernel/agreements/agreement.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change, type Tell } from "#kernel/events/change.ts";
import { descend } from "#kernel/lineage/lineage.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { type CommonToTake, type GroupFacts, sidesWithChair } from "./domain.ts";
import { tellChairs, tellGroup } from "./notices.ts";
import { groupById } from "./queries.ts";

export interface Why {
  readonly why: string;
  readonly language: string;
}

const narrower = (...audiences: readonly string[]) =>
  audiences.every((one) => one === "public") ? "public" : "members";

/**
 * A co-chair says that the group takes up a common problem: proposes it, or agrees to it. It is taken up when the
 * co-chairs of every side have said so. Said again it changes nothing but the words. Refusals: 403 group-chairs-only,
 * 409 group-needs-two-sides, 409 common-closed.
 */
export async function takeUpIn(
  tx: Tx,
  tell: Tell,
  actor: { readonly person: string | null; readonly actingFor?: string | null },
  group: { readonly id: string },
  common: { readonly id: string },
  { why, language }: Why,
  at: Temporal.Instant,
): Promise<"open" | "adopted"> {
  // Both are held, so that two co-chairs who agree at once find each other's word, and no closing comes between.
  await lockObject(tx, group.id);
  await lockObject(tx, common.id);
  const now = await groupById(tx, group.id);
  const seat = now.seats.find((one) => one.person === actor.person && one.role === "co-chair");
  if (!actor.person || !seat) throw new Refusal(403, "group-chairs-only");
  const object = await tx
    .selectFrom("object")
    .select(["audience", "closed_at"])
    .where("id", "=", common.id)
    .executeTakeFirstOrThrow();
  if (object.closed_at) throw new Refusal(409, "group-common-closed");
  const taken = await takenUp(tx, group.id, common.id);
  if (taken?.at) return "adopted";
  const parties = sidesWithChair(now.seats);
  if (parties.length < 2) throw new Refusal(409, "group-needs-two-sides");
  const agreement = await openAgreement(tx, { object: group.id, kind: "take-up", other: common.id, parties }, at);
  await tx
    .insertInto("taken_up")
    .values({ group: group.id, common: common.id, agreement })
    .onConflict((same) => same.columns(["group", "common"]).doUpdateSet({ agreement }))
    .execute();
  const outcome = await assent(
    tx,
    agreement,
    { side: seat.side, person: actor.person, organisation: null, yes: true, why, whyLanguage: language },
    at,
    tell,
  );
  const audience = narrower(now.audience, object.audience);
  const told = { group: group.id, object: common.id, except: actor.person };
  if (outcome !== "adopted") {
    const event = await tell("group-take-up-asked", common.id, { other: group.id, audience: "group", side: seat.side });
    await tellChairs(tx, { ...told, event, verb: "group-take-up-asked" }, at, seat.side);
    return "open";
  }
  await tx
    .updateTable("taken_up")
    .set({ at: at.toString() })
    .where("group", "=", group.id)
    .where("common", "=", common.id)
    .execute();
  await descend(tx, common.id, group.id, at);
  const event = await tell("group-took-up", common.id, { other: group.id, audience, side: null });
  await tellGroup(tx, { ...told, event, verb: "group-took-up" }, at);
  return "adopted";
}

const takenUp = (tx: Tx, group: string, common: string) =>
  tx
    .selectFrom("taken_up")
    .select(["agreement", "at"])
    .where("group", "=", group)
    .where("common", "=", common)
    .executeTakeFirst();

/** A co-chair's own word, in a group that works. Refusals as above, 409 group-not-working. */
export const takeUp = (db: Db, actor: Actor, group: GroupFacts, common: CommonToTake, why: Why, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, group.id);
    if ((await groupById(tx, group.id)).state !== "working") throw new Refusal(409, "group-not-working");
    return await takeUpIn(tx, tell, actor, group, common, why, at);
  });

/**
 * A co-chair takes back the yes of his side. Before it is agreed it is as if nothing had been said; after that the
 * group gives the problem back, and the agreement shows who withdrew and when. Refusals: 403 group-chairs-only,
 * 409 group-nothing-taken.
 */
export const giveBack = (db: Db, actor: Actor, group: GroupFacts, common: CommonToTake, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell): Promise<"taken-back" | "given-back"> => {
    await lockObject(tx, group.id);
    await lockObject(tx, common.id);
    const now = await groupById(tx, group.id);
    const seat = now.seats.find((one) => one.person === actor.person && one.role === "co-chair");
    if (!seat) throw new Refusal(403, "group-chairs-only");
    const taken = await takenUp(tx, group.id, common.id);
    const said = taken && (await wordsOf(tx, taken.agreement));
    // The yes is the side's: whoever is its co-chair now may withdraw what the one before him said.
    const own = said?.filter((one) => one.side === seat.side) ?? [];
    if (!taken || own.length === 0) throw new Refusal(409, "group-nothing-taken");
    for (const { person } of own) await withdraw(tx, taken.agreement, person, at, tell);
    if (!taken.at && said?.some((one) => one.side !== seat.side)) return "taken-back";
    await tx.deleteFrom("taken_up").where("group", "=", group.id).where("common", "=", common.id).execute();
    if (!taken.at) {
      await closeAgreements(tx, { object: group.id, kind: "take-up", other: common.id }, at);
      return "taken-back";
    }
    const audience = narrower(now.audience, common.audience);
    const event = await tell("group-gave-back", common.id, { other: group.id, audience, side: seat.side });
    const verb = "group-gave-back";
    await tellGroup(tx, { group: group.id, object: common.id, event, verb, except: actor.person }, at);
    return "given-back";
  });

const wordsOf = (tx: Tx, agreement: string) =>
  tx
    .selectFrom("assent")
    .select(["person", "side"])
    .where("agreement", "=", agreement)
    .where("yes", "=", true)
    .where("withdrawn_at", "is", null)
    .execute();
