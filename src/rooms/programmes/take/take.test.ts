import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { programmeHouse } from "#testing/programme-house.ts";
import { exportProgramme } from "./export-programme.ts";
import { convertCampaigns } from "./rapidpro.ts";
import { readFolder } from "./read-folder.ts";
import { takeProgramme } from "./take-programme.ts";

const house = await programmeHouse();
const example = fileURLToPath(new URL("../../../../examples/text4baby", import.meta.url));
const scratch = await mkdtemp(join(tmpdir(), "diomede-programme-"));
after(() => rm(scratch, { recursive: true, force: true }));

async function take(folder: string, { dryRun = false } = {}) {
  const read = await readFolder(folder);
  if (!read.folder) throw new Error(read.faults.join("\n"));
  return await takeProgramme(house.owner, read.folder, { dryRun, now: house.clock.now() });
}
const changes = (counts: Awaited<ReturnType<typeof take>>["counts"]) =>
  Object.fromEntries(Object.entries(counts).map(([kind, one]) => [kind, one.made + one.changed + one.gone]));
const nothing = { programme: 0, calendars: 0, slots: 0, texts: 0, lines: 0, keywords: 0, origin: 0 };

test("the example is a whole programme: 284 slots in weeks, sets, lines in three languages, all approved as an example", async () => {
  const { folder, faults } = await readFolder(example);
  assert.deepEqual(faults, []);
  assert.equal(folder?.file.calendars.length, 6);
  const rows = await house.db
    .selectFrom("slot_text")
    .select(["state", "example", (row) => row.fn.countAll<number>().as("n")])
    .groupBy(["state", "example"])
    .execute();
  assert.deepEqual(
    rows.map(({ state, example: of }) => [state, of]),
    [["approved", true]],
  );
  const reviews = await house.db.selectFrom("review").select(["person", "example", "why"]).distinct().execute();
  assert.deepEqual(reviews, [{ person: null, example: true, why: "example, not medically reviewed" }]);
});

test("no text of the example needs more than two parts, and none in English more than one", async () => {
  const rows = await house.db.selectFrom("slot_text").select(["language", "segments", "text"]).execute();
  assert.deepEqual(
    rows.filter((row) => row.segments > (row.language === "en" ? 1 : 2)).map((row) => row.text),
    [],
  );
});

test("the same folder again changes nothing", async () => {
  assert.deepEqual(changes((await take(example)).counts), nothing);
});

test("what is exported is taken in again as the same programme", async () => {
  const folder = join(scratch, "out");
  const written = await exportProgramme(house.owner, "text4baby", folder);
  assert.ok(written?.some(({ name }) => name === "data/readers.csv"));
  assert.deepEqual(changes((await take(folder, { dryRun: true })).counts), nothing);
});

test("a changed text is a new version of that text alone; a rehearsal of it changes nothing", async () => {
  const folder = join(scratch, "changed");
  await cp(example, folder, { recursive: true });
  const path = join(folder, "pregnancy-13-22.csv");
  await writeFile(path, (await readFile(path, "utf8")).replace("За двоих есть не надо:", "Есть за двоих не надо:"));
  assert.deepEqual(changes((await take(folder, { dryRun: true })).counts), { ...nothing, texts: 1 });
  assert.deepEqual(changes((await take(folder, { dryRun: true })).counts), { ...nothing, texts: 1 });
  const { counts } = await take(folder);
  assert.deepEqual(counts.texts, { made: 0, changed: 1, same: counts.texts.same, gone: 0 });
  const versions = await house.db
    .selectFrom("slot_text")
    .select(["version", "state", "current"])
    .where("text", "like", "%двоих%не надо: хватит%")
    .orderBy("version")
    .execute();
  assert.deepEqual(versions, [
    { version: 1, state: "withdrawn", current: false },
    { version: 2, state: "approved", current: true },
  ]);
});

test("slots and texts that are in no file any more go out no more", async () => {
  const folder = join(scratch, "less");
  await cp(join(scratch, "changed"), folder, { recursive: true });
  const path = join(folder, "pregnancy-34-42.csv");
  const lines = (await readFile(path, "utf8")).split("\n");
  const last = lines.findLastIndex((line) => line.startsWith("pregnancy,42,thu"));
  const kept = lines.filter((line) => !line.startsWith("pregnancy,42,thu"));
  assert.ok(last > 0);
  await writeFile(path, kept.join("\n"));
  const { counts } = await take(folder);
  assert.equal(counts.slots.gone, 1);
  assert.equal(counts.texts.gone, lines.length - kept.length);
});

test("all that is wrong is named with file and line, and nothing of the folder is taken", async () => {
  const folder = join(scratch, "wrong");
  await cp(example, folder, { recursive: true });
  const header = "calendar,week,day,side,language,text,fact,source,source_date\n";
  await writeFile(
    join(folder, "child-39-52.csv"),
    `${header}child,99,mon,,en,Text,Fact,CDC,2024\nchild,40,noon,,en,Text,Fact,CDC,2024\nchild,40,mon,lt,en,Text,Fact,CDC,2024\nchild,40,mon,,fr,Text,Fact,CDC,2024\nchild,40,mon,,en,,Fact,CDC,2024\nchild,40,mon,,en,Text {name},Fact,CDC,2024\nchild,40,mon,,en,Text,,CDC,2024\nchild,40,mon,,en,Text,Fact,CDC,May\nchild,40,wed,,en,Text,Fact,CDC,2024\nchild,40,wed,,en,Text,Fact,CDC,2024\n`,
  );
  const { folder: read, faults } = await readFolder(folder);
  assert.equal(read, null);
  assert.deepEqual(faults, [
    'child-39-52.csv, line 2: week is "99": it may be 0 to 52',
    'child-39-52.csv, line 3: day is "noon": it may be mon, tue, wed, thu, fri, sat, sun',
    'child-39-52.csv, line 4: "lt" is not one of the sides',
    'child-39-52.csv, line 5: "fr" is not one of the languages',
    "child-39-52.csv, line 6: the text is empty",
    "child-39-52.csv, line 7: {name} is not known: it may be {emergency}, {line}, {crisis}, {stop}, {pause}",
    "child-39-52.csv, line 8: it must say the fact it rests on, and the source",
    'child-39-52.csv, line 9: source_date is "May": it may be 2027, 2027-05 or 2027-05-12',
    "child-39-52.csv, line 11: the same text stands in child-39-52.csv, line 10",
  ]);
});

test("campaigns of RapidPro become a folder that says what is missing until a person has put it in", async () => {
  const file = join(scratch, "campaigns.json");
  await writeFile(
    file,
    JSON.stringify({
      version: "13",
      campaigns: [
        {
          name: "Mothers",
          events: [
            {
              event_type: "M",
              offset: -70,
              unit: "D",
              delivery_hour: 9,
              message: { eng: "Hello", rus: "Здравствуйте" },
              relative_to: { key: "edd", label: "EDD" },
              base_language: "eng",
            },
            {
              event_type: "F",
              offset: 1,
              unit: "W",
              delivery_hour: -1,
              relative_to: { key: "edd" },
              flow: { name: "Ask" },
            },
          ],
        },
      ],
    }),
  );
  const folder = join(scratch, "rapid");
  assert.deepEqual(await convertCampaigns(file, folder), {
    calendars: 1,
    texts: 2,
    left: ["Mothers, event 2 starts a flow, which cannot be taken over"],
  });
  assert.match(await readFile(join(folder, "campaign-1.csv"), "utf8"), /campaign-1,30,mon,,en,Hello/u);
  const { faults } = await readFolder(folder);
  assert.ok(faults.some((fault) => fault.startsWith("programme.json, code")));
});
