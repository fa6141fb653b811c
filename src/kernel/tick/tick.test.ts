import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { stoppedClock } from "#kernel/clock.ts";
import type { Tick } from "#kernel/rooms.ts";
import { secretHash } from "#kernel/sign-in/sign-in.ts";
import { answersOf } from "#testing/answers.ts";
import { testServices } from "#testing/services.ts";
import { kernelTicks } from "./kernel-ticks.ts";
import { startTicks, turn } from "./tick.ts";

const { services, db, clock, database } = await testServices();

test("each tick runs when its time has passed, and not before", async () => {
  const ran: string[] = [];
  const note = (name: string, every: Temporal.DurationLike): Tick => ({
    name,
    every,
    run: async (_services, now) => void ran.push(`${name} ${now.toString()}`),
  });
  const ticks = [note("minutely", { minutes: 1 }), note("hourly", { hours: 1 }), note("daily", { days: 1 })];
  const at = stoppedClock("2010-06-24T12:00:30Z");
  assert.deepEqual(await turn(services, ticks, at.now()), ["minutely", "hourly", "daily"]);
  // A timer that fires a little early still finds a new minute.
  at.set("2010-06-24T12:01:00.020Z");
  assert.deepEqual(await turn(services, ticks, at.now()), ["minutely"]);
  at.set("2010-06-24T12:01:59Z");
  assert.deepEqual(await turn(services, ticks, at.now()), []);
  at.set("2010-06-24T13:00:00Z");
  assert.deepEqual(await turn(services, ticks, at.now()), ["minutely", "hourly"]);
  // The demo's clock was set back: nothing waits for yesterday to become tomorrow.
  at.set("2010-06-20T00:00:00Z");
  assert.deepEqual(await turn(services, ticks, at.now()), ["minutely", "hourly", "daily"]);
  assert.equal(ran.length, 9);
});

test("one that fails is told, keeps nobody from his turn, and comes again at the next", async () => {
  const told: string[] = [];
  let works = false;
  const ticks: Tick[] = [
    {
      name: "fails",
      every: { hours: 1 },
      async run() {
        if (!works) throw new Error("the paper has run out");
      },
    },
    { name: "goes on", every: { hours: 1 }, run: async () => undefined },
  ];
  const loud = {
    ...services,
    log: (_level: string, _message: string, facts?: Readonly<Record<string, unknown>>) =>
      void told.push(`${facts?.["tick"]}: ${facts?.["error"]}`),
  };
  const at = stoppedClock("2010-06-24T12:00:00Z");
  assert.deepEqual(await turn(loud, ticks, at.now()), ["goes on"]);
  assert.match(told[0] ?? "", /^fails: Error: the paper has run out/);
  works = true;
  at.advance({ minutes: 1 });
  assert.deepEqual(await turn(loud, ticks, at.now()), ["fails"]);
});

test("of two programs one turns at a time", async () => {
  let inside = 0;
  let most = 0;
  let turns = 0;
  const tick: Tick = {
    name: "alone",
    every: { minutes: 0 },
    async run() {
      inside += 1;
      turns += 1;
      most = Math.max(most, inside);
      await sleep(30);
      inside -= 1;
    },
  };
  const wish = { directUrl: database.url("work"), services, ticks: [tick], pause: () => 5 };
  const programs = await Promise.all([startTicks(wish), startTicks(wish)]);
  const deadline = Date.now() + 10_000;
  while (turns < 5 && Date.now() < deadline) await sleep(20);
  await Promise.all(programs.map((program) => program.stop()));
  assert.ok(turns >= 5);
  assert.equal(most, 1);
});

test("what nobody needs any more goes, and the rest stays", async () => {
  const before = (hours: number) => clock.now().subtract({ hours }).toString();
  const person = await db
    .insertInto("object")
    .values({ kind: "person", number: 1, audience: "members", created_at: before(0) })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("person")
    .values({ id: person.id, name: "Anna", reads: ["ru"] })
    .execute();
  const { id: account } = await db
    .insertInto("account")
    .values({ person: person.id, address: "anna@example.org", created_at: before(0) })
    .returning("id")
    .executeTakeFirstOrThrow();
  const content = JSON.stringify({});
  await db
    .insertInto("draft")
    .values([
      { hash: secretHash("old"), kind: "old stranger's", content, changed_at: before(24 * 8) },
      { hash: secretHash("new"), kind: "new stranger's", content, changed_at: before(24 * 6) },
      { person: person.id, kind: "old person's", content, changed_at: before(24 * 800) },
    ])
    .execute();
  const link = (name: string, expires: number, used: number | null) => ({
    hash: secretHash(name),
    account,
    purpose: name,
    expires_at: before(expires),
    used_at: used === null ? null : before(used),
  });
  await db
    .insertInto("mail_link")
    .values([
      link("used long ago", -24, 24 * 31),
      link("used lately", -24, 24),
      link("over long ago", 24 * 31, null),
      link("over lately", 24, null),
      link("open", -24, null),
    ])
    .execute();
  const signIn = (name: string, ends: number, seen: number) => ({
    hash: secretHash(name),
    account,
    created_at: before(24 * 40),
    ends_at: before(ends),
    seen_at: before(seen),
  });
  await db
    .insertInto("sign_in")
    .values([signIn("ended", 1, 2), signIn("idle", -24, 24 * 15), signIn("going on", -24, 24)])
    .execute();
  const mail = (template: string, state: "sent" | "failed" | "waiting", hours: number) => ({
    account,
    template,
    language: "ru",
    state,
    at: before(hours),
    due_at: before(hours),
    sent_at: state === "sent" ? before(hours) : null,
  });
  await db
    .insertInto("mail")
    .values([
      mail("sent long ago", "sent", 24 * 31),
      mail("sent lately", "sent", 24),
      mail("failed", "failed", 24 * 99),
      mail("waiting", "waiting", 24 * 99),
    ])
    .execute();

  assert.deepEqual(
    await turn(services, kernelTicks, clock.now()),
    kernelTicks.map((tick) => tick.name),
  );
  assert.deepEqual(
    (await db.selectFrom("draft").select("kind").orderBy("kind").execute()).map((row) => row.kind),
    ["new stranger's", "old person's"],
  );
  assert.deepEqual(
    (await db.selectFrom("mail_link").select("purpose").orderBy("purpose").execute()).map((row) => row.purpose),
    ["open", "over lately", "used lately"],
  );
  assert.deepEqual(
    (await db.selectFrom("sign_in").select("hash").execute()).map((row) => row.hash.toString("hex")),
    [secretHash("going on").toString("hex")],
  );
  assert.deepEqual(
    (await db.selectFrom("mail").select("template").orderBy("template").execute()).map((row) => row.template),
    ["failed", "sent lately", "waiting"],
  );
});

test("event partitions are made ahead by a login that may not change the schema, and are its to write into", async () => {
  const [{ last } = { last: "" }] = (await answersOf(
    database.url(),
    "select max(relname::text) as last from pg_class where relname like 'event\\_2%' and relkind = 'r'",
  )) as { last: string }[];
  await answersOf(database.url(), `drop table ${last}`);
  await answersOf(database.url("work"), "select event_partitions_ahead(7)");
  const [row] = await answersOf(
    database.url(),
    `select to_regclass('${last}') is not null as there, has_table_privilege('diomede_web', '${last}', 'insert') as writable`,
  );
  assert.deepEqual(row, { there: true, writable: true });
  await assert.rejects(answersOf(database.url("work"), "create table mine ()"), { code: "42501" });
});
