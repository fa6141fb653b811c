import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { makeObject } from "#kernel/object/object.ts";
import { putWording } from "#kernel/wording/wording.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { type MadePerson, make } from "#testing/make.ts";
import { setGroupStateIn } from "./life.ts";
import { makeGroupIn } from "./making.ts";
import { seatIn } from "./seats.ts";
import { takeUpIn } from "./take-up.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const at = app.clock.now();
const joe = await made.person({ name: "Joe", sides: ["us"] });
const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
const [us, ru] = [reader(app, joe), reader(app, anna, "ru")];

async function common(title = "No bed after release") {
  return await change(app.db, nobody, at, async (tx) => {
    const object = await makeObject(tx, { kind: "common-problem", side: null, audience: "public", author: null }, at);
    await tx.insertInto("common_problem").values({ id: object.id }).execute();
    await putWording(tx, { object: object.id, field: "title", language: "en", text: title, author: null }, at);
    return { ...object, path: `/common-problems/${object.number}` };
  });
}
async function group(
  chairs: readonly (readonly [MadePerson, string])[] = [
    [joe, "us"],
    [anna, "ru"],
  ],
  title = "Life after prison",
) {
  return await change(app.db, nobody, at, async (tx, tell) => {
    const words = {
      title,
      text: "What helps people stay out.",
      language: "en",
      themes: [],
      open: true,
      audience: "public",
    } as const;
    const titles = { ru: "Тюрьма и жизнь после неё", en: "ignored: its own language" };
    const object = await makeGroupIn(tx, tell, { ...words, side: "us", author: joe.person, titles }, at);
    for (const [{ person }, side] of chairs)
      await seatIn(
        tx,
        tell,
        { group: object.id, person, side, role: "co-chair", capacity: "in person", language: "en" },
        at,
      );
    if (chairs.length > 1)
      await setGroupStateIn(
        tx,
        tell,
        object,
        { state: "working", why: "We begin.", language: "en", person: joe.person },
        at,
      );
    return object;
  });
}
const takenUp = (id: string) => app.db.selectFrom("taken_up").select("at").where("common", "=", id).execute();
/** Whether the list says of a common problem that a group works on it. */
const inHands = (page: string, number: number): boolean =>
  page
    .split("<article")
    .some((card) => card.includes(`/common-problems/${number}"`) && card.includes("in a group’s hands"));
const said = (answer: Response) => answer.headers.get("location")?.replace(/.*said=/u, "");

test("a common problem is taken up when the co-chairs of both sides have said so", async () => {
  const [problem, own] = [await common(), await group()];
  assert.ok((await us.page(problem.path)).includes(`${problem.path}/take-up`));
  assert.ok(!(await reader(app).page(problem.path)).includes("/take-up"));
  const asked = await us.post(`${problem.path}/takings`, { group: own.id, why: "We know this from our own door." });
  assert.equal(said(asked), "note-group-take-up-asked");
  assert.deepEqual(await takenUp(problem.id), [{ at: null }]);
  assert.ok((await ru.page(`${problem.path}/take-up`)).includes("We know this from our own door."));
  assert.ok((await ru.page("/me/notices")).includes("Сопредседатель предлагает вашей группе"));
  const agreed = await ru.post(`${problem.path}/takings`, { group: own.id, why: "У нас то же самое каждую зиму." });
  assert.equal(agreed.headers.get("location"), `${problem.path}?said=note-group-took-up`);
  assert.equal((await takenUp(problem.id)).length, 1);
  assert.notEqual((await takenUp(problem.id))[0]?.at, null);
  const page = await reader(app, undefined, "ru").page(`/groups/${own.number}`);
  for (const words of ["У нас то же самое каждую зиму.", "No bed after release", "Тюрьма и жизнь после неё"])
    assert.ok(page.includes(words), words);
  assert.ok((await reader(app).page(problem.path)).includes("Taken up by the group"));
  assert.ok(inHands(await reader(app).page("/common-problems"), problem.number));
  assert.ok((await reader(app).page("/new")).includes("taken up by a group"));
});

test("until all have agreed a yes can be taken back as if it had not been said; after that who withdrew is shown", async () => {
  const [problem, own] = [await common(), await group()];
  const yes = (who: typeof us, why: string) => who.post(`${problem.path}/takings`, { group: own.id, why });
  const back = (who: typeof us) => who.post(`${problem.path}/takings/withdrawal`, { group: own.id });
  await yes(us, "Ours too.");
  assert.equal(said(await back(us)), "note-group-taken-back");
  assert.deepEqual(await takenUp(problem.id), []);
  assert.equal((await back(us)).status, 409);
  await yes(ru, "Это наше.");
  assert.equal(said(await yes(us, "Ours too, after all.")), "note-group-took-up");
  app.clock.set("2010-06-26T12:00:00Z");
  assert.equal(said(await back(ru)), "note-group-given-back");
  assert.deepEqual(await takenUp(problem.id), []);
  const page = await reader(app).page(`/groups/${own.number}`);
  assert.ok(page.includes("given back on 26 June 2010"));
  assert.ok(page.includes("withdrew on 26 June 2010"));
  assert.equal(said(await yes(ru, "Всё-таки наше.")), "note-group-take-up-asked");
  assert.equal(said(await yes(us, "Good.")), "note-group-took-up");
  app.clock.set("2010-06-24T12:00:00Z");
});

test("two co-chairs who agree at the same moment take it up once", async () => {
  const [problem, own] = [await common(), await group()];
  const words = (why: string) => ({ why, language: "en" });
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  const outcomes: string[] = [];
  const opened = (who: MadePerson, gate: Promise<void>, ready: () => void) =>
    change(app.db, nobody, at, async (tx: Tx, tell) => {
      ready();
      outcomes.push(await takeUpIn(tx, tell, who, own, problem, words("yes"), at));
      await gate;
    });
  const began = Promise.withResolvers<void>();
  const first = opened(joe, gates[0].promise, began.resolve);
  await began.promise;
  while (outcomes.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const second = opened(anna, gates[1].promise, () => undefined);
  await untilWaiting();
  assert.deepEqual(outcomes, ["open"], "the second waits for the first, whose transaction is held open");
  gates[1].resolve();
  gates[0].resolve();
  await Promise.all([first, second]);
  assert.deepEqual(outcomes, ["open", "adopted"]);
  assert.equal((await takenUp(problem.id)).filter((row) => row.at !== null).length, 1);
  const events = await app.db
    .selectFrom("event")
    .select("verb")
    .where("object", "=", problem.id)
    .where("verb", "=", "group-took-up")
    .execute();
  assert.equal(events.length, 1);
  const agreements = await app.db
    .selectFrom("agreement")
    .select("adopted_at")
    .where("other", "=", problem.id)
    .execute();
  assert.equal(agreements.length, 1);
});

async function untilWaiting(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      app.db,
    );
    if ((rows[0]?.n ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("nobody says yes for two sides, also not by changing the seat", async () => {
  const both = await made.person({ name: "Both", sides: ["us", "ru"] });
  const [problem, own] = [
    await common(),
    await group([
      [both, "us"],
      [anna, "ru"],
    ]),
  ];
  const reading = reader(app, both);
  assert.equal(
    said(await reading.post(`${problem.path}/takings`, { group: own.id, why: "For one side." })),
    "note-group-take-up-asked",
  );
  await change(app.db, nobody, at, async (tx, tell) => {
    await seatIn(
      tx,
      tell,
      { group: own.id, person: both.person, side: "ru", role: "co-chair", capacity: "", language: "en" },
      at,
    );
    await seatIn(
      tx,
      tell,
      { group: own.id, person: joe.person, side: "us", role: "co-chair", capacity: "", language: "en" },
      at,
    );
  });
  const refused = await reading.post(`${problem.path}/takings`, { group: own.id, why: "And for the other." });
  assert.equal(refused.status, 409);
  assert.deepEqual(await takenUp(problem.id), [{ at: null }]);
});

test("only co-chairs of a group that works take something up", async () => {
  const problem = await common();
  const forming = await group([[joe, "us"]], "A group that forms");
  const own = await group();
  const stranger = await made.person({ name: "Member", sides: ["us"] });
  assert.equal(
    (await reader(app, stranger).post(`${problem.path}/takings`, { group: own.id, why: "Me too." })).status,
    403,
  );
  assert.equal((await us.post(`${problem.path}/takings`, { group: forming.id, why: "We would." })).status, 409);
  assert.equal((await us.post(`${problem.path}/takings`, { group: problem.id, why: "Not a group." })).status, 403);
  const short = await us.post(`${problem.path}/takings`, { group: own.id, why: "" });
  assert.equal(short.status, 422);
  assert.equal((await us.post("/common-problems/99999/takings", { group: own.id, why: "Nothing there." })).status, 404);
  assert.deepEqual(await takenUp(problem.id), []);
});

test("a closed group asks for nothing more, and what it took up stays its history", async () => {
  const [problem, open, own] = [await common("Taken up"), await common("Only asked"), await group()];
  for (const who of [us, ru]) await who.post(`${problem.path}/takings`, { group: own.id, why: "Both say so." });
  await us.post(`${open.path}/takings`, { group: own.id, why: "One says so." });
  await us.post(`/groups/${own.number}/states`, { state: "closed", why: "We have done what we could." });
  assert.equal((await takenUp(problem.id)).length, 1);
  assert.deepEqual(await takenUp(open.id), []);
  const page = await reader(app).page(`/groups/${own.number}`);
  assert.ok(page.includes("Taken up"));
  assert.ok(!page.includes("Only asked"));
  assert.ok(!inHands(await reader(app).page("/common-problems"), problem.number));
});
