import { randomUUIDv7 } from "node:crypto";
import type { Tx } from "#kernel/database/database.ts";
import type { Keys } from "../keys/open-keys.ts";
import type { Door, SubscriberState } from "./lock.ts";

export interface Reader {
  readonly programme: string;
  /** E.164 with the plus sign, and its country, as `readPhone` gives them. */
  readonly phone: string;
  readonly country: string;
  readonly side: string | null;
  readonly language: string;
  readonly zone: string;
  readonly hourFrom?: number;
  readonly hourUntil?: number;
  readonly discreet?: boolean;
  readonly door: Door;
  /** When she agreed; now, when it is not said. A file may bring yesterday's. */
  readonly agreedAt?: Temporal.Instant;
}

export type Found =
  | {
      readonly outcome: "made" | "found";
      readonly id: string;
      readonly number: number;
      readonly state: SubscriberState;
      readonly language: string;
    }
  /**
   * She asked not to be texted, and only her own phone can undo that; or (`asked` false) she was forgotten after the end
   * and what is shown as her consent is older than that.
   */
  | { readonly outcome: "do-not-text"; readonly asked: boolean };

/**
 * The subscriber of a number in a programme, locked; made `unconfirmed` when there is none (`stopped`, when her phone
 * writes but had asked for silence). Says nothing of consent: that is recorded by whoever calls. Repeating is safe, from
 * any number of processes.
 */
export async function findOrMakeSubscriber(tx: Tx, keys: Keys, reader: Reader, at: Temporal.Instant): Promise<Found> {
  const index = keys.phoneIndex(reader.programme, reader.phone);
  // The one who has the number may be forgotten between two questions; then it is free again.
  for (let tries = 0; tries < 3; tries += 1) {
    const known = await subscriberByIndex(tx, index);
    if (known) return { outcome: "found", ...known };
    const left = await tx.selectFrom("do_not_text").selectAll().where("phone_index", "=", index).executeTakeFirst();
    const agreedAt = reader.agreedAt ?? at;
    if (left && reader.door !== "message" && (left.asked || isOlder(agreedAt, left.since)))
      return { outcome: "do-not-text", asked: left.asked };
    const made = await insert(tx, keys, reader, index, left?.asked ? "stopped" : "unconfirmed", at);
    if (made) return { outcome: "made", ...made };
  }
  throw new Error("A number was taken and forgotten three times while it was looked for");
}

const isOlder = (agreedAt: Temporal.Instant, since: string): boolean =>
  Temporal.Instant.compare(agreedAt, Temporal.Instant.from(since)) <= 0;

const shown = ["id", "number", "state", "language"] as const;

async function subscriberByIndex(tx: Tx, index: Buffer) {
  const row = await tx
    .selectFrom("subscriber")
    .select(shown)
    .where("phone_index", "=", index)
    .forUpdate()
    .executeTakeFirst();
  return row ? { ...row, state: row.state as SubscriberState } : null;
}

async function insert(tx: Tx, keys: Keys, reader: Reader, index: Buffer, state: SubscriberState, at: Temporal.Instant) {
  const id = randomUUIDv7();
  const row = await tx
    .insertInto("subscriber")
    .values({
      id,
      programme: reader.programme,
      phone_sealed: keys.sealPhone(reader.phone, id),
      phone_index: index,
      block_index: keys.blockIndex(reader.programme, reader.phone),
      country: reader.country,
      side: reader.side,
      language: reader.language,
      zone: reader.zone,
      ...(reader.hourFrom !== undefined && { hour_from: reader.hourFrom }),
      ...(reader.hourUntil !== undefined && { hour_until: reader.hourUntil }),
      discreet: reader.discreet ?? false,
      state,
      state_at: at.toString(),
      created_at: at.toString(),
    })
    .onConflict((same) => same.column("phone_index").where("phone_index", "is not", null).doNothing())
    .returning(shown)
    .executeTakeFirst();
  return row ? { ...row, state } : null;
}

/**
 * The subscribers of a number in all programmes (each is a row of its own that nothing joins but this key), unlocked;
 * for a text that comes in.
 */
export async function subscribersOfPhone(
  tx: Tx,
  keys: Keys,
  phone: string,
  programmes: readonly string[],
): Promise<readonly { id: string; programme: string; state: SubscriberState; language: string }[]> {
  if (programmes.length === 0) return [];
  const rows = await tx
    .selectFrom("subscriber")
    .select(["id", "programme", "state", "language"])
    .where(
      "phone_index",
      "in",
      programmes.map((programme) => keys.phoneIndex(programme, phone)),
    )
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as SubscriberState }));
}
