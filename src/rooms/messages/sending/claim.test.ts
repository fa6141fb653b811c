import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { sql } from "kysely";
import { sendingHouse } from "#testing/sending/house.ts";
import { makeReaders, type Readers } from "#testing/sending/readers.ts";
import { noCaps } from "#testing/sending/stand-in.ts";
import { stopSubscriber } from "../subscribers/leave.ts";
import { checkInvariants } from "./invariants.ts";
import { type Planned, planMessages, sendReply } from "./plan.ts";

const house = await sendingHouse();
const { db, clock } = house;
const worker = await house.worker("11111111-1111-4111-8111-111111111111");
let readers: Readers;
let [her, other] = ["", ""];

beforeEach(async () => {
  await sql`truncate message, attempt, message_event, spend, receipt`.execute(db);
  clock.set("2010-06-24T06:00:00Z");
  readers = await makeReaders(db, house.keys, 2, clock.now(), { first: Math.floor(Math.random() * 9_000_000) });
  [her = "", other = ""] = readers.ids;
});

const plan = (...rows: (Partial<Planned> & { key: string })[]) =>
  planMessages(
    db,
    rows.map((row) => ({
      subscriber: her,
      programme: readers.programme,
      class: "health",
      priority: 5,
      content: { text: "Сегодня четырнадцатая неделя." },
      language: "ru",
      notBefore: clock.now().subtract({ minutes: 5 }),
      notAfter: clock.now().add({ hours: 8 }),
      ...row,
    })),
    clock.now(),
  );

const reasons = async (): Promise<Record<string, string | null>> =>
  Object.fromEntries(
    (await db.selectFrom("message").select(["key", "state", "reason"]).orderBy("key").execute()).map((row) => [
      row.key,
      row.reason === null ? row.state : `${row.state}: ${row.reason}`,
    ]),
  );

test("planning the same again changes nothing", async () => {
  assert.equal(await plan({ key: "slot:a" }, { key: "slot:b" }), 2);
  assert.equal(await plan({ key: "slot:a", priority: 0 }, { key: "slot:c" }), 1);
});

test("the most urgent are taken first, and nothing before its time", async () => {
  await plan(
    { key: "slot:late", notBefore: clock.now().add({ minutes: 1 }) },
    { key: "slot:health" },
    { key: "digest:x", class: "digest", priority: 8 },
    { key: "slot:older", notBefore: clock.now().subtract({ hours: 1 }) },
  );
  await db.transaction().execute((tx) =>
    sendReply(
      tx,
      {
        subscriber: her,
        inbound: "danger",
        priority: 0,
        content: { text: "112" },
        language: "ru",
        programme: readers.programme,
      },
      clock.now(),
    ),
  );
  const { claimed } = await house.claim(worker, { limit: 3 });
  assert.deepEqual(
    claimed.map((row) => row.key),
    ["reply:danger", "slot:older", "slot:health"],
  );
  assert.equal((await house.claim(worker)).claimed.length, 1);
  assert.equal((await house.claim(worker)).claimed.length, 0);
});

test("two workers never hold the same message", async () => {
  await plan(...Array.from({ length: 40 }, (_, n) => ({ key: `slot:${n}` })));
  const second = await house.worker("22222222-2222-4222-8222-222222222222");
  const claims = await Promise.all([worker, second, worker, second].map((one) => house.claim(one, { limit: 10 })));
  const keys = claims.flatMap(({ claimed }) => claimed.map((row) => row.key));
  assert.equal(new Set(keys).size, keys.length);
});

test("outside her hours a message waits for them, or lapses where its time is over before; an answer goes at once", async () => {
  await sql`update subscriber set hour_from = 12, hour_until = 13 where id = ${her}`.execute(db);
  await plan(
    { key: "slot:waits" },
    { key: "slot:lapses", notAfter: clock.now().add({ hours: 1 }) },
    { key: "reply:x", class: "reply", priority: 1 },
  );
  const { claimed } = await house.claim(worker);
  assert.deepEqual(
    claimed.map((row) => row.key),
    ["reply:x"],
  );
  assert.deepEqual(await reasons(), { "reply:x": "claimed", "slot:lapses": "lapsed", "slot:waits": "planned" });
  // Ten in Moscow is six in London: her noon is two hours away.
  const row = await db
    .selectFrom("message")
    .select("not_before")
    .where("key", "=", "slot:waits")
    .executeTakeFirstOrThrow();
  assert.equal(Temporal.Instant.from(row.not_before).toString(), "2010-06-24T08:00:00Z");
});

test("nothing goes to her after STOP but the answers to what she writes then", async () => {
  await plan({ key: "slot:before" }, { key: "reply:before", class: "reply", priority: 1 });
  clock.advance({ seconds: 5 });
  await db
    .transaction()
    .execute((tx) => stopSubscriber(tx, her, { scope: null, door: "message", evidence: null, at: clock.now() }));
  clock.advance({ seconds: 1 });
  await plan(
    { key: "slot:after" },
    { key: "alert:after", class: "alert" },
    { key: "code:after", class: "code", priority: 2 },
    { key: "reply:after", class: "reply", priority: 1 },
  );
  const { claimed } = await house.claim(worker);
  assert.deepEqual(
    claimed.map((row) => row.key),
    ["reply:after"],
  );
  assert.deepEqual(await reasons(), {
    "alert:after": "cancelled: stopped",
    "code:after": "cancelled: stopped",
    "reply:after": "claimed",
    "reply:before": "cancelled: stopped",
    "slot:after": "cancelled: stopped",
    "slot:before": "cancelled: stopped",
  });
});

test("without a consent that holds nothing goes, and each message says which one allowed it", async () => {
  await plan({ key: "slot:her" }, { key: "slot:other", subscriber: other });
  await sql`
    insert into consent (subscriber, n, act, scope, wording, language, door, at, previous, hash)
    values (${her}, 2, 'withdrawn', null, 'x', 'ru', 'staff', ${clock.now().toString()}, '', '')`.execute(db);
  await sql`update subscriber set consents = 2 where id = ${her}`.execute(db);
  const { claimed } = await house.claim(worker);
  await house.intend(worker, claimed);
  assert.deepEqual(await reasons(), { "slot:her": "cancelled: no-consent", "slot:other": "submitted" });
  const { rows } = await sql<{ act: string }>`
    select c.act from message as m join consent as c on c.id = m.consent where m.key = 'slot:other'`.execute(db);
  assert.deepEqual(rows, [{ act: "confirmed" }]);
});

test("a programme spends no more than its caps, and words of danger are answered whatever it costs", async () => {
  const budgets = { budgets: async () => new Map([[readers.programme, { ...noCaps, perDay: 0.05, perWeek: 0.07 }]]) };
  await plan(...[1, 2, 3].map((n) => ({ key: `slot:${n}`, parts: 2 })), {
    key: "reply:danger",
    class: "reply",
    priority: 0,
    parts: 2,
  });
  const { claimed } = await house.claim(worker, { budgets });
  assert.deepEqual(
    claimed.map((row) => row.key),
    ["reply:danger", "slot:1"],
  );
  assert.equal((await reasons())["slot:2"], "held: budget-day");
  // Made, each of them is one part only; what was reckoned with beyond it is free again.
  await house.intend(worker, claimed);
  const spent = await db.selectFrom("spend").select(["day", "parts", "cost"]).execute();
  assert.deepEqual(spent, [{ day: "2010-06-24", parts: 2, cost: 0.02 }]);
  clock.advance({ hours: 24 });
  await plan(...[4, 5, 6].map((n) => ({ key: `slot:${n}`, parts: 2 })));
  const wider = { budgets: async () => new Map([[readers.programme, { ...noCaps, perDay: 1, perWeek: 0.07 }]]) };
  const next = await house.claim(worker, { budgets: wider });
  assert.deepEqual(
    next.claimed.map((row) => row.key),
    ["slot:4", "slot:5"],
  );
  assert.equal((await reasons())["slot:6"], "held: budget-week");
});

test("claims at the same time do not spend the same money twice", async () => {
  const budgets = { budgets: async () => new Map([[readers.programme, { ...noCaps, perDay: 0.1 }]]) };
  await plan(...Array.from({ length: 60 }, (_, n) => ({ key: `slot:${n}`, parts: 1 })));
  const claims = await Promise.all([1, 2, 3, 4].map(() => house.claim(worker, { budgets, limit: 15 })));
  assert.equal(
    claims.reduce((sum, { claimed }) => sum + claimed.length, 0),
    10,
  );
});

test("a programme nobody answers for, a country it may not write to and a way nobody has are held", async () => {
  await plan({ key: "slot:a" });
  await house.claim(worker, { budgets: { budgets: async () => new Map() } });
  await plan({ key: "slot:b" });
  await house.claim(worker, {
    budgets: { budgets: async () => new Map([[readers.programme, { ...noCaps, countries: ["US"] }]]) },
  });
  await plan({ key: "slot:c" });
  await house.claim(worker, { ways: [{ ...house.way, routes: [{ country: "US", prefixes: [] }] }] });
  assert.deepEqual(await reasons(), {
    "slot:a": "held: no-budget",
    "slot:b": "held: country",
    "slot:c": "held: no-route",
  });
});

test("what goes by another channel is left to it", async () => {
  await plan({ key: "slot:a" });
  const ways = [house.way, { name: "second", position: 0, routes: [{ country: "RU", prefixes: [] }], ready: true }];
  assert.equal((await house.claim(worker, { ways })).claimed.length, 0);
  assert.deepEqual(
    (await house.claim(worker, { ways, channel: "second" })).claimed.map((row) => row.key),
    ["slot:a"],
  );
});

test("after it all no rule is broken", async () => {
  assert.deepEqual(await checkInvariants(db, { now: clock.now() }), []);
});
