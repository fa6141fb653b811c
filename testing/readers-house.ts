import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { stoppedClock } from "#kernel/clock.ts";
import { connect, type Db, type Tx } from "#kernel/database/database.ts";
import type { Login } from "#kernel/database/login.ts";
import { findOrMakeSubscriber, openKeys, registerKeys, startSubscriber } from "../src/rooms/messages/index.ts";
import { testDatabase } from "./database.ts";

/**
 * What tests of numbers and readers begin with: a database of their own as `send` sees it, key files in a folder of
 * their own, a programme, and a clock that stands at noon of 1 February 2027.
 */
export async function readersHouse() {
  const database = await testDatabase();
  const as = (login: Login): Db => {
    const connection = connect(database.url(login), { connections: 12, statementSeconds: 60 });
    after(() => connection.close());
    return connection.db;
  };
  const [db, owner] = [as("send"), as("owner")];
  const folder = await mkdtemp(join(tmpdir(), "diomede-readers-"));
  after(() => rm(folder, { recursive: true, force: true }));
  const keys = await openKeys(folder);
  const clock = stoppedClock("2027-02-01T12:00:00Z");
  await registerKeys(db, keys, clock.now());

  let programmes = 0;
  const programme = async (): Promise<string> => {
    programmes += 1;
    const { id } = await owner
      .insertInto("object")
      .values({ kind: "programme", number: programmes, audience: "public", created_at: clock.now().toString() })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  };
  let numbers = 0;
  /** An ordinary Moscow number that no other reader has. */
  const phone = (): string => {
    numbers += 1;
    return `+7916${String(1_000_000 + numbers * 1009)}`;
  };
  const first = await programme();
  const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work);
  return {
    database,
    db,
    owner,
    as,
    folder,
    keys,
    clock,
    at: () => clock.now(),
    programme,
    first,
    phone,
    act,

    /** A reader who has agreed by her own message, unless `joined` is false; her id. */
    async reader(
      options: { phone?: string; programme?: string; joined?: boolean; language?: string } = {},
    ): Promise<string> {
      const language = options.language ?? "ru";
      return await act(async (tx) => {
        const found = await findOrMakeSubscriber(
          tx,
          keys,
          {
            programme: options.programme ?? first,
            phone: options.phone ?? phone(),
            country: "RU",
            side: null,
            language,
            zone: "Europe/Moscow",
            door: "message",
          },
          clock.now(),
        );
        if (found.outcome === "do-not-text") throw new Error("Her own phone is never refused");
        const agreed = {
          wording: "keyword",
          wordingVersion: 1,
          language,
          door: "message" as const,
          evidence: randomUUID(),
          at: clock.now(),
        };
        if (options.joined !== false) await startSubscriber(tx, found.id, agreed, clock.now());
        return found.id;
      });
    },

    /** A message of hers that waits, or that is in any other state from the start; its key. */
    async message(
      subscriber: string,
      options: {
        key?: string;
        class?: string;
        priority?: number;
        state?: "planned" | "claimed" | "held" | "submitted" | "accepted" | "delivered";
        enrolment?: string;
        content?: object;
        programme?: string;
      } = {},
    ): Promise<string> {
      const key = options.key ?? `slot:${randomBytes(4).toString("hex")}`;
      await db
        .insertInto("message")
        .values({
          subscriber,
          key,
          programme: options.programme ?? first,
          enrolment: options.enrolment ?? null,
          class: options.class ?? "health",
          priority: options.priority ?? 5,
          content: options.content ? JSON.stringify(options.content) : null,
          language: "ru",
          state: options.state ?? "planned",
          not_before: clock.now().toString(),
          not_after: clock.now().add({ hours: 24 }).toString(),
          made_at: clock.now().toString(),
          state_at: clock.now().toString(),
        })
        .execute();
      return key;
    },

    async stateOf(subscriber: string): Promise<string> {
      const row = await db
        .selectFrom("subscriber")
        .select("state")
        .where("id", "=", subscriber)
        .executeTakeFirstOrThrow();
      return row.state;
    },

    /** Her messages and their states, by key. */
    async messagesOf(subscriber: string): Promise<Record<string, string>> {
      const rows = await db
        .selectFrom("message")
        .select(["key", "state"])
        .where("subscriber", "=", subscriber)
        .orderBy("key")
        .execute();
      return Object.fromEntries(rows.map((row) => [row.key, row.state]));
    },
  };
}

export type ReadersHouse = Awaited<ReturnType<typeof readersHouse>>;
