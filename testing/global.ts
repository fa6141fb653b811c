import { fileURLToPath } from "node:url";
import { Client } from "pg";
import type { Embedded } from "#kernel/database/embedded/index.ts";
import { type Login, logins } from "#kernel/database/login.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { migrateJobs } from "#kernel/jobs/migrate-jobs.ts";
import { shippedKnowledge } from "#rooms/matching/index.ts";
import { environment, type TestServer } from "./database.ts";
import { type TemporaryServer, temporaryServer } from "./temporary-server.ts";
import { compiledWords } from "./words.ts";

let temporary: TemporaryServer | undefined;

/** One server for the whole run, its database `diomede` migrated once: every test file clones it. */
export async function globalSetup(): Promise<void> {
  temporary = await temporaryServer();
  const { server } = temporary;
  await keepEmptyCopy(server);
  await migrate({ url: server.url("owner"), folder: fileURLToPath(new URL("../db/migrations", import.meta.url)) });
  await migrateJobs(server.url("owner"));
  const passwords = Object.fromEntries(logins.map((login) => [login, new URL(server.url(login)).password]));
  const told: TestServer = { superuser: server.superuserUrl("%"), passwords: passwords as Record<Login, string> };
  process.env[environment] = JSON.stringify(told);
  // Compiled once and kept, so that no two test files do it side by side.
  shippedKnowledge(compiledWords);
}

export async function globalTeardown(): Promise<void> {
  await temporary?.remove();
}

/** The database before any migration, for tests of migrations themselves. */
async function keepEmptyCopy(server: Embedded): Promise<void> {
  const client = new Client({ connectionString: server.superuserUrl("postgres") });
  await client.connect();
  await client.query("create database diomede_empty template diomede owner diomede_owner");
  await client.end();
}
