import { join } from "node:path";
import type { Db, Tx } from "#kernel/database/database.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { Refusal } from "#kernel/refusal.ts";
import { keyFolder, numberKeyPath } from "./number-keys.ts";
import { type Keys, openKeys } from "./open-keys.ts";
import { paddedPhone } from "./phone-number.ts";
import { phonePlace } from "./places.ts";
import { type Sealer, sealerTo } from "./sealing.ts";
import type { TextKey } from "./text-key.ts";

/**
 * Makes the public half of the first key known to pages, and sees that files and database belong together. Done by
 * `send` at each start. Refuses (CannotStart) with what to put back.
 */
export async function registerKeys(db: Db, keys: Keys, at: Temporal.Instant): Promise<void> {
  const mine = keys.publicKeys();
  const path = numberKeyPath(keys.folder);
  const registered = await db.transaction().execute(async (tx) => {
    const rows = await tx.selectFrom("seal_key").selectAll().orderBy("version").forUpdate().execute();
    if (rows.length > 0) return rows;
    const version = keys.newest();
    const publicKey = mine.get(version);
    if (!publicKey) throw new Error("Keys were opened without one");
    await tx
      .insertInto("seal_key")
      .values({ version, public_key: publicKey, made_at: at.toString() })
      .onConflict((same) => same.doNothing())
      .execute();
    return await tx.selectFrom("seal_key").selectAll().orderBy("version").execute();
  });
  const fault = differenceOf(registered, mine, path);
  if (fault) throw new CannotStart(fault);
  const inUse = registered.filter((row) => row.retired_at === null).at(-1);
  if (inUse) keys.use(inUse.version);
  await checkKey(db, { name: "index", value: keys.checkOfIndex(), folder: keys.folder }, at);
}

/** In what file and database differ, as a sentence with what to do; null when they belong together. */
function differenceOf(
  registered: readonly { version: number; public_key: Buffer; retired_at: string | null }[],
  mine: ReadonlyMap<number, Buffer>,
  path: string,
): string | null {
  for (const { version, public_key, retired_at } of registered) {
    const own = mine.get(version);
    if (own && !own.equals(public_key))
      return `${path} is not the file that the numbers of this database are sealed to (version ${version} differs): put back the one that was there. Without it no number can be read.`;
    if (!own && retired_at === null)
      return `${path} lacks version ${version} of the key: copy the file from the machine on which \`keys rotate\` was run.`;
  }
  return null;
}

/** The same question for the doctor, who writes nothing: a sentence where the files in `folder` are not this database's. */
export async function faultOfKeys(db: Db, folder: string): Promise<string | null> {
  const keys = await openKeys(folder);
  const registered = await db.selectFrom("seal_key").selectAll().orderBy("version").execute();
  const kept = await db.selectFrom("key_check").select("value").where("name", "=", "index").executeTakeFirst();
  if (kept && !kept.value.equals(keys.checkOfIndex())) return notTheFile(folder, "index");
  return differenceOf(registered, keys.publicKeys(), numberKeyPath(folder));
}

/** Sees that `text.key` is the file with which this database was written. Refuses (CannotStart) another. */
export const checkTextKey = (db: Db, key: TextKey, folder: string, at: Temporal.Instant): Promise<void> =>
  checkKey(db, { name: "text", value: key.check, folder }, at);

const lostWith: Readonly<Record<string, string>> = {
  index: "no number that wrote before is recognised",
  text: "nothing that was written before can be read",
};

/** The first value of a key's check is kept; another one means that the file is not the one that was there. */
async function checkKey(
  db: Db,
  { name, value, folder }: { name: string; value: Buffer; folder: string },
  at: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto("key_check")
    .values({ name, value, made_at: at.toString() })
    .onConflict((same) => same.doNothing())
    .execute();
  const kept = await db.selectFrom("key_check").select("value").where("name", "=", name).executeTakeFirstOrThrow();
  if (!kept.value.equals(value)) throw new CannotStart(notTheFile(folder, name));
}

const notTheFile = (folder: string, name: string): string =>
  `${join(keyFolder(folder), `${name}.key`)} is not the file that this database was written with: put back the one that was there. With another, ${lostWith[name]}.`;

/**
 * A batch sealed to the newest public key, for pages, which can open none of it. Refuses (503 messages-no-key) before
 * the first start of `send`.
 */
export async function openSealer(db: Db | Tx): Promise<Sealer> {
  const newest = await db
    .selectFrom("seal_key")
    .select(["version", "public_key"])
    .where("retired_at", "is", null)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!newest) throw new Refusal(503, "messages-no-key");
  return sealerTo(newest.public_key, newest.version);
}

/** Numbers sealed for rows of `subscriber` with the public key alone, in the order given. `phone` is E.164. */
export async function sealPhone(
  db: Db | Tx,
  rows: readonly { readonly id: string; readonly phone: string }[],
): Promise<readonly Buffer[]> {
  const sealer = await openSealer(db);
  return rows.map(({ id, phone }) => sealer.seal(phonePlace(id), paddedPhone(phone)));
}
