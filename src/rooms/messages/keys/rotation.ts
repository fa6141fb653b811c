import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { addNumberKey } from "./number-keys.ts";
import { openKeys } from "./open-keys.ts";
import { registerKeys } from "./registered.ts";

const oneAtATime = 4_206_571;

/** Holds a lock that only one process has until the transaction ends. */
const alone = (tx: Tx): Promise<unknown> => sql`select pg_advisory_xact_lock(${oneAtATime})`.execute(tx);

export type Rotation =
  /** A new version is in use from now on. */
  | { readonly outcome: "begun"; readonly version: number }
  /** The one before is not through yet; nothing was changed. */
  | { readonly outcome: "under-way"; readonly version: number };

/**
 * Adds the next version of the key to the file and makes it the one that pages seal to. Run again while rows of an older
 * version are left it changes nothing; killed between file and database it goes on where it was. `prepare`: only the
 * file, which can then be copied to the other machines before it is used.
 */
export async function rotateNumberKey(
  db: Db,
  folder: string,
  at: Temporal.Instant,
  { prepare = false }: { prepare?: boolean } = {},
): Promise<Rotation | { readonly outcome: "prepared"; readonly version: number }> {
  const first = await db.selectFrom("seal_key").select("version").limit(1).executeTakeFirst();
  const keys = await openKeys(folder);
  await registerKeys(db, keys, at);
  if (!first) return { outcome: "begun", version: keys.newest() };
  return await db.transaction().execute(async (tx) => {
    await alone(tx);
    const standing = await tx
      .selectFrom("seal_key")
      .select("version")
      .where("retired_at", "is", null)
      .orderBy("version", "desc")
      .execute();
    const inUse = standing[0]?.version ?? 0;
    if (standing.length > 1) return { outcome: "under-way", version: inUse };
    const inFile = (await openKeys(folder)).newest();
    const version = inFile > inUse ? inFile : await addNumberKey(folder);
    if (prepare) return { outcome: "prepared", version };
    const publicKey = (await openKeys(folder)).publicKeys().get(version);
    if (!publicKey) throw new Error(`Version ${version} was written and is not there`);
    await tx.insertInto("seal_key").values({ version, public_key: publicKey, made_at: at.toString() }).execute();
    return { outcome: "begun", version };
  });
}
