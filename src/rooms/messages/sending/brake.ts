import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { shutGate } from "./gate.ts";

/**
 * Stops all sending: no intent is committed after this is. Those committed before may still leave within the fence
 * (`stillLeaving`). Repeating it changes nothing.
 */
export async function pauseSending(tx: Tx, by: string | null, why: string, at: Temporal.Instant): Promise<void> {
  await shutGate(tx);
  const done = await tx
    .updateTable("sending")
    .set({ state: "paused", state_at: at.toString(), state_by: by, why })
    .where("state", "=", "on")
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n) await audit(tx, { actor: by, action: "sending-paused" }, at);
}

/** Lets sending go on after a pause; a restored database is opened by `openAfterRestore` alone. */
export async function resumeSending(tx: Tx, by: string | null, at: Temporal.Instant): Promise<void> {
  const done = await tx
    .updateTable("sending")
    .set({ state: "on", state_at: at.toString(), state_by: by, why: "" })
    .where("state", "=", "paused")
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n) await audit(tx, { actor: by, action: "sending-resumed" }, at);
}

/** The second step of a pause: how many messages whose intent was committed before have no answer yet. */
export async function stillLeaving(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from message where state = 'submitted'`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Releases what was held, at the word of a person (T11): planned again, or lapsed where its time is over. How many.
 * `which`: one programme's or all; held for one reason or any. Answers with the same reason are counted in the record.
 */
export async function releaseHeld(
  tx: Tx,
  by: string | null,
  which: { readonly programme?: string; readonly reason?: string; readonly keys?: readonly string[] },
  at: Temporal.Instant,
): Promise<{ planned: number; lapsed: number }> {
  const { rows } = await sql<{ state: string; n: number }>`
    with held as (
      select subscriber, key from message
      where state = 'held' and (${which.programme ?? null}::uuid is null or programme = ${which.programme ?? null}::uuid)
        and (${which.reason ?? null}::text is null or reason = ${which.reason ?? null}::text)
        and (${which.keys ? [...which.keys] : null}::text[] is null or key = any(${which.keys ? [...which.keys] : null}::text[]))
      order by subscriber, key for update),
    moved as (
      update message as m set state = case when m.not_after > ${at.toString()} then 'planned' else 'lapsed' end::message_state,
        state_at = ${at.toString()}, reason = 'released', channel = null
      from held where m.subscriber = held.subscriber and m.key = held.key returning m.state)
    select state, count(*) as n from moved group by state`.execute(tx);
  const of = (state: string): number => rows.find((row) => row.state === state)?.n ?? 0;
  const done = { planned: of("planned"), lapsed: of("lapsed") };
  await audit(tx, { actor: by, action: "held-released", data: { ...done, reason: which.reason ?? null } }, at);
  return done;
}

/** Takes messages that were held back for good. How many. */
export async function cancelHeld(
  tx: Tx,
  by: string | null,
  which: { readonly programme?: string; readonly reason?: string },
  at: Temporal.Instant,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with held as (
      select subscriber, key from message
      where state = 'held' and (${which.programme ?? null}::uuid is null or programme = ${which.programme ?? null}::uuid)
        and (${which.reason ?? null}::text is null or reason = ${which.reason ?? null}::text)
      order by subscriber, key for update)
    update message as m set state = 'cancelled', state_at = ${at.toString()}, reason = 'by-a-person'
    from held where m.subscriber = held.subscriber and m.key = held.key`.execute(tx);
  const n = Number(numAffectedRows ?? 0n);
  await audit(tx, { actor: by, action: "held-cancelled", data: { messages: n, reason: which.reason ?? null } }, at);
  return n;
}
