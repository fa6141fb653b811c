import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { sql } from "kysely";
import { accepted, refKey, sendingHouse } from "#testing/sending/house.ts";
import { makeReaders, planForAll, type Readers } from "#testing/sending/readers.ts";
import { standIn } from "#testing/sending/stand-in.ts";
import { pauseSubscriber, stopSubscriber } from "../subscribers/leave.ts";
import { arrivals } from "./arrivals.ts";
import { cancelHeld, pauseSending, releaseHeld, resumeSending, stillLeaving } from "./brake.ts";
import { checkInvariants } from "./invariants.ts";
import { askGateway, closeUnknown } from "./ladder.ts";
import { lapse, reap } from "./reap.ts";
import { foldReceipts } from "./receipts.ts";
import { orderResend } from "./resend-order.ts";

const house = await sendingHouse();
const { db, clock, send } = house;
const worker = await house.worker("11111111-1111-4111-8111-111111111111");
let readers: Readers;

beforeEach(async () => {
  await sql`truncate message, attempt, message_event, spend, receipt`.execute(db);
  await sql`update sending set state = 'on'`.execute(db);
  clock.set("2010-06-24T06:00:00Z");
  readers = await makeReaders(db, house.keys, 3, clock.now(), { first: Math.floor(Math.random() * 9_000_000) });
  await planForAll(db, readers, clock.now());
});

const states = async () =>
  (await db.selectFrom("message").select("state").orderBy("subscriber").execute()).map((row) => row.state).sort();
const take = async () => (await house.claim(worker)).claimed;

test("a STOP after the claim is obeyed by the intent, and one after the intent finds it committed", async () => {
  const claimed = await take();
  const [first = "", second = ""] = readers.ids;
  await db
    .transaction()
    .execute((tx) => stopSubscriber(tx, first, { scope: null, door: "message", evidence: null, at: clock.now() }));
  await db
    .transaction()
    .execute((tx) => pauseSubscriber(tx, second, { scope: null, door: "message", evidence: null, at: clock.now() }));
  assert.equal((await house.intend(worker, claimed)).length, 1);
  assert.deepEqual(await states(), ["cancelled", "cancelled", "submitted"]);
});

test("a STOP that began before an intent is committed before it, and the intent sees it", async () => {
  const claimed = await take();
  const [first = ""] = readers.ids;
  const hold = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const stopping = db.transaction().execute(async (tx) => {
    await stopSubscriber(tx, first, { scope: null, door: "message", evidence: null, at: clock.now() });
    locked.resolve();
    await hold.promise;
  });
  await locked.promise;
  const intending = house.intend(worker, claimed);
  await new Promise((resolve) => setTimeout(resolve, 200));
  hold.resolve();
  await stopping;
  assert.equal((await intending).length, 2);
});

test("an intent wants the worker's own claim, its lease and the epoch of the claim", async () => {
  const claimed = await take();
  const stranger = await house.worker("33333333-3333-4333-8333-333333333333");
  assert.equal((await house.intend(stranger, claimed)).length, 0);
  assert.deepEqual(await states(), ["claimed", "claimed", "claimed"]);
  await sql`update sending set epoch = epoch + 1`.execute(db);
  assert.equal((await house.intend(worker, claimed)).length, 0);
  assert.deepEqual(await states(), ["planned", "planned", "planned"]);
  const again = await take();
  await house.endLeases();
  assert.equal((await house.intend(worker, again)).length, 0);
  assert.deepEqual(await states(), ["planned", "planned", "planned"]);
});

test("an intent is refused by a database that has not heard of this process lately, as an older copy has not", async () => {
  const claimed = await take();
  assert.equal((await house.intend(worker, claimed, { token: "2199-01-01T00:00:00Z" })).length, 0);
});

test("a text is made when it leaves: another stage cancels it, one that is not ready waits, a broken one is not sent", async () => {
  const [first, second] = readers.ids;
  const intents = await house.intend(worker, await take(), {
    makers: [
      {
        prefix: "slot",
        make: async (_, dues) =>
          dues.map((due) =>
            due.subscriber === first
              ? { cancel: "other-stage" }
              : due.subscriber === second
                ? { notYet: true }
                : { text: "" },
          ),
      },
    ],
  });
  assert.deepEqual(intents, []);
  const rows = await db.selectFrom("message").select(["state", "reason"]).orderBy("state").execute();
  assert.deepEqual(
    new Set(rows.map((row) => `${row.state} ${row.reason}`)),
    new Set(["planned null", "held empty-text", "cancelled other-stage"]),
  );
});

test("a dead worker's claims are planned again, and its intents are unknown: no timer sends them again", async () => {
  const claimed = await take();
  await house.intend(worker, claimed.slice(0, 1));
  await house.endLeases();
  assert.deepEqual(await reap(send, clock.now()), { planned: 2, unknown: 1 });
  clock.advance({ hours: 3 });
  await reap(send, clock.now());
  assert.equal((await take()).length, 2);
  assert.deepEqual(await states(), ["claimed", "claimed", "unknown"]);
});

test("a late answer still resolves what was unknown, and a receipt does too", async () => {
  const intents = await house.intend(worker, await take());
  await house.endLeases();
  await reap(send, clock.now());
  await house.answer(intents.slice(0, 1), accepted());
  await house.answer(intents.slice(1, 2), () => ({ outcome: "not-sent" }));
  const [, , third] = intents;
  await arrivals({ db: send, seals: standIn("x").seals, formatOf: () => "hex", now: () => clock.now() }).receipts(
    "gateway",
    [
      { id: "FFF", part: 1, status: "delivered", ref: third?.ref ?? "", code: "" },
      { id: "FFE", part: 1, status: "delivered", ref: `A${third?.ref.slice(1)}`, code: "" },
    ],
  );
  const folded = await foldReceipts(send, { refKey, formatOf: () => "hex", now: clock.now(), limit: 10, after: null });
  assert.deepEqual([folded.seen, folded.applied], [2, 1]);
  assert.deepEqual(await states(), ["accepted", "delivered", "planned"]);
});

test("receipts that overtake their answer wait for it, and the answer's own transaction applies them", async () => {
  const intents = await house.intend(worker, await take());
  const into = arrivals({ db: send, seals: standIn("x").seals, formatOf: () => "hex", now: () => clock.now() });
  await into.receipts("gateway", [{ id: "0xA1000", part: 1, status: "undelivered", ref: null, code: "absent" }]);
  await into.receipts("gateway", [{ id: "00a1000", part: 1, status: "undelivered", ref: null, code: "absent" }]);
  assert.deepEqual(
    (await foldReceipts(send, { refKey, formatOf: () => "hex", now: clock.now(), limit: 10, after: null })).applied,
    0,
  );
  await house.answer(intents, accepted());
  assert.deepEqual(await states(), ["accepted", "accepted", "undelivered"]);
  assert.equal(
    (await db.selectFrom("receipt").select("applied_at").where("applied_at", "is", null).execute()).length,
    0,
  );
});

test("surely not taken is tried again after 1, 2, 4 … seconds, within its time", async () => {
  const pauses: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    const [intent] = await house.intend(worker, (await house.claim(worker, { limit: 1 })).claimed);
    assert.ok(intent);
    await house.answer([intent], () => ({ outcome: "definite-no", code: "429", why: "" }));
    const row = await db
      .selectFrom("message")
      .select(["not_before", "state"])
      .where("subscriber", "=", intent.subscriber)
      .executeTakeFirstOrThrow();
    assert.equal(row.state, "planned");
    pauses.push(Temporal.Instant.from(row.not_before).since(clock.now()).total("seconds"));
    await sql`update message set state = 'cancelled', state_at = now() where subscriber <> ${intent.subscriber} and state = 'planned'`.execute(
      db,
    );
    clock.set(row.not_before);
  }
  assert.deepEqual(pauses, [1, 2, 4, 8]);
  clock.advance({ hours: 9 });
  await lapse(send, clock.now());
  assert.equal((await states()).filter((state) => state === "lapsed").length, 1);
});

test("a number that has opted out at its gateway has said STOP", async () => {
  const [first, second] = await house.intend(worker, await take());
  assert.ok(first && second);
  await house.answer([first], () => ({ outcome: "failed", code: "21610", why: "", optedOut: true }));
  await house.answer([second], () => ({ outcome: "accepted", ids: ["b1"] }));
  await arrivals({ db: send, seals: standIn("x").seals, formatOf: () => "hex", now: () => clock.now() }).receipts(
    "gateway",
    [{ id: "b1", part: 1, status: "opted-out", ref: null, code: "blocked" }],
  );
  await foldReceipts(send, { refKey, formatOf: () => "hex", now: clock.now(), limit: 10, after: null });
  const rows = await db
    .selectFrom("subscriber")
    .select("state")
    .where("id", "in", [first.subscriber, second.subscriber])
    .execute();
  assert.deepEqual(rows, [{ state: "stopped" }, { state: "stopped" }]);
  const doors = await db
    .selectFrom("consent")
    .select(["act", "door"])
    .where("subscriber", "=", first.subscriber)
    .orderBy("n")
    .execute();
  assert.deepEqual(doors.at(-1), { act: "withdrawn", door: "gateway" });
});

test("a gateway that does not know a message is believed only when nobody can still be sending it", async () => {
  const intents = await house.intend(worker, await take());
  await house.endLeases();
  await reap(send, clock.now());
  const stand = standIn("gateway", { promises: { query: "by-ref", answerWithin: 10 } });
  const channel = {
    ...stand.channel(),
    ready: () => true,
    query: async ({ ref }: { ref: string }) => (ref === intents[0]?.ref ? ("found" as const) : ("not-found" as const)),
  };
  assert.deepEqual(await askGateway(send, channel, clock.now()), { found: 0, again: 0 });
  clock.advance({ seconds: 121 });
  // The process that made the attempts holds its lock: it may be frozen, and wake.
  const { openLifeline } = await import("#kernel/jobs/lifeline.ts");
  const life = await openLifeline(house.database.url("send"), () => undefined);
  await life.hold(`sender ${worker}`);
  assert.deepEqual(await askGateway(send, channel, clock.now()), { found: 0, again: 0 });
  await life.stop();
  const { epoch } = await db.selectFrom("sending").select("epoch").executeTakeFirstOrThrow();
  assert.deepEqual(await askGateway(send, channel, clock.now()), { found: 1, again: 2 });
  assert.equal((await db.selectFrom("sending").select("epoch").executeTakeFirstOrThrow()).epoch, epoch + 1);
  assert.deepEqual(await states(), ["accepted", "planned", "planned"]);
  clock.advance({ seconds: 2 });
  assert.deepEqual(
    (await house.intend(worker, await take())).map((one) => one.n),
    [2, 2],
  );
});

test("what stays unknown for a day is closed, and only two people send an alert again", async () => {
  await sql`update message set class = 'alert' where subscriber = ${readers.ids[0]}`.execute(db);
  await house.intend(worker, await take());
  await house.endLeases();
  await reap(send, clock.now());
  const alert = { subscriber: readers.ids[0] ?? "", key: "slot:1:1" };
  const people = await Promise.all(
    [9001, 9002].map(async (n) => {
      const { rows } = await sql<{ id: string }>`
        insert into object (kind, number, audience, created_at) values ('person', ${n + Math.floor(Math.random() * 1e6)}, 'members', now()) returning id`.execute(
        db,
      );
      const id = rows[0]?.id ?? "";
      await sql`insert into person (id, name, reads) values (${id}, 'A', '{en}')`.execute(db);
      return id;
    }),
  );
  const order = (by: string, of = alert) => db.transaction().execute((tx) => orderResend(tx, by, of, clock.now()));
  assert.equal(await order(people[0] ?? ""), "one-order");
  assert.equal(await order(people[0] ?? ""), "one-order");
  await assert.rejects(order(people[1] ?? "", { subscriber: readers.ids[1] ?? "", key: "slot:1:1" }), { status: 409 });
  assert.equal(await order(people[1] ?? ""), "planned");
  clock.advance({ hours: 25 });
  assert.equal(await closeUnknown(send, clock.now()), 2);
});

test("a pause is committed after the last intent, and the next one waits for the word to go on", async () => {
  const [first, ...rest] = await take();
  assert.ok(first);
  await house.intend(worker, [first]);
  await db.transaction().execute((tx) => pauseSending(tx, null, "trial", clock.now()));
  assert.equal((await house.intend(worker, rest)).length, 0);
  assert.equal(await stillLeaving(db), 1);
  assert.equal((await take()).length, 0);
  await db.transaction().execute((tx) => resumeSending(tx, null, clock.now()));
  assert.equal((await take()).length, 2);
});

test("a person releases what was held, or takes it back", async () => {
  await house.claim(worker, { budgets: { budgets: async () => new Map() } });
  assert.deepEqual(await states(), ["held", "held", "held"]);
  const [one = ""] = readers.ids;
  await sql`update message set not_after = ${clock.now().add({ minutes: 1 }).toString()} where subscriber = ${one}`.execute(
    db,
  );
  clock.advance({ minutes: 2 });
  assert.deepEqual(
    await db.transaction().execute((tx) => releaseHeld(tx, null, { reason: "no-budget" }, clock.now())),
    { planned: 2, lapsed: 1 },
  );
  await house.claim(worker, { budgets: { budgets: async () => new Map() } });
  assert.equal(await db.transaction().execute((tx) => cancelHeld(tx, null, {}, clock.now())), 2);
});

test("no step beyond the table is possible, whoever writes", async () => {
  await assert.rejects(sql`update message set state = 'delivered'`.execute(db), /cannot go from planned to delivered/u);
  const intents = await house.intend(worker, await take());
  await house.answer(intents, accepted("d"));
  await assert.rejects(sql`update message set state = 'planned'`.execute(db), /cannot go from accepted to planned/u);
});

test("after it all no rule is broken", async () => {
  assert.deepEqual(
    (await checkInvariants(db, { now: clock.now() })).filter(({ rule }) => rule !== "I11"),
    [],
  );
});
