import { Client } from "pg";
import { lockNumber } from "#kernel/jobs/lifeline.ts";
import { repeat } from "#kernel/lifecycle/repeat.ts";

export interface LineLock {
  stop(): Promise<void>;
}

const every = 2000;

/**
 * Lets one process alone keep the line of an account: `taken` when it is this one's turn, `lost` when the database no
 * longer says so, and then it is tried again. A process that does not get it waits.
 */
export function keepLine(
  directUrl: string,
  name: string,
  turn: { readonly taken: () => void; readonly lost: () => void; readonly failed: (error: unknown) => void },
): LineLock {
  let client: Client | null = null;
  let has = false;
  const gone = (): void => {
    client = null;
    if (has) turn.lost();
    has = false;
  };
  const turns = repeat(
    every,
    async () => {
      if (has) return;
      if (!client) {
        const fresh = new Client({ connectionString: directUrl, application_name: "diomede line", keepAlive: true });
        fresh.on("error", () => undefined);
        await fresh.connect();
        fresh.once("end", gone);
        client = fresh;
      }
      const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${lockNumber}) as got`, [
        `line ${name}`,
      ]);
      has = rows[0]?.got ?? false;
      if (has) turn.taken();
    },
    turn.failed,
  );
  return {
    async stop() {
      await turns.stop();
      await client?.end();
    },
  };
}
