import { join } from "node:path";
import type { Login } from "../login.ts";
import { roleOf } from "../login.ts";
import { lockFolder } from "./folder-lock.ts";
import { giveTo } from "./give-to.ts";
import { initialise } from "./initialise.ts";
import { stopOrphan } from "./orphan.ts";
import { keepPasswords, newPasswords, readPasswords } from "./passwords.ts";
import { placeFor } from "./place.ts";
import { programsFor } from "./programs.ts";
import { ensureRoles } from "./roles.ts";
import { halt, type Launch, launch, type Server } from "./server.ts";
import { setSuperuserPassword } from "./superuser.ts";

export type Embedded = {
  /** Where the database really lies: the folder asked for, or one under /var/lib/diomede. */
  folder: string;
  /** Address of database `diomede` for a login; good until the stop, also after PostgreSQL had to be started anew. */
  url(login: Login): string;
  /** Address of any database of the server for its superuser: for tests and tools, never for the program itself. */
  superuserUrl(database: string): string;
  /** Stops the server and frees the folder; may be called twice. Hurried, it ends in this instant and recovers later. */
  stop(hurry?: AbortSignal): Promise<void>;
  /** Ends the server in this instant, without waiting: its next start recovers. For a process that is ending itself. */
  abandon(): void;
};

type Kept = { port: number; stop(hurry?: AbortSignal): Promise<void>; abandon(): void };

type Wish = { folder: string; log: (sentence: string) => void; fsync?: boolean };

/**
 * Starts PostgreSQL 18 of our own over `<folder>/database`, making it at the first start. Refuses (CannotStart) when
 * another program has the folder; stops the server that a killed program left there. With `fsync: false` a power cut
 * may lose everything: for tests only.
 */
export async function startEmbedded({ folder: asked, log, fsync = true }: Wish): Promise<Embedded> {
  const { folder, user } = await placeFor(asked, log);
  const lock = lockFolder(folder);
  try {
    const programs = await programsFor(user, log);
    const data = join(folder, "database");
    await giveTo(user, data);
    const isNew = await initialise(folder, programs, user, fsync);
    await stopOrphan(data, log);
    const kept = await readPasswords(folder);
    const passwords = kept ?? newPasswords();
    if (isNew || !kept) {
      await setSuperuserPassword(data, programs, user, passwords.superuser);
      await keepPasswords(folder, passwords);
    }
    const server = await keptRunning({ folder, data, programs, user, fsync }, log);
    const address = (role: string, password: string, database: string) =>
      `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`;
    const superuserUrl = (database: string) => address("superuser", passwords.superuser, database);
    try {
      await ensureRoles(superuserUrl, passwords, !kept);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return {
      folder,
      url: (login) => address(roleOf(login), passwords[login], "diomede"),
      superuserUrl,
      async stop(hurry) {
        await server.stop(hurry);
        lock.release();
      },
      abandon: server.abandon,
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A server that is started anew, on the same port, when something else than our stop has ended it. */
async function keptRunning(from: Launch, log: (sentence: string) => void): Promise<Kept> {
  let server: Server = await launch(from);
  const { port } = server;
  let stopping = false;
  let restart = Promise.resolve();
  const watch = () =>
    server.process.once("exit", (code, signal) => {
      if (stopping) return;
      log(`PostgreSQL ended by itself (${signal ?? code}): starting it again.`);
      restart = again();
    });
  async function again(): Promise<void> {
    try {
      server = await launch(from, port);
      watch();
    } catch (error) {
      log(String(error));
    }
  }
  watch();
  return {
    port,
    async stop(hurry) {
      stopping = true;
      await restart;
      await halt(server.process, hurry);
    },
    abandon() {
      stopping = true;
      server.process.kill("SIGQUIT");
    },
  };
}
