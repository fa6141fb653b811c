import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import { newSecret, secretHash } from "#kernel/sign-in/sign-in.ts";

/**
 * A new one-time address for setting up an exchange that nobody has set up yet, and null afterwards. The one before
 * is worth nothing from then on.
 */
export async function setUpLink(db: Db): Promise<string | null> {
  const secret = newSecret();
  const row = await db
    .updateTable("exchange")
    .set({ setup_hash: secretHash(secret) })
    .where("state", "=", "new")
    .returning("state")
    .executeTakeFirst();
  return row ? `/setup/${secret}` : null;
}

/** Refuses an address that is not the newest one, or was used: it leads nowhere. */
export async function checkSetUpLink(db: Db, secret: string): Promise<void> {
  const row = await db.selectFrom("exchange").select("setup_hash").where("state", "=", "new").executeTakeFirst();
  if (!row?.setup_hash?.equals(secretHash(secret))) throw new Refusal(404, "setup-link-over");
}
