import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";

/**
 * A transaction about some hundred messages, each found by its key. The planner does not know that only one partition is
 * asked for each, and would rather read whole tables, the slower the more messages there are; so it is told not to, nor to keep a plan from when a table was
 * empty. What
 * is committed here is on the disk, whatever the server's own habit is.
 */
export async function inBatch<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
      set_config('enable_seqscan', 'off', true), set_config('enable_material', 'off', true),
      set_config('plan_cache_mode', 'force_custom_plan', true), set_config('synchronous_commit', 'on', true)`.execute(
      tx,
    );
    return await work(tx);
  });
}

/** Rows of `message` as SQL, in the order in which all lock them: columns subscriber and key, to be joined by `lateral`. */
export function inOrder(rows: readonly { readonly subscriber: string; readonly key: string }[]): RawBuilder<unknown> {
  const sorted = rows.toSorted((a, b) =>
    a.subscriber === b.subscriber ? (a.key < b.key ? -1 : 1) : a.subscriber < b.subscriber ? -1 : 1,
  );
  return sql`unnest(${sorted.map((row) => row.subscriber)}::uuid[], ${sorted.map((row) => row.key)}::text[])
    as r (subscriber, key)`;
}
