import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { answersOf } from "#testing/answers.ts";
import { emptyDatabase } from "#testing/database.ts";
import { migrate } from "./migrate.ts";

const one = "create table one (id int primary key);";
const two = "-- slow enough for two programs to meet\nselect pg_sleep(0.2);\ncreate table two (id int references one);";

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "diomede-migrations-"));
  after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
  return folder;
}

const tablesOf = async (url: string): Promise<string[]> =>
  (await answersOf(url, "select tablename::text as name from pg_tables where schemaname = 'public' order by 1")).map(
    (row) => row.name,
  );

test("migrations are applied in order, once", async () => {
  const url = (await emptyDatabase()).url();
  const folder = await folderOf({ "0002_two.sql": two, "0001_one.sql": one, "readme.md": "not a migration" });
  assert.deepEqual(await migrate({ url, folder }), ["0001_one.sql", "0002_two.sql"]);
  assert.deepEqual(await migrate({ url, folder }), []);
  assert.deepEqual(await tablesOf(url), ["migration", "one", "two"]);
});

test("two programs that migrate at the same time apply every migration once between them", async () => {
  const url = (await emptyDatabase()).url();
  const folder = await folderOf({ "0001_one.sql": one, "0002_two.sql": two });
  const applied = await Promise.all([migrate({ url, folder }), migrate({ url, folder }), migrate({ url, folder })]);
  assert.deepEqual(applied.flat().sort(), ["0001_one.sql", "0002_two.sql"]);
});

test("a migration that fails leaves nothing of itself, names its line, and those before it stay", async () => {
  const url = (await emptyDatabase()).url();
  const broken = "-- ёлка\ncreate table half (id int);\n\ncreate table half_again (id no_such_type);\n";
  const folder = await folderOf({ "0001_one.sql": one, "0002_broken.sql": broken });
  await assert.rejects(migrate({ url, folder }), {
    name: "CannotStart",
    message: 'The migration 0002_broken.sql failed at line 4: type "no_such_type" does not exist.',
  });
  assert.deepEqual(await tablesOf(url), ["migration", "one"]);
});

test("what a migration did and the note of it stand or fall together", async () => {
  const url = (await emptyDatabase()).url();
  const unnotable = "create table one (); alter table migration add constraint none check (name like '0000%');";
  await assert.rejects(migrate({ url, folder: await folderOf({ "0001_one.sql": unnotable }) }), {
    name: "CannotStart",
  });
  assert.deepEqual(await tablesOf(url), ["migration"]);
});

test("an applied migration that was changed is refused; other line ends are no change", async () => {
  const url = (await emptyDatabase()).url();
  await migrate({ url, folder: await folderOf({ "0001_one.sql": `${one}\n` }) });
  assert.deepEqual(await migrate({ url, folder: await folderOf({ "0001_one.sql": `${one}\r\n` }) }), []);
  await assert.rejects(migrate({ url, folder: await folderOf({ "0001_one.sql": "create table one (id bigint);" }) }), {
    message:
      "The migration 0001_one.sql was changed after it was applied: put it back, and say what is new in a new migration.",
  });
});

test("a database that a newer program has migrated is refused", async () => {
  const url = (await emptyDatabase()).url();
  await migrate({ url, folder: await folderOf({ "0001_one.sql": one, "0002_two.sql": two }) });
  await assert.rejects(migrate({ url, folder: await folderOf({ "0001_one.sql": one }) }), {
    message: "The database knows the migration 0002_two.sql, this Diomede does not: start the newer program.",
  });
});

test("a migration numbered before an applied one is refused, and so are two of one number or an odd name", async () => {
  const url = (await emptyDatabase()).url();
  const late = "create table late ();";
  await migrate({ url, folder: await folderOf({ "0002_two.sql": one }) });
  await assert.rejects(migrate({ url, folder: await folderOf({ "0001_late.sql": late, "0002_two.sql": one }) }), {
    message: "The migration 0001_late.sql comes before 0002_two.sql, which is applied: give it the next number.",
  });
  await assert.rejects(migrate({ url, folder: await folderOf({ "0002_two.sql": one, "0002_too.sql": late }) }), {
    message: /have the number 0002: give the newer one the next number\.$/,
  });
  await assert.rejects(migrate({ url, folder: await folderOf({ "2_two.sql": one }) }), {
    message: /is not called like a migration, such as 0042_why\.sql\.$/,
  });
});

test("a migration can take away what a login may do, and the ledger itself is read-only for the program", async () => {
  const database = await emptyDatabase();
  const narrow = `create table secret (id int primary key, words text);
    do $$ begin
      if exists (select from pg_roles where rolname = 'diomede_web') then
        revoke select on secret from diomede_web;
        grant select (id) on secret to diomede_web;
      end if;
      if exists (select from pg_roles where rolname = 'no_such_login') then
        revoke select on secret from no_such_login;
      end if;
    end $$;`;
  await migrate({ url: database.url("owner"), folder: await folderOf({ "0001_secret.sql": narrow }) });
  await answersOf(database.url("web"), "insert into secret values (1, 'whisper')");
  assert.deepEqual(await answersOf(database.url("web"), "select id from secret"), [{ id: 1 }]);
  await assert.rejects(answersOf(database.url("web"), "select words from secret"), { code: "42501" });
  assert.deepEqual(await answersOf(database.url("work"), "select words from secret"), [{ words: "whisper" }]);
  await assert.rejects(answersOf(database.url("web"), "delete from migration"), { code: "42501" });
  const owners = await answersOf(
    database.superuserUrl,
    "select distinct tableowner::text as owner from pg_tables where schemaname = 'public'",
  );
  assert.deepEqual(owners, [{ owner: "diomede_owner" }]);
});

test("a database that does not answer is said in one sentence", async () => {
  await assert.rejects(migrate({ url: "postgres://nobody@127.0.0.1:1/none", folder: await folderOf({}) }), {
    name: "CannotStart",
    message: /^The database does not answer: .*ECONNREFUSED/,
  });
});
