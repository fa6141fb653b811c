import assert from "node:assert/strict";
import { after, test } from "node:test";
import { change, nobody } from "#kernel/events/change.ts";
import { makeObject } from "#kernel/object/object.ts";
import { putWording } from "#kernel/wording/wording.ts";
import { appOver } from "#testing/app.ts";
import { testDatabase } from "#testing/database.ts";
import { make } from "#testing/make.ts";
import { startProgram } from "#testing/program.ts";
import { pageCache } from "./page-cache.ts";

const database = await testDatabase();
const [here, there] = [await appOver(database), await appOver(database)];
await make(here).exchange();
const at = here.clock.now();

/** A public problem whose title says how often it was changed. */
const problem = await change(here.db, nobody, at, async (tx) => {
  const object = await makeObject(tx, { kind: "problem", side: "us", audience: "public", author: null }, at);
  await tx.insertInto("problem").values({ id: object.id, state: "public", state_since: at.toString() }).execute();
  await putWording(tx, { object: object.id, field: "title", language: "en", text: "Change 0.", author: null }, at);
  return object;
});
const path = `/problems/${problem.number}`;

let changes = 0;
async function changeIt(): Promise<number> {
  const next = changes + 1;
  await change(here.db, nobody, at, (tx) =>
    putWording(tx, { object: problem.id, field: "title", language: "en", text: `Change ${next}.`, author: null }, at),
  );
  changes = next;
  return next;
}
const saidBy = (page: string): number => Number(/<h1[^>]*>.*?Change (\d+)\./su.exec(page)?.[1] ?? -1);
const asked = async (app: typeof here): Promise<number> =>
  saidBy(await (await app.request(`http://localhost:8080${path}`, { headers: { "accept-language": "en" } })).text());

test("what another process changed is on the page of the very next request", async () => {
  for (let n = 0; n < 30; n += 1) {
    assert.equal(await asked(there), changes);
    assert.equal(await asked(there), changes);
    assert.equal(await asked(here), changes);
    await changeIt();
  }
});

test("while one process changes and another is asked by many, no answer is older than the newest change before its request", async () => {
  let going = true;
  const stale: string[] = [];
  let answers = 0;
  const ask = async (): Promise<void> => {
    while (going) {
      const before = changes;
      const said = await asked(there);
      answers += 1;
      if (said < before) stale.push(`asked after change ${before}, answered ${said}`);
    }
  };
  const askers = Array.from({ length: 8 }, ask);
  for (let n = 0; n < 60; n += 1) await changeIt();
  going = false;
  await Promise.all(askers);
  assert.deepEqual(stale, []);
  assert.ok(answers > 60, `${answers} answers`);
});

test("a process of its own answers the change that this one has made", async () => {
  const program = startProgram("pages", { words: [database.url("web")] });
  after(() => program.child.kill("SIGKILL"));
  await program.untilSaid(".\n");
  const port = /port (\d+)\./u.exec(program.said())?.[1];
  for (let n = 0; n < 20; n += 1) {
    const page = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { "accept-language": "en" } });
    assert.equal(saidBy(await page.text()), changes);
    await changeIt();
  }
});

test("a page is kept between changes and dropped by each, and by the minute", async () => {
  const cache = pageCache(here.db);
  const bytes = new Uint8Array(10);
  const page = (epoch: string) => ({ epoch, minute: 5, status: 200, headers: {}, body: bytes, gzip: bytes });
  const { epoch } = await cache.epoch();
  cache.put("en /", page(epoch));
  assert.ok(cache.get("en /", (await cache.epoch()).epoch, 5));
  await changeIt();
  assert.equal(cache.get("en /", (await cache.epoch()).epoch, 5), null);
  cache.put("en /", page((await cache.epoch()).epoch));
  assert.equal(cache.get("en /", (await cache.epoch()).epoch, 6), null);
  assert.equal(cache.bytes, 0);
});

test("the pages that were drawn longest ago make room, and the count of bytes stays true", () => {
  const cache = pageCache(here.db, { mostBytes: 100 });
  const page = (size: number) => ({
    epoch: "1",
    minute: 1,
    status: 200,
    headers: {},
    body: new Uint8Array(size),
    gzip: new Uint8Array(0),
  });
  for (const key of ["a", "b", "c"]) cache.put(key, page(40));
  assert.deepEqual(
    ["a", "b", "c"].map((key) => cache.get(key, "1", 1) !== null),
    [false, true, true],
  );
  cache.put("b", page(10));
  assert.equal(cache.bytes, 50);
  cache.put("huge", page(200));
  assert.equal(cache.get("huge", "1", 1), null);
  assert.equal(cache.bytes, 0);
});
