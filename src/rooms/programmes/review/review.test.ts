import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { makeProgramme } from "#testing/programme.ts";
import { codeOf } from "./domain.ts";

const app = await testApp();
await make(app).exchange();
const { id: programme, number, path, slots, people } = await makeProgramme(app);
const writer = reader(app, people.writer);
const plain = reader(app, people.plain);
const medic = reader(app, people.medic);

const write = (slot: number, words: string, more: Record<string, string> = {}) =>
  writer.post(`${path}/messages/${slot}`, {
    "text.en.us": `${words} now.`,
    "fact.en.us": "A fact.",
    "source.en.us": "CDC, prenatal care",
    "text.ru.ru": `${words}: пора.`,
    "fact.ru.ru": "Факт.",
    "source.ru.ru": "Приказ Минздрава",
    do: "review",
    ...more,
  });
const current = (slot: number, language: string) =>
  app.db
    .selectFrom("slot_text")
    .selectAll()
    .where("slot", "=", slot)
    .where("language", "=", language)
    .where("current", "=", true)
    .executeTakeFirstOrThrow();
const noticesOf = async (person: string) =>
  (await app.db.selectFrom("notice").select("verb").where("person", "=", person).orderBy("id").execute()).map(
    (row) => row.verb,
  );

test("nobody reviews his own text, whatever office he holds", async () => {
  assert.equal((await write(slots[0], "Doctor")).status, 303);
  await app.db
    .insertInto("programme_office")
    .values({ programme, person: people.writer.person, role: "medical", since: app.clock.now().toString() })
    .execute();
  const english = await current(slots[0], "en");
  const page = await writer.page(`${path}/review`);
  assert.match(page, /Nothing waits for you here/u);
  assert.equal((await writer.post(`${path}/reviews`, { do: `yes:${english.id}` })).status, 409);
  assert.equal((await app.db.selectFrom("review").select("id").execute()).length, 0);
});

test("a no needs its reason, goes back to who wrote it, and its writer hears of it", async () => {
  const english = await current(slots[0], "en");
  const bare = await medic.post(`${path}/reviews`, { do: `no:${english.id}` });
  assert.equal(bare.status, 422);
  assert.match(await bare.text(), /Скажите почему/u);
  const no = await medic.post(`${path}/reviews`, {
    do: `no:${english.id}`,
    [`why.${english.id}`]: "Не сейчас, а до 12 недель.",
  });
  assert.equal(no.status, 303);
  assert.equal((await current(slots[0], "en")).state, "draft");
  assert.deepEqual(await noticesOf(people.writer.person), ["message-sent-back"]);
  assert.match(
    await writer.page(`${path}/messages/${slots[0]}`),
    /<q lang="ru" dir="auto">Не сейчас, а до 12 недель\.<\/q>/u,
  );
  assert.match(await writer.page("/me/notices"), /sent back a message that you wrote/u);
});

test("who wrote a version since the last approval does not review what came of it", async () => {
  // Paula mends what Wendy wrote; Wendy may not approve Paula's version either.
  await app.db
    .insertInto("programme_office")
    .values({ programme, person: people.plain.person, role: "operator", since: app.clock.now().toString() })
    .execute();
  const english = await current(slots[0], "en");
  const mended = await plain.post(`${path}/messages/${slots[0]}`, {
    "base.en.us": english.id,
    "text.en.us": "See a doctor before week 12.",
    "fact.en.us": "A fact.",
    "source.en.us": "CDC, prenatal care",
    do: "review",
  });
  assert.equal(mended.status, 303, await mended.text());
  const { id } = await current(slots[0], "en");
  assert.equal((await writer.post(`${path}/reviews`, { do: `yes:${id}` })).status, 409);
  assert.equal((await plain.post(`${path}/reviews`, { do: `yes:${id}` })).status, 409);
});

test("a version that was written over cannot be approved any more", async () => {
  const old = await current(slots[0], "en");
  const newer = await plain.post(`${path}/messages/${slots[0]}`, {
    "base.en.us": old.id,
    "text.en.us": "See a doctor this week.",
    "fact.en.us": "A fact.",
    "source.en.us": "CDC, prenatal care",
    do: "review",
  });
  assert.equal(newer.status, 303);
  assert.equal((await medic.post(`${path}/reviews`, { do: `yes:${old.id}` })).status, 409);
});

test("a signed paper is entered by its codes, looked at first, and its signer hears of it", async () => {
  assert.equal((await write(slots[1], "Vitamins")).status, 303);
  const [english, russian] = [await current(slots[1], "en"), await current(slots[1], "ru")];
  const pack = await writer.page(`${path}/review/pack?calendar=pregnancy&weeks=15`);
  for (const one of [english, russian]) assert.ok(pack.includes(codeOf(one)), pack);
  assert.match(pack, /CDC, prenatal care/u);
  const paper = {
    paper: "mothers 15, binder 3",
    signer: `${people.plain.number} reviewer`,
    day: "2010-06-24",
    yes: `${codeOf(english)} ${codeOf(russian).toLowerCase().replace("-", "")}`,
    no: "",
    language: "en",
  };
  const look = await writer.post(`${path}/review/enter`, { ...paper, do: "look" });
  assert.equal(look.status, 200);
  assert.match(await look.text(), /Vitamins: пора\./u);
  assert.equal(
    (await app.db.selectFrom("review").select("id").where("slot_text", "=", english.id).execute()).length,
    0,
  );
  const wrong = await writer.post(`${path}/review/enter`, { ...paper, yes: `${paper.yes} 1111-1111`, do: "take" });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Nothing was taken/u);
  const ahead = await writer.post(`${path}/review/enter`, { ...paper, day: "2010-07-24", do: "take" });
  assert.match(await ahead.text(), /This day lies ahead/u);
  assert.equal((await writer.post(`${path}/review/enter`, { ...paper, do: "take" })).status, 303);
  const reviews = await app.db
    .selectFrom("review")
    .select(["person", "role", "on_paper"])
    .where("slot_text", "=", english.id)
    .execute();
  assert.deepEqual(reviews, [{ person: people.plain.person, role: "plain", on_paper: "mothers 15, binder 3" }]);
  assert.ok((await noticesOf(people.plain.person)).includes("reviews-entered"));
  const record = await app.db
    .selectFrom("audit")
    .select(["action", "actor", "data"])
    .orderBy("n", "desc")
    .executeTakeFirstOrThrow();
  assert.deepEqual(record, {
    action: "reviews-entered",
    actor: people.writer.person,
    data: { role: "plain", signer: people.plain.number, texts: 2 },
  });
});

test("nobody's own text is approved by a paper either", async () => {
  const english = await current(slots[1], "en");
  const paper = {
    paper: "mine",
    signer: `${people.writer.number} medical`,
    day: "2010-06-24",
    yes: codeOf(english),
    no: "",
    language: "en",
  };
  assert.equal((await writer.post(`${path}/review/enter`, { ...paper, do: "take" })).status, 409);
});

test("an approved text is due a year later, and what falls due is listed", async () => {
  const [english, russian] = [await current(slots[1], "en"), await current(slots[1], "ru")];
  assert.equal((await medic.post(`${path}/reviews`, { do: "yes", text: [english.id, russian.id] })).status, 303);
  assert.deepEqual(
    [(await current(slots[1], "en")).state, (await current(slots[1], "en")).review_due],
    ["approved", "2011-06-24"],
  );
  assert.match(await plain.page(`${path}/review/due`), /Nothing is due/u);
  app.clock.set("2011-05-01T12:00:00Z");
  for (const person of [people.writer, people.plain, people.medic])
    await app.db
      .updateTable("sign_in")
      .set({ ends_at: "2012-01-01", seen_at: "2011-05-01" })
      .where("account", "=", person.account)
      .execute();
  assert.match(await plain.page(`${path}/review/due`), /Vitamins now\./u);
  assert.match(await plain.page(`${path}/messages?gap=due`), /Week 15, Tuesday/u);
});

test("a guideline changed: every text that rests on it goes back to review in one press, and stops", async () => {
  const page = await medic.page(`${path}/review/source?source=Минздрав`);
  assert.match(page, /Vitamins: пора\./u);
  const seen = /name="seen" value="(\d+)"/u.exec(page)?.[1] ?? "";
  assert.equal(seen, "2");
  const wish = { source: "Минздрав", seen, why: "Новый приказ от 1 мая.", stop: "yes" };
  assert.equal((await medic.post(`${path}/review/recalls`, { ...wish, seen: "7" })).status, 422);
  assert.equal((await medic.post(`${path}/review/recalls`, wish)).status, 303);
  const russian = await app.db
    .selectFrom("slot_text")
    .select(["version", "state", "current"])
    .where("slot", "=", slots[1])
    .where("language", "=", "ru")
    .orderBy("version")
    .execute();
  assert.deepEqual(russian, [
    { version: 1, state: "withdrawn", current: false },
    { version: 2, state: "in-review", current: true },
  ]);
  assert.equal((await current(slots[1], "en")).state, "approved");
  assert.match(await plain.page(`${path}/review?language=ru`), /Новый приказ от 1 мая\./u);
  // The looks at the version before are worth nothing for this one.
  const { id } = await current(slots[1], "ru");
  assert.equal((await medic.post(`${path}/reviews`, { do: `yes:${id}` })).status, 303);
  assert.equal((await current(slots[1], "ru")).state, "in-review");
  assert.equal((await plain.post(`${path}/reviews`, { do: `yes:${id}` })).status, 303);
  assert.equal((await current(slots[1], "ru")).state, "approved");
});

test("what is due can go on being sent while it is looked at again", async () => {
  const english = await current(slots[1], "en");
  assert.equal(
    (await plain.post(`${path}/review/recalls`, { back: "due", text: english.id, why: "A year is over.", stop: "no" }))
      .status,
    303,
  );
  const rows = await app.db
    .selectFrom("slot_text")
    .select(["version", "state"])
    .where("slot", "=", slots[1])
    .where("language", "=", "en")
    .orderBy("version")
    .execute();
  assert.deepEqual(rows, [
    { version: 1, state: "approved" },
    { version: 2, state: "in-review" },
  ]);
});

test("what is approved in an example says that it counts nowhere but in a simulator", async () => {
  const example = await makeProgramme(app, { example: true });
  const at = app.clock.now().toString();
  await app.db
    .insertInto("slot_text")
    .values({
      slot: example.slots[0],
      side: "us",
      language: "en",
      version: 1,
      text: "Hello",
      encoding: "GSM-7",
      units: 5,
      segments: 1,
      state: "approved",
      state_at: at,
      example: true,
      written_at: at,
    })
    .execute();
  const page = await reader(app, example.people.writer).page(`${example.path}/messages/${example.slots[0]}`);
  assert.match(page, /approved by way of example/u);
  assert.match(page, /It goes out over a simulator and nowhere else/u);
  // A version of another programme is not there.
  assert.equal(
    (await medic.post(`${path}/reviews`, { do: `yes:${(await current(example.slots[0], "en")).id}` })).status,
    404,
  );
  assert.ok(number > 0);
});
