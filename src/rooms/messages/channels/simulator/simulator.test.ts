import assert from "node:assert/strict";
import { after, test } from "node:test";
import { stoppedClock } from "#kernel/clock.ts";
import { connect } from "#kernel/database/database.ts";
import { testDatabase } from "#testing/database.ts";
import type { Answer, Incoming, Receipt } from "../channel.ts";
import { normalId } from "../normal-id.ts";
import { bring, simulatorChannel, simulatorProfile } from "./channel.ts";
import { fateOf, hostile, seededRandom } from "./habits.ts";
import { phoneMessages, writeFromPhone } from "./phones.ts";

const database = await testDatabase();
const { db, close } = connect(database.url("send"), { connections: 4 });
after(close);
const clock = stoppedClock("2027-01-10T09:00:00Z");
const refuse = (error: unknown): never => {
  throw error;
};

function listening() {
  const receipts: Receipt[] = [];
  const texts: (Incoming & { channel: string })[] = [];
  return {
    receipts,
    texts,
    arrivals: {
      receipts: async (_: string, come: readonly Receipt[]) => {
        receipts.push(...come);
      },
      incoming: async (channel: string, come: Incoming) => {
        texts.push({ ...come, channel });
      },
    },
  };
}

const channelOf = (name: string, profile: object = {}) =>
  simulatorChannel(name, simulatorProfile.parse({ kind: "simulator", ...profile }), {
    db,
    clock,
    failed: refuse,
    everyMilliseconds: 60_000,
  });
const message = (ref: string, to: string, text = "Week 32") => ({
  ref,
  to,
  text,
  validUntil: clock.now().add({ hours: 1 }),
});

test("a message lies on the telephone at once, and its receipts come when their time is there", async () => {
  const channel = channelOf("calm");
  const { receipts, arrivals } = listening();
  await channel.open(arrivals);
  const answer = await channel.send(message("r-1", "+70005550101", "Неделя 32"));
  assert.equal(answer.outcome, "accepted");
  assert.deepEqual(
    (await phoneMessages(db, "+70005550101")).map(({ sentBy, text, ref }) => ({ sentBy, text, ref })),
    [{ sentBy: "us", text: "Неделя 32", ref: "r-1" }],
  );
  await bring(db, "calm", arrivals, clock.now());
  assert.deepEqual(receipts, []);
  await bring(db, "calm", arrivals, clock.now().add({ seconds: 2 }));
  assert.deepEqual(
    receipts.map(({ status, ref, id }) => [status, ref, id]),
    [
      ["accepted", "r-1", answer.outcome === "accepted" ? answer.ids[0] : ""],
      ["delivered", "r-1", answer.outcome === "accepted" ? answer.ids[0] : ""],
    ],
  );
  assert.equal(await channel.query?.({ ref: "r-1", ids: [] }), "found");
  assert.equal(await channel.query?.({ ref: "r-2", ids: [] }), "not-found");
  await channel.close();
});

test("a real number is refused by the channel, by the writer and by the database", async () => {
  const channel = channelOf("strict");
  await channel.open(listening().arrivals);
  const answer = await channel.send(message("r", "+12025550199"));
  assert.equal(answer.outcome, "accepted");
  for (const to of ["+12025551234", "+79161234567", "+37061234567"])
    assert.equal((await channel.send(message("r", to))).outcome, "failed");
  await assert.rejects(writeFromPhone(db, "+79161234567", "hello", clock.now()), { status: 422 });
  await assert.rejects(
    db.insertInto("phone").values({ number: "+79161234567", made_at: clock.now().toString() }).execute(),
    { code: "23514" },
  );
  await channel.close();
});

test("what is written on a telephone is handed on once, in order, by whichever process comes first", async () => {
  for (const text of ["СТОП", "нет, СТАРТ"]) await writeFromPhone(db, "+70005550102", text, clock.now());
  const [one, other] = [listening(), listening()];
  await Promise.all([bring(db, "first", one.arrivals, clock.now()), bring(db, "second", other.arrivals, clock.now())]);
  await bring(db, "first", one.arrivals, clock.now());
  const texts = [...one.texts, ...other.texts];
  assert.deepEqual(
    texts.map(({ from, text }) => [from, text]),
    [
      ["+70005550102", "СТОП"],
      ["+70005550102", "нет, СТАРТ"],
    ],
  );
});

test("what could not be handed on stays, and comes again", async () => {
  await writeFromPhone(db, "+70005550103", "12.05.2027", clock.now());
  const away = { receipts: async () => undefined, incoming: () => Promise.reject(new Error("away")) };
  await assert.rejects(bring(db, "first", away, clock.now()), { message: "away" });
  const { texts, arrivals } = listening();
  await bring(db, "first", arrivals, clock.now());
  assert.deepEqual(
    texts.map(({ text }) => text),
    ["12.05.2027"],
  );
});

test("on its worst day it throttles, drops before and after, and receipts come early, twice and spelt otherwise", async () => {
  const channel = channelOf("worst", { mode: "hostile", seed: 3 });
  const { receipts, arrivals } = listening();
  await channel.open(arrivals);
  const answers = new Map<string, Answer>();
  for (let n = 0; n < 300; n += 1) answers.set(`w-${n}`, await channel.send(message(`w-${n}`, "+70005550104")));
  const early = receipts.length;
  await bring(db, "worst", arrivals, clock.now().add({ minutes: 1 }));
  await bring(db, "worst", arrivals, clock.now().add({ minutes: 1 }));
  await bring(db, "worst", arrivals, clock.now().add({ minutes: 1 }));
  await channel.close();
  const lying = await phoneMessages(db, "+70005550104", { limit: 1000 });
  const outcomes = Object.groupBy([...answers.values()], (one) => one.outcome);
  assert.deepEqual(Object.keys(outcomes).sort(), ["accepted", "definite-no", "unknown"]);
  const there = new Set(lying.map((one) => one.ref));
  assert.equal(lying.length, there.size);
  for (const [ref, { outcome }] of answers) {
    if (outcome === "accepted") assert.ok(there.has(ref), ref);
    if (outcome === "definite-no") assert.ok(!there.has(ref), ref);
  }
  const unknown = [...answers].filter(([, { outcome }]) => outcome === "unknown").map(([ref]) => there.has(ref));
  assert.deepEqual([...new Set(unknown)].sort(), [false, true]);
  assert.ok(early > 0 && receipts.length > 300);
  const ids = new Set([...answers.values()].flatMap((one) => (one.outcome === "accepted" ? one.ids : [])));
  const spelt = receipts.filter(({ ref }) => answers.get(ref ?? "")?.outcome === "accepted");
  assert.ok(spelt.some(({ id }) => !ids.has(id)));
  assert.ok(spelt.every(({ id }) => ids.has(normalId("hex", id))));
});

test("the same seed is the same day", () => {
  const day = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 50 }, () => fateOf(hostile, "a1", random));
  };
  assert.deepEqual(day(5), day(5));
  assert.notDeepEqual(day(5), day(6));
});
