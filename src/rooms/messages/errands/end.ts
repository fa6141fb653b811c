import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { Refusal } from "#kernel/refusal.ts";
import { CannotOpen } from "../keys/sealing.ts";

export type Log = (what: string, facts: Record<string, unknown>) => void;

/** After so many tries an errand is done and failed; what was sealed in it is kept three days more. */
const mostTries = 5;

/** An errand is done: what was sealed in it goes. */
export async function end(
  db: Db | Tx,
  id: string,
  outcome: Readonly<Record<string, unknown>>,
  answer: Buffer | null,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable("errand")
    .set({ sealed: null, outcome: JSON.stringify(outcome), answer, done_at: at.toString(), retry_at: null })
    .where("id", "=", id)
    .where("done_at", "is", null)
    .execute();
}

/** What it had done was taken back; the errand itself ends with the reason, or waits and is tried again. */
export async function afterError(
  db: Db,
  { id, kind, tries }: { id: string; kind: string; tries: number },
  error: unknown,
  at: Temporal.Instant,
  log: Log | undefined,
): Promise<"refused" | "failed" | "later"> {
  if (error instanceof Refusal) {
    await end(db, id, { refused: error.messageId, facts: error.facts }, null, at);
    return "refused";
  }
  const lacksKey = error instanceof CannotOpen && error.why === "no-key";
  const given = lacksKey ? tries : tries + 1;
  log?.("an errand could not be done", { errand: id, kind, tries: given, error: reasonOf(error) });
  if (given >= mostTries) {
    await sql`
      update errand set tries = ${given}, outcome = '{"failed": true}', done_at = ${at.toString()}
      where id = ${id} and done_at is null`.execute(db);
    return "failed";
  }
  const again = at.add({ seconds: lacksKey ? 30 : 2 ** given });
  await db
    .updateTable("errand")
    .set({ tries: given, retry_at: again.toString() })
    .where("id", "=", id)
    .where("done_at", "is", null)
    .execute();
  return "later";
}

/** A person has an errand that failed tried again. False when it did not fail, or what it held is gone. */
export async function retryErrand(db: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update errand set done_at = null, outcome = null, tries = 0, retry_at = null
    where id = ${id} and done_at is not null and outcome->>'failed' = 'true'`.execute(db);
  return Number(numAffectedRows ?? 0n) > 0;
}
