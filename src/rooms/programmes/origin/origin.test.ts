import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readFolder, showProgramme, takeProgramme } from "#rooms/programmes/index.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { putRecord, recordOf } from "./put-record.ts";

const app = await testApp();
await make(app).exchange();
const anna = await make(app).person({ name: "Anna Antonova", sides: ["ru"], reads: ["en", "ru"] });
const plain = await make(app).person({ name: "Paul Plain", sides: ["us"] });
const foundation = await make(app).organisation({
  name: "Mothers' House",
  side: "ru",
  members: [{ person: anna.person, role: "head" }],
});
const read = await readFolder(fileURLToPath(new URL("../../../../examples/text4baby", import.meta.url)));
if (!read.folder) throw new Error(read.faults.join("\n"));
const folder = read.folder;
const source = await takeProgramme(app.db, folder, { dryRun: false, now: app.clock.now() });
const nobody = { person: null, actingFor: null, side: null } as const;
await showProgramme(app.db, nobody, source.id, "public", app.clock.now());
const from = `/programmes/${source.number}`;
const annas = reader(app, anna, "en");
const russian = reader(app, undefined, "ru");
const stranger = reader(app, undefined, "en");

const wish = {
  name: "SMS-маме",
  about: "",
  side: "ru",
  organisation: foundation.id,
  languages: ["ru"],
  countries: "",
  emergency: "112",
  line: "8-800-7000-600",
  crisis: "8-800-2000-122",
  dates: "dmy",
  age: "18",
};
const copyOf = async () => {
  const rows = await app.db
    .selectFrom("programme")
    .innerJoin("object", "object.id", "programme.id")
    .selectAll("programme")
    .select(["object.number", "object.audience"])
    .where("adapted_from", "=", source.id)
    .execute();
  assert.equal(rows.length, 1);
  const [copy] = rows;
  if (!copy) throw new Error("no copy");
  return copy;
};

test("who writes for no organisation cannot carry a programme on, and is told who can", async () => {
  assert.equal((await reader(app, plain).post(`${from}/carry`, wish)).status, 403);
  assert.match(await reader(app, plain).page(`${from}/origin`), /Who writes for an organisation/u);
});

test("the form comes back filled in, with the reasons beside the fields", async () => {
  const answer = await annas.post(`${from}/carry`, { ...wish, emergency: "", languages: [], countries: "RU ZX" });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /id="field-emergency-error"/u);
  const again = await (await annas.post(`${from}/carry`, { ...wish, languages: [], countries: "RU ZX" })).text();
  assert.match(again, /Choose at least one language/u);
  assert.match(again, /One of these is no code of a country/u);
  assert.match(again, /value="SMS-маме"/u);
  const there = await annas.post(`${from}/carry`, { ...wish, side: "us" });
  assert.equal(there.status, 422);
  assert.match(await there.text(), /You do not write for an organisation of that country/u);
});

test("a copy has the calendars and the places of the messages, and not one word, approval, price or keyword", async () => {
  const answer = await annas.post(`${from}/carry`, wish);
  assert.equal(answer.status, 303, await answer.clone().text());
  const copy = await copyOf();
  assert.equal(copy.state, "draft");
  assert.equal(copy.audience, "authors");
  assert.equal(copy.organisation, foundation.id);
  assert.deepEqual([copy.sides, copy.countries, copy.languages], [["ru"], ["RU"], ["ru"]]);
  assert.deepEqual(copy.minimum_age, { ru: 18 });
  assert.deepEqual([copy.prices, copy.cap_day, copy.example], [{}, null, false]);
  const count = async (programme: string) =>
    await app.db
      .selectFrom("slot")
      .innerJoin("calendar", "calendar.id", "slot.calendar")
      .leftJoin("slot as before", "before.id", "slot.needs")
      .select((row) => [row.fn.countAll<number>().as("slots"), row.fn.count<number>("before.id").as("needs")])
      .where("calendar.programme", "=", programme)
      .executeTakeFirstOrThrow();
  assert.deepEqual(await count(copy.id), await count(source.id));
  const words = await app.db
    .selectFrom("slot_text")
    .innerJoin("slot", "slot.id", "slot_text.slot")
    .innerJoin("calendar", "calendar.id", "slot.calendar")
    .select("slot_text.id")
    .where("calendar.programme", "=", copy.id)
    .execute();
  assert.deepEqual(words, []);
  for (const table of ["dialogue_line", "programme_keyword"] as const)
    assert.equal((await app.db.selectFrom(table).selectAll().where("programme", "=", copy.id).execute()).length, 0);
});

test("the draft is its team's; the line is walked in both directions by whoever may see both ends", async () => {
  const copy = await copyOf();
  assert.equal((await stranger.get(`/programmes/${copy.number}/origin`)).status, 404);
  assert.doesNotMatch(await stranger.page(`${from}/origin`), /SMS-маме/u);
  await showProgramme(app.db, nobody, copy.id, "public", app.clock.now());
  assert.match(await stranger.page(`${from}/origin`), new RegExp(`href="/programmes/${copy.number}">SMS-маме`, "u"));
  assert.match(await stranger.page(from), new RegExp(`href="/programmes/${copy.number}">SMS-маме`, "u"));
  const there = await stranger.page(`/programmes/${copy.number}/origin`);
  assert.match(there, new RegExp(`href="${from}">text4baby`, "u"));
  assert.match(there, /Not written yet[\s\S]*<b>\d+<\/b>/u);
});

test("while a message is written anew the approved original stands beside it, to be read", async () => {
  const copy = await copyOf();
  const slot = await slotOf(copy.id, "pregnancy", "w04-mon");
  const page = await annas.page(`/programmes/${copy.number}/messages/${slot}`);
  assert.match(page, /What it said where it came from/u);
  assert.match(page, /Take 400 mcg of folic acid every day/u);
  assert.doesNotMatch(await annas.page(`/programmes/${copy.number}/messages`), /Take 400 mcg/u);
});

test("kept, rewritten, left out, added and not written yet are found by comparing, and counted", async () => {
  const copy = await copyOf();
  const original = await app.db
    .selectFrom("slot_text")
    .select(["fact", "source"])
    .where("slot", "=", await slotOf(source.id, "pregnancy", "w04-mon"))
    .where("language", "=", "en")
    .where("side", "=", "us")
    .executeTakeFirstOrThrow();
  await write(await slotOf(copy.id, "pregnancy", "w04-mon"), original.fact, original.source);
  await write(await slotOf(copy.id, "pregnancy", "w05-mon"), "Так в России", "Приказ Минздрава");
  await app.db
    .updateTable("slot")
    .set({ retired_at: app.clock.now().toString() })
    .where("id", "=", await slotOf(copy.id, "pregnancy", "w06-mon"))
    .execute();
  const { id: calendar } = await app.db
    .selectFrom("calendar")
    .select("id")
    .where("programme", "=", copy.id)
    .where("code", "=", "pregnancy")
    .executeTakeFirstOrThrow();
  const { id: added } = await app.db
    .insertInto("slot")
    .values({ calendar, code: "w04-sun", week: 4, weekday: 6, day_offset: -246 })
    .returning("id")
    .executeTakeFirstOrThrow();
  await write(added, "Так в России", "Приказ Минздрава");
  const csv = await (await stranger.get(`/programmes/${copy.number}/origin.csv`)).text();
  const fate = (slot: string) => new RegExp(`^pregnancy,${slot},(\\w+),`, "mu").exec(csv)?.[1];
  assert.deepEqual(["w04-mon", "w05-mon", "w06-mon", "w04-sun", "w07-mon"].map(fate), [
    "kept",
    "rewritten",
    "dropped",
    "added",
    "waiting",
  ]);
  const page = await annas.page(`/programmes/${copy.number}/origin`);
  assert.match(page, /Kept<\/dt><dd><b>1<\/b>/u);
  assert.match(page, /Added<\/dt><dd><b>1<\/b>/u);
});

test("one reason stands for all of a calendar that were changed alike; a message's own goes before it", async () => {
  const copy = await copyOf();
  const path = `/programmes/${copy.number}/origin`;
  assert.equal(
    (await stranger.post(`${path}/reasons`, { calendar: "pregnancy", change: "rewritten", why: "x" })).status,
    401,
  );
  assert.equal(
    (await reader(app, plain).post(`${path}/reasons`, { calendar: "pregnancy", slot: "w05-mon", why: "x" })).status,
    403,
  );
  const refused = await annas.post(`${path}/reasons`, { calendar: "pregnancy", slot: "", why: "Visits differ." });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /Visits differ\./u);
  const bulk = { calendar: "pregnancy", slot: "", change: "rewritten", why: "Visits differ." };
  assert.equal((await annas.post(`${path}/reasons`, bulk)).status, 303);
  assert.match(
    await stranger.page(`${path}/changes?change=rewritten`),
    /Visits differ\.[\s\S]*said of the whole calendar/u,
  );
  await annas.post(`${path}/reasons`, {
    calendar: "pregnancy",
    slot: "w05-mon",
    why: "Here it is the women's clinic.",
  });
  const own = await stranger.page(`${path}/changes?change=rewritten`);
  assert.match(own, /Here it is the women&#39;s clinic\./u);
  assert.doesNotMatch(own, /Visits differ/u);
  await annas.post(`${path}/reasons`, { calendar: "pregnancy", slot: "w05-mon", why: "" });
  assert.match(await stranger.page(`${path}/changes?change=rewritten`), /Visits differ/u);
});

test("what is not approved is read by the team alone, also on the page of changes", async () => {
  const copy = await copyOf();
  const path = `/programmes/${copy.number}/origin/changes?calendar=pregnancy&change=rewritten`;
  assert.match(await annas.page(path), /Так в России/u);
  assert.doesNotMatch(await stranger.page(path), /Так в России|Слова/u);
});

test("who had to agree, the dates and the figures are entered, changed and taken out; lateness is said plainly", async () => {
  const copy = await copyOf();
  const path = `/programmes/${copy.number}/origin`;
  const party = {
    part: "party",
    kind: "ministry",
    name: "Ministry of Health",
    state: "asked",
    planned: "2010-05",
    done: "",
    note: "To look at the texts.",
    side: "ru",
    source: "",
    link: "",
  };
  assert.equal((await annas.post(`${path}/entries`, { ...party, done: "2010-06" })).status, 422);
  assert.equal((await annas.post(`${path}/entries`, party)).status, 303);
  assert.equal(
    (
      await annas.post(`${path}/entries`, {
        part: "step",
        kind: "pilot",
        name: "Trial in Tver",
        planned: "2010-03",
        done: "2010-05-01",
        note: "",
        side: "",
        source: "",
        link: "",
        unknown: "",
      })
    ).status,
    303,
  );
  const figure = {
    part: "reach",
    name: "women joined",
    figure: "1 200",
    unit: "people",
    evidence: "independent",
    done: "2010-06",
    note: "",
    side: "",
    source: "",
    link: "",
  };
  const bare = await annas.post(`${path}/entries`, figure);
  assert.equal(bare.status, 422);
  assert.match(await bare.text(), /a figure without a source is not shown/u);
  assert.equal((await annas.post(`${path}/entries`, { ...figure, source: "Tver university" })).status, 303);
  assert.equal(
    (await annas.post(`${path}/entries`, { ...figure, figure: "", evidence: "own", done: "", name: "messages sent" }))
      .status,
    303,
  );
  const page = await stranger.page(path);
  assert.match(page, /Ministry of Health[\s\S]*asked[\s\S]*late: has not happened/u);
  assert.match(page, /Trial in Tver[\s\S]*later than planned/u);
  assert.match(
    page,
    /What those who run it say[\s\S]*not known[\s\S]*messages sent[\s\S]*What others have found[\s\S]*1200 people[\s\S]*independent/u,
  );
  const id = /entries\/([0-9a-f-]{36})/u.exec(await annas.page(path))?.[1] ?? "";
  assert.match(await annas.page(`${path}/entries/${id}`), /value="Ministry of Health"/u);
  await annas.post(`${path}/entries/${id}`, {
    ...party,
    name: "Ministry of Health",
    state: "agreed",
    done: "2010-06-01",
  });
  assert.match(await stranger.page(path), /answered: 1 June 2010/u);
  assert.equal((await annas.post(`${path}/entries/${id}/gone`, {})).status, 303);
  assert.doesNotMatch(await stranger.page(path), /Ministry of Health/u);
  assert.equal((await annas.get(`${path}/entries/${id}`)).status, 404);
});

test("the record leaves with the programme and is taken in again as the same", async () => {
  const copy = await copyOf();
  const record = await recordOf(app.db, copy.id);
  if (!record) throw new Error("no record");
  const again = await app.db.transaction().execute((tx) => putRecord(tx, copy.id, record, app.clock.now()));
  assert.deepEqual(again, { made: 0, changed: 0, same: 1, gone: 0 });
  const changed = { ...record, steps: [] };
  const put = await app.db.transaction().execute((tx) => putRecord(tx, copy.id, changed, app.clock.now()));
  assert.equal(put.changed, 1);
  assert.deepEqual((await recordOf(app.db, copy.id))?.steps, []);
  const json = await (await stranger.get(`/programmes/${copy.number}/origin.json`)).json();
  assert.equal((json as { programme: string }).programme, copy.code);
});

test("the example tells of text4baby and SMSmame from public facts, with what nobody has told", async () => {
  const english = await stranger.page(`${from}/origin`);
  assert.match(english, /135,000 people/u);
  assert.match(english, /Saint Petersburg[\s\S]*September 2011[\s\S]*not known whether it happened/u);
  assert.match(english, /women who joined SMSmame/u);
  assert.match(english, /Kept<\/dt><dd><b>\d+<\/b>[\s\S]*Rewritten<\/dt><dd><b>\d+<\/b>/u);
  const inRussian = await russian.page(`${from}/origin`);
  assert.match(inRussian, /сентябрь 2011/u);
  assert.match(inRussian, /неизвестно, состоялось ли/u);
});

async function slotOf(programme: string, calendar: string, code: string): Promise<number> {
  const { id } = await app.db
    .selectFrom("slot")
    .innerJoin("calendar", "calendar.id", "slot.calendar")
    .select("slot.id")
    .where("calendar.programme", "=", programme)
    .where("calendar.code", "=", calendar)
    .where("slot.code", "=", code)
    .executeTakeFirstOrThrow();
  return id;
}

async function write(slot: number, fact: string, source: string): Promise<void> {
  const at = app.clock.now().toString();
  await app.db
    .insertInto("slot_text")
    .values({
      slot,
      side: "ru",
      language: "ru",
      version: 1,
      text: "Слова сообщения.",
      encoding: "UCS-2",
      units: 16,
      segments: 1,
      fact,
      source,
      state: "draft",
      state_at: at,
      written_at: at,
    })
    .execute();
}
