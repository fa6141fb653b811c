import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, renameSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { freePort } from "./free-port.ts";
import { handToOwner } from "./ownership.ts";
import type { Programs } from "./programs.ts";
import { surroundings } from "./run.ts";
import type { ServerUser } from "./server-user.ts";
import { settings } from "./settings.ts";

export type Server = { port: number; process: ChildProcess };

export type Launch = { folder: string; data: string; programs: Programs; user: ServerUser; fsync: boolean };

const tooLong = 10 * 1024 * 1024;

/** Starts PostgreSQL on a free port (or on `port`) and waits until it answers; recovery after a crash may take its time. */
export async function launch(from: Launch, port?: number): Promise<Server> {
  for (let tries = 1; ; tries++) {
    const chosen = port ?? (await freePort());
    const said = await attempt(from, chosen);
    if (typeof said !== "string") return { port: chosen, process: said };
    // Somebody was faster to the port, or the last workers of a server that was killed are still going home.
    if (tries === 20 || !/could not bind|in use/.test(said)) {
      throw new CannotStart(
        `PostgreSQL did not start: ${lastComplaint(said)} (more in ${join(from.folder, "database.log")}).`,
      );
    }
    await sleep(100);
  }
}

/** The running process, or what a server that did not start wrote into its log. */
async function attempt(from: Launch, port: number): Promise<ChildProcess | string> {
  const log = openLog(from.folder);
  const child = spawn(from.programs.postgres, ["-D", from.data, ...settings(port, from.fsync)], {
    ...surroundings(from.user),
    // A session of its own: Ctrl-C in the terminal reaches us, and we stop it last.
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  closeSync(log.fd);
  const { promise: failed, reject } = Promise.withResolvers<never>();
  child.once("error", reject);
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  await Promise.race([failed, untilReady(child, from.data, ended)]);
  if (!ended()) {
    child.unref();
    return child;
  }
  return (await readFile(log.path)).subarray(log.start).toString("utf8");
}

async function untilReady(child: ChildProcess, data: string, ended: () => boolean): Promise<void> {
  while (!ended() && !(await saysReady(data, child.pid))) await sleep(10);
}

async function saysReady(data: string, pid: number | undefined): Promise<boolean> {
  try {
    const lines = (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n");
    return lines[0] === String(pid) && lines[7]?.trim() === "ready";
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** Stops the server after what runs now; when hurried, or after four seconds, at once: then its next start recovers. */
export async function halt(server: ChildProcess, hurry?: AbortSignal): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  const exit = once(server, "exit");
  server.kill("SIGINT");
  const atOnce = () => server.kill("SIGQUIT");
  const timer = setTimeout(atOnce, 4000);
  if (hurry?.aborted) atOnce();
  hurry?.addEventListener("abort", atOnce, { once: true });
  await exit;
  hurry?.removeEventListener("abort", atOnce);
  clearTimeout(timer);
}

function openLog(folder: string): { fd: number; path: string; start: number } {
  const path = join(folder, "database.log");
  if (existsSync(path) && statSync(path).size > tooLong) renameSync(path, `${path}.1`);
  const fd = openSync(path, "a", 0o600);
  handToOwner(folder, path);
  return { fd, path, start: statSync(path).size };
}

const lastComplaint = (said: string): string => {
  const complaints = said.split("\n").filter((line) => /FATAL|PANIC|ERROR|error/.test(line));
  return (complaints.at(-1) ?? said).replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "").trim();
};
