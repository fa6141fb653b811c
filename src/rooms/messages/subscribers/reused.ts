import type { Db, Tx } from "#kernel/database/database.ts";
import type { Keys } from "../keys/open-keys.ts";
import { isPhone, readPhone } from "../keys/phone-number.ts";
import { stopSubscriber } from "./leave.ts";
import { lockSubscriber } from "./lock.ts";

const atOnce = 500;

/** A number that was given back, and the day on which it was. */
export interface GivenBack {
  readonly phone: string;
  readonly on: Temporal.PlainDate;
}

/** How many lines were read, how many of them were no numbers, how many readers were (or would be) stopped. */
export interface ReusedCounts {
  readonly read: number;
  readonly bad: number;
  readonly stopped: number;
}

/**
 * One line of a carrier's list: a number with its country, and a date behind it where it says one (`+15555550142`,
 * `15555550142;2027-05-01`). Null where it holds no number; `on` where it says no date.
 */
export function readReused(line: string, on: Temporal.PlainDate): GivenBack | null {
  const [number = "", date = ""] = line
    .replaceAll('"', "")
    .split(/[,;\t]/u)
    .map((cell) => cell.trim());
  const phone = readPhone(number, "ZZ") ?? (/^[\d\s().-]{7,}$/u.test(number) ? readPhone(`+${number}`, "ZZ") : null);
  if (!phone || !isPhone(phone.phone)) return null;
  if (date === "") return { phone: phone.phone, on };
  try {
    return { phone: phone.phone, on: Temporal.PlainDate.from(date) };
  } catch {
    return null;
  }
}

interface ReusedWish {
  readonly programmes: readonly string[];
  /** The day for lines that say none. */
  readonly on: Temporal.PlainDate;
  /** Whose list it is; stands in the ledger of whoever is stopped. */
  readonly source: string;
  /** Only counts. */
  readonly dryRun?: boolean;
}

/**
 * Takes a carrier's list of numbers that were given back: whoever has such a number now is somebody else. A subscriber
 * who agreed before that day is stopped, told nothing, and her number is deleted 30 days later; one who agreed after it
 * is the new owner and stays. Repeating is safe. Nothing of a number is kept, told or logged: only counts.
 */
export async function markReused(
  db: Db,
  keys: Keys,
  lines: Iterable<string> | AsyncIterable<string>,
  wish: ReusedWish,
  at: Temporal.Instant,
): Promise<ReusedCounts> {
  const counts = { read: 0, bad: 0, stopped: 0 };
  let piece: GivenBack[] = [];
  const take = async (): Promise<void> => {
    const numbers = piece;
    piece = [];
    const found = await foundAmong(db, keys, numbers, wish.programmes);
    // One transaction for each: a list of a million numbers holds nobody up.
    for (const one of found)
      if (await db.transaction().execute((tx) => stopOne(tx, one, wish, at))) counts.stopped += 1;
  };
  for await (const line of lines) {
    if (line.trim() === "") continue;
    counts.read += 1;
    const one = readReused(line, wish.on);
    if (!one) counts.bad += 1;
    else if (piece.push(one) >= atOnce) await take();
  }
  if (piece.length > 0) await take();
  return counts;
}

/** The same for a short list, inside a transaction. */
export async function stopReused(
  tx: Tx,
  keys: Keys,
  numbers: readonly GivenBack[],
  wish: Omit<ReusedWish, "on">,
  at: Temporal.Instant,
): Promise<number> {
  let stopped = 0;
  for (let from = 0; from < numbers.length; from += atOnce)
    for (const one of await foundAmong(tx, keys, numbers.slice(from, from + atOnce), wish.programmes))
      if (await stopOne(tx, one, wish, at)) stopped += 1;
  return stopped;
}

interface Found {
  readonly id: string;
  readonly on: Temporal.PlainDate;
}

async function foundAmong(
  db: Db | Tx,
  keys: Keys,
  numbers: readonly GivenBack[],
  programmes: readonly string[],
): Promise<readonly Found[]> {
  const days = new Map<string, Temporal.PlainDate>();
  for (const { phone, on } of numbers)
    for (const programme of programmes) {
      const index = keys.phoneIndex(programme, phone).toString("hex");
      const known = days.get(index);
      // Given back twice: the later time is the one that counts.
      if (!known || Temporal.PlainDate.compare(known, on) < 0) days.set(index, on);
    }
  if (days.size === 0) return [];
  const rows = await db
    .selectFrom("subscriber")
    .select(["id", "phone_index"])
    .where(
      "phone_index",
      "in",
      [...days.keys()].map((hex) => Buffer.from(hex, "hex")),
    )
    .where("state", "in", ["unconfirmed", "active", "paused", "silent"])
    .orderBy("id")
    .execute();
  return rows.flatMap(({ id, phone_index }) => {
    const on = phone_index ? days.get(phone_index.toString("hex")) : undefined;
    return on ? [{ id, on }] : [];
  });
}

async function stopOne(
  tx: Tx,
  { id, on }: Found,
  { source, dryRun = false }: Pick<ReusedWish, "source" | "dryRun">,
  at: Temporal.Instant,
): Promise<boolean> {
  await lockSubscriber(tx, id);
  if (await agreedSince(tx, id, on)) return false;
  if (dryRun) return true;
  const evidence = `given back ${on.toString()}, ${source}`;
  return (await stopSubscriber(tx, id, { scope: null, door: "gateway", evidence, at })).changed;
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
