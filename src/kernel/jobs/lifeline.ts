import { Client, type QueryResultRow } from "pg";
import { repeat } from "#kernel/lifecycle/repeat.ts";

/**
 * A connection that lives as long as its process and holds locks by name: the database lets go of them in the moment
 * the process is gone, however it went. When the connection breaks it is made anew, and the locks are taken again.
 */
export interface Lifeline {
  /** Takes a lock and keeps it until `stop`. */
  hold(name: string): Promise<void>;
  /** Does `work` while holding the lock; false, and nothing done, when another process has it or the line is broken. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  ask<R extends QueryResultRow>(question: string, values?: unknown[]): Promise<R[]>;
  stop(): Promise<void>;
}

/** SQL for the number of a lock with the name that stands at `$1`. */
export const lockNumber = "hashtextextended($1, 4206563)";

// A machine that vanished without a word is missed by the server within half a minute.
const watchful = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

/** `directUrl` must not go through a pooler that shares sessions. */
export async function openLifeline(directUrl: string, failed: (error: unknown) => void): Promise<Lifeline> {
  const held = new Set<string>();
  let client: Client | null = null;
  let line: Promise<unknown> = Promise.resolve();

  const open = async (): Promise<void> => {
    const fresh = new Client({
      connectionString: directUrl,
      application_name: "diomede lifeline",
      keepAlive: true,
      options: watchful,
    });
    // What breaks the connection is told by its end; without a listener it would end the program.
    fresh.on("error", () => {});
    fresh.once("end", () => {
      if (client === fresh) client = null;
    });
    await fresh.connect();
    try {
      for (const name of held) await fresh.query(`select pg_advisory_lock(${lockNumber})`, [name]);
    } catch (error) {
      await fresh.end();
      throw error;
    }
    client = fresh;
  };

  const askOn = <R extends QueryResultRow>(on: Client, question: string, values: unknown[] = []): Promise<R[]> => {
    const answer = line.then(async () => (await on.query<R>(question, values)).rows);
    line = answer.catch(() => undefined);
    return answer;
  };
  const present = (): Client => {
    if (!client) throw new Error("The connection that holds the locks is broken just now");
    return client;
  };

  await open();
  const mending = repeat(500, async () => (client ? undefined : await open()), failed, { first: "later" });

  return {
    async hold(name) {
      held.add(name);
      await askOn(present(), `select pg_advisory_lock(${lockNumber})`, [name]);
    },
    async alone(name, work) {
      const mine = client;
      if (!mine) return false;
      const [row] = await askOn<{ got: boolean }>(mine, `select pg_try_advisory_lock(${lockNumber}) as got`, [name]);
      if (!row?.got) return false;
      try {
        await work();
      } finally {
        // Where the line broke meanwhile the lock is gone with it.
        if (client === mine) await askOn(mine, `select pg_advisory_unlock(${lockNumber})`, [name]);
      }
      return true;
    },
    ask: async (question, values) => await askOn(present(), question, values),
    async stop() {
      await mending.stop();
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
