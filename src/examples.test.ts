import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { make } from "#testing/make.ts";
import { loadExamples } from "./examples.ts";

const app = await testApp();
await make(app).exchange();
const objects = async () =>
  (
    await app.db
      .selectFrom("object")
      .select(["kind", (eb) => eb.fn.countAll<number>().as("count")])
      .groupBy("kind")
      .orderBy("kind")
      .execute()
  ).map((row) => [row.kind, row.count] as const);
const middle = Temporal.Instant.from("2009-07-07T15:00:00Z");
const end = Temporal.Instant.from("2010-06-24T12:00:00Z");

test("the whole example is sound, and taking it in again makes nothing", async (t) => {
  const before = process.cpuUsage();
  await loadExamples(app.db, app.rooms, middle);
  const first = new Map(await objects());
  await loadExamples(app.db, app.rooms, end);
  const { user, system } = process.cpuUsage(before);
  t.diagnostic(`${Math.round((user + system) / 1000)} ms of this process's time`);
  const whole = await objects();
  assert.ok((first.get("problem") ?? 0) < (new Map(whole).get("problem") ?? 0));
  await loadExamples(app.db, app.rooms, end);
  assert.deepEqual(await objects(), whole);
  const { waiting } = await app.db
    .selectFrom("problem")
    .select((eb) => eb.fn.countAll<number>().as("waiting"))
    .where("state", "<>", "public")
    .executeTakeFirstOrThrow();
  assert.equal(waiting, 0);
});
