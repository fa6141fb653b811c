import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { formToken } from "#kernel/sign-in/sign-in.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { makeProgramme } from "#testing/programme.ts";

const app = await testApp();
await make(app).exchange();
const { path, slots, people } = await makeProgramme(app);
const writer = reader(app, people.writer);
const base = "http://localhost:8080";

await writer.post(`${path}/messages/${slots[0]}`, {
  "text.en.us": '=See, a "doctor"\nnow',
  "fact.en.us": "A fact.",
  "source.en.us": "CDC",
  do: "draft",
});

const download = async (language = "en") =>
  await (await reader(app, people.writer, language).get(`${path}/messages.csv`)).text();
const bring = async (text: string | Uint8Array<ArrayBuffer>, as = people.writer) => {
  const body = new FormData();
  body.set("token", formToken(as.secret));
  body.set("file", new File([text], "messages.csv", { type: "text/csv" }));
  return await app.request(`${base}${path}/messages/file`, {
    method: "POST",
    body,
    headers: { origin: base, cookie: as.cookie, "accept-language": "en" },
  });
};
const versions = async () =>
  (
    await app.db
      .selectFrom("slot_text")
      .select(["language", "version", "text", "state"])
      .orderBy("language")
      .orderBy("version")
      .execute()
  ).map((one) => `${one.language} ${one.version} ${one.state}: ${one.text}`);

test("the file holds every text, what is missing as a row to be filled in, and no formula", async () => {
  const answer = await writer.get(`${path}/messages.csv`);
  assert.deepEqual([...new Uint8Array(await answer.clone().arrayBuffer()).slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = await answer.text();
  const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  assert.deepEqual(
    rows.map((row) => [
      row["calendar"],
      row["slot"],
      row["day"],
      row["side"],
      row["language"],
      row["version"],
      row["text"],
    ]),
    [
      ["pregnancy", "w14-thu", "thu", "us", "en", "1", '\'=See, a "doctor"\nnow'],
      ["pregnancy", "w14-thu", "thu", "ru", "ru", "", ""],
      ["pregnancy", "w15-tue", "tue", "us", "en", "", ""],
      ["pregnancy", "w15-tue", "tue", "ru", "ru", "", ""],
    ],
  );
});

test("the file as it was downloaded changes nothing, also with the semicolons of Russian spreadsheets", async () => {
  for (const language of ["en", "ru"]) {
    const answer = await bring(await download(language));
    assert.equal(answer.status, 303, await answer.text());
    assert.match(await writer.page(answer.headers.get("location") ?? ""), /There is nothing new in the file/u);
  }
});

test("every difference is shown before anything is taken, and taken as drafts of who brought it", async () => {
  const filled = (await download())
    .replace("'=See, a", "See a")
    .replace("w14-thu,14,thu,text,ru,ru,,,,", "w14-thu,14,thu,text,ru,ru,,,Пора к врачу.,Факт.");
  const answer = await bring(filled);
  const location = answer.headers.get("location") ?? "";
  const page = await writer.page(location);
  assert.match(page, /It changes 2 texts/u);
  assert.match(page, /<del><span class="unseen" lang="en">\[taken out: <\/span>=<span/u);
  assert.match(page, /Пора к врачу\./u);
  assert.equal((await versions()).length, 1);
  assert.equal((await reader(app, people.head).get(location)).status, 404);
  assert.equal((await writer.post(location, {})).status, 303);
  assert.deepEqual(await versions(), [
    'en 1 draft: =See, a "doctor"\nnow',
    'en 2 draft: See a "doctor"\nnow',
    "ru 1 draft: Пора к врачу.",
  ]);
  assert.equal((await writer.get(location)).status, 404);
});

test("what is wrong is named by its line, and then nothing is taken", async () => {
  const stale =
    "calendar,slot,side,language,version,text\npregnancy,w14-thu,us,en,1,Other words\npregnancy,w99-mon,us,en,,Hello\npregnancy,w15-tue,us,fr,,Salut\n";
  const answer = await bring(stale);
  const page = await writer.page(answer.headers.get("location") ?? "");
  assert.match(page, /3 rows cannot be taken, so nothing is/u);
  assert.match(page, /Line 2: Somebody has written version 2 since/u);
  assert.match(page, /Line 3: There is no message w99-mon/u);
  assert.match(page, /Line 4: The programme has no readers/u);
  assert.equal((await writer.post(answer.headers.get("location") ?? "", {})).status, 409);
  assert.equal((await versions()).length, 3);
  for (const [text, reason] of [
    ["a,b\n1,2\n", /There is no column “a”/u],
    ["calendar,slot,language\n", /The column “text” is missing/u],
    ['calendar,slot,language,text\n"a,b\n', /A quotation mark is missing/u],
    [new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]), /UTF-8/u],
  ] as const)
    assert.match(await (await bring(text)).text(), reason);
});

test("a file is taken from operators alone", async () => {
  assert.equal((await bring("x", people.nurse)).status, 403);
  assert.equal((await reader(app, people.stranger).get(`${path}/messages.csv`)).status, 403);
});

test("answers of a question go out with the file and come back as they were, and changed ones are taken", async () => {
  await app.db.updateTable("slot").set({ kind: "quiz" }).where("id", "=", slots[1]).execute();
  const saved = await writer.post(`${path}/messages/${slots[1]}`, {
    "text.en.us": "How many visits? Write 1 or 8.",
    "fact.en.us": "At least eight.",
    "source.en.us": "WHO",
    "words.en.us.0": "1, one",
    "code.en.us.0": "one",
    "reply.en.us.0": "More: at least eight.",
    "words.en.us.1": "8, eight",
    "code.en.us.1": "eight",
    "reply.en.us.1": "",
    "right.en.us.1": "yes",
    do: "draft",
  });
  assert.equal(saved.status, 303, await saved.text());
  const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];
  const mine = (text: string) => rowsOf(text).find((row) => row["text"]?.startsWith("How many visits"));
  const text = await download();
  assert.equal(mine(text)?.["answers"], "one | 1, one | More: at least eight.\neight | 8, eight |  | right");
  const answersOf = async () =>
    (
      await app.db
        .selectFrom("slot_text_answer")
        .innerJoin("slot_text", "slot_text.id", "slot_text_answer.slot_text")
        .select(["code", "words", "reply", "correct"])
        .where("slot_text.slot", "=", slots[1])
        .where("slot_text.current", "=", true)
        .orderBy("position")
        .execute()
    ).map((one) => `${one.code} ${one.words.join("/")} ${one.reply} ${one.correct}`);
  const before = await answersOf();
  const compared = async (file: string): Promise<string> => {
    const answer = await bring(file);
    const next = answer.headers.get("location");
    return next ? await writer.page(next) : await answer.text();
  };
  assert.match(await compared(text), /There is nothing new in the file/u);
  const changed = await bring(text.replace("More: at least eight.", "At least eight."));
  const taken = await writer.post(changed.headers.get("location") ?? "", { do: "take" });
  assert.equal(taken.status, 303, await taken.text());
  assert.deepEqual(await answersOf(), [before[0]?.replace("More: at", "At") ?? "", before[1] ?? ""]);
  assert.match(
    await compared(text.replace("one | 1, one | More: at least eight.", "one")),
    /cell of answers is not understood/u,
  );
});
