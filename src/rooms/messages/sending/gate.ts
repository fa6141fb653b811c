import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";

/**
 * The lock that intents share and that a pause, a restore and a raised epoch take alone: once such an act is committed
 * no intent of before can be. A lock of the lock table, since its queue is fair; a row shared without end never falls free.
 */
const gate = sql.lit(4206565);

/** SQL that waits at the gate until the end of the transaction, as one of many. */
export const throughGate = sql`pg_advisory_xact_lock_shared(${gate})`;

/** Shuts the gate: waits for the intents under way, and lets no more pass until this transaction ends. */
export async function shutGate(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${gate})`.execute(tx);
}
