import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { inOrder } from "./in-batch.ts";
import { refund, type Unspent } from "./refund.ts";

interface Kept {
  readonly subscriber: string;
  readonly key: string;
}

/**
 * Claimed to planned (T2 undone), for those that are still claimed by `worker`, and what was reckoned with is unspent
 * again. How many there were.
 */
export async function giveBack(
  tx: Tx,
  worker: string,
  rows: readonly Kept[],
  now: Temporal.Instant,
  reason: string,
): Promise<number> {
  if (rows.length === 0) return 0;
  return await toPlanned(
    tx,
    sql`
    select m.* from ${inOrder(rows)}, lateral (
      select subscriber, key from message
      where subscriber = r.subscriber and key = r.key and state::text = 'claimed' and worker = ${worker}
      for update) as m`,
    now,
    reason,
  );
}

/** The same for those that `locked` names (subscriber, key), which must be claimed and locked by it. */
export async function toPlanned(
  tx: Tx,
  locked: RawBuilder<unknown>,
  now: Temporal.Instant,
  reason: string,
): Promise<number> {
  const { rows } = await sql<Unspent>`
    with locked as materialized (${locked})
    update message as m set state = 'planned', state_at = ${now.toString()}, reason = ${reason}, worker = null,
      lease_until = null, channel = null
    from locked as l where m.subscriber = l.subscriber and m.key = l.key
    returning old.programme, old.channel, old.parts, old.cost`.execute(tx);
  await refund(tx, rows);
  return rows.length;
}
