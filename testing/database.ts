import { randomBytes } from "node:crypto";
import { after } from "node:test";
import { Client } from "pg";
import { type Login, roleOf } from "#kernel/database/login.ts";

/** What testing/global.ts leaves in the environment of every test file. */
export const environment = "DIOMEDE_TEST_DATABASE";

export type TestServer = {
  /** The superuser's address of a database of the test server, with the name left open as `%`. */
  superuser: string;
  passwords: Record<Login, string>;
};

export type TestDatabase = { url(login?: Login): string; superuserUrl: string; drop(): Promise<void> };

/**
 * A database of its own, cloned from the migrated template; dropped when the test file (or the suite that asked) is
 * done. Without a login the address is the owner's.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await cloneOf("diomede");
  after(() => database.drop());
  return database;
}

/** An empty database owned by diomede_owner, for tests that bring their own tables; dropped when they are done. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const database = await cloneOf("diomede_empty");
  after(() => database.drop());
  return database;
}

async function cloneOf(template: string): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(server, `create database ${name} template ${template} owner diomede_owner`);
  const superuserUrl = server.superuser.replace("%", name);
  return {
    superuserUrl,
    url(login = "owner") {
      const address = new URL(superuserUrl);
      address.username = roleOf(login);
      address.password = server.passwords[login];
      return address.href;
    },
    drop: () => asSuperuser(server, `drop database if exists ${name} with (force)`),
  };
}

function testServer(): TestServer {
  const said = process.env[environment];
  if (said === undefined) {
    throw new Error(
      "No test server: run node --test --test-global-setup=testing/global.ts <files>, or npm test -- <folder>.",
    );
  }
  return JSON.parse(said) as TestServer;
}

async function asSuperuser(server: TestServer, statement: string): Promise<void> {
  const client = new Client({ connectionString: server.superuser.replace("%", "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
