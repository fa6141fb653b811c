import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { sql } from "kysely";
import { stoppedClock } from "#kernel/clock.ts";
import { connect } from "#kernel/database/database.ts";
import { testDatabase } from "#testing/database.ts";
import type { Answer } from "../../src/rooms/messages/channels/channel.ts";
import { type Answered, recordAnswers } from "../../src/rooms/messages/sending/answers.ts";
import { type Claimed, type ClaimWish, claim } from "../../src/rooms/messages/sending/claim.ts";
import { type IntendWish, type Intent, intend } from "../../src/rooms/messages/sending/intend.ts";
import { heartbeat } from "../../src/rooms/messages/sending/sender.ts";
import { keysOf } from "./readers.ts";
import { contentMaker, noCaps } from "./stand-in.ts";

export const refKey = Buffer.alloc(32, 7);

/** A database of its own, a clock that stands at ten in the morning of Moscow, keys, and the steps of sending one by one. */
export async function sendingHouse() {
  const database = await testDatabase();
  const owner = connect(database.url("owner"), { patient: true });
  const send = connect(database.url("send"), { patient: true });
  const folder = await mkdtemp(join(tmpdir(), "diomede-sending-"));
  after(async () => {
    await Promise.all([owner.close(), send.close()]);
    await rm(folder, { recursive: true, force: true });
  });
  const clock = stoppedClock("2010-06-24T06:00:00Z");
  const keys = keysOf();
  const way = { name: "gateway", position: 1, routes: [], ready: true };
  const tokens = new Map<string, string>();
  const house = {
    database,
    db: owner.db,
    send: send.db,
    clock,
    keys,
    folder,
    way,
    async worker(id: string): Promise<string> {
      const beat = await heartbeat(send.db, id, clock.now(), "");
      tokens.set(id, beat?.token ?? "");
      return id;
    },
    claim: (worker: string, wish: Partial<ClaimWish> = {}) =>
      claim(send.db, {
        worker,
        channel: "gateway",
        limit: 100,
        leaseSeconds: 30,
        fenceSeconds: 10,
        now: clock.now(),
        ways: [way],
        budgets: { budgets: async (_, programmes) => new Map(programmes.map((id) => [id, noCaps])) },
        ...wish,
      }),
    intend: (worker: string, claimed: readonly Claimed[], wish: Partial<IntendWish> = {}): Promise<readonly Intent[]> =>
      intend(
        send.db,
        claimed.map((row) => ({ row, phone: keys.openPhone(row.phone_sealed ?? Buffer.alloc(0), row.subscriber) })),
        {
          worker,
          token: tokens.get(worker) ?? "",
          makers: ["slot", "reply", "alert", "code", "line"].map(contentMaker),
          refKey,
          openPhone: keys.openPhone,
          answerSeconds: 40,
          fenceSeconds: 10,
          now: clock.now(),
          ...wish,
        },
      ),
    answer: (intents: readonly Intent[], answer: (intent: Intent, n: number) => Answered["answer"]) =>
      recordAnswers(
        send.db,
        intents.map((intent, n) => ({ ...intent, answer: answer(intent, n) })),
        () => "hex",
        clock.now(),
      ),
    async states(): Promise<Record<string, string>> {
      const rows = await owner.db.selectFrom("message").select(["key", "state"]).orderBy("key").execute();
      return Object.fromEntries(rows.map((row) => [row.key, row.state]));
    },
    /** As if the time of every lease were over. */
    endLeases: () =>
      sql`update message set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null`.execute(
        owner.db,
      ),
  };
  return house;
}

export const accepted =
  (prefix = "a"): ((intent: Intent, n: number) => Answer) =>
  (_, n) => ({ outcome: "accepted", ids: [`${prefix}${(n + 0x1000).toString(16)}`] });
