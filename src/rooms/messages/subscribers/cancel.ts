import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";

/** Whose messages an act takes back: those of one enrolment, or of everything. */
export type Scope = { readonly enrolment: string | null } & (
  | { readonly subscriber: string }
  | { readonly subscribers: readonly string[] }
);

/**
 * Takes back what has not been handed to a gateway yet. `spare`: answers to what she wrote herself go out all the same,
 * or only those to words of danger, or nothing. Their rows must be locked. Returns the keys, for the desk.
 */
export async function cancelMessages(
  tx: Tx,
  scope: Scope,
  spare: "answers" | "danger" | "nothing",
  reason: string,
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const { enrolment } = scope;
  const subscribers = "subscriber" in scope ? [scope.subscriber] : scope.subscribers;
  const spared = { answers: sql`class = 'reply'`, danger: sql`class = 'reply' and priority = 0`, nothing: sql`false` }[
    spare
  ];
  const { rows } = await sql<{ key: string }>`
    update message set state = 'cancelled', reason = ${reason}, state_at = ${at.toString()}, worker = null, lease_until = null
    where subscriber = any(${subscribers}::uuid[]) and state in ('planned', 'claimed', 'held') and not (${spared})
      and (${enrolment}::uuid is null or enrolment = ${enrolment}::uuid)
    returning key`.execute(tx);
  return rows.map((row) => row.key);
}
