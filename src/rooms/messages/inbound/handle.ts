import { sql } from "kysely";
import type { Clock } from "#kernel/clock.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { inboundTextPlace, type Keys, openText, readPhone, senderPlace, type TextKey } from "../keys/keys.ts";

/** A text from a phone, opened. It is in memory alone, and never logged. */
export interface Heard {
  readonly inbound: string;
  readonly channel: string;
  /** The number it was sent to, where the gateway says it. */
  readonly to: string;
  /** E.164; null where the sender is no number one could answer. */
  readonly phone: string | null;
  readonly country: string | null;
  readonly text: string;
  /** Whether the channel signs what it says. */
  readonly trusted: boolean;
  readonly receivedAt: Temporal.Instant;
}

/** What a text came to. `understood` lies in plain, so it says no more than the desk must know: never a loss. */
export interface Handled {
  readonly subscriber: string | null;
  readonly programme: string | null;
  readonly understood: string;
}

/** Whoever answers what phones write: the programmes. */
export interface Listener {
  /** Acts and plans the answer, in the transaction that marks the text as handled. */
  hear(tx: Tx, heard: Heard, tools: { readonly keys: Keys; readonly now: Temporal.Instant }): Promise<Handled>;
  /** The machine failed over it: a person must read it. In a transaction of its own. */
  giveUp(tx: Tx, inbound: string, now: Temporal.Instant): Promise<void>;
}

export interface InboundTools {
  readonly keys: Keys;
  readonly textKey: TextKey;
  readonly clock: Clock;
  readonly listener: Listener;
  readonly log?: (what: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** Any number of ours: texts are handled one after the other, so that of STOP and START the later one holds. */
const lane = 4_206_571;

/**
 * Handles the texts that wait, in the order in which they came, each in a transaction of its own. Of several processes
 * one does it at a time. One that cannot be handled is put before a person and holds up nobody. Returns how many.
 */
export async function handleInbound(db: Db, tools: InboundTools, most = 200): Promise<number> {
  for (let n = 0; n < most; n += 1) {
    let id: string | null = null;
    try {
      id = await db.transaction().execute((tx) => handleNext(tx, tools, (next) => (id = next)));
      if (id === null) return n;
    } catch (error) {
      if (id === null || isPassing(error)) throw error;
      tools.log?.("a text from a phone could not be handled", { inbound: id, error: reasonOf(error) });
      await giveUp(db, tools, id);
    }
  }
  return most;
}

async function handleNext(tx: Tx, tools: InboundTools, began: (id: string) => void): Promise<string | null> {
  const { rows: locks } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${lane}) as mine`.execute(tx);
  if (!locks[0]?.mine) return null;
  const row = await tx
    .selectFrom("inbound")
    .select(["id", "channel", "to_number", "from_sealed", "text_sealed", "trusted", "received_at"])
    .where("handled_at", "is", null)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  began(row.id);
  const now = tools.clock.now();
  const from = tools.keys.open(senderPlace(row.id), row.from_sealed).toString("latin1").trim();
  const phone = readPhone(from, "ZZ");
  const heard: Heard = {
    inbound: row.id,
    channel: row.channel,
    to: row.to_number,
    phone: phone?.phone ?? null,
    country: phone?.country ?? null,
    text: row.text_sealed ? openText(tools.textKey, inboundTextPlace(row.id), row.text_sealed) : "",
    trusted: row.trusted,
    receivedAt: Temporal.Instant.from(row.received_at),
  };
  const handled = await tools.listener.hear(tx, heard, { keys: tools.keys, now });
  await tx
    .updateTable("inbound")
    .set({ ...handled, handled_at: now.toString() })
    .where("id", "=", row.id)
    .execute();
  return row.id;
}

async function giveUp(db: Db, { listener, clock }: InboundTools, id: string): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("inbound")
      .set({ handled_at: now.toString(), understood: "person" })
      .where("id", "=", id)
      .where("handled_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await listener.giveUp(tx, id, now);
  });
}

/** The database was away, or two met: the next turn does better. */
const isPassing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && /^(08|40|53|55|57|ECONN|EPIPE|ETIMEDOUT)/u.test(String(error.code));
