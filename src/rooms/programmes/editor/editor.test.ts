import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { makeProgramme } from "#testing/programme.ts";

const app = await testApp();
await make(app).exchange();
const { slots, people, path } = await makeProgramme(app);
const writer = reader(app, people.writer);
const plain = reader(app, people.plain);
const medic = reader(app, people.medic);

const english = {
  "text.en.us": "Have you seen a doctor yet? Ask for the first visit this week.",
  "fact.en.us": "A first visit in the first twelve weeks finds what can be treated.",
  "source.en.us": "CDC, prenatal care",
  "sourceDate.en.us": "2010-03",
};
const russian = {
  "text.ru.ru": "Запишитесь к врачу на этой неделе.",
  "fact.ru.ru": "Вставать на учёт лучше до 12 недель.",
  "source.ru.ru": "Приказ Минздрава",
  "sourceDate.ru.ru": "2009",
};
const slotPath = `${path}/messages/${slots[0]}`;
const textsOf = (slot: number) =>
  app.db
    .selectFrom("slot_text")
    .select(["id", "language", "version", "state", "current"])
    .where("slot", "=", slot)
    .orderBy("language")
    .orderBy("version")
    .execute();
const statesOf = async (slot: number) =>
  (await textsOf(slot)).map((one) => `${one.language} ${one.version} ${one.state}${one.current ? "" : " old"}`);

test("the list shows both languages beside each other, and that one is missing", async () => {
  const page = await writer.page(`${path}/messages`);
  assert.match(page, /Week 14, Thursday/u);
  assert.match(page, /not written: United States/u);
  assert.match(page, /not written: Russia/u);
});

test("a message is kept as a draft with what it costs to send", async () => {
  const answer = await writer.post(slotPath, { ...english, do: "draft" });
  assert.equal(answer.status, 303, await answer.text());
  assert.deepEqual(await statesOf(slots[0]), ["en 1 draft"]);
  const page = await writer.page(slotPath);
  assert.match(page, /GSM-7: 62 of 160 characters; parts: 1\./u);
});

test("publishing refuses a missing language, with the reason beside its field and all that was typed", async () => {
  const answer = await writer.post(slotPath, { ...english, "base.en.us": await baseOf("en"), do: "review" });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /id="field-text-ru-ru-error">not written yet/u);
  assert.match(page, /Have you seen a doctor yet/u);
  assert.deepEqual(await statesOf(slots[0]), ["en 1 draft"]);
});

const baseOf = async (language: string): Promise<string> =>
  (await textsOf(slots[0])).find((one) => one.language === language && one.current)?.id ?? "";

test("what teaches needs a fact and a source before it goes to reviewers", async () => {
  const answer = await writer.post(slotPath, { ...russian, "source.ru.ru": "", do: "review" });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /id="field-source-ru-ru-error">Name the source/u);
});

test("with both languages it goes to review; nobody reviews his own text, one look is not enough, two approve it", async () => {
  const answer = await writer.post(slotPath, { ...russian, do: "review" });
  assert.equal(answer.status, 303, await answer.text());
  assert.deepEqual(await statesOf(slots[0]), ["en 1 in-review", "ru 1 in-review"]);
  const waiting = await plain.page(`${path}/review`);
  assert.match(waiting, /Waits for you: 2/u);
  const ids = (await textsOf(slots[0])).map((one) => one.id);
  assert.equal((await plain.post(`${path}/reviews`, { do: "yes", text: ids })).status, 303);
  assert.deepEqual(await statesOf(slots[0]), ["en 1 in-review", "ru 1 in-review"]);
  assert.equal((await medic.post(`${path}/reviews`, { do: "yes", text: ids })).status, 303);
  assert.deepEqual(await statesOf(slots[0]), ["en 1 approved", "ru 1 approved"]);
});

test("a new version has no approval, and the old one is sent until it has", async () => {
  const changed = {
    ...english,
    "text.en.us": "Have you seen a doctor yet? Call today.",
    "base.en.us": await baseOf("en"),
  };
  assert.equal((await writer.post(slotPath, { ...changed, do: "review" })).status, 303);
  assert.deepEqual(await statesOf(slots[0]), ["en 1 approved old", "en 2 in-review", "ru 1 approved"]);
  const page = await medic.page(`${path}/review`);
  assert.match(page, /Что изменилось с версии 1/u);
  const id = await baseOf("en");
  for (const one of [plain, medic]) assert.equal((await one.post(`${path}/reviews`, { do: `yes:${id}` })).status, 303);
  assert.deepEqual(await statesOf(slots[0]), ["en 1 withdrawn old", "en 2 approved", "ru 1 approved"]);
});

test("the text whose partner was written after it says so, until somebody has compared them", async () => {
  app.clock.advance({ hours: 1 });
  const changed = {
    ...english,
    "text.en.us": "Have you seen a doctor yet? Call her today.",
    "base.en.us": await baseOf("en"),
  };
  await writer.post(slotPath, { ...changed, do: "draft" });
  assert.match(await writer.page(slotPath), /English, United States was changed on 24 June 2010/u);
  assert.match(await writer.page(`${path}/messages?gap=drifted`), /Week 14, Thursday/u);
  await writer.post(slotPath, { ...russian, "base.ru.ru": await baseOf("ru"), "compared.ru.ru": "yes", do: "draft" });
  assert.doesNotMatch(await writer.page(slotPath), /was changed on/u);
  assert.match(await writer.page(`${path}/messages?gap=drifted`), /No message is like that/u);
});

test("who has not seen a newer version does not write over it, and keeps what he typed", async () => {
  const old = (await textsOf(slots[0])).find((one) => one.language === "en" && one.version === 2);
  const mine = { ...english, "text.en.us": "Mine.", "base.en.us": old?.id ?? "" };
  const answer = await writer.post(slotPath, { ...mine, do: "draft" });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /Somebody has written version 3 meanwhile/u);
  assert.match(page, />\nMine\.<\/textarea>/u);
});

test("what stands there unchanged from an older version is not written again", async () => {
  const old = (await textsOf(slots[0])).find((one) => one.language === "en" && one.version === 2);
  const same = { ...english, "text.en.us": "Have you seen a doctor yet? Call today.", "base.en.us": old?.id ?? "" };
  assert.equal(
    (await writer.post(slotPath, { ...same, do: "draft" })).headers.get("location"),
    `${slotPath}?said=note-message-same`,
  );
});

test("a button counts what is typed, keeps nothing, and counts a place in braces at its longest", async () => {
  const answer = await writer.post(slotPath, { ...english, "text.en.us": "Call {line}", do: "count" });
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /GSM-7: 19 of 160 characters/u);
  const mixed = await writer.post(slotPath, { ...russian, "text.ru.ru": "Пейте мoлоко", do: "count" });
  assert.match(await mixed.text(), /Letters of two alphabets in one word: мoлоко/u);
});

test("a text with a place that nothing fills is not sent to reviewers", async () => {
  const wrong = { ...english, "text.en.us": "Call {hotline}.", "base.en.us": await baseOf("en") };
  const answer = await writer.post(slotPath, { ...wrong, do: "review" });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /\{hotline\} is not known/u);
});

test("versions stand one after the other with what changed and who looked", async () => {
  const page = await plain.page(`${slotPath}/versions`);
  assert.match(page, /Version 3/u);
  assert.match(page, /<ins>/u);
  assert.match(page, /Paula Plain/u);
});

test("a withdrawn text is not sent and not saved again by accident", async () => {
  assert.equal((await writer.post(`${slotPath}/withdrawals`, { text: "ru.ru" })).status, 303);
  assert.equal((await statesOf(slots[0])).at(-1), "ru 1 withdrawn");
  const page = await writer.page(slotPath);
  assert.match(page, /Was withdrawn\. It said:/u);
  assert.match(page, /name="text\.ru\.ru"[^>]*>\n<\/textarea>/u);
});

test("the team alone sees drafts, and only operators write", async () => {
  const stranger = reader(app, people.stranger);
  assert.equal((await stranger.get(`${path}/messages`)).status, 403);
  const nurse = reader(app, people.nurse);
  assert.equal((await nurse.get(slotPath)).status, 200);
  assert.doesNotMatch(await nurse.page(slotPath), /<textarea/u);
  assert.equal((await nurse.post(slotPath, { ...english, do: "draft" })).status, 403);
  assert.equal((await nurse.get("/programmes/1/messages/999999")).status, 404);
});

test("a quiz has answers with codes, of which one at least is right", async () => {
  const path15 = `${path}/messages/${slots[1]}`;
  const place = { week: "15", weekday: "1", kind: "quiz", catchUp: "skip", validDays: "0", importance: "5" };
  assert.equal((await writer.post(`${path15}/place`, { ...place, do: "move" })).status, 303);
  const quiz = (language: string, side: string) => ({
    [`text.${language}.${side}`]: language === "en" ? "How many visits? A 3, B 8" : "Сколько визитов? А 3, Б 8",
    [`fact.${language}.${side}`]: "Eight contacts.",
    [`source.${language}.${side}`]: "WHO",
    [`words.${language}.${side}.0`]: "A, 3",
    [`code.${language}.${side}.0`]: "three",
    [`words.${language}.${side}.1`]: "B, 8",
    [`code.${language}.${side}.1`]: "eight",
    [`reply.${language}.${side}.1`]: "Right.",
  });
  const none = await writer.post(path15, { ...quiz("en", "us"), ...quiz("ru", "ru"), do: "review" });
  assert.equal(none.status, 422);
  assert.match(await none.text(), /Mark at least one answer as right/u);
  const right = { "right.en.us.1": "yes", "right.ru.ru.1": "yes" };
  const sent = await writer.post(path15, { ...quiz("en", "us"), ...quiz("ru", "ru"), ...right, do: "review" });
  assert.equal(sent.status, 303, await sent.text());
  const answers = await app.db
    .selectFrom("slot_text_answer")
    .select(["code", "words", "correct"])
    .orderBy("slot_text")
    .orderBy("position")
    .execute();
  assert.deepEqual(answers.slice(0, 2), [
    { code: "three", words: ["A", "3"], correct: false },
    { code: "eight", words: ["B", "8"], correct: true },
  ]);
  assert.match(await plain.page(`${path}/review`), /Right\./u);
});

test("a message may knowingly lack a language: somebody says so, and then it goes to review", async () => {
  const path16 = `${path}/messages`;
  const place = {
    calendar: "pregnancy",
    week: "16",
    weekday: "1",
    kind: "text",
    catchUp: "skip",
    validDays: "0",
    importance: "5",
  };
  const location = (await writer.post(path16, place)).headers.get("location") ?? "";
  const own = location.split("?")[0] ?? "";
  assert.equal((await writer.post(own, { ...english, do: "review" })).status, 422);
  const none = { ...english, "text.ru.ru": "", "none.ru.ru": "yes", do: "review" };
  const sent = await writer.post(own, none);
  assert.equal(sent.status, 303, await sent.text());
  assert.match(await writer.page(own), /knowingly none/u);
  assert.doesNotMatch(await writer.page(`${path16}?gap=missing`), /Week 16/u);
  await writer.post(own, { ...russian, do: "draft" });
  assert.doesNotMatch(await writer.page(own), /knowingly none/u);
});

test("drafts that are ready go to review together, the others are left", async () => {
  await writer.post(`${path}/messages/${slots[0]}`, { ...russian, "base.ru.ru": await baseOf("ru"), do: "draft" });
  const answer = await writer.post(`${path}/messages/review`, { calendar: "pregnancy", language: "ru" });
  assert.equal(
    answer.headers.get("location"),
    `${path}/messages?state=draft&calendar=pregnancy&language=ru&said=note-drafts-sent`,
  );
  const drafts = await app.db
    .selectFrom("slot_text")
    .select("id")
    .where("language", "=", "ru")
    .where("current", "=", true)
    .where("state", "=", "draft")
    .execute();
  assert.deepEqual(drafts, []);
});

test("ten thousand messages are listed by pages without losing or repeating one, and quickly", async () => {
  const at = app.clock.now().toString();
  const big = await makeProgramme(app);
  await sql`insert into slot (calendar, code, week, weekday, day_offset)
    select ${big.calendar}::int, 'x' || n, 4 + n % 38, n % 7, 7 * (n % 38 - 36) + n % 7 from generate_series(1, 10000) as n`.execute(
    app.db,
  );
  await sql`insert into slot_text (slot, side, language, version, text, encoding, units, segments, source, state, state_at, review_due, written_at)
    select slot.id, side, language, 1, 'Words of ' || slot.code, 'GSM-7', 12, 1, 'WHO', 'approved', ${at}, '2010-07-01', ${at}
    from slot, (values ('us', 'en'), ('ru', 'ru')) as place (side, language) where slot.calendar = ${big.calendar} and slot.code like 'x%'`.execute(
    app.db,
  );
  await sql`analyze slot, slot_text`.execute(app.db).catch(() => undefined);
  const operator = reader(app, big.people.writer);
  const seen = new Set<string>();
  let address = `${big.path}/messages`;
  for (let page = 0; page < 4; page += 1) {
    const text = await operator.page(address);
    for (const [, id = ""] of text.matchAll(/<a href="\/programmes\/\d+\/messages\/(\d+)">Week/gu)) {
      assert.ok(!seen.has(id), id);
      seen.add(id);
    }
    address = /rel="next" class="older" href="([^"]+)"/u.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  }
  assert.equal(seen.size, 100);
  const begun = performance.now();
  const due = await operator.page(`${big.path}/messages?gap=due&week=20`);
  assert.match(due, /10.002 messages, by calendar/u);
  assert.ok(performance.now() - begun < 4000, String(performance.now() - begun));
});
