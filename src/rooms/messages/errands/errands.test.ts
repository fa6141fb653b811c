import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "#kernel/refusal.ts";
import { readersHouse } from "#testing/readers-house.ts";
import { openKeys } from "../keys/open-keys.ts";
import { CannotOpen } from "../keys/sealing.ts";
import { answerOf, outcomeOf } from "./answer.ts";
import { askErrand, askErrandSecretly, askErrands } from "./ask.ts";
import { doErrands, type ErrandHandlers } from "./do.ts";
import { retryErrand } from "./end.ts";
import { revealsADay, subscriberErrands } from "./subscriber-errands.ts";

const house = await readersHouse();
const { db, keys, clock, first: programme } = house;
const web = house.as("web");

async function person(): Promise<string> {
  const { id } = await house.owner
    .insertInto("object")
    .values({
      kind: "person",
      number: Math.floor(Math.random() * 1e9),
      audience: "members",
      created_at: clock.now().toString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await house.owner
    .insertInto("person")
    .values({ id, name: "Анна", reads: ["ru"] })
    .execute();
  return id;
}
const nurse = await person();

const ask = (errand: Partial<Parameters<typeof askErrand>[1]> & { kind: string }) =>
  web.transaction().execute((tx) => askErrand(tx, { programme, person: nurse, ...errand }, clock.now()));
const reveal = (subscriber: string, who = nurse) =>
  web
    .transaction()
    .execute((tx) =>
      askErrandSecretly(tx, { kind: "reveal", programme, person: who, facts: { subscriber } }, clock.now()),
    );
const doThem = (handlers: ErrandHandlers) => doErrands(db, keys, handlers, clock);

test("an errand is done once by one of many, with what the page sealed, and that is deleted with it", async () => {
  const done: unknown[] = [];
  const asked = await web.transaction().execute((tx) =>
    askErrands(
      tx,
      Array.from({ length: 20 }, (_, n) => ({
        kind: "count",
        programme,
        person: nurse,
        secret: { phone: `+7916000000${n}`, n },
        facts: { n },
      })),
      clock.now(),
    ),
  );
  const handlers: ErrandHandlers = {
    count: async (_tx, { secret, facts }) => {
      done.push(secret);
      return { outcome: { n: facts["n"] } };
    },
  };
  const counts = await Promise.all(Array.from({ length: 5 }, () => doThem(handlers)));
  assert.equal(
    counts.reduce((sum, one) => sum + one.done, 0),
    20,
  );
  assert.deepEqual(
    new Set(done.map((secret) => JSON.stringify(secret))),
    new Set(Array.from({ length: 20 }, (_, n) => JSON.stringify({ phone: `+7916000000${n}`, n }))),
  );
  assert.deepEqual(await outcomeOf(web, asked[3]?.id ?? ""), { n: 3 });
  const kept = await db.selectFrom("errand").select("sealed").where("sealed", "is not", null).execute();
  assert.deepEqual(kept, []);
});

test("a page cannot read what it sealed, and errands without a handler wait for one", async () => {
  const { id } = await ask({ kind: "later", secret: { phone: "+79161234567" } });
  await assert.rejects(web.selectFrom("errand").select("sealed").execute(), { code: "42501" });
  assert.deepEqual(await doThem({}), { done: 0, refused: 0, failed: 0 });
  assert.deepEqual(await doThem({ other: async () => ({ outcome: {} }) }), { done: 0, refused: 0, failed: 0 });
  assert.equal(await outcomeOf(web, id), null);
  assert.equal((await doThem({ later: async () => ({ outcome: { ok: true } }) })).done, 1);
  assert.deepEqual(await outcomeOf(web, id), { ok: true });
});

test("an expected no takes back what was done and is told", async () => {
  const { id } = await ask({ kind: "no" });
  const counts = await doThem({
    no: async (tx) => {
      await tx
        .insertInto("do_not_text")
        .values({ phone_index: Buffer.of(9), since: clock.now().toString() })
        .execute();
      throw new Refusal(409, "enrol-not-now", { week: 3 });
    },
  });
  assert.deepEqual(counts, { done: 0, refused: 1, failed: 0 });
  assert.deepEqual(await outcomeOf(web, id), { refused: "enrol-not-now", facts: { week: 3 } });
  assert.deepEqual(await db.selectFrom("do_not_text").selectAll().execute(), []);
});

test("a failure is tried again later and later, then stands as failed until a person has it tried anew", async () => {
  const { id } = await ask({ kind: "breaks", secret: { date: "2027-05-12" } });
  let tried = 0;
  const breaks: ErrandHandlers = {
    breaks: async () => {
      tried += 1;
      throw new Error("not today");
    },
  };
  for (let n = 0; n < 12; n += 1) {
    await doThem(breaks);
    clock.advance({ seconds: 10 });
  }
  assert.equal(tried, 5);
  assert.deepEqual(await outcomeOf(web, id), { failed: true });
  assert.equal(await retryErrand(web, id), true);
  assert.equal(await retryErrand(web, id), false);
  const secrets: unknown[] = [];
  await doThem({
    breaks: async (_tx, { secret }) => {
      secrets.push(secret);
      return { outcome: { ok: true } };
    },
  });
  assert.deepEqual(secrets, [{ date: "2027-05-12" }]);
  assert.equal(await retryErrand(web, id), false);
});

test("an errand sealed to a key that this process has not waits for one that has", async () => {
  const stranger = await openKeys(`${house.folder}/elsewhere`);
  const { id } = await ask({ kind: "needs-key" });
  await house.owner.updateTable("errand").set({ tries: 4 }).where("id", "=", id).execute();
  const sealed = stranger.sealer(1);
  assert.equal(sealed.version, 1);
  await db
    .updateTable("errand")
    .set({ sealed: Buffer.concat([Buffer.of(0, 0, 0, 7), Buffer.alloc(80)]) })
    .where("id", "=", id)
    .execute();
  const done = { "needs-key": async () => ({ outcome: {} }) };
  for (let n = 0; n < 4; n += 1) {
    await doThem(done);
    clock.advance({ seconds: 40 });
  }
  const row = await db.selectFrom("errand").select(["tries", "done_at"]).where("id", "=", id).executeTakeFirstOrThrow();
  assert.deepEqual(row, { tries: 4, done_at: null });
  await db.deleteFrom("errand").where("id", "=", id).execute();
});

test("a number is shown once, to the page that asked, and who looked is kept", async () => {
  const phone = house.phone();
  const subscriber = await house.reader({ phone });
  const [asked, other] = [await reveal(subscriber), await reveal(subscriber)];
  assert.deepEqual(await answerOf(web, asked, 0), { state: "waits" });
  await doThem(subscriberErrands([]));
  await assert.rejects(answerOf(web, { id: asked.id, answerKey: other.answerKey }, 0), CannotOpen);
  assert.deepEqual(await answerOf(web, asked, 0), { state: "done", outcome: { shown: true }, answer: null });
  assert.deepEqual(await answerOf(web, other, 0), { state: "done", outcome: { shown: true }, answer: { phone } });
  assert.deepEqual(await answerOf(web, other, 0), { state: "done", outcome: { shown: true }, answer: null });
  const looks = await db.selectFrom("reveal").select(["person", "subscriber", "programme"]).execute();
  assert.deepEqual(
    looks,
    Array.from({ length: 2 }, () => ({ person: nurse, subscriber, programme })),
  );
});

test("an answer that nobody fetched is gone after five minutes", async () => {
  const asked = await reveal(await house.reader());
  await doThem(subscriberErrands([]));
  const answers = () => db.selectFrom("errand").select("id").where("answer", "is not", null).execute();
  clock.advance({ seconds: 299 });
  await doThem({});
  assert.deepEqual(await answers(), [{ id: asked.id }]);
  clock.advance({ seconds: 1 });
  await doThem({});
  assert.deepEqual(await answers(), []);
  assert.deepEqual(await answerOf(web, asked, 0), { state: "done", outcome: { shown: true }, answer: null });
});

test("the page that waits is answered as soon as the errand is done", async () => {
  const phone = house.phone();
  const asked = await reveal(await house.reader({ phone }));
  const [answer] = await Promise.all([answerOf(web, asked, 5000), doThem(subscriberErrands([]))]);
  assert.deepEqual(answer, { state: "done", outcome: { shown: true }, answer: { phone } });
});

test("readers of another programme, strangers and more than a day's looks are refused", async () => {
  const other = await house.programme();
  const elsewhere = await reveal(await house.reader({ programme: other }));
  const nobody = await ask({ kind: "reveal", person: null, facts: { subscriber: await house.reader() } });
  const nonsense = await ask({ kind: "reveal", facts: { subscriber: "'; drop table" } });
  await doThem(subscriberErrands([]));
  for (const { id } of [elsewhere, nobody, nonsense])
    assert.equal((await outcomeOf(web, id))?.["refused"], "not-found");
  const [greedy, subscriber] = [await person(), await house.reader()];
  const asked = [];
  for (let n = 0; n < revealsADay.person + 2; n += 1) asked.push(await reveal(subscriber, greedy));
  await Promise.all(Array.from({ length: 4 }, () => doThem(subscriberErrands([]))));
  const outcomes = await Promise.all(asked.map(({ id }) => outcomeOf(web, id)));
  assert.equal(outcomes.filter((one) => one?.["shown"]).length, revealsADay.person);
  assert.equal(outcomes.filter((one) => one?.["refused"] === "messages-reveal-too-many").length, 2);
  clock.advance({ hours: 25 });
  const next = await reveal(subscriber, greedy);
  await doThem(subscriberErrands([]));
  assert.deepEqual(await outcomeOf(web, next.id), { shown: true });
});

test("who was forgotten has no number to show", async () => {
  const subscriber = await house.reader();
  const { id } = await ask({ kind: "forget", facts: { subscriber } });
  const [again, look] = [await ask({ kind: "forget", facts: { subscriber } }), await reveal(subscriber)];
  await doThem(subscriberErrands([]));
  assert.deepEqual(await outcomeOf(web, id), { forgotten: true, changed: true });
  assert.deepEqual(await outcomeOf(web, again.id), { forgotten: true, changed: false });
  assert.equal((await outcomeOf(web, look.id))?.["refused"], "messages-reader-forgotten");
});
