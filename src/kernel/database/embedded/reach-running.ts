import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { type Login, roleOf } from "../login.ts";
import { readPasswords } from "./passwords.ts";
import { placeFor } from "./place.ts";

/** The server of another program on this machine; it is not ours to stop. */
export interface Reached {
  url(login: Login): string;
  /** Where the database lies. */
  readonly folder: string;
  /** Process id of the server. */
  readonly pid: number;
}

/**
 * The server that a running program keeps over a folder, so that a command can work beside it. Waits up to ten seconds
 * for one that is just starting. Refuses (CannotStart) when its passwords may not be read by this user.
 */
export async function reachRunning(asked: string, log: (sentence: string) => void): Promise<Reached> {
  const { folder } = await placeFor(asked, log);
  for (let tries = 0; tries < 100; tries++) {
    const passwords = await forUs(folder, () => readPasswords(folder));
    const server = await forUs(folder, () => serverOf(join(folder, "database")));
    if (passwords && server) {
      return {
        folder,
        pid: server.pid,
        url: (login) => `postgres://${roleOf(login)}:${passwords[login]}@127.0.0.1:${server.port}/diomede`,
      };
    }
    await sleep(100);
  }
  throw new CannotStart(`The program that uses ${folder} has no database that answers: look at what it says.`);
}

async function forUs<T>(folder: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (codeOf(error) !== "EACCES") throw error;
    throw new CannotStart(`The database in ${folder} belongs to another user: run this as that user or as root.`);
  }
}

/** What PostgreSQL notes about itself: process id, port on the fourth line, `ready` on the eighth. */
async function serverOf(data: string): Promise<{ pid: number; port: number } | null> {
  try {
    const lines = (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return lines[7]?.trim() === "ready" && pid > 0 && port > 0 ? { pid, port } : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
