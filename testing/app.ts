import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { stoppedClock } from "#kernel/clock.ts";
import { readConfig } from "#kernel/config/config.ts";
import { connect, type Db } from "#kernel/database/database.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import { keepCompiledIn } from "#rooms/matching/index.ts";
import { type App, createApp, sourceFolder } from "../src/app.ts";
import { makeServices } from "../src/services.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { compiledWords } from "./words.ts";

export interface TestApp extends App {
  readonly db: Db;
  readonly clock: ReturnType<typeof stoppedClock>;
  readonly database: TestDatabase;
}

keepCompiledIn(compiledWords);
// Keys that pages make lie in a folder of their own, which goes with the process.
const dataFolder = mkdtempSync(join(tmpdir(), "diomede-test-data-"));
process.once("exit", () => rmSync(dataFolder, { recursive: true, force: true }));
const words = loadWords(sourceFolder, { strict: true, pseudo: true });

/** The whole house over a database of its own, with a clock that stands at noon of 24 June 2010 until it is moved. */
export async function testApp(environment: Record<string, string> = {}): Promise<TestApp> {
  return await appOver(await testDatabase(), environment);
}

/** One more house over a database that others may be over too, as another process would be. */
export async function appOver(database: TestDatabase, environment: Record<string, string> = {}): Promise<TestApp> {
  const connection = connect(database.url("web"), { connections: 4 });
  after(() => connection.close());
  const clock = stoppedClock("2010-06-24T12:00:00Z");
  const services = makeServices({
    db: connection.db,
    clock,
    config: readConfig({ LOG_LEVEL: "error", DIOMEDE_DATA: dataFolder, ...environment }),
    words,
  });
  const app = await createApp(services);
  return { ...app, db: connection.db, clock, database };
}
