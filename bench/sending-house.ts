import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { sql } from "kysely";
import { type Connection, connect } from "../src/kernel/database/database.ts";
import { startEmbedded } from "../src/kernel/database/embedded/index.ts";
import { migrate } from "../src/kernel/database/migrate.ts";

export interface BenchHouse {
  readonly folder: string;
  readonly owner: Connection;
  url(login: "owner" | "send" | "web"): string;
  close(): Promise<void>;
}

/** A database as it is in life (every commit on the disk), in a folder that goes with the bench. */
export async function openBenchHouse(): Promise<BenchHouse> {
  const folder = mkdtempSync(join(tmpdir(), "diomede-bench-"));
  // The server of the embedded database may be another user's process.
  chmodSync(folder, 0o755);
  const database = await startEmbedded({ folder, log: (sentence) => console.error(sentence) });
  await migrate({ url: database.url("owner"), folder: fileURLToPath(new URL("../db/migrations", import.meta.url)) });
  const owner = connect(database.url("owner"), { connections: 4, statementSeconds: 600, patient: true });
  return {
    folder,
    owner,
    url: database.url,
    async close() {
      await owner.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const numberOf = async (house: BenchHouse, query: ReturnType<typeof sql>): Promise<number> =>
  Number(((await query.execute(house.owner.db)).rows[0] as { n: number } | undefined)?.n ?? 0);

/** Milliseconds of processor that processes whose command line begins so have used; 0 where the system does not say. */
export function processorOf(begins: (commandLine: string) => boolean): number {
  let ticks = 0;
  try {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/u.test(name))) {
      try {
        if (!begins(readFileSync(`/proc/${pid}/cmdline`, "latin1"))) continue;
        const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1]?.split(" ") ?? [];
        ticks += Number(fields[11]) + Number(fields[12]);
      } catch {
        // It has just ended.
      }
    }
  } catch {
    return 0;
  }
  return ticks * 10;
}
