import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { connect } from "#kernel/database/database.ts";
import { doErrands, openKeys, registerKeys } from "#rooms/messages/index.ts";
import { programmeErrands, readFolder, showProgramme, takeProgramme } from "#rooms/programmes/index.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";

const app = await testApp();
await make(app).exchange();
const nurse = await make(app).person({ name: "Nina Nurse", sides: ["us"] });
const other = await make(app).person({ name: "Otto Other", sides: ["us"] });
const read = await readFolder(fileURLToPath(new URL("../../../examples/text4baby", import.meta.url)));
if (!read.folder) throw new Error(read.faults.join("\n"));
const programme = await takeProgramme(app.db, read.folder, { dryRun: false, now: app.clock.now() });
const path = `/programmes/${programme.number}`;
const keysFolder = await mkdtemp(join(tmpdir(), "diomede-programme-pages-"));
const keys = await openKeys(keysFolder);
const send = connect(app.database.url("send"), { connections: 2 });
after(async () => {
  await send.close();
  await rm(keysFolder, { recursive: true, force: true });
});
await registerKeys(send.db, keys, app.clock.now());
await app.db
  .insertInto("programme_office")
  .values({ programme: programme.id, person: nurse.person, role: "health-worker", since: app.clock.now().toString() })
  .execute();
const stranger = reader(app, undefined, "en");
const work = () => doErrands(send.db, keys, programmeErrands, app.clock);

test("what is not published yet is not there for strangers", async () => {
  assert.equal((await stranger.get(path)).status, 404);
  assert.doesNotMatch(await (await stranger.get("/programmes")).text(), /text4baby/u);
});

test("a published programme says what it is, how to join and how to leave, in three languages", async () => {
  await showProgramme(app.db, { person: null, actingFor: null, side: null }, programme.id, "public", app.clock.now());
  await app.db.updateTable("programme").set({ state: "running" }).where("id", "=", programme.id).execute();
  for (const [language, words] of [
    ["en", /How to join[\s\S]*BABY[\s\S]*STOP from your phone/u],
    ["ru", /Как записаться[\s\S]*МАМА[\s\S]*Слово СТОП/u],
    ["es", /Cómo inscribirse[\s\S]*BEBE[\s\S]*ALTO/u],
  ] as const) {
    const answer = await reader(app, undefined, language).get(path);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), words);
  }
});

test("a form without a yes comes back filled in, with the reasons beside the fields", async () => {
  const answer = await stranger.post(`${path}/join`, { side: "us", phone: "12", language: "en", due: "", born: "" });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /This cannot be a telephone number/u);
  assert.match(page, /Without your yes we do not write/u);
  assert.match(page, /value="12"/u);
});

test("the form says the same to everybody, and no page or row holds the number in plain", async () => {
  const fields = { side: "us", phone: "+1 555 555 0142", language: "en", due: "2011-01-10", born: "", agree: "yes" };
  const answer = await stranger.post(`${path}/join`, fields);
  assert.equal(answer.headers.get("location"), `${path}/join/asked`);
  const waiting = await app.db.selectFrom("errand").select(["facts", "outcome"]).where("kind", "=", "enrol").execute();
  assert.doesNotMatch(JSON.stringify(waiting), /0142|2011-01/u);
  await work();
  const done = await app.db
    .selectFrom("errand")
    .select("outcome")
    .where("kind", "=", "enrol")
    .executeTakeFirstOrThrow();
  assert.deepEqual(done.outcome, { outcome: "asked" });
});

test("who has no office in the programme cannot enrol others", async () => {
  assert.equal((await reader(app, other, "en").get(`${path}/enrol`)).status, 403);
  assert.equal((await reader(app, nurse, "en").get(`${path}/enrol`)).status, 200);
});

test("a nurse's list is looked at first, its faults named by line, then taken; who is there already is found", async () => {
  const own = reader(app, nurse, "en");
  const bad = await own.post(`${path}/enrolments`, {
    rows: "phone,due,side,language,consent\n+15555550150,soon,us,en,form 1\n5,,us,en,\n",
    do: "look",
  });
  assert.equal(bad.status, 422);
  const page = await bad.text();
  assert.match(page, /Line 2: a date is not written/u);
  assert.match(page, /Line 3: the number is too short/u);
  const rows = "phone,due,side,language,consent\n+15555550151,2011-01-10,us,en,form 1\n+15555550152,,us,en,form 2\n";
  const outcomes = async (how: "look" | "take") => {
    const answer = await own.post(`${path}/enrolments`, { rows, do: how });
    await work();
    return await (await own.get((answer.headers.get("location") ?? "").replace(/\?.*/u, ""))).text();
  };
  assert.match(await outcomes("look"), /only a look[\s\S]*enrolled: 2/u);
  assert.equal(
    await send.db.selectFrom("consent").select("id").where("door", "=", "import").executeTakeFirst(),
    undefined,
  );
  assert.match(await outcomes("take"), /enrolled: 2/u);
  assert.match(await outcomes("take"), /reads already: 2/u);
});
