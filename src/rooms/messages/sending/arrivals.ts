import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { Arrivals, Receipt } from "../channels/channel.ts";
import { normalId } from "../channels/normal-id.ts";
import type { FormatOf } from "./answers.ts";

/** Seals what a phone has sent: for pages with the public key alone. */
export interface Seals {
  from(inbound: string, phone: string): Promise<Buffer> | Buffer;
  text(inbound: string, text: string): Buffer;
}

export interface ArrivalsWish {
  readonly db: Db;
  readonly seals: Seals;
  readonly formatOf: FormatOf;
  readonly now: () => Temporal.Instant;
  /** Something is there to be folded or handled; where nobody listens, `send` looks by itself within a second. */
  readonly told?: (what: "receipts" | "incoming") => void;
}

/**
 * Takes what comes from gateways, in any process. Each resolves after its commit; the same thing again changes nothing.
 * Receipts that come while others are being written are written together in the next statement, so that a storm of them
 * takes one connection and not all.
 */
export function arrivals({ db, seals, formatOf, now, told }: ArrivalsWish): Arrivals {
  const store = storeOf(db);
  return {
    async receipts(channel, receipts) {
      if (receipts.length === 0) return;
      const format = formatOf(channel);
      const at = now().toString();
      await store(receipts.map((receipt) => ({ ...receipt, channel, at, norm: normalId(format, receipt.id) })));
      told?.("receipts");
    },
    async incoming(channel, incoming, trusted) {
      const id = randomUUIDv7();
      await db
        .insertInto("inbound")
        .values({
          id,
          channel,
          gw_id: incoming.id,
          from_sealed: await seals.from(id, incoming.from),
          to_number: incoming.to,
          text_sealed: seals.text(id, incoming.text),
          trusted,
          received_at: now().toString(),
        })
        .onConflict((same) => same.columns(["channel", "gw_id"]).doNothing())
        .execute();
      told?.("incoming");
    },
  };
}

type Stored = Receipt & { readonly channel: string; readonly norm: string; readonly at: string };
type Store = (some: readonly Stored[]) => Promise<void>;

const stores = new WeakMap<Db, Store>();

/** One for a database in a process, however many calls of gateways are answered at once. */
function storeOf(db: Db): Store {
  const known = stores.get(db);
  if (known) return known;
  const store = together<Stored>((some) => storeReceipts(db, some));
  stores.set(db, store);
  return store;
}

const atOnce = 1000;

/** Gathers what is given while a turn of writing is under way, and writes it in the next one; each giver waits for his. */
function together<T>(write: (some: readonly T[]) => Promise<void>): (some: readonly T[]) => Promise<void> {
  const waiting: {
    readonly some: readonly T[];
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }[] = [];
  let atWork = false;
  const work = async (): Promise<void> => {
    atWork = true;
    while (waiting.length > 0) {
      let size = 0;
      let givers = 0;
      for (const { some } of waiting) {
        if (givers > 0 && size + some.length > atOnce) break;
        size += some.length;
        givers += 1;
      }
      const turn = waiting.splice(0, givers);
      try {
        await write(turn.flatMap(({ some }) => some));
        for (const { done } of turn) done();
      } catch (error) {
        for (const { failed } of turn) failed(error);
      }
    }
    atWork = false;
  };
  return (some) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ some, done: resolve, failed: reject });
    if (!atWork) void work();
    return promise;
  };
}

/** Stores receipts as they came, ids in normal form. Sorted, so that two calls with the same ones do not lock each other out. */
async function storeReceipts(db: Db, receipts: readonly Stored[]): Promise<void> {
  const rows = receipts.toSorted((a, b) => (a.norm < b.norm ? -1 : a.norm > b.norm ? 1 : a.status < b.status ? -1 : 1));
  await sql`
    insert into receipt (channel, gw_id_norm, part, status, ref, code, received_at)
    select * from unnest(${rows.map((row) => row.channel)}::text[],
      ${rows.map((row) => row.norm)}::text[], ${rows.map((row) => row.part)}::smallint[],
      ${rows.map((row) => row.status)}::text[], ${rows.map((row) => row.ref ?? "")}::text[],
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.at)}::timestamptz[])
    on conflict do nothing`.execute(db);
}
