import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { Claimed } from "./claim.ts";
import { inBatch } from "./in-batch.ts";
import type { Opened } from "./make-texts.ts";
import { refund } from "./refund.ts";
import { type Way, wayToPhone } from "./route.ts";

/** Claimed messages that this channel cannot carry: back to planned for the one that can, or held where none does. */
export async function sendElsewhere(
  db: Db,
  wish: {
    readonly worker: string;
    readonly ways: readonly Way[];
    readonly astray: readonly Opened[];
    /** Their numbers cannot be opened here. */
    readonly closed: readonly Claimed[];
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const rows = [
    ...wish.astray.map(({ row, phone }) => {
      const way = wayToPhone(wish.ways, row.country, phone);
      return way
        ? { row, state: "planned", reason: null, channel: way.name }
        : { row, state: "held", reason: "no-route", channel: null };
    }),
    ...wish.closed.map((row) => ({ row, state: "held", reason: "sealed", channel: null })),
  ];
  await inBatch(db, async (tx) => {
    const { rows: moved } = await sql<{ programme: string; channel: string; parts: number; cost: number }>`
      update message as m set state = r.state, state_at = ${wish.now.toString()}, reason = r.reason,
        channel = r.channel, worker = null, lease_until = null
      from unnest(${rows.map(({ row }) => row.subscriber)}::uuid[], ${rows.map(({ row }) => row.key)}::text[],
        ${rows.map(({ state }) => state)}::message_state[], ${rows.map(({ reason }) => reason)}::text[],
        ${rows.map(({ channel }) => channel)}::text[]) as r (subscriber, key, state, reason, channel)
      where m.subscriber = r.subscriber and m.key = r.key and m.state = 'claimed' and m.worker = ${wish.worker}
      returning old.programme, old.channel, old.parts, old.cost`.execute(tx);
    await refund(tx, moved);
  });
}

/** A message whose making fails, whoever tries: held, so that it is in nobody's way. */
export async function holdBroken(db: Db, worker: string, row: Claimed, now: Temporal.Instant): Promise<void> {
  await inBatch(db, async (tx) => {
    const { rows } = await sql<{ programme: string; channel: string; parts: number; cost: number }>`
      update message set state = 'held', state_at = ${now.toString()}, reason = 'broken', worker = null,
        lease_until = null
      where subscriber = ${row.subscriber} and key = ${row.key} and state = 'claimed' and worker = ${worker}
      returning programme, channel, parts, cost`.execute(tx);
    await refund(tx, rows);
  });
}
