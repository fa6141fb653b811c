import { type RawBuilder, sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { type Lifeline, openLifeline } from "#kernel/jobs/lifeline.ts";

/** Number of the lock that a sending process holds as long as it lives; the database lets go of it with its connection. */
export const lockNumberOf = (worker: RawBuilder<unknown>) => sql`hashtextextended('sender ' || ${worker}, 4206563)`;

const lockName = (worker: string): string => `sender ${worker}`;

/** A connection that says that this process lives. `directUrl` must not go through a pooler that shares sessions. */
export async function beAlive(directUrl: string, worker: string, failed: (error: unknown) => void): Promise<Lifeline> {
  const lifeline = await openLifeline(directUrl, failed);
  await lifeline.hold(lockName(worker));
  return lifeline;
}

const livesSeconds = 15;

export interface Heartbeat {
  /** How many processes send now, this one among them. */
  processes: number;
  /** When the database last heard of this one, as it wrote it: intents want it, so that none is written into an older copy. */
  token: string;
}

/**
 * Says that this process sends. Null when the database does not know of the last time (`token`; "" at the beginning):
 * then it is another one. Processes not heard of for a day are forgotten.
 */
export async function heartbeat(
  db: Db,
  worker: string,
  startedAt: Temporal.Instant,
  token: string,
): Promise<Heartbeat | null> {
  const { rows } = await sql<{ token: string; others: number }>`
    with me as (
      insert into sender as s (worker, started_at, seen_at, epoch)
      select ${worker}, ${startedAt.toString()}, clock_timestamp(), (select epoch from sending)
      where ${token} = '' or exists (select from sender where worker = ${worker})
      on conflict (worker) do update set seen_at = clock_timestamp(), epoch = excluded.epoch
        where ${token} = '' or s.seen_at >= nullif(${token}, '')::timestamptz
      returning seen_at),
    old as (delete from sender where seen_at < clock_timestamp() - interval '1 day' and worker <> ${worker})
    select seen_at as token, (select count(*) from sender
      where worker <> ${worker} and seen_at > clock_timestamp() - make_interval(secs => ${livesSeconds})) as others
    from me`.execute(db);
  const [row] = rows;
  return row ? { processes: row.others + 1, token: row.token } : null;
}

export async function sayGoodbye(db: Db, worker: string): Promise<void> {
  await db.deleteFrom("sender").where("worker", "=", worker).execute();
}
