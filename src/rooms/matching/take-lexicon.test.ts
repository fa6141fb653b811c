import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { connect } from "#kernel/database/database.ts";
import { testDatabase } from "#testing/database.ts";
import { takeLexicon } from "./take-lexicon.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-lexicon-"));
after(() => rm(folder, { recursive: true, force: true }));
const database = await testDatabase();
const work = connect(database.url("work"), { connections: 2 });
after(() => work.close());

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digits = (n: number): string =>
  n < 64 ? (letters[n] ?? "") : digits(Math.floor(n / 64)) + (letters[n % 64] ?? "");

/** A dictionary of these entries on the disk; its path without ending. */
async function dictionary(entries: readonly (readonly [string, string])[]): Promise<string> {
  let body = Buffer.alloc(0);
  const index = entries.map(([head, text]) => {
    const entry = Buffer.from(`${head}\n   ${text}\n`);
    const line = `${head}\t${digits(body.length)}\t${digits(entry.length)}`;
    body = Buffer.concat([body, entry]);
    return line;
  });
  await writeFile(join(folder, "small.index"), `${index.join("\n")}\n`);
  await writeFile(join(folder, "small.dict"), body);
  return join(folder, "small.index");
}

const take = (path: string, dryRun = false) =>
  takeLexicon(work.db, { path, source: "small", from: "en", to: "ru", dryRun });
const kept = () => work.db.selectFrom("lexicon_entry").select(["head", "translations"]).orderBy("head").execute();
const version = async () => (await work.db.selectFrom("knowledge_version").select("n").executeTakeFirstOrThrow()).n;

test("a dictionary is taken in once, follows its file, and is rehearsed without a trace", async () => {
  const path = await dictionary([
    ["house", "дом, здание"],
    ["House", "палата"],
    ["ice", "лёд"],
  ]);
  const before = await version();
  assert.deepEqual(await take(path, true), { made: 2, changed: 0, same: 0, gone: 0 });
  assert.deepEqual([await kept(), await version()], [[], before]);
  assert.deepEqual(await take(path), { made: 2, changed: 0, same: 0, gone: 0 });
  assert.deepEqual(await kept(), [
    { head: "house", translations: ["дом", "здание", "палата"] },
    { head: "ice", translations: ["лёд"] },
  ]);
  assert.equal(await version(), before + 1);
  assert.deepEqual(await take(path), { made: 0, changed: 0, same: 2, gone: 0 });
  assert.equal(await version(), before + 1);
  assert.deepEqual(await take(await dictionary([["house", "дом"]])), { made: 0, changed: 1, same: 0, gone: 1 });
});

test("a broken or empty dictionary leaves what is there as it is", async () => {
  const before = await kept();
  const path = await dictionary([["house", "дом"]]);
  await writeFile(path, "house\tA\t!!\n");
  await assert.rejects(take(path), { name: "DictdIndexError", line: 1 });
  await assert.rejects(take(await dictionary([["nothing", "-"]])), RangeError);
  assert.deepEqual(await kept(), before);
});
