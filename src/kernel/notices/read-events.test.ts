import assert from "node:assert/strict";
import { test } from "node:test";
import { connect } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { descend } from "#kernel/lineage/lineage.ts";
import { type Audience, makeObject } from "#kernel/object/object.ts";
import { type Actor, stranger } from "#kernel/rights/actor.ts";
import { make } from "#testing/make.ts";
import { testServices } from "#testing/services.ts";
import { untilRead } from "#testing/until-read.ts";
import { readEventsOnce } from "./read-events.ts";

const { services, db, clock, database } = await testServices();
const made = make({ db, clock } as Parameters<typeof make>[0]);
await made.exchange();

const [anna, joe, kim, lee] = await Promise.all(["Anna", "Joe", "Kim", "Lee"].map((name) => made.person({ name })));
assert.ok(anna && joe && kim && lee);
const by = (person: string): Actor => ({ ...stranger, person, member: true });

async function thing(
  kind: string,
  author: string | null,
  audience: Audience = "public",
  organisation: string | null = null,
  circle: string | null = null,
): Promise<string> {
  return await change(
    db,
    nobody,
    clock.now(),
    async (tx) => (await makeObject(tx, { kind, side: null, audience, author, organisation, circle }, clock.now())).id,
  );
}
const follow = (person: string, object: string) =>
  db.insertInto("follow").values({ person, object, since: clock.now().toString() }).execute();
const tell = (actor: string | null, verb: string, object: string, told: { other?: string; audience?: Audience } = {}) =>
  change(db, actor ? by(actor) : nobody, clock.now(), (_tx, say) => say(verb, object, { audience: "public", ...told }));

/** Who was told what since the last time, read from the table itself. */
let seen = 0;
async function news(): Promise<string[]> {
  await untilRead(services);
  return await told();
}
async function told(): Promise<string[]> {
  const rows = await db
    .selectFrom("notice")
    .innerJoin("person", "person.id", "notice.person")
    .select(["person.name", "notice.verb", "notice.reason"])
    .orderBy("notice.id")
    .execute();
  const fresh = rows.slice(seen).map((row) => `${row.name} ${row.verb} ${row.reason}`);
  seen = rows.length;
  return fresh.sort();
}

test("those who follow a thing, told it or told what it came of hear of it, each once, and the actor never", async () => {
  const [problem, common, group] = [
    await thing("problem", anna.person),
    await thing("common-problem", null),
    await thing("group", null),
  ];
  await db.transaction().execute(async (tx) => {
    await descend(tx, problem, common, clock.now());
    await descend(tx, common, group, clock.now());
  });
  await follow(joe.person, problem);
  await follow(kim.person, common);
  await follow(anna.person, common);
  await news();
  await tell(kim.person, "group-took-up", common, { other: group });
  assert.deepEqual(await news(), ["Anna group-took-up follow", "Joe group-took-up descent"]);
  await tell(lee.person, "commented", problem);
  assert.deepEqual(await news(), ["Anna commented author", "Joe commented follow"]);
  await tell(anna.person, "commented", problem);
  assert.deepEqual(await news(), ["Joe commented follow"]);
  await tell(lee.person, "problem-changed", problem);
  assert.deepEqual(await news(), []);
});

test("nobody hears of what he may not read, whichever of thing and change is narrower", async () => {
  const organisation = await made.organisation({
    members: [
      { person: joe.person, role: "editor" },
      { person: kim.person, role: "member" },
    ],
  });
  const group = await thing("group", null);
  await db
    .insertInto("seat")
    .values([
      { group, person: lee.person, side: "us", role: "member", taken_at: clock.now().toString() },
      { group, person: kim.person, side: "us", role: "asking", taken_at: clock.now().toString() },
    ])
    .execute();
  const hidden = await thing("problem", anna.person, "authors", organisation.id);
  const shown = await thing("problem", anna.person, "public", organisation.id);
  const groups = await thing("problem", null, "group", null, group);
  for (const object of [hidden, shown, groups])
    for (const person of [anna, joe, kim, lee]) await follow(person.person, object);
  await news();
  await tell(null, "problem-resolved", hidden);
  assert.deepEqual(await news(), ["Anna problem-resolved author", "Joe problem-resolved author"]);
  await tell(null, "problem-resolved", shown, { audience: "authors" });
  assert.deepEqual(await news(), ["Anna problem-resolved author", "Joe problem-resolved author"]);
  await tell(null, "problem-resolved", groups, { audience: "members" });
  assert.deepEqual(await news(), ["Lee problem-resolved follow"]);
});

test("who left, was not let in or was shut out hears nothing", async () => {
  const outside = await made.person({ name: "Outside", admitted: false });
  const gone = await made.person({ name: "Gone" });
  const shut = await made.person({ name: "Shut out" });
  const object = await thing("problem", null);
  for (const person of [outside, gone, shut, anna]) await follow(person.person, object);
  await db.updateTable("person").set({ left_at: clock.now().toString() }).where("id", "=", gone.person).execute();
  await db.updateTable("account").set({ disabled_at: clock.now().toString() }).where("id", "=", shut.account).execute();
  await news();
  await tell(null, "problem-resolved", object);
  assert.deepEqual(await news(), ["Anna problem-resolved follow"]);
});

test("what one person did in one act is one notice, of what tells most; an import's things are each their own", async () => {
  const [one, other] = [await thing("problem", anna.person), await thing("problem", anna.person)];
  await news();
  await change(db, by(joe.person), clock.now(), async (_tx, say) => {
    await say("verdict-same", one, { other, audience: "public" });
    await say("agreement-yes", one, { other, audience: "public" });
    await say("common-problem-found", one, { audience: "public" });
  });
  assert.deepEqual(await news(), ["Anna common-problem-found author"]);
  await change(db, nobody, clock.now(), async (_tx, say) => {
    for (const object of [one, other]) await say("problem-resolved", object, { audience: "public" });
  });
  assert.deepEqual(await news(), ["Anna problem-resolved author", "Anna problem-resolved author"]);
});

test("a slow transaction is not missed, though a later one was read before it ended", async () => {
  const object = await thing("problem", anna.person);
  await news();
  const slowly = connect(database.url("web"), { connections: 1 });
  const begun = Promise.withResolvers<void>();
  const may = Promise.withResolvers<void>();
  const slow = change(slowly.db, by(joe.person), clock.now(), async (_tx, say) => {
    await say("problem-resolved", object, { audience: "public" });
    begun.resolve();
    await may.promise;
  });
  await begun.promise;
  await tell(kim.person, "problem-reopened", object);
  await readEventsOnce(services);
  const early = await told();
  may.resolve();
  await slow;
  const late = await news();
  await slowly.close();
  assert.deepEqual([...early, ...late].sort(), ["Anna problem-reopened author", "Anna problem-resolved author"]);
  assert.equal(await readEventsOnce(services), 0);
});

test("several readers at once read each event once, in pieces", async () => {
  const object = await thing("problem", anna.person);
  await news();
  await change(db, nobody, clock.now(), async (_tx, say) => {
    for (let n = 0; n < 450; n += 1) await say("problem-resolved", object, { audience: "public" });
  });
  for (let n = 0; n < 50; n += 1) await tell(null, "problem-resolved", object);
  await Promise.all([untilRead(services), untilRead(services), untilRead(services)]);
  assert.equal((await news()).length, 500);
});
