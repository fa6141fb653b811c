import type { Db, Tx } from "#kernel/database/database.ts";
import type { Keys } from "../keys/open-keys.ts";
import { isPhone } from "../keys/phone-number.ts";
import { stopSubscriber } from "./leave.ts";
import { lockSubscriber } from "./lock.ts";

const atOnce = 500;

/**
 * Takes a carrier's list of numbers that were given back on `on`: whoever has such a number now is somebody else. A
 * subscriber who agreed before that day is stopped (her number is deleted 30 days later); one who agreed after it is
 * the new owner and stays. Repeating is safe. Counts lines that are no numbers.
 */
export async function markReused(
  db: Db,
  keys: Keys,
  phones: Iterable<string> | AsyncIterable<string>,
  { programmes, on, source }: { programmes: readonly string[]; on: Temporal.PlainDate; source: string },
  at: Temporal.Instant,
): Promise<{ read: number; bad: number; stopped: number }> {
  const counts = { read: 0, bad: 0, stopped: 0 };
  let piece: string[] = [];
  const take = async (): Promise<void> => {
    const indexes = piece.flatMap((phone) => programmes.map((programme) => keys.phoneIndex(programme, phone)));
    piece = [];
    if (indexes.length > 0) counts.stopped += await stopThese(db, indexes, { on, source }, at);
  };
  for await (const line of phones) {
    const phone = line.trim();
    counts.read += 1;
    if (!isPhone(phone)) counts.bad += 1;
    else if (piece.push(phone) >= atOnce) await take();
  }
  await take();
  return counts;
}

async function stopThese(
  db: Db,
  indexes: readonly Buffer[],
  { on, source }: { on: Temporal.PlainDate; source: string },
  at: Temporal.Instant,
): Promise<number> {
  const found = await db
    .selectFrom("subscriber")
    .select("id")
    .where("phone_index", "in", indexes)
    .where("state", "in", ["unconfirmed", "active", "paused", "silent"])
    .orderBy("id")
    .execute();
  let stopped = 0;
  for (const { id } of found) {
    const left = await db.transaction().execute(async (tx) => {
      await lockSubscriber(tx, id);
      const evidence = `given back ${on.toString()}, ${source}`;
      return (await agreedSince(tx, id, on))
        ? { changed: false }
        : await stopSubscriber(tx, id, { scope: null, door: "gateway", evidence, at });
    });
    if (left.changed) stopped += 1;
  }
  return stopped;
}

/** Days are the carrier's; a consent of that very day may be the former owner's, so it does not count. */
async function agreedSince(tx: Tx, id: string, on: Temporal.PlainDate): Promise<boolean> {
  const after = on.add({ days: 1 }).toZonedDateTime("UTC").toInstant();
  const newer = await tx
    .selectFrom("consent")
    .select("id")
    .where("subscriber", "=", id)
    .where("act", "in", ["given", "confirmed"])
    .where("at", ">=", after.toString())
    .limit(1)
    .executeTakeFirst();
  return newer !== undefined;
}
