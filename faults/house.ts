import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { Client } from "pg";
import { type Connection, connect } from "../src/kernel/database/database.ts";
import { startEmbedded } from "../src/kernel/database/embedded/index.ts";
import { migrate } from "../src/kernel/database/migrate.ts";
import { makeReaders, type Readers, type TestKeys } from "../testing/sending/readers.ts";

const migrations = fileURLToPath(new URL("../db/migrations", import.meta.url));

/** A database server, folders and readers of a trial, in a folder that goes when the trial is over. */
export interface House {
  readonly folder: string;
  readonly journal: string;
  readonly connection: Connection;
  url(login: "owner" | "send"): string;
  superuserUrl(database: string): string;
  readonly data: string;
  close(): Promise<void>;
}

export async function openHouse(say: (sentence: string) => void, given?: string): Promise<House> {
  const folder = given ?? mkdtempSync(join(tmpdir(), "diomede-faults-"));
  // The server of the embedded database may be another user's process.
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder, log: say });
  await migrate({ url: server.url("owner"), folder: migrations });
  const connection = connect(server.url("owner"), {
    connections: 6,
    statementSeconds: 60,
    name: "diomede faults",
    patient: true,
  });
  await sql`create table if not exists fault_stage (subscriber uuid primary key, stage int not null, changed_at timestamptz)`.execute(
    connection.db,
  );
  await sql`grant select on fault_stage to diomede_send`.execute(connection.db);
  const journal = join(folder, "journal");
  mkdirSync(journal, { recursive: true });
  return {
    folder,
    journal,
    connection,
    url: server.url,
    superuserUrl: server.superuserUrl,
    data: join(server.folder, "database"),
    async close() {
      await connection.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const asSuperuser = async (house: House, ...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: house.superuserUrl("postgres") });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

export interface People {
  readonly all: Readers;
  /** Readers whose hours are over or not begun for the whole trial. */
  readonly asleep: ReadonlySet<string>;
}

/** Readers with one message each, due in some hours unless `release` brings them forward; one in ten sleeps. */
export async function fillHouse(house: House, keys: TestKeys, count: number, at: Temporal.Instant): Promise<People> {
  const { db } = house.connection;
  const few = Math.floor(count / 10);
  const awake = await makeReaders(db, keys, count - few, at, { zone: "UTC" });
  const far = at.add({ hours: 6 }).toZonedDateTimeISO("UTC").hour;
  const asleep = await makeReaders(db, keys, few, at, {
    zone: "UTC",
    programme: awake.programme,
    first: count,
    hours: far === 23 ? [22, 23] : [far, far + 1],
  });
  const ids = [...awake.ids, ...asleep.ids];
  await sql`insert into fault_stage (subscriber, stage) select id, 14 from unnest(${ids}::uuid[]) as id`.execute(db);
  await plan(db, awake.programme, ids, at);
  return { all: { programme: awake.programme, ids }, asleep: new Set(asleep.ids) };
}

/** Plans for everybody. Planners run again and again, in several processes; the same again must change nothing. */
export async function plan(
  db: House["connection"]["db"],
  programme: string,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into message (subscriber, key, programme, class, priority, content, language, not_before, not_after, made_at, state_at)
    select id, 'slot:1:14', ${programme}::uuid, 'health', 5, '{"stage":14}', 'ru',
      ${at.add({ hours: 4 }).toString()},
      ${at.add({ hours: 8 }).toString()}, ${at.toString()}, ${at.toString()}
    from unnest(${[...ids]}::uuid[]) as id on conflict do nothing`.execute(db);
}

/** Makes the messages of some readers due now. */
export async function release(db: House["connection"]["db"], ids: readonly string[]): Promise<void> {
  await sql`
    update message set not_before = ${Temporal.Now.instant().toString()}
    where subscriber = any(${[...ids]}::uuid[]) and state = 'planned' and tries = 0
      and not_before > ${Temporal.Now.instant().toString()}`.execute(db);
}

/** The database may be on its way back. */
export async function again(work: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(200);
    }
  }
}
