import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { makeProgramme } from "#testing/programme.ts";

const app = await testApp();
await make(app).exchange();
const { id: programme, path, people } = await makeProgramme(app);
const [head, writer, stranger] = [reader(app, people.head), reader(app, people.writer), reader(app, people.stranger)];
const team = `${path}/team`;
const offices = async () =>
  (
    await app.db
      .selectFrom("programme_office")
      .select(["role", "until", "on_duty"])
      .where("person", "=", people.stranger.person)
      .orderBy("role")
      .execute()
  ).map((one) => `${one.role}${one.until ? " ended" : ""}${one.on_duty ? " on duty" : ""}`);
const lastRecord = () =>
  app.db
    .selectFrom("audit")
    .select(["action", "actor", "object", "data"])
    .orderBy("n", "desc")
    .executeTakeFirstOrThrow();

test("heads alone give offices; the record, an event and a notice say so", async () => {
  const given = { person: String(people.stranger.number), role: "reviewer" };
  assert.equal((await writer.post(team, given)).status, 403);
  assert.equal((await stranger.get(team)).status, 403);
  assert.equal((await head.post(team, given)).status, 303);
  assert.deepEqual(await offices(), ["reviewer"]);
  assert.deepEqual(await lastRecord(), {
    action: "programme-office-given",
    actor: people.head.person,
    object: programme,
    data: { duty: false, person: people.stranger.number, role: "reviewer" },
  });
  assert.match(await stranger.page(team), /Stan Stranger/u);
  assert.match(await stranger.page("/me/notices"), /You were given an office/u);
});

test("giving the same office again changes nothing and is recorded once", async () => {
  const before = await app.db.selectFrom("audit").select("n").execute();
  await head.post(team, { person: `/people/${people.stranger.number}`, role: "reviewer" });
  assert.equal((await app.db.selectFrom("audit").select("n").execute()).length, before.length);
});

test("only operators are put on duty, and a number that leads to no member is refused beside the field", async () => {
  await head.post(team, { person: String(people.stranger.number), role: "health-worker", duty: "yes" });
  await head.post(team, { person: String(people.stranger.number), role: "operator", duty: "yes" });
  assert.deepEqual(await offices(), ["health-worker", "operator on duty", "reviewer"]);
  const nobody = await head.post(team, { person: "99999", role: "reviewer" });
  assert.equal(nobody.status, 422);
  assert.match(await nobody.text(), /id="field-person-error">There is no member/u);
});

test("an office is taken back by heads or laid down by its holder, and given again from then on", async () => {
  assert.equal(
    (await head.post(`${team}/ended`, { person: String(people.stranger.number), role: "operator" })).status,
    303,
  );
  assert.equal(
    (await head.post(`${team}/ended`, { person: String(people.stranger.number), role: "operator" })).status,
    409,
  );
  assert.equal((await stranger.post(`${team}/laid-down`, { person: "1", role: "reviewer" })).status, 303);
  assert.deepEqual(await offices(), ["health-worker", "operator ended", "reviewer ended"]);
  assert.equal((await lastRecord()).action, "programme-office-ended");
  await head.post(team, { person: String(people.stranger.number), role: "reviewer" });
  assert.deepEqual(await offices(), ["health-worker", "operator ended", "reviewer"]);
});
