import type { Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";

export type SubscriberState = "unconfirmed" | "active" | "paused" | "silent" | "stopped" | "forgotten";

/** Through what an act came in. `gateway`: a channel told us, not she. */
export type Door = "message" | "web" | "health-worker" | "import" | "staff" | "gateway";

export interface Locked {
  readonly id: string;
  readonly programme: string;
  readonly language: string;
  readonly state: SubscriberState;
  readonly consents: number;
  readonly consent_head: Buffer | null;
}

/**
 * Takes the subscriber's row until the transaction ends: the one point where acts about one person meet, so every such
 * act begins with it. Taking it twice in one transaction is harmless. Refuses 404.
 */
export async function lockSubscriber(tx: Tx, id: string): Promise<Locked> {
  const row = await tx
    .selectFrom("subscriber")
    .select(["id", "programme", "language", "state", "consents", "consent_head"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return { ...row, state: row.state as SubscriberState };
}

export async function setState(tx: Tx, id: string, state: SubscriberState, at: Temporal.Instant): Promise<void> {
  await tx.updateTable("subscriber").set({ state, state_at: at.toString() }).where("id", "=", id).execute();
}
