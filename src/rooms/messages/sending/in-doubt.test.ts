import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { refKey, sendingHouse } from "#testing/sending/house.ts";
import { makeReaders, planForAll } from "#testing/sending/readers.ts";
import { contentMaker } from "#testing/sending/stand-in.ts";
import { recordAnswers } from "./answers.ts";
import type { Claimed } from "./claim.ts";
import { IntentsInDoubt } from "./in-doubt.ts";
import { intend } from "./intend.ts";

const house = await sendingHouse();
const { clock, db, keys, send } = house;
const worker = await house.worker("11111111-1111-4111-8111-111111111111");

/** Falls silent before its commit is done, or after. */
const silentDatabase = (when: "before" | "after"): Db => {
  const silent = Object.assign(new Error("Connection terminated unexpectedly"), { code: "ECONNRESET" });
  const execute = async (work: (tx: Tx) => Promise<unknown>): Promise<never> => {
    await send.transaction().execute(async (tx) => {
      await work(tx);
      if (when === "before") throw silent;
    });
    throw silent;
  };
  return { transaction: () => ({ execute }) } as unknown as Db;
};

async function doubtOf(claimed: readonly Claimed[], when: "before" | "after"): Promise<IntentsInDoubt> {
  const { token } = await sql<{ token: string }>`select seen_at as token from sender where worker = ${worker}`
    .execute(db)
    .then(({ rows }) => rows[0] ?? { token: "" });
  const batch = claimed.map((row) => ({
    row,
    phone: keys.openPhone(row.phone_sealed ?? Buffer.alloc(0), row.subscriber),
  }));
  const { openPhone } = keys;
  const wish = { worker, token, makers: [contentMaker()], refKey, openPhone, answerSeconds: 40, fenceSeconds: 10 };
  try {
    await intend(silentDatabase(when), batch, { ...wish, now: clock.now() });
  } catch (error) {
    if (error instanceof IntentsInDoubt) return error;
    throw error;
  }
  throw new Error("Nothing was in doubt");
}

const tellNotSent = ({ intents, doubt }: IntentsInDoubt) =>
  recordAnswers(
    send,
    intents.map((intent) => ({ ...intent, doubt, answer: { outcome: "not-sent" as const } })),
    () => "hex",
    clock.now(),
  );

async function plan(): Promise<readonly Claimed[]> {
  await sql`truncate message, attempt, message_event, spend`.execute(db);
  const readers = await makeReaders(db, keys, 2, clock.now(), { first: Math.floor(Math.random() * 9_000_000) });
  await planForAll(db, readers, clock.now());
  return (await house.claim(worker)).claimed;
}
const states = async () => (await db.selectFrom("message").select("state").execute()).map(({ state }) => state);

test("intents that were committed while the line to the database broke did not leave, and are planned again", async () => {
  const error = await doubtOf(await plan(), "after");
  assert.deepEqual(await states(), ["submitted", "submitted"]);
  await tellNotSent(error);
  assert.deepEqual(await states(), ["planned", "planned"]);
});

test("where they were not committed, the same messages in the hands of another are none of their business", async () => {
  const claimed = await plan();
  const error = await doubtOf(claimed, "before");
  assert.deepEqual(await states(), ["claimed", "claimed"]);
  assert.equal((await house.intend(worker, claimed)).length, 2);
  await tellNotSent(error);
  assert.deepEqual(await states(), ["submitted", "submitted"]);
});
