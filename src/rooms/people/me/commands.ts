import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import type { Exchange } from "#kernel/exchange/exchange.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import { type Actor, writesFor } from "#kernel/rights/actor.ts";
import { hashPassword, passwordFits } from "#kernel/sign-in/password.ts";
import { secretHash } from "#kernel/sign-in/sign-in.ts";
import { putSides } from "../making.ts";
import type { PersonWords } from "../person-form.ts";
import { putPassword } from "../sign-in/commands.ts";

type Own = Actor & { readonly person: string };

/** Refusal 403 for a stranger: the type says that a person is there from here on. */
export function own(actor: Actor): Own {
  if (actor.person === null) throw new Refusal(403, "right-sign-in");
  return { ...actor, person: actor.person };
}

export const changePerson = (
  db: Db,
  actor: Own,
  words: PersonWords & { readonly zone: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await tx
      .updateTable("person")
      .set({ name: words.name, pseudonym: words.pseudonym, reads: [...words.reads], zone: words.zone })
      .where("id", "=", actor.person)
      .execute();
    await tx
      .updateTable("object")
      .set({ side: words.sides[0] ?? null })
      .where("id", "=", actor.person)
      .execute();
    await putSides(tx, actor.person, words.sides);
    await tell("person-changed", actor.person);
  });

/** From now on this sign-in writes in the name of an organisation, or (null) in the person's own. Refusal 403. */
export async function writeAs(db: Db, actor: Own, secret: string, organisation: string | null): Promise<void> {
  if (organisation !== null && !writesFor(actor, organisation)) throw new Refusal(403, "organisation-editors-only");
  await db.updateTable("sign_in").set({ acting_for: organisation }).where("hash", "=", secretHash(secret)).execute();
}

export async function readNotice(db: Db, actor: Own, id: string | null, at: Temporal.Instant): Promise<void> {
  let marked = db
    .updateTable("notice")
    .set({ read_at: at.toString() })
    .where("person", "=", actor.person)
    .where("read_at", "is", null);
  if (id !== null) marked = marked.where("id", "=", id);
  await marked.execute();
}

/** Ends every sign-in of the account but the one that asks. */
export async function endOtherSignIns(db: Db, account: string, secret: string): Promise<void> {
  await db.deleteFrom("sign_in").where("account", "=", account).where("hash", "<>", secretHash(secret)).execute();
}

/** Sets a new password for one who knows the present one, and ends all other sign-ins. Refusal 422. */
export async function changePassword(
  db: Db,
  exchange: Exchange,
  account: string,
  secret: string,
  given: { now: string; next: string },
  at: Temporal.Instant,
): Promise<void> {
  const row = await db.selectFrom("account").select("password").where("id", "=", account).executeTakeFirst();
  if (!(await passwordFits(row?.password ?? null, given.now)))
    throw refuseFields({ passwordNow: { id: "password-not-this" } });
  const hash = await hashPassword(given.next);
  await db.transaction().execute(async (tx) => {
    await putPassword(tx, exchange, account, hash, at);
    await tx.deleteFrom("sign_in").where("account", "=", account).where("hash", "<>", secretHash(secret)).execute();
    await tx
      .updateTable("mail_link")
      .set({ used_at: at.toString() })
      .where("account", "=", account)
      .where("purpose", "=", "new-password")
      .where("used_at", "is", null)
      .execute();
  });
}

/**
 * A person leaves: name, address, password and sign-ins are gone at once; what others built on what he wrote stays
 * without his name. An organisation whose only head he was goes to the one who has written for it longest, else to
 * the oldest member.
 */
export const leaveExchange = (db: Db, actor: Own, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const memberships = await tx
      .selectFrom("membership")
      .select("organisation")
      .where("person", "=", actor.person)
      .orderBy("organisation")
      .execute();
    for (const { organisation } of memberships) {
      await lockObject(tx, organisation);
      await tx
        .deleteFrom("membership")
        .where("person", "=", actor.person)
        .where("organisation", "=", organisation)
        .execute();
      await sql`
        update membership set role = 'head' where organisation = ${organisation}
          and not exists (select from membership as other where other.organisation = ${organisation} and other.role = 'head')
          and person = (select next.person from membership as next where next.organisation = ${organisation}
            order by next.role = 'editor' desc, next.since, next.person limit 1)`.execute(tx);
    }
    await tx.deleteFrom("membership_request").where("person", "=", actor.person).execute();
    await tx.deleteFrom("office").where("person", "=", actor.person).execute();
    await tx.deleteFrom("follow").where("person", "=", actor.person).execute();
    await tx.deleteFrom("notice").where("person", "=", actor.person).execute();
    await tx.deleteFrom("draft").where("person", "=", actor.person).execute();
    await tx.deleteFrom("person_side").where("person", "=", actor.person).execute();
    await tx
      .updateTable("seat")
      .set({ left_at: at.toString(), capacity: "" })
      .where("person", "=", actor.person)
      .where("left_at", "is", null)
      .execute();
    await tx.deleteFrom("account").where("person", "=", actor.person).execute();
    await tx
      .updateTable("person")
      .set({ name: "–", pseudonym: true, zone: "UTC", left_at: at.toString() })
      .where("id", "=", actor.person)
      .execute();
    await tx.updateTable("object").set({ audience: "authors" }).where("id", "=", actor.person).execute();
    await tell("person-left", actor.person);
  });
