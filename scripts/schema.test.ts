import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { answersOf } from "#testing/answers.ts";
import { emptyDatabase } from "#testing/database.ts";
import { databaseTypes } from "./database-types.ts";
import { drift } from "./drift.ts";

test("each kind of column has the type that a row really brings", async () => {
  const url = (await emptyDatabase()).url();
  await answersOf(
    url,
    `create table thing (
      id uuid primary key default uuidv7(), at timestamptz not null, day date, big bigint not null, price numeric,
      tx xid8 not null default pg_current_xact_id(), data jsonb not null, words text[] not null, body bytea,
      n bigint generated always as identity, found tsvector generated always as (to_tsvector('simple', 'x')) stored
    )`,
  );
  const table = /export interface Thing \{\n(.*?)\n\}/s.exec(await databaseTypes(url))?.[1];
  assert.deepEqual(
    table?.split("\n").map((line) => line.trim()),
    [
      "at: string;",
      "big: number;",
      "body: Buffer | null;",
      "data: Json;",
      "day: string | null;",
      "found: GeneratedAlways<string | null>;",
      "id: Generated<string>;",
      "n: GeneratedAlways<number>;",
      "price: number | null;",
      "tx: Generated<string>;",
      "words: string[];",
    ],
  );
});

test("a difference is told in the lines that only one side has, however often they stand elsewhere", () => {
  assert.deepEqual(drift("a\nid\nb\nid\n", "a\nid\nb\nid\n"), []);
  assert.deepEqual(drift("a\nid\nb\n", "a\nid\nc\nid\n"), ["- b", "+ c", "+ id"]);
});

test("the check fails on drift, names it, and leaves the file alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "diomede-schema-"));
  after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "0001_one.sql"), "create table one (id int primary key, words text not null);");
  const file = join(folder, "schema.ts");
  const schema = (...words: string[]) =>
    spawnSync(process.execPath, ["scripts/schema.ts", "--migrations", folder, "--file", file, ...words], {
      encoding: "utf8",
    });
  assert.equal(schema().status, 0);
  const drifted = (await readFile(file, "utf8")).replace("words: string;", "words: string | null;");
  await writeFile(file, drifted);
  const { status, stderr } = schema("--check");
  assert.equal(status, 1);
  assert.equal(
    stderr,
    `${file} does not match ${folder}: run npm run schema.\n-   words: string | null;\n+   words: string;\n`,
  );
  assert.equal(await readFile(file, "utf8"), drifted);
});
