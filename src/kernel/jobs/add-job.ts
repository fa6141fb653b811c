import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";

export interface JobOptions {
  /** While a job with this key waits, adding it again changes nothing but its payload. */
  readonly key?: string;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
}

/**
 * Puts a job down in the caller's transaction: it is run once that is committed, and never when it is not. The payload
 * lies in the database in plain, so it holds ids and no personal data.
 */
export async function addJob(
  tx: Tx | Db,
  name: string,
  payload: Readonly<Record<string, unknown>> = {},
  options: JobOptions = {},
): Promise<void> {
  await sql`select add_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.queue ?? null})`.execute(
    tx,
  );
}
