import assert from "node:assert/strict";
import { test } from "node:test";
import { answersOf } from "./answers.ts";
import { testDatabase } from "./database.ts";

test("two test databases know nothing of each other, and the migrations are applied in both", async () => {
  const [here, there] = await Promise.all([testDatabase(), testDatabase()]);
  await answersOf(here.url(), "create table only_here ()");
  await assert.rejects(answersOf(there.url(), "select from only_here"), { code: "42P01" });
  const question = "select count(*) > 0 as migrated from migration";
  assert.deepEqual(await answersOf(there.url("web"), question), [{ migrated: true }]);
});

test("a dropped test database is gone, even while somebody is still connected", async () => {
  const database = await testDatabase();
  const slow = answersOf(database.url(), "select pg_sleep(60)");
  await Promise.all([
    assert.rejects(slow, { code: "57P01" }),
    untilConnected(database.superuserUrl).then(database.drop),
  ]);
  await assert.rejects(answersOf(database.url(), "select 1"), { code: "3D000" });
});

async function untilConnected(url: string): Promise<void> {
  const question = "select from pg_stat_activity where datname = current_database() and usename = 'diomede_owner'";
  while ((await answersOf(url, question)).length === 0);
}
