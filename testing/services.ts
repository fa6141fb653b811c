import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { stoppedClock } from "#kernel/clock.ts";
import { readConfig } from "#kernel/config/config.ts";
import { connect, type Db } from "#kernel/database/database.ts";
import type { Login } from "#kernel/database/login.ts";
import { loadWords } from "#kernel/language/load-words.ts";
import { type HouseServices, makeServices } from "../src/services.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

export interface TestServices {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly clock: ReturnType<typeof stoppedClock>;
  readonly services: HouseServices;
}

const words = loadWords(fileURLToPath(new URL("../src", import.meta.url)), { strict: true, pseudo: true });

/** What the house works with, without its rooms: for tests of the kernel. The clock stands at noon of 24 June 2010. */
export async function testServices(
  environment: Record<string, string> = {},
  login: Login = "web",
): Promise<TestServices> {
  const database = await testDatabase();
  const connection = connect(database.url(login), { connections: 8 });
  after(() => connection.close());
  const clock = stoppedClock("2010-06-24T12:00:00Z");
  const services = makeServices({
    db: connection.db,
    clock,
    config: readConfig({ LOG_LEVEL: "silent", ...environment }),
    words,
  });
  return { database, db: connection.db, clock, services };
}
