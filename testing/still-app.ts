import { after } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import type { PoolClient } from "pg";
import { connect } from "#kernel/database/database.ts";
import type { DB } from "#schema";
import { type App, createApp } from "../src/app.ts";
import { makeServices } from "../src/services.ts";
import type { TestApp } from "./app.ts";

/** An answer that has been read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface StillApp {
  readonly rooms: App["rooms"];
  /** Asks, reads the answer, and undoes whatever the request did. One after the other. */
  ask(path: string, init?: RequestInit): Promise<Answer>;
}

/**
 * The same house over the same data, in which nothing ever changes: each request runs in a transaction that is rolled
 * back. So thousands of forms may be sent in any order, and no limit is ever used up.
 */
export async function stillApp(app: TestApp, services: Partial<App["services"]> = {}): Promise<StillApp> {
  const connection = connect(app.database.url("web"), { connections: 1, name: "still" });
  const client = await connection.pool.connect();
  // The database is dropped at the end, perhaps before this line hangs up.
  client.on("error", () => undefined);
  after(async () => {
    client.release(true);
    await connection.close();
  });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: onePool(client) }) });
  const { config, words } = app.services;
  const house = await createApp({ ...makeServices({ db, clock: app.clock, config, words }), ...services });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    rooms: house.rooms,
    ask(path, init) {
      const mine = turn.then(async () => {
        await client.query("begin; savepoint request");
        try {
          const response = await house.request(path, init);
          return { status: response.status, headers: response.headers, text: await response.text() };
        } finally {
          await client.query("rollback");
        }
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** A pool of one connection inside a transaction: what others begin and commit are savepoints of it. */
function onePool(client: PoolClient) {
  let busy: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const before = busy;
      const mine = Promise.withResolvers<void>();
      busy = before.then(() => mine.promise);
      let waited: NodeJS.Timeout | undefined;
      // A change that asks outside of its own transaction would wait for itself for ever; so does the real pool when full.
      const tooLong = new Promise((_, reject) => {
        waited = setTimeout(() => reject(new Error("A request waits for a connection that it holds itself")), 4000);
      });
      await Promise.race([before, tooLong]).finally(() => clearTimeout(waited));
      let inside = false;
      return {
        processID: 0,
        async query(text: unknown, values?: unknown) {
          const statement = typeof text === "string" ? text : "";
          if (/^(begin|start transaction)\b/iu.test(statement)) {
            inside = true;
            return await client.query("savepoint change");
          }
          if (/^commit\b/iu.test(statement)) {
            inside = false;
            return await client.query("release savepoint change");
          }
          if (/^rollback\b/iu.test(statement)) {
            inside = false;
            return await client.query("rollback to savepoint change");
          }
          try {
            return await client.query(text as string, values as unknown[]);
          } catch (error) {
            if (!inside) await client.query("rollback to savepoint request");
            throw error;
          }
        },
        release: () => mine.resolve(),
      };
    },
    async end() {},
  } as unknown as ConstructorParameters<typeof PostgresDialect>[0]["pool"] & object;
}
