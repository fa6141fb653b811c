import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { commandLineOf } from "./command-line.ts";

/**
 * Stops the server that a killed program left behind on `data`, and clears away a note of a server that is no more.
 * A process is ended only when its command line names this very data folder.
 */
export async function stopOrphan(data: string, log: (sentence: string) => void): Promise<void> {
  const pid = await postmasterOf(data);
  if (pid === undefined) return;
  if (serves(pid, data)) {
    log(`An earlier Diomede ended without stopping its PostgreSQL (process ${pid}): stopping it now.`);
    await end(pid, data);
    return;
  }
  // The number belongs to nobody, or by now to some other program: PostgreSQL would take that one for its server.
  if (!commandLineOf(pid)?.includes("postgres")) await rm(join(data, "postmaster.pid"), { force: true });
}

const serves = (pid: number, data: string): boolean => `${commandLineOf(pid)} `.includes(` -D ${data} `);

async function end(pid: number, data: string): Promise<void> {
  for (const [signal, seconds] of [
    ["SIGINT", 10],
    ["SIGQUIT", 10],
  ] as const) {
    process.kill(pid, signal);
    for (let tries = 0; tries < seconds * 50; tries++) {
      if (!serves(pid, data)) return;
      await sleep(20);
    }
  }
  throw new CannotStart(`The PostgreSQL of an earlier start (process ${pid}) does not stop: end it and start again.`);
}

async function postmasterOf(data: string): Promise<number | undefined> {
  try {
    const pid = Number((await readFile(join(data, "postmaster.pid"), "utf8")).split("\n")[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
