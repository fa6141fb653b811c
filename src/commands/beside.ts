import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { machineClock } from "#kernel/clock.ts";
import type { Config } from "#kernel/config/config.ts";
import { connect } from "#kernel/database/database.ts";
import { FolderHeld } from "#kernel/database/embedded/folder-lock.ts";
import { reachRunning } from "#kernel/database/embedded/reach-running.ts";
import { migrationFiles } from "#kernel/database/migration-files.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import type { Say } from "#kernel/lifecycle/run-until-stopped.ts";
import type { Room } from "#kernel/rooms.ts";
import { sourceFolder } from "../app.ts";
import { movedClock, type OpenDatabase, openDatabase } from "../house.ts";
import { makeRooms } from "../rooms.ts";
import { type HouseServices, makeServices } from "../services.ts";

const migrations = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/**
 * The database for a command: that of the program that runs on this folder, when there is one; else as `start` opens
 * it. Refuses (CannotStart) beside a program of another version.
 */
export async function openBeside(config: Config, say: Say): Promise<OpenDatabase & { readonly beside: boolean }> {
  try {
    return { ...(await openDatabase(config, say)), beside: false };
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw error;
    const { url } = await reachRunning(config.dataFolder, say);
    await refuseOtherVersion(url("owner"));
    return { url, directUrl: url, embedded: true, beside: true, stop: async () => undefined };
  }
}

async function refuseOtherVersion(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const files = await migrationFiles(migrations);
    const { rows } = await client.query<{ name: string; hash: string }>(
      "select name, hash from migration order by name",
    );
    const same =
      rows.length === files.length &&
      files.every((file, n) => rows[n]?.name === file.name && rows[n]?.hash === file.hash);
    if (!same) throw new CannotStart("The program that is running is of another version: stop it, and start it anew.");
  } finally {
    await client.end();
  }
}

/** The rooms as they are made, for what they say of themselves; their database is nowhere and must not be asked. */
export function roomsUnasked(config: Config): readonly Room[] {
  const { db } = connect("postgres://nobody@127.0.0.1:1/nothing");
  const words = loadWords(sourceFolder);
  return makeRooms(makeServices({ db, clock: machineClock, config: { ...config, logLevel: "silent" }, words }));
}

/** Rooms and services for one command; a statement may take ten minutes. Nothing is logged. */
export async function withHouse<T>(
  config: Config,
  say: Say,
  work: (house: {
    readonly services: HouseServices;
    readonly rooms: readonly Room[];
    readonly database: OpenDatabase;
  }) => Promise<T>,
): Promise<T> {
  const database = await openBeside(config, say);
  try {
    const connection = connect(database.url("work"), {
      connections: 3,
      statementSeconds: 600,
      name: "diomede command",
    });
    try {
      const clock = await movedClock(connection);
      const quiet = { ...config, logLevel: "silent" as const };
      const services = makeServices({ db: connection.db, clock, config: quiet, words: loadWords(sourceFolder) });
      return await work({ services, rooms: makeRooms(services), database });
    } finally {
      await connection.close();
    }
  } finally {
    await database.stop();
  }
}
