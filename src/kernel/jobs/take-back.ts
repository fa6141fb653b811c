import { type Lifeline, lockNumber } from "./lifeline.ts";

/**
 * Unlocks the jobs of workers whose lock is free; the names of those. `own` is left alone: a session can take its own
 * lock again, which would make the asker himself look dead. Safe to repeat and to do from several places.
 */
export async function takeBackFromTheDead(lifeline: Pick<Lifeline, "ask">, own: string): Promise<readonly string[]> {
  const rows = await lifeline.ask<{ name: string }>(
    `select locked_by as name from graphile_worker._private_jobs where locked_by is not null and locked_by <> $1
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null and locked_by <> $1`,
    [own],
  );
  const dead: string[] = [];
  for (const { name } of rows) {
    // Of this statement's own transaction, so that it is let go at once.
    const [row] = await lifeline.ask<{ free: boolean }>(`select pg_try_advisory_xact_lock(${lockNumber}) as free`, [
      name,
    ]);
    if (row?.free) dead.push(name);
  }
  if (dead.length > 0) await lifeline.ask("select graphile_worker.force_unlock_workers($1)", [dead]);
  return dead;
}

/**
 * Unlocks own jobs that nobody here is at: the answer that gave them was lost with its connection. One that was seen
 * so at the look before, too (`before`), cannot be on its way any more. Returns what is seen so now.
 */
export async function takeBackStrays(
  lifeline: Lifeline,
  own: string,
  atWork: ReadonlySet<string>,
  before: readonly string[],
): Promise<readonly string[]> {
  const rows = await lifeline.ask<{ id: string }>(
    "select id::text from graphile_worker._private_jobs where locked_by = $1",
    [own],
  );
  const seen = rows.map((row) => row.id).filter((id) => !atWork.has(id));
  const lost = seen.filter((id) => before.includes(id));
  if (lost.length > 0) {
    await lifeline.ask(
      `with lost as (
        update graphile_worker._private_jobs set locked_at = null, locked_by = null
        where locked_by = $1 and id = any($2::bigint[]) returning job_queue_id)
      update graphile_worker._private_job_queues set locked_at = null, locked_by = null
      where locked_by = $1 and id in (select job_queue_id from lost)`,
      [own, lost],
    );
  }
  return seen.filter((id) => !lost.includes(id));
}
