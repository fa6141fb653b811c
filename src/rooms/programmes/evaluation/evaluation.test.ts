import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { connect } from "#kernel/database/database.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { makeProgramme } from "#testing/programme.ts";

const app = await testApp();
await make(app).exchange();
const { id: programme, calendar, path, people, slots } = await makeProgramme(app);
const send = connect(app.database.url("send"), { connections: 2 });
after(() => send.close());
const writer = reader(app, people.writer);
const nurse = reader(app, people.nurse);
const stranger = reader(app, people.stranger);
const visitor = reader(app);
const auditor = reader(app, await make(app).person({ name: "Andy Auditor", offices: ["auditor"] }));
const at = app.clock.now().toString();
const base = `${path}/evaluation`;

const question = await app.db
  .insertInto("slot")
  .values({ calendar, code: "w20-mon", week: 20, weekday: 0, day_offset: -140, kind: "survey" })
  .returning("id")
  .executeTakeFirstOrThrow();
const other = await app.db
  .insertInto("slot")
  .values({ calendar, code: "w21-mon", week: 21, weekday: 0, day_offset: -133, kind: "quiz" })
  .returning("id")
  .executeTakeFirstOrThrow();
async function write(
  slot: number,
  language: string,
  words: readonly [string, string],
  state = "approved",
): Promise<string> {
  const { id } = await app.db
    .insertInto("slot_text")
    .values({
      slot,
      language,
      version: 1,
      text: `Have you seen a doctor? (${language})`,
      encoding: "GSM-7",
      units: 30,
      segments: 1,
      state,
      state_at: at,
      written_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto("slot_text_answer")
    .values([
      { slot_text: id, position: 0, code: "yes", words: [words[0], "1"] },
      { slot_text: id, position: 1, code: "no", words: [words[1], "2"] },
      { slot_text: id, position: 2, code: "unsure", words: ["maybe", "3"] },
    ])
    .execute();
  return id;
}
const english = await write(question.id, "en", ["yes", "no"]);
const quiz = await write(other.id, "en", ["yes", "no"]);

const form = (more: Record<string, string | string[]> = {}) => ({
  question: "Do more women go early when they are asked?",
  language: "en",
  calendar: String(calendar),
  outcome: `${question.id}:yes`,
  planned: "400",
  body: "",
  approval: "",
  date: "",
  ...Object.fromEntries(
    ["told", "asked", "", ""].flatMap((code, n) => [
      [`arm.code.${n}`, code],
      [`arm.name.en.${n}`, code],
      [`arm.name.ru.${n}`, code],
      [`arm.share.${n}`, "1"],
      [`arm.gets.${n}`, "messages"],
      [`arm.weeks.${n}`, ""],
    ]),
  ),
  ...more,
});
const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text();

test("the page of a programme without comparisons says what one is, in both languages", async () => {
  assert.match(await writer.page(base), /No comparison yet/u);
  assert.match(await reader(app, people.writer, "ru").page(`${base}?lang=ru`), /Сравнений пока нет/u);
});

test("who waits for help needs an ethics approval: without it the form comes back, filled in, with the reason", async () => {
  const answer = await writer.post(`${base}/trials`, form({ "arm.gets.1": "later", "arm.weeks.1": "4" }));
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /id="field-body-error">A group goes without something/u);
  assert.match(page, /Do more women go early when they are asked\?/u);
  assert.match(page, /value="4"/u);
  assert.equal((await app.db.selectFrom("trial").select("id").execute()).length, 0);
});

test("an arm with fewer messages of its own than another needs the approval too", async () => {
  await app.db.updateTable("slot").set({ arm: "asked" }).where("id", "=", slots[0]).execute();
  const answer = await writer.post(`${base}/trials`, form());
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /id="field-body-error"/u);
  await app.db.updateTable("slot").set({ arm: null }).where("id", "=", slots[0]).execute();
});

test("what contradicts itself is said beside its field", async () => {
  const page = await text(
    writer.post(
      `${base}/trials`,
      form({
        outcome: [`${question.id}:yes`, `${other.id}:yes`],
        planned: "5",
        "arm.code.1": "told",
        "arm.share.0": "0",
        body: "Committee",
        date: "2999-01-01",
      }),
    ),
  );
  for (const [name, reason] of [
    ["outcome", "Choose answers to one question only"],
    ["planned", "At least 20"],
    ["arm-code-1", "Another group has this short name"],
    ["arm-share-0", "A whole number from 1 to 9"],
    ["approval", "belong together"],
    ["date", "has not come yet"],
  ] as const)
    assert.match(page, new RegExp(`id="field-${name}-error">[^<]*${reason}`, "u"), name);
  for (const [outcome, reason] of [
    [[], "Choose at least one answer"],
    [[`${question.id}:yes`, `${question.id}:no`, `${question.id}:unsure`], "nothing to compare"],
  ] as const)
    assert.match(await text(writer.post(`${base}/trials`, form({ outcome: [...outcome] }))), new RegExp(reason, "u"));
});

test("it cannot start before readers are told of it and the question is approved in every language", async () => {
  const answer = await writer.post(`${base}/trials`, form());
  assert.equal(answer.status, 303, await answer.text());
  const page = await writer.page(`${base}/trials/1`);
  assert.match(page, /the line “[^”]*trial[^”]*” of the dialogue is missing in: [^<]*en, ru/u);
  assert.match(page, /is not approved, or lacks the answers that count, in: [^<]*ru/u);
  assert.equal((await writer.post(`${base}/trials/1/started`, {})).status, 409);
  for (const language of ["en", "ru"])
    await app.db
      .insertInto("dialogue_line")
      .values({ programme, name: "trial", language, version: 1, text: "We compare.", written_at: at })
      .execute();
  assert.equal((await writer.post(`${base}/trials/1/started`, {})).status, 409);
  await write(question.id, "ru", ["да", "стоп"]);
  const commanded = await writer.page(`${base}/trials/1`);
  assert.match(commanded, /стоп[^<]*is a command/u);
  await app.db
    .updateTable("slot_text_answer")
    .set({ words: ["нет", "2"] })
    .where("code", "=", "no")
    .where("slot_text", "<>", english)
    .execute();
  assert.match(await writer.page(`${base}/trials/1`), /Start the comparison/u);
  assert.equal((await writer.post(`${base}/trials/1/started`, {})).status, 303);
});

test("what has started cannot be changed, in words and in the database, and no second one starts on its calendar", async () => {
  const answer = await writer.post(`${base}/trials/1`, form({ question: "Something else?" }));
  assert.equal(answer.status, 409);
  assert.match(await answer.text(), /cannot be changed any more/u);
  assert.equal((await writer.get(`${base}/trials/1/edit`)).status, 409);
  assert.equal((await writer.post(`${base}/trials/1/dropped`, {})).status, 409);
  await assert.rejects(app.db.updateTable("trial").set({ question: "Other?" }).execute(), /fixed once it has started/u);
  await assert.rejects(
    app.db
      .updateTable("trial")
      .set({ outcome_codes: ["no"] })
      .execute(),
    /fixed once it has started/u,
  );
  await assert.rejects(app.db.updateTable("trial_arm").set({ share: 3 }).execute(), /arms of a trial are fixed/u);
  await assert.rejects(app.db.deleteFrom("trial_arm").execute(), /arms of a trial are fixed/u);
  await assert.rejects(app.db.deleteFrom("trial").execute(), /stays/u);
  assert.match(
    await text(writer.post(`${base}/trials`, form())),
    /The short name [^<]*told[^<]* belongs to another comparison/u,
  );
  const second = await writer.post(`${base}/trials`, form({ "arm.code.0": "told-2", "arm.code.1": "asked-2" }));
  assert.equal(second.status, 303);
  const refused = await writer.post(`${base}/trials/2/started`, {});
  assert.equal(refused.status, 409);
  assert.match(await refused.text(), /Another comparison of this calendar is running/u);
  assert.equal((await writer.post(`${base}/trials/2/dropped`, {})).status, 303);
});

/** Readers of an arm: so many had the outcome, answered otherwise, were asked and are silent; some have stopped. */
async function readers(
  arm: string,
  made: { yes: number; no: number; silent: number; stopped?: number },
): Promise<void> {
  const trial = await app.db.selectFrom("trial").select("id").where("number", "=", 1).executeTakeFirstOrThrow();
  const all = [
    ...Array.from({ length: made.yes }, () => "yes"),
    ...Array.from({ length: made.no }, () => "no"),
    ...Array.from({ length: made.silent }, () => null),
  ].map((code) => ({ code, subscriber: randomUUID(), enrolment: randomUUID() }));
  const now = app.clock.now().toString();
  const { db } = send;
  await db
    .insertInto("subscriber")
    .values(
      all.map((one) => ({
        id: one.subscriber,
        programme,
        phone_sealed: Buffer.from("sealed"),
        country: "US",
        side: "us",
        language: "en",
        zone: "America/New_York",
        state: "active",
        state_at: now,
        created_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("enrolment")
    .values(
      all.map((one) => ({
        id: one.enrolment,
        subscriber: one.subscriber,
        programme,
        calendar,
        anchor_week: "2010-10-04",
        state: "active",
        language: "en",
        arm,
        started_on: "2010-06-24",
        from_day: "2010-06-24",
        created_at: now,
        changed_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("trial_draw")
    .values(
      all.map((one) => ({
        trial: trial.id,
        subscriber: one.subscriber,
        side: "us",
        language: "en",
        block: 1,
        arm,
        drawn_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("message")
    .values(
      all.map((one) => ({
        subscriber: one.subscriber,
        key: `slot:${one.enrolment}:${question.id}`,
        programme,
        enrolment: one.enrolment,
        slot: question.id,
        class: "health",
        priority: 5,
        language: "en",
        state: "delivered" as const,
        not_before: now,
        not_after: app.clock.now().add({ hours: 8 }).toString(),
        made_at: now,
        state_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("survey_answer")
    .values(
      all
        .filter((one) => one.code !== null)
        .map((one) => ({
          enrolment: one.enrolment,
          slot: question.id,
          slot_text: english,
          code: one.code ?? "",
          language: "en",
          at: now,
        })),
    )
    .execute();
  for (const one of all.slice(-(made.stopped ?? 0) || all.length))
    await db
      .insertInto("consent")
      .values({
        subscriber: one.subscriber,
        n: 1,
        act: "withdrawn",
        wording: "stop",
        language: "en",
        door: "message",
        at: now,
        previous: Buffer.from([0]),
        hash: Buffer.from([1]),
      })
      .execute();
}

test("while it runs its operators see who was reached and left in steps of eleven, and nothing of the outcome by group", async () => {
  app.clock.advance({ minutes: 1 });
  await readers("told", { yes: 31, no: 29, silent: 20, stopped: 14 });
  await readers("asked", { yes: 56, no: 13, silent: 14, stopped: 12 });
  assert.match(await writer.page(`${base}/trials/1`), /No figures yet/u);
  assert.equal((await writer.post(`${base}/trials/1/releases`, {})).status, 303);
  const page = await writer.page(`${base}/trials/1`);
  assert.match(page, /nobody sees what each group answered/u);
  assert.match(page, /77 or more/u);
  assert.doesNotMatch(page, /with success|answered otherwise/u);
  for (const exact of ["80", "83", "31", "56"])
    assert.doesNotMatch(page, new RegExp(`<div>${exact}</div>`, "u"), exact);
  assert.equal((await writer.get(`${path}/trials/1/figures.csv`)).status, 404);
  assert.doesNotMatch(await writer.page(`${path}/trials/1`), /with success/u);
  assert.doesNotMatch(await writer.page(base), /w20-mon[\s\S]*Answers by language/u);
  assert.equal((await writer.post(`${base}/questions/${question.id}/releases`, {})).status, 409);
  const again = await writer.post(`${base}/trials/1/releases`, {});
  assert.equal(again.status, 409);
  assert.match(await again.text(), /less than [^<]*7[^<]* days old/u);
});

test("nobody but operators and the auditor sees it before it is published", async () => {
  assert.match(await auditor.page(base), /Comparison/u);
  assert.equal((await auditor.get(`${base}/trials/1`)).status, 200);
  assert.equal((await auditor.get(`${base}/trials/new`)).status, 403);
  assert.equal((await auditor.post(`${base}/trials/1/closed`, { why: "x", language: "en" })).status, 403);
  assert.equal((await nurse.get(base)).status, 403);
  assert.equal((await stranger.get(base)).status, 403);
  for (const one of [nurse, stranger, visitor]) {
    assert.equal((await one.get(`${path}/trials/1`)).status, 404);
    assert.equal((await one.get(`${path}/trials/1/figures.csv`)).status, 404);
  }
});

test("it is closed with a reason, and with none the form comes back", async () => {
  const answer = await writer.post(`${base}/trials/1/closed`, { why: "", language: "en" });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /id="field-why-error"/u);
  app.clock.advance({ hours: 24 * 8 });
  assert.equal((await writer.post(`${base}/trials/1/published`, {})).status, 409);
  assert.equal((await writer.post(`${base}/trials/1/closed`, { why: "All are drawn.", language: "en" })).status, 303);
  assert.match(await text(writer.post(`${base}/trials/1/published`, {})), /no figures yet that could be published/u);
});

test("the result of a closed one: shares, difference with its interval, and what it says in words", async () => {
  assert.equal((await writer.post(`${base}/trials/1/releases`, {})).status, 303);
  const page = await writer.page(`${base}/trials/1`);
  // 56 of 83 and 31 of 80: Newcombe's hybrid score, reckoned apart.
  assert.match(page, /67\.5%/u);
  assert.match(page, /38\.8%/u);
  assert.match(page, /28\.7%/u);
  assert.match(page, /13\.4% to 42\.2%/u);
  assert.match(page, /what they would have answered could turn this round/u);
  assert.match(page, /<svg class="bar"/u);
  const russian = await reader(app, people.writer, "ru").page(`${base}/trials/1?lang=ru`);
  assert.match(russian, /лучше, чем/u);
  const again = await writer.post(`${base}/trials/1/releases`, {});
  assert.equal(again.status, 409);
  assert.match(await again.text(), /Nothing has changed/u);
});

test("the CSV has each figure that is told and none under eleven", async () => {
  const answer = await writer.get(`${path}/trials/1/figures.csv`);
  assert.equal(answer.status, 200);
  const rows = (await answer.text())
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  assert.ok(
    rows.some(
      ([table, row, column, value]) => table === "stages" && row === "asked" && column === "outcome" && value === "56",
    ),
  );
  for (const [, , , value = "", note] of rows) {
    assert.ok(value === "" || Number(value) >= 11, value);
    assert.equal(value === "", note !== "");
  }
});

test("published, it is everybody's who may read of the programme, also in Spanish; taken back it is gone", async () => {
  await app.db.updateTable("object").set({ audience: "public" }).where("id", "=", programme).execute();
  assert.equal((await visitor.get(`${path}/trials/1`)).status, 404);
  assert.equal((await writer.post(`${base}/trials/1/published`, {})).status, 303);
  const page = await visitor.page(`${path}/trials/1`);
  for (const said of [/Do more women go early/u, /28\.7%/u, /All are drawn\./u, /Mothers/u, /Wendy Writer/u])
    assert.match(page, said);
  assert.match(await reader(app, undefined, "es").page(`${path}/trials/1?lang=es`), /qué mostró una comparación/u);
  assert.equal((await visitor.get(`${path}/trials/1/figures.csv`)).status, 200);
  assert.equal((await visitor.get(`${base}/trials/1`)).status, 303);
  assert.equal((await writer.post(`${base}/trials/1/hidden`, {})).status, 303);
  assert.equal((await visitor.get(`${path}/trials/1`)).status, 404);
});

/** Answers to the quiz, by readers of whom nothing else is known. */
async function answered(code: string, language: string, n: number): Promise<void> {
  const now = app.clock.now().toString();
  const { db } = send;
  const all = Array.from({ length: n }, () => ({ subscriber: randomUUID(), enrolment: randomUUID() }));
  await db
    .insertInto("subscriber")
    .values(
      all.map((one) => ({
        id: one.subscriber,
        programme,
        phone_sealed: Buffer.from("sealed"),
        country: "US",
        language,
        zone: "UTC",
        state: "active",
        state_at: now,
        created_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("enrolment")
    .values(
      all.map((one) => ({
        id: one.enrolment,
        subscriber: one.subscriber,
        programme,
        language,
        started_on: "2010-07-01",
        from_day: "2010-07-01",
        created_at: now,
        changed_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("survey_answer")
    .values(all.map((one) => ({ enrolment: one.enrolment, slot: other.id, slot_text: quiz, code, language, at: now })))
    .execute();
}

test("a question outside of comparisons is told by answer, language and week, in steps", async () => {
  const path = `${base}/questions/${other.id}/releases`;
  assert.match(await text(writer.post(path, {})), /nothing can be told yet/u);
  await answered("yes", "en", 30);
  await answered("no", "en", 20);
  await answered("yes", "ru", 15);
  await answered("no", "ru", 4);
  assert.equal((await writer.post(path, {})).status, 409, "the week is not over");
  app.clock.advance({ hours: 24 * 7 });
  assert.equal((await writer.post(path, {})).status, 303);
  const page = await writer.page(base);
  assert.match(page, /Answers by language/u);
  assert.match(page, /under 11/u);
  assert.doesNotMatch(page, /<div>(?:4|20|24)<\/div>/u);
  await answered("yes", "en", 12);
  await answered("no", "en", 3);
  app.clock.advance({ hours: 24 * 7 });
  const refused = await writer.post(path, {});
  assert.equal(refused.status, 409);
  assert.match(await refused.text(), /changed by fewer than eleven/u);
  const csv = await (await writer.get(`${base}/questions/${other.id}/answers.csv`)).text();
  assert.match(csv, /answers,no,ru,,under 11/u);
  assert.match(csv, /answers,total,total,69,/u);
});
