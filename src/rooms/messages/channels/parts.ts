import { createHash, createHmac, type KeyObject } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { openText, type Place, type Sealer, sealText, type TextKey } from "../keys/keys.ts";
import type { Incoming } from "./channel.ts";

/** A piece of a long text, with the network's number of the whole. */
export interface Part {
  readonly channel: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly ref: number;
  readonly total: number;
  readonly n: number;
}

/**
 * Where pieces wait for each other. A piece is kept once `put` has resolved, so only then may the network be told "got
 * it". A whole text stays until it is `done`, and comes out with the same id when its last piece comes again.
 */
export interface Parts {
  put(part: Part, at: Temporal.Instant): Promise<{ readonly whole: Incoming; done(): Promise<void> } | null>;
}

/** What of a long text never came. */
export const missingPiece = "[…]";

/** Pieces of one text come within minutes; later ones are of another text under the same number. */
export const patience: Temporal.DurationLike = { minutes: 10 };

const place = (channel: string, sender: Buffer, ref: number, total: number, column: string): Place => ({
  table: "incoming_part",
  column,
  id: [channel, sender.toString("hex"), ref, total].join(" "),
});

/** Pieces in the database, where a killed process, or another one, finds them. Numbers and texts lie there sealed. */
export function keptParts(db: Db, key: TextKey, sealer: () => Promise<Sealer>): Parts {
  return {
    async put(part, at) {
      const { channel, ref, total, n } = part;
      const sender = senderHash(key.key, part);
      const where = (column: string): Place => place(channel, sender, ref, total, column);
      const seal = await sealer();
      return await db.transaction().execute(async (tx) => {
        // Two processes that each put the last but one would both wait for the other's.
        await sql`select pg_advisory_xact_lock(4206570, ${sender.readInt32BE(0)})`.execute(tx);
        await tx
          .insertInto("incoming_part")
          .values({
            channel,
            sender,
            ref,
            total,
            n,
            from_sealed: seal.seal(where("from_sealed"), Buffer.from(part.from.padEnd(16))),
            to_number: part.to,
            text_sealed: sealText(key, where("text_sealed"), part.text),
            received_at: at.toString(),
          })
          .onConflict((same) => same.doNothing())
          .execute();
        const rows = await tx
          .selectFrom("incoming_part")
          .select(["n", "text_sealed", "received_at"])
          .where("channel", "=", channel)
          .where("sender", "=", sender)
          .where("ref", "=", ref)
          .where("total", "=", total)
          .orderBy("n")
          .execute();
        if (rows.length < total) return null;
        const first = rows.map((row) => row.received_at).sort()[0] ?? "";
        return {
          whole: {
            id: idOf(sender, ref, total, first),
            from: part.from,
            to: part.to,
            text: rows.map((row) => openText(key, where("text_sealed"), row.text_sealed)).join(""),
          },
          done: () => forgetParts(db, channel, sender, ref, total),
        };
      });
    },
  };
}

/** Opens numbers; only the process `send` can. */
export type OpenSealed = (place: Place, sealed: Buffer) => Buffer;

/**
 * Texts of which a piece has not come in time, with a mark where it is missing; for `send`, which alone can open from
 * whom they are. Each stays until it is `done`.
 */
export async function lateTexts(
  db: Db,
  key: TextKey,
  open: OpenSealed,
  at: Temporal.Instant,
): Promise<readonly { readonly channel: string; readonly whole: Incoming; done(): Promise<void> }[]> {
  const { rows } = await sql<{
    channel: string;
    sender: Buffer;
    ref: number;
    total: number;
    first: string;
    to_number: string;
  }>`
    select channel, sender, ref, total, min(received_at) as first, min(to_number) as to_number from incoming_part
    group by channel, sender, ref, total having min(received_at) < ${at.subtract(patience).toString()}
    order by min(received_at) limit 50`.execute(db);
  return await Promise.all(
    rows.map(async ({ channel, sender, ref, total, first, to_number: to }) => {
      const where = (column: string): Place => place(channel, sender, ref, total, column);
      const pieces = await db
        .selectFrom("incoming_part")
        .select(["n", "from_sealed", "text_sealed"])
        .where("channel", "=", channel)
        .where("sender", "=", sender)
        .where("ref", "=", ref)
        .where("total", "=", total)
        .execute();
      const texts = new Map(pieces.map((one) => [one.n, openText(key, where("text_sealed"), one.text_sealed)]));
      const text = Array.from({ length: total }, (_, n) => texts.get(n + 1) ?? missingPiece).join("");
      const [any] = pieces;
      const from = any ? open(where("from_sealed"), any.from_sealed).toString("latin1").trimEnd() : "";
      const whole = { id: idOf(sender, ref, total, first), from, to, text };
      return { channel, whole, done: () => forgetParts(db, channel, sender, ref, total) };
    }),
  );
}

async function forgetParts(db: Db, channel: string, sender: Buffer, ref: number, total: number): Promise<void> {
  await db
    .deleteFrom("incoming_part")
    .where("channel", "=", channel)
    .where("sender", "=", sender)
    .where("ref", "=", ref)
    .where("total", "=", total)
    .execute();
}

const senderHash = (key: KeyObject, { channel, from, to }: Part): Buffer =>
  createHmac("sha256", key).update(["incoming part", channel, from, to].join("\0")).digest();

/** The network uses its numbers again: only with the time of the first piece is the id of one text alone. */
const idOf = (sender: Buffer, ref: number, total: number, first: string): string =>
  `parts-${createHash("sha256").update(sender).update(`${ref} ${total} ${first}`).digest("base64url").slice(0, 32)}`;

/** Pieces in memory: for trying a line without a database. */
export function partsInMemory(): Parts {
  const waiting = new Map<string, Map<number, string>>();
  let made = 0;
  return {
    async put({ channel, from, to, ref, total, n, text }) {
      const key = [channel, from, to, ref, total].join("\0");
      const texts = waiting.get(key) ?? new Map<number, string>();
      waiting.set(key, texts.set(n, text));
      if (texts.size < total) return null;
      made += 1;
      const whole = Array.from({ length: total }, (_, index) => texts.get(index + 1) ?? "").join("");
      return {
        whole: { id: `memory-${made}`, from, to, text: whole },
        done: async () => {
          waiting.delete(key);
        },
      };
    },
  };
}
