import type { Db } from "#kernel/database/database.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { claimLasts } from "./domain.ts";

/**
 * Takes a thing to translate into a language, or takes it again for as long. Nobody else is kept from translating it;
 * he only sees that somebody does. Refusal 409 claim-taken while another has it.
 */
export const takeClaim = (db: Db, actor: Actor, object: string, language: string, at: Temporal.Instant) =>
  db.transaction().execute(async (tx) => {
    if (!actor.person) throw new Refusal(401, "right-sign-in");
    await lockObject(tx, object);
    const taken = await tx
      .selectFrom("translation_claim")
      .select(["person", "until"])
      .where("object", "=", object)
      .where("language", "=", language)
      .executeTakeFirst();
    if (taken && taken.person !== actor.person && Temporal.Instant.compare(Temporal.Instant.from(taken.until), at) > 0)
      throw new Refusal(409, "claim-taken");
    const claim = { person: actor.person, until: at.add(claimLasts).toString() };
    await tx
      .insertInto("translation_claim")
      .values({ object, language, ...claim })
      .onConflict((same) => same.columns(["object", "language"]).doUpdateSet(claim))
      .execute();
  });

/** Gives back what one took; repeating it changes nothing. */
export const leaveClaim = (db: Db, actor: Actor, object: string, language: string) =>
  db
    .deleteFrom("translation_claim")
    .where("object", "=", object)
    .where("language", "=", language)
    .where("person", "=", actor.person ?? "")
    .execute();

/** Claims that ran out are worth nothing to anybody. */
export async function forgetClaims(db: Db, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom("translation_claim").where("until", "<", now.toString()).execute();
}
