import assert from "node:assert/strict";
import { test } from "node:test";
import { askNumberChange } from "#rooms/messages/index.ts";
import { programmeHouse } from "#testing/programme-house.ts";
import { planDay } from "../plan/plan-day.ts";

const house = await programmeHouse("2027-05-10T15:00:00Z");
const { db, owner, clock } = house;
const begin = "2027-05-10T15:00:00Z";
let last = 100;
const american = (): string => `+1555555${String(++last).padStart(4, "0")}`;
const russian = (): string => `+7000${String(++last).padStart(7, "0")}`;

const calendar = await owner
  .selectFrom("calendar")
  .select("id")
  .where("programme", "=", house.programme)
  .where("code", "=", "pregnancy")
  .executeTakeFirstOrThrow();

interface Wording {
  readonly language: string;
  readonly text: string;
  readonly answers: readonly { code: string; words: string[]; reply: string }[];
}
/** A question on a day of week 9, in both languages, approved. */
async function question(code: string, weekday: number, wordings: readonly Wording[], kind = "survey"): Promise<number> {
  const { id } = await owner
    .insertInto("slot")
    .values({ calendar: calendar.id, code, week: 9, weekday, day_offset: 7 * (9 - 40) + weekday, kind })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const one of wordings) {
    const text = await owner
      .insertInto("slot_text")
      .values({
        slot: id,
        language: one.language,
        version: 1,
        text: one.text,
        encoding: "UCS-2",
        units: one.text.length,
        segments: 1,
        state: "approved",
        example: true,
        state_at: begin,
        written_at: begin,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await owner
      .insertInto("slot_text_answer")
      .values(one.answers.map((row, position) => ({ slot_text: text.id, position, ...row })))
      .execute();
  }
  await owner
    .updateTable("programme")
    .set({ changed_at: clock.now().toString() })
    .where("id", "=", house.programme)
    .execute();
  return id;
}
const friday = await question("q-fri", 4, [
  {
    language: "en",
    text: "Have you seen a doctor yet? Write 1 yes, 2 no.",
    answers: [
      { code: "yes", words: ["yes", "1"], reply: "Good. Ask when the next visit is." },
      { code: "no", words: ["no", "2", "not yet"], reply: "Call this week: it costs nothing." },
    ],
  },
  {
    language: "ru",
    text: "Вы уже были у врача? 1 да, 2 нет.",
    answers: [
      { code: "yes", words: ["да", "1"], reply: "Хорошо. Спросите, когда прийти ещё." },
      { code: "no", words: ["нет", "2", "ещё нет"], reply: "Позвоните на этой неделе: это бесплатно." },
    ],
  },
]);
const saturday = await question("q-sat", 5, [
  {
    language: "en",
    text: "Do you smoke? 1 no, 2 sometimes.",
    answers: [
      { code: "none", words: ["1", "never"], reply: "That protects both of you." },
      { code: "some", words: ["2", "sometimes"], reply: "" },
    ],
  },
]);

/** A phone that has read since Monday and has had Friday's question (and, if asked, Saturday's too). */
async function asked(number: string, until = "2027-05-14"): Promise<string> {
  clock.set(begin);
  await house.writes(number, number.startsWith("+7") ? "МАМА 14 декабря" : "BABY Dec 14");
  for (const day of ["2027-05-14", "2027-05-15"]) {
    if (day > until) break;
    clock.set(`${day}T15:30:00Z`);
    await planDay(db, Temporal.PlainDate.from(day), clock);
    await house.sends(number);
  }
  return number;
}
const answersOf = async (number: string) => {
  const her = await house.reader(number);
  return await db
    .selectFrom("survey_answer")
    .innerJoin("enrolment", "enrolment.id", "survey_answer.enrolment")
    .select(["survey_answer.slot", "survey_answer.code", "survey_answer.at"])
    .where("enrolment.subscriber", "=", her?.id ?? "")
    .orderBy("survey_answer.at")
    .execute();
};
const codesOf = async (number: string) =>
  (await answersOf(number)).map(({ slot, code }) => `${slot === friday ? "fri" : "sat"} ${code}`);
const inInbox = async (number: string) => {
  const her = await house.reader(number);
  return (
    await db
      .selectFrom("inbox_item")
      .select("urgency")
      .where("subscriber", "=", her?.id ?? "")
      .execute()
  ).map((row) => row.urgency);
};

for (const [text, code] of [
  ["1", "yes"],
  ["да", "yes"],
  ["Дa!", "yes"],
  ["HET", "no"],
  ["ytn", "no"],
  ["еще нет", "no"],
] as const)
  test(`«${text}» from a Russian phone is the answer ${code}, and its reply goes back`, async () => {
    const number = await asked(russian());
    assert.deepEqual(await house.writes(number, text), [
      code === "yes" ? "Хорошо. Спросите, когда прийти ещё." : "Позвоните на этой неделе: это бесплатно.",
    ]);
    assert.deepEqual(await codesOf(number), [`fri ${code}`]);
    assert.deepEqual(await inInbox(number), []);
    assert.equal((await house.lastWritten()).understood, "answer");
  });

test("the first answer counts, another later one is kept beside it, and each reply goes out once", async () => {
  const number = await asked(american());
  assert.deepEqual(await house.writes(number, "1"), ["Good. Ask when the next visit is."]);
  assert.deepEqual(await house.writes(number, "1"), []);
  assert.deepEqual(await house.writes(number, "not yet"), ["Call this week: it costs nothing."]);
  assert.deepEqual(await house.writes(number, "no"), []);
  assert.deepEqual(await codesOf(number), ["fri yes"]);
  const her = await house.reader(number);
  const changes = await db
    .selectFrom("survey_answer_change")
    .innerJoin("enrolment", "enrolment.id", "survey_answer_change.enrolment")
    .select(["survey_answer_change.code"])
    .where("enrolment.subscriber", "=", her?.id ?? "")
    .execute();
  assert.deepEqual(changes, [{ code: "no" }]);
});

test("of two questions the one asked last has the answer; what only the other knows goes to that", async () => {
  const number = await asked(american(), "2027-05-15");
  assert.deepEqual(await house.writes(number, "1"), ["That protects both of you."]);
  assert.deepEqual(await house.writes(number, "not yet"), ["Call this week: it costs nothing."]);
  assert.deepEqual((await codesOf(number)).toSorted(), ["fri no", "sat none"]);
  assert.ok(saturday > friday);
});

test("words of danger in an answer win: the number to call goes out, and nothing is counted", async () => {
  const number = await asked(american());
  const [answer] = await house.writes(number, "1 he hits me");
  assert.match(answer ?? "", /911/u);
  assert.deepEqual(await codesOf(number), []);
  assert.deepEqual(await inInbox(number), [0]);
});

test("words of loss, STOP and PAUSE are never an answer", async () => {
  for (const [text, state] of [
    ["I had a miscarriage", "active"],
    ["STOP", "stopped"],
    ["PAUSE", "paused"],
  ] as const) {
    const number = await asked(american());
    await house.writes(number, text);
    assert.deepEqual(await codesOf(number), [], text);
    assert.equal((await house.reader(number))?.state, state, text);
  }
});

test("a date is a date although a question is open", async () => {
  const number = await asked(american());
  const [answer] = await house.writes(number, "Jan 11");
  assert.match(answer ?? "", /we now count from January 11/u);
  assert.deepEqual(await codesOf(number), []);
});

test("words that no answer knows go to a person as ever", async () => {
  const number = await asked(american());
  await house.writes(number, "the doctor was on holiday");
  assert.deepEqual(await codesOf(number), []);
  assert.deepEqual(await inInbox(number), [2]);
});

test("after seven days a 1 answers nothing any more", async () => {
  const number = await asked(american());
  clock.set("2027-05-21T15:00:00Z");
  await house.writes(number, "1");
  assert.deepEqual(await codesOf(number), ["fri yes"]);
  const late = await asked(american());
  clock.set("2027-05-21T16:30:00Z");
  await house.writes(late, "1");
  assert.deepEqual(await codesOf(late), []);
});

test("who has paused is counted and thanked, without a word about her weeks", async () => {
  const number = await asked(american());
  await house.writes(number, "PAUSE");
  const [answer] = await house.writes(number, "1");
  assert.deepEqual(await codesOf(number), ["fri yes"]);
  assert.doesNotMatch(answer ?? "", /next visit/u);
  assert.equal(typeof answer, "string");
});

test("after a loss or STOP a late answer is neither counted nor answered with its reply", async () => {
  for (const end of ["I had a miscarriage", "STOP"]) {
    const number = await asked(american());
    await house.writes(number, end);
    const answers = await house.writes(number, "1");
    assert.deepEqual(await codesOf(number), [], end);
    assert.ok(!answers.some((one) => one.includes("next visit")), end);
  }
});

test("YES to a change of number asked after the question is that yes; asked before it, it is the answer", async () => {
  const change = async (old: string) => {
    const fresh = american();
    await house.writes(fresh, "BABY Dec 14");
    const [one, other] = [await house.reader(old), await house.reader(fresh)];
    await owner
      .insertInto("number_change")
      .values({ old_subscriber: one?.id ?? "", new_subscriber: other?.id ?? "", asked_at: clock.now().toString() })
      .execute();
  };
  assert.equal(typeof askNumberChange, "function");
  const after = await asked(american());
  clock.set("2027-05-14T16:00:00Z");
  await change(after);
  await house.writes(after, "yes");
  assert.deepEqual(await codesOf(after), []);
  clock.set("2027-05-10T15:00:00Z");
  const before = american();
  await house.writes(before, "BABY Dec 14");
  await change(before);
  await asked(before);
  await house.writes(before, "yes");
  assert.deepEqual(await codesOf(before), ["fri yes"]);
});

test("nothing of what she wrote is kept with the answer", async () => {
  const rows = await db.selectFrom("survey_answer").selectAll().execute();
  assert.ok(rows.length > 0);
  for (const row of rows)
    assert.deepEqual(Object.keys(row).toSorted(), ["at", "code", "enrolment", "language", "slot", "slot_text"]);
});
