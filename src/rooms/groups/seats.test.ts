import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { change, nobody } from "#kernel/events/change.ts";
import { makeObject } from "#kernel/object/object.ts";
import { putWording } from "#kernel/wording/wording.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { seatIn } from "./seats.ts";
import { restGroupsWithoutChairs } from "./tick.ts";

const app = await testApp();
const made = make(app);
await made.exchange();

const words = {
  title: "Life after prison",
  text: "What helps people stay out after they have been released: papers, a bed, work.",
  language: "en",
  open: "open",
  audience: "public",
  capacity: "head of “Second Door”",
};
const who = async (name: string, sides: string[], language = "en") => {
  const person = await made.person({ name, sides, reads: [language] });
  return { ...person, ...reader(app, person, language) };
};
const said = (answer: Response) => answer.headers.get("location")?.replace(/.*said=/u, "");

/** A group that Joe has proposed, and its number. */
async function proposed(fields: Record<string, string> = {}) {
  const joe = await who("Joe", ["us"]);
  const answer = await joe.post("/groups", { ...words, ...fields });
  const path = answer.headers.get("location")?.replace(/\?.*/u, "") ?? "";
  return { joe, path, number: Number(path.split("/").at(-1)) };
}
/** The same with Anna as co-chair over there, at work. */
async function working(fields: Record<string, string> = {}) {
  const group = await proposed(fields);
  const anna = await who("Анна", ["ru"], "ru");
  await anna.post(`${group.path}/seats`, { role: "co-chair", capacity: "руководитель «Второго дома»" });
  assert.equal(
    said(await group.joe.post(`${group.path}/seats/${anna.person}/acceptance`, {})),
    "note-group-seat-given",
  );
  const answer = await anna.post(`${group.path}/states`, { state: "working", why: "Мы договорились начать осенью." });
  assert.equal(said(answer), "note-group-working");
  return { ...group, anna };
}
const stateOf = async (number: number) =>
  (
    await app.db
      .selectFrom("working_group")
      .innerJoin("object", "object.id", "working_group.id")
      .select("state")
      .where("object.number", "=", number)
      .where("object.kind", "=", "group")
      .executeTakeFirstOrThrow()
  ).state;
const noticesOf = async (person: string) =>
  (await app.db.selectFrom("notice").select("verb").where("person", "=", person).orderBy("id").execute()).map(
    (one) => one.verb,
  );
const idOf = async (number: number) =>
  (
    await app.db
      .selectFrom("object")
      .select("id")
      .where("kind", "=", "group")
      .where("number", "=", number)
      .executeTakeFirstOrThrow()
  ).id;

test("who proposes a group is its co-chair, and it cannot work before another side has one", async () => {
  const { joe, path, number } = await proposed();
  const page = await reader(app).page(path);
  for (const words of ["Life after prison", "Joe", "head of “Second Door”", "no co-chair yet"])
    assert.ok(page.includes(words), words);
  const refused = await joe.post(`${path}/states`, { state: "working", why: "We would like to begin now." });
  assert.equal(refused.status, 409);
  assert.equal(await stateOf(number), "forming");
});

test("a co-chair over there is accepted, the group works, and everybody is told in writing with the reason", async () => {
  const { joe, anna, path, number } = await working();
  assert.equal(await stateOf(number), "working");
  assert.deepEqual(await noticesOf(joe.person), ["group-seat-asked", "group-has-chair", "group-state-working"]);
  assert.deepEqual(await noticesOf(anna.person), ["group-seat-given"]);
  const page = await joe.page(path);
  assert.ok(page.includes("Мы договорились начать осенью."));
  assert.ok(page.includes("(in Russian)"), "the reason says in which language it was given");
  assert.ok((await reader(app).page("/new")).includes("a group works"));
  assert.ok((await joe.page("/me/notices")).includes("The group works now"));
});

test("reasons of every change stay on the page, and closing names what goes on with the work", async () => {
  const { joe, path, number } = await working();
  const heir = await working({ title: "Work after prison" });
  await joe.post(`${path}/states`, { state: "resting", why: "Nobody has time before the harvest is in." });
  await joe.post(`${path}/states`, { state: "working", why: "The harvest is in and we go on." });
  const refused = await joe.post(`${path}/states`, {
    state: "closed",
    why: "The others go on with it.",
    successor: "99999",
  });
  assert.equal(refused.status, 422);
  assert.ok((await refused.text()).includes("The others go on with it."), "the form comes back filled in");
  const closed = await joe.post(`${path}/states`, {
    state: "closed",
    why: "The others go on with it.",
    successor: String(heir.number),
  });
  assert.equal(said(closed), "note-group-closed");
  const page = await reader(app).page(path);
  for (const words of ["before the harvest", "The harvest is in", "The others go on", "Work after prison"])
    assert.ok(page.includes(words), words);
  assert.ok((await reader(app).page(heir.path)).includes("Life after prison"), "the line of descent is walked back");
  assert.equal(await stateOf(number), "closed");
  const again = await joe.post(`${path}/states`, { state: "working", why: "Let us open it again." });
  assert.equal(again.status, 403);
  const late = await who("Late", ["us"]);
  assert.equal((await late.post(`${path}/seats`, { role: "member", capacity: "in person" })).status, 403);
});

test("a co-chair who leaves says why, and the group rests with that reason", async () => {
  const { joe, anna, path, number } = await working();
  const refused = await anna.post(`${path}/leave`, { why: "" });
  assert.equal(refused.status, 422);
  assert.equal(await stateOf(number), "working");
  assert.equal(
    said(await anna.post(`${path}/leave`, { why: "Уезжаю на год, связи не будет." })),
    "note-group-left-resting",
  );
  assert.equal(await stateOf(number), "resting");
  assert.ok((await joe.page(path)).includes("Уезжаю на год"));
  assert.deepEqual((await noticesOf(joe.person)).slice(-2), ["group-lost-chair", "group-state-resting"]);
  assert.ok((await joe.page(path)).includes("Co-chairs before"));
});

test("the seat of a co-chair is handed over to one of his side who accepts, and he stays as a member", async () => {
  const { joe, path, number } = await working();
  const mary = await who("Mary", ["us"]);
  const oleg = await who("Олег", ["ru"], "ru");
  await mary.post(`${path}/seats`, { role: "member", capacity: "nurse" });
  const wrong = await joe.post(`${path}/offers`, { person: String(oleg.number), as: "my-stead" });
  assert.equal(wrong.status, 422, "a seat of one side is not given to the other");
  assert.equal(
    said(await joe.post(`${path}/offers`, { person: `http://localhost/people/${mary.number}`, as: "my-stead" })),
    "note-group-offered",
  );
  assert.ok((await mary.page(`${path}/offer`)).includes("take over as co-chair"));
  assert.equal(
    said(await mary.post(`${path}/offer`, { answer: "yes", capacity: "nurse in Ohio" })),
    "note-group-seated",
  );
  const seats = await app.db
    .selectFrom("seat")
    .select(["person", "role"])
    .where("group", "=", await idOf(number))
    .where("left_at", "is", null)
    .where("side", "=", "us")
    .execute();
  assert.deepEqual(
    new Map(seats.map((seat) => [seat.person, seat.role])),
    new Map([
      [mary.person, "co-chair"],
      [joe.person, "member"],
    ]),
  );
  assert.equal(await stateOf(number), "working");
  assert.equal((await joe.post(`${path}/states`, { state: "resting", why: "I would like it to rest." })).status, 403);
});

test("a group by invitation seats nobody who was not accepted, and only one person at a time leads for a side", async () => {
  const { joe, path, number } = await working({ open: "invitation" });
  const kate = await who("Kate", ["us"]);
  assert.equal(said(await kate.post(`${path}/seats`, { role: "member", capacity: "in person" })), "note-group-asked");
  assert.equal((await kate.get(`${path}/seats`)).status, 403, "who asks does not sit yet");
  assert.equal((await kate.post(`${path}/seats`, { role: "co-chair", capacity: "in person" })).status, 403);
  assert.equal(said(await joe.post(`${path}/seats/${kate.person}/refusal`, {})), "note-group-seat-declined");
  assert.deepEqual(await noticesOf(kate.person), ["group-seat-declined"]);
  assert.equal(
    (await kate.post(`${path}/seats`, { role: "co-chair", capacity: "in person" })).status,
    422,
    "the side has one",
  );
  const two = await app.db
    .insertInto("seat")
    .values({
      group: await idOf(number),
      person: kate.person,
      side: "us",
      role: "co-chair",
      taken_at: app.clock.now().toString(),
    })
    .execute()
    .then(
      () => "made",
      (error: { code?: string }) => error.code,
    );
  assert.equal(two, "23505");
});

test("one who belongs to both sides sits for one of them only", async () => {
  const { path, number } = await working();
  const both = await who("Both", ["us", "ru"]);
  assert.ok((await both.page(`${path}/seat`)).includes("For which side"));
  assert.equal((await both.post(`${path}/seats`, { role: "member", capacity: "in person" })).status, 422);
  assert.equal((await both.post(`${path}/seats`, { role: "member", capacity: "in person", side: "xx" })).status, 422);
  assert.equal(
    said(await both.post(`${path}/seats`, { role: "member", capacity: "in person", side: "ru" })),
    "note-group-seated",
  );
  assert.equal((await both.post(`${path}/seats`, { role: "member", capacity: "in person", side: "us" })).status, 403);
  const seats = await app.db
    .selectFrom("seat")
    .select("side")
    .where("group", "=", await idOf(number))
    .where("person", "=", both.person)
    .execute();
  assert.deepEqual(seats, [{ side: "ru" }]);
});

test("of two who want the last seat of a side at once only one sits down", async () => {
  const { path, number } = await proposed();
  const group = await idOf(number);
  const [mary, kate] = [await who("Mary", ["us"]), await who("Kate", ["us"])];
  // The group is held by hand, so that both have been let in by the right and wait at the table at the same time.
  const holding = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holder = app.db.transaction().execute(async (tx) => {
    await tx.selectFrom("object").select("id").where("id", "=", group).forUpdate().execute();
    held.resolve();
    await holding.promise;
  });
  await held.promise;
  const seat = { role: "member", capacity: "in person" };
  const both = Promise.all([mary.post(`${path}/seats`, seat), kate.post(`${path}/seats`, seat)]);
  await untilWaiting(2);
  holding.resolve();
  await holder;
  assert.deepEqual((await both).map((answer) => answer.status).sort(), [303, 422]);
  const seats = await app.db
    .selectFrom("seat")
    .select("side")
    .where("group", "=", group)
    .where("left_at", "is", null)
    .execute();
  assert.deepEqual(seats, [{ side: "us" }, { side: "us" }]);
});

/** Of a page: the text field of the capacity as it came back, and the way of sitting that is chosen. */
const cameBack = (page: string) => ({
  capacity: /<input[^>]* name="capacity" value="([^"]*)"/u.exec(page)?.[1],
  role: /<input type="radio"[^>]* name="role" value="([^"]*)" checked/u.exec(page)?.[1],
  side: /<input type="radio"[^>]* name="side" value="([^"]*)" checked/u.exec(page)?.[1],
  summary: /class="notice error errors".*?<ul>(.*?)<\/ul>/su.exec(page)?.[1]?.replace(/<[^>]*>/gu, ""),
  leadsNowhere: [...page.matchAll(/href="#(field-[\w-]+)"/gu)]
    .map((found) => found[1] ?? "")
    .filter((id) => !page.includes(` id="${id}"`)),
});

const full =
  "Your side has as many seats as it may have for now: two, or two thirds of the table. A seat becomes free when the other side takes one.";

test("a seat that is not free any more is refused beside what was typed, which comes back", async () => {
  const { path } = await proposed();
  const [mary, kate] = [await who("Mary", ["us"]), await who("Kate", ["us"])];
  assert.equal(said(await mary.post(`${path}/seats`, { role: "member", capacity: "nurse" })), "note-group-seated");
  const answer = await kate.post(`${path}/seats`, { role: "member", capacity: "midwife" });
  assert.equal(answer.status, 422);
  assert.deepEqual(cameBack(await answer.text()), {
    capacity: "midwife",
    role: undefined,
    side: undefined,
    summary: full,
    leadsNowhere: [],
  });
  const both = await who("Both", ["us", "ru"]);
  const other = await both.post(`${path}/seats`, { role: "co-chair", capacity: "interpreter", side: "us" });
  assert.equal(other.status, 422);
  assert.deepEqual(cameBack(await other.text()), {
    capacity: "interpreter",
    role: "co-chair",
    side: "us",
    summary: `For which side: ${full}`,
    leadsNowhere: [],
  });
  assert.equal(
    said(await both.post(`${path}/seats`, { role: "member", capacity: "interpreter", side: "ru" })),
    "note-group-seated",
  );
});

test("one of two sides whose own table is full on one of them sits down on the other by the form as it is drawn", async () => {
  const { path } = await proposed();
  const mary = await who("Mary", ["us"]);
  await mary.post(`${path}/seats`, { role: "member", capacity: "nurse" });
  const both = await who("Both", ["us", "ru"]);
  const page = await both.page(`${path}/seat`);
  const choices = [...page.matchAll(/<input type="radio"[^>]* name="side" value="([^"]*)"( checked)?( disabled)?/gu)];
  assert.deepEqual(choices.map(([, side, checked, disabled]) => `${side}${checked ?? ""}${disabled ?? ""}`).sort(), [
    "ru checked",
    "us disabled",
  ]);
});

test("a co-chair's seat that was taken in between is refused beside the choice, with the capacity as it was typed", async () => {
  const { path } = await working();
  const kate = await who("Kate", ["us"]);
  const answer = await kate.post(`${path}/seats`, { role: "co-chair", capacity: "midwife" });
  assert.equal(answer.status, 422);
  assert.deepEqual(cameBack(await answer.text()), {
    capacity: "midwife",
    role: "co-chair",
    side: undefined,
    summary: "As what: This side has a co-chair already.",
    leadsNowhere: [],
  });
});

test("an offered seat that is not free any more is refused beside what was typed, and the offer stands", async () => {
  const { joe, path } = await proposed();
  const [mary, kate] = [await who("Mary", ["us"]), await who("Kate", ["us"])];
  await joe.post(`${path}/offers`, { person: String(kate.number), as: "member" });
  await mary.post(`${path}/seats`, { role: "member", capacity: "nurse" });
  const answer = await kate.post(`${path}/offer`, { answer: "yes", capacity: "midwife" });
  assert.equal(answer.status, 422);
  const { capacity, summary } = cameBack(await answer.text());
  assert.deepEqual({ capacity, summary }, { capacity: "midwife", summary: full });
  assert.equal((await kate.get(`${path}/offer`)).status, 200);
});

async function untilWaiting(sessions: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      app.db,
    );
    if ((rows[0]?.n ?? 0) >= sessions) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("what is written for the group alone is read by those who sit in it, by no office, and by nobody who has left", async () => {
  const { joe, anna, path, number } = await working();
  const group = await idOf(number);
  await change(app.db, nobody, app.clock.now(), async (tx) => {
    const object = await makeObject(
      tx,
      { kind: "experience", side: "us", audience: "group", author: null, circle: group },
      app.clock.now(),
    );
    await tx
      .insertInto("experience")
      .values({ id: object.id, state: "public", state_since: app.clock.now().toString() })
      .execute();
    await putWording(
      tx,
      { object: object.id, field: "title", language: "en", text: "A page of our own", author: null },
      app.clock.now(),
    );
  });
  const official = await made.person({
    name: "Official",
    sides: ["us"],
    offices: ["coordinator us", "moderator us", "auditor"],
  });
  for (const inside of [joe, anna]) assert.ok((await inside.page(path)).includes("A page of our own"));
  for (const outside of [reader(app), reader(app, official)])
    assert.ok(!(await outside.page(path)).includes("A page of our own"));
  assert.equal((await reader(app, official).get(`${path}/seats`)).status, 403);
  await anna.post(`${path}/leave`, { why: "Больше не могу." });
  assert.ok(!(await anna.page(path)).includes("A page of our own"));
});

test("members are named to members of the exchange alone; co-chairs, who lead, to everybody", async () => {
  const { path } = await working();
  const mary = await who("Mary Member", ["us"]);
  await mary.post(`${path}/seats`, { role: "member", capacity: "a nurse in Ohio" });
  const outside = await reader(app).page(path);
  assert.ok(outside.includes("And 1 member."));
  assert.ok(!outside.includes("Mary Member"));
  assert.ok(outside.includes("Анна"));
  const official = await made.person({ name: "Another", sides: ["ru"], reads: ["ru"] });
  assert.ok((await reader(app, official, "ru").page(path)).includes("Mary Member"));
});

test("a group of members only is not there for strangers, in no list", async () => {
  const { path } = await working({ audience: "members", title: "A quiet group" });
  assert.equal((await reader(app).get(path)).status, 303, "signing in is asked for");
  for (const list of ["/groups", "/new", "/"])
    assert.ok(!(await reader(app).page(list)).includes("A quiet group"), list);
});

test("when a co-chair leaves the exchange, or his whole side does, the group rests and both sides read why", async () => {
  const one = await working();
  const two = await working();
  await app.db
    .updateTable("seat")
    .set({ left_at: app.clock.now().toString(), capacity: "" })
    .where("person", "=", one.anna.person)
    .execute();
  await restGroupsWithoutChairs.run(app.services, app.clock.now());
  assert.deepEqual([await stateOf(one.number), await stateOf(two.number)], ["resting", "working"]);
  assert.ok((await one.joe.page(one.path)).includes("A side has no co-chair any more"));
  assert.ok((await two.anna.page(one.path)).includes("У одной из стран больше нет сопредседателя"));
  await app.db.updateTable("side").set({ state: "left" }).where("code", "=", "ru").execute();
  await restGroupsWithoutChairs.run(app.services, app.clock.now());
  assert.equal(await stateOf(two.number), "resting");
  await restGroupsWithoutChairs.run(app.services, app.clock.now());
  assert.equal((await noticesOf(two.joe.person)).filter((verb) => verb === "group-state-resting").length, 1);
  await app.db.updateTable("side").set({ state: "in" }).where("code", "=", "ru").execute();
});

test("one who stays when every co-chair has gone takes the seat of his side himself", async () => {
  const { joe, path, number } = await proposed();
  const mary = await who("Mary", ["us"]);
  await mary.post(`${path}/seats`, { role: "member", capacity: "nurse" });
  assert.equal((await mary.post(`${path}/chair`, {})).status, 409);
  await joe.post(`${path}/leave`, { why: "" });
  assert.equal(said(await mary.post(`${path}/chair`, {})), "note-group-seated");
  assert.equal((await mary.get(`/groups/${number}/state`)).status, 200);
});

test("an import seats people without asking for a free seat, and the same row again changes nothing", async () => {
  const { number } = await proposed();
  const group = await idOf(number);
  const people = await Promise.all([1, 2, 3].map(() => made.person({ sides: ["us"] })));
  const outcomes = await change(app.db, nobody, app.clock.now(), async (tx, tell) => {
    const found: string[] = [];
    for (const { person } of [...people, ...people.slice(0, 1)])
      found.push(
        await seatIn(
          tx,
          tell,
          { group, person, side: "us", role: "member", capacity: "in person", language: "en" },
          app.clock.now(),
        ),
      );
    return found;
  });
  assert.deepEqual(outcomes, ["made", "made", "made", "same"]);
});

test("hostile values come back as words, and addresses of nothing answer 404", async () => {
  const joe = await who("Joe", ["us"]);
  const evil = `"><script>alert(1)</script>`;
  const answer = await joe.post("/groups", { ...words, title: evil, capacity: evil });
  const path = answer.headers.get("location")?.replace(/\?.*/u, "") ?? "";
  for (const place of [path, "/groups"]) {
    const page = await joe.page(place);
    assert.ok(!page.includes("<script>alert"), place);
    assert.ok(page.includes("&lt;script&gt;"), place);
  }
  for (const place of ["/groups/0", "/groups/999999", "/groups/x", "/groups/1%20or%201=1"])
    assert.equal((await joe.get(place)).status, 404, place);
  assert.equal((await joe.get("/groups?state=nonsense&topic='&before=x")).status, 200);
  for (const person of ["", "x", "-1", "99999999999", "/people/abc"])
    assert.equal((await joe.post(`${path}/offers`, { person, as: "member" })).status, 422, person);
  assert.equal((await joe.post(`${path}/seats/nobody/acceptance`, {})).status, 404);
  assert.equal((await joe.post(`${path}/seats/${joe.person}/acceptance`, {})).status, 409);
  const many = await joe.post("/groups", { ...words, themes: Array.from({ length: 7 }, () => joe.person) });
  assert.equal(many.status, 422);
});
