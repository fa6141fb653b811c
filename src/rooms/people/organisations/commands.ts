import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Actor, holds } from "#kernel/rights/actor.ts";
import { secretHash } from "#kernel/sign-in/sign-in.ts";
import { keepsHead, type MemberRole, type OrganisationFacts } from "../domain.ts";
import { addMember, createOrganisation, putOrganisationWords } from "../making.ts";
import type { OrganisationWords } from "./form.ts";

type Own = Actor & { readonly person: string };

/** A new organisation with its maker as head, in whose name he writes from now on in this sign-in. */
export const makeOrganisation = (
  db: Db,
  actor: Own,
  secret: string,
  side: string,
  words: OrganisationWords,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const made = await createOrganisation(tx, { ...words, side, author: actor.person }, at);
    await addMember(tx, { person: actor.person, organisation: made.id, role: "head" }, at);
    await tx.updateTable("sign_in").set({ acting_for: made.id }).where("hash", "=", secretHash(secret)).execute();
    await tell("organisation-joined", made.id, { audience: "public", side });
    return made;
  });

export const changeOrganisation = (
  db: Db,
  actor: Own,
  facts: OrganisationFacts,
  words: OrganisationWords,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, facts.id);
    await tx
      .updateTable("organisation")
      .set({
        name: words.name,
        language: words.language,
        place: words.place,
        address: words.address,
        register_id: words.registerId,
      })
      .where("id", "=", facts.id)
      .execute();
    await putOrganisationWords(tx, facts.id, { ...words, author: actor.person }, at);
    // Those who vouched for it vouched for the name; under another one it has to be known anew.
    if (words.name !== facts.name) {
      await tx
        .updateTable("organisation_verification")
        .set({ withdrawn_at: at.toString() })
        .where("organisation", "=", facts.id)
        .where("withdrawn_at", "is", null)
        .execute();
    }
    await tell("organisation-changed", facts.id, { audience: "members", side: facts.side });
  });

const membersOf = (tx: Tx, organisation: string) =>
  tx
    .selectFrom("membership")
    .select(["person", sql<MemberRole>`role`.as("role")])
    .where("organisation", "=", organisation)
    .orderBy("since")
    .execute();

/**
 * Gives a member another role, or (null) ends the membership. All such changes of one organisation happen one after
 * the other, so that of two heads who leave at once one stays. Refusals: 404 not-found, 409 organisation-last-head.
 */
export const changeRole = (
  db: Db,
  actor: Own,
  facts: OrganisationFacts,
  person: string,
  role: MemberRole | null,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, facts.id);
    const members = await membersOf(tx, facts.id);
    const before = members.find((one) => one.person === person);
    // A head who lost the role while this waited for the lock may not take it from others any more.
    if (person !== actor.person && members.find((one) => one.person === actor.person)?.role !== "head")
      throw new Refusal(403, "organisation-heads-only");
    if (!before) throw new Refusal(404, "not-found");
    if (before.role === role) return;
    if (!keepsHead(members, person, role)) throw new Refusal(409, "organisation-last-head");
    if (role) await addMember(tx, { person, organisation: facts.id, role }, at);
    else await tx.deleteFrom("membership").where("person", "=", person).where("organisation", "=", facts.id).execute();
    if (role === null || role === "member") await stopWritingFor(tx, person, facts.id);
    await tell(role ? "organisation-role-changed" : "organisation-member-left", facts.id, {
      side: facts.side,
      ...(role && { data: { role } }),
    });
  });

async function stopWritingFor(tx: Tx, person: string, organisation: string): Promise<void> {
  await tx
    .updateTable("sign_in")
    .set({ acting_for: null })
    .where("acting_for", "=", organisation)
    .where("account", "in", tx.selectFrom("account").select("id").where("person", "=", person))
    .execute();
}

/** Makes another member head and the actor an editor, in one step. Refusals: 404 not-found, 403 organisation-heads-only. */
export const handOver = (db: Db, actor: Own, facts: OrganisationFacts, person: string, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, facts.id);
    const members = await membersOf(tx, facts.id);
    if (members.find((one) => one.person === actor.person)?.role !== "head")
      throw new Refusal(403, "organisation-heads-only");
    if (person === actor.person || !members.some((one) => one.person === person)) throw new Refusal(404, "not-found");
    await addMember(tx, { person, organisation: facts.id, role: "head" }, at);
    await addMember(tx, { person: actor.person, organisation: facts.id, role: "editor" }, at);
    await tell("organisation-handed-over", facts.id, { side: facts.side });
  });

/** A coordinator says that the organisation is known to those of its side, or takes that back. Repeating it changes nothing. */
export const verify = (db: Db, actor: Own, facts: OrganisationFacts, known: boolean, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const ofSide = actor.offices.some((office) => office.role === "coordinator" && office.side === facts.side);
    if (!ofSide && !holds(actor, "coordinator", facts.side)) throw new Refusal(403, "right-coordinator");
    const way = ofSide ? "coordinators" : "joint-office";
    const changed = known
      ? await tx
          .insertInto("organisation_verification")
          .values({ organisation: facts.id, way, side: facts.side, person: actor.person, at: at.toString() })
          .onConflict((same) => same.doNothing())
          .returning("id")
          .executeTakeFirst()
      : await tx
          .updateTable("organisation_verification")
          .set({ withdrawn_at: at.toString() })
          .where("organisation", "=", facts.id)
          .where("way", "=", way)
          .where("withdrawn_at", "is", null)
          .returning("id")
          .executeTakeFirst();
    if (!changed) return;
    const verb = known ? "organisation-verified" : "organisation-verification-withdrawn";
    await tell(verb, facts.id, { audience: "public", side: facts.side, data: { way } });
    await audit(tx, { actor: actor.person, action: verb, object: facts.id, side: facts.side, data: { way } }, at);
  });

/**
 * An organisation leaves: its name, words and members are gone at once and for good; what others built on what it
 * told stays without the name.
 */
export const leaveWithOrganisation = (db: Db, actor: Own, facts: OrganisationFacts, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, facts.id);
    await tx
      .updateTable("organisation")
      .set({ name: "–", place: "", address: null, register_id: null, left_at: at.toString() })
      .where("id", "=", facts.id)
      .execute();
    await tx.deleteFrom("translation").where("object", "=", facts.id).execute();
    await tx.deleteFrom("wording").where("object", "=", facts.id).execute();
    await tx.deleteFrom("membership").where("organisation", "=", facts.id).execute();
    await tx.deleteFrom("membership_request").where("organisation", "=", facts.id).execute();
    await tx
      .updateTable("organisation_verification")
      .set({ withdrawn_at: at.toString() })
      .where("organisation", "=", facts.id)
      .where("withdrawn_at", "is", null)
      .execute();
    await tx.updateTable("sign_in").set({ acting_for: null }).where("acting_for", "=", facts.id).execute();
    await tx
      .updateTable("object")
      .set({ audience: "authors", closed_at: at.toString() })
      .where("id", "=", facts.id)
      .execute();
    await tell("organisation-left", facts.id, { audience: "public", side: facts.side });
  });
