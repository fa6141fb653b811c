import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "#kernel/config/config.ts";
import { connect } from "#kernel/database/database.ts";
import { startEmbedded } from "#kernel/database/embedded/index.ts";
import type { Login } from "#kernel/database/login.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { migrateJobs } from "#kernel/jobs/migrate-jobs.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import type { Part, Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { useMailKey } from "#kernel/mail/seal.ts";
import { movedClock } from "#kernel/moved-clock.ts";
import { keepCompiledIn } from "#rooms/matching/index.ts";
import { sourceFolder } from "./app.ts";
import { makeServices } from "./services.ts";

export { movedClock };

const migrations = fileURLToPath(new URL("../db/migrations", import.meta.url));

/** Where the database is and how to reach it; `stop` ends what `openDatabase` began and nothing else. */
export interface OpenDatabase {
  url(login: Login): string;
  /** For what a pooler cannot carry: migrations, listening, session locks. */
  directUrl(login: Login): string;
  readonly embedded: boolean;
  stop(hurry?: AbortSignal): Promise<void>;
}

/** Starts the embedded PostgreSQL, or takes the service that DATABASE_URL names, and brings its tables up to date. */
export async function openDatabase(config: Config, say: Say): Promise<OpenDatabase> {
  const service = config.databaseUrl;
  const opened: OpenDatabase = service
    ? {
        url: () => service,
        directUrl: () => config.databaseDirectUrl ?? service,
        embedded: false,
        stop: async () => undefined,
      }
    : await (async () => {
        const embedded = await startEmbedded({ folder: config.dataFolder, log: say });
        return { url: embedded.url, directUrl: embedded.url, embedded: true, stop: embedded.stop };
      })();
  try {
    await migrate({ url: opened.directUrl("owner"), folder: migrations });
    await migrateJobs(opened.directUrl("owner"));
  } catch (error) {
    await opened.stop();
    throw error;
  }
  return opened;
}

/** Services for one process over an open database. */
export async function openServices(config: Config, database: OpenDatabase, login: Login, connections = 10) {
  await useMailKey(config.dataFolder);
  keepCompiledIn(join(config.dataFolder, "words"));
  const connection = connect(database.url(login), { connections, name: `diomede ${login}` });
  const clock = await movedClock(connection);
  const words = loadWords(sourceFolder);
  const services = makeServices({ db: connection.db, clock, config, words });
  return { connection, clock, services };
}

/** A part of the program that is started and stopped in order. */
export const part = (
  name: string,
  start: () => Promise<unknown>,
  stop: (hurry: AbortSignal) => Promise<unknown>,
): Part => ({ name, start, stop });
