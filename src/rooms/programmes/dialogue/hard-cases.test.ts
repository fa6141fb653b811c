import assert from "node:assert/strict";
import { test } from "node:test";
import { askErrand, doErrands, markReused, phoneFailed } from "#rooms/messages/index.ts";
import { programmeErrands } from "#rooms/programmes/index.ts";
import { programmeHouse } from "#testing/programme-house.ts";
import { wakeDuty } from "../duty.ts";
import { planAhead } from "../plan/plan-ahead.ts";
import { askAfterDue, askSilent } from "../plan/questions.ts";

const house = await programmeHouse("2027-05-10T15:00:00Z");
const { db, owner, clock } = house;
const begin = "2027-05-10T15:00:00Z";
let last = 100;
const phone = (): string => {
  last += 1;
  return `+1555555${String(last).padStart(4, "0")}`;
};
const russian = (): string => {
  last += 1;
  return `+7000${String(last).padStart(7, "0")}`;
};
/** A phone that reads about a pregnancy since now, with the due date of 14 December (week 8). */
async function pregnant(number = phone()): Promise<string> {
  clock.set(begin);
  await house.writes(number, "BABY Dec 14");
  await planAhead(db, clock);
  return number;
}
const states = async (number: string) => (await house.enrolments(number)).map((one) => `${one.calendar} ${one.state}`);
async function planned(number: string): Promise<number> {
  const her = await house.reader(number);
  return (
    await db
      .selectFrom("message")
      .select("key")
      .where("subscriber", "=", her?.id ?? "")
      .where("class", "=", "health")
      .where("state", "in", ["planned", "claimed", "held"])
      .execute()
  ).length;
}
const errand = async (
  kind: string,
  secret: unknown,
  facts: Record<string, string | boolean | null>,
): Promise<unknown> => {
  const { id } = await house.act((tx) =>
    askErrand(tx, { kind, programme: house.programme, person: null, secret, facts }, clock.now()),
  );
  await doErrands(db, house.keys, programmeErrands, clock, {
    log: (_, said) => {
      throw new Error(JSON.stringify(said));
    },
  });
  return (await db.selectFrom("errand").select("outcome").where("id", "=", id).executeTakeFirstOrThrow()).outcome;
};

test("the wrong date: what was understood is sent back, and the right one is counted from today", async () => {
  const number = await pregnant();
  const [answer] = await house.writes(number, "Jan 11");
  assert.equal(
    answer,
    "Thank you, we now count from January 11. Nothing you have had will be sent again. If this is not right, write the right date.",
  );
  const [one] = await house.enrolments(number);
  assert.equal(one?.anchor_week, "2028-01-10");
});

test("the ambiguous date: 5/6 is asked back with both days, and nothing is counted until it is plain", async () => {
  clock.set("2027-01-10T15:00:00Z");
  const number = russian();
  await house.writes(number, "МАМА");
  const [answer] = await house.writes(number, "5/6");
  assert.equal(answer, "Это 5 июня или 6 мая? Напишите месяц словом.");
  assert.deepEqual(await states(number), ["null asked"]);
  await house.writes(number, "5 июня");
  assert.deepEqual(await states(number), ["pregnancy active"]);
});

test("the impossible date is said to be so, and asked for again", async () => {
  clock.set(begin);
  const number = phone();
  await house.writes(number, "BABY");
  const [answer] = await house.writes(number, "May 12 2031");
  assert.match(answer ?? "", /^(We could not use that date|When is your baby due)/u);
  assert.deepEqual(await states(number), ["null asked"]);
});

test("a baby is born: the pregnancy is over, the child's calendar begins, nothing of the pregnancy comes any more", async () => {
  const number = await pregnant();
  clock.set("2027-12-10T15:00:00Z");
  await planAhead(db, clock);
  assert.ok((await planned(number)) > 0);
  const [answer] = await house.writes(number, "BORN");
  assert.match(answer ?? "", /^Congratulations, and thank you for telling us/u);
  assert.deepEqual(await states(number), ["pregnancy ended", "child active", "birth active"]);
  const her = await house.reader(number);
  const left = await db
    .selectFrom("message")
    .innerJoin("enrolment", "enrolment.id", "message.enrolment")
    .innerJoin("calendar", "calendar.id", "enrolment.calendar")
    .select("message.key")
    .where("message.subscriber", "=", her?.id ?? "")
    .where("calendar.code", "=", "pregnancy")
    .where("message.state", "in", ["planned", "claimed", "held"])
    .where("class", "=", "health")
    .execute();
  assert.deepEqual(left, []);
});

test("a child that came early: nothing congratulates her, her messages wait for her word, and a person reads", async () => {
  clock.set(begin);
  const number = russian();
  // 37 weeks are complete on 23 November.
  await house.writes(number, "МАМА 14 декабря");
  clock.set("2027-11-22T09:00:00Z");
  assert.deepEqual(await house.writes(number, "РОДИЛА"), [
    "Ребёнок родился раньше срока, поэтому пока подождём с советами. Вам напишет человек. Захотите читать — СТАРТ. Срочно — 112.",
  ]);
  assert.deepEqual(await states(number), ["pregnancy ended", "child active"]);
  const her = await house.reader(number);
  assert.equal(her?.state, "paused");
  assert.equal(await planned(number), 0);
  assert.deepEqual(await house.livesUntil(number, "2027-12-06"), []);
  const asked = await db
    .selectFrom("inbox_item")
    .select("urgency")
    .where("subscriber", "=", her?.id ?? "")
    .execute();
  assert.deepEqual(asked, [{ urgency: 1 }]);
  await house.writes(number, "СТАРТ");
  const came = await house.livesUntil(number, "2027-12-20");
  assert.ok(came.length > 0);
  for (const { text } of came) assert.doesNotMatch(text, /поздравл|к груди|на грудь/iu);
});

test("a birth at 37 complete weeks is no early one", async () => {
  clock.set(begin);
  const number = russian();
  await house.writes(number, "МАМА 14 декабря");
  clock.set("2027-11-23T09:00:00Z");
  assert.match((await house.writes(number, "РОДИЛА"))[0] ?? "", /^Поздравляем/u);
});

test("twins: «РОДИЛА ДВОЙНЮ» makes two children, and each message comes once", async () => {
  clock.set(begin);
  const number = russian();
  await house.writes(number, "МАМА 14 мая");
  await house.writes(number, "РОДИЛА ДВОЙНЮ");
  assert.deepEqual(await states(number), ["pregnancy ended", "child active", "child active", "birth active"]);
  const came = await house.livesUntil(number, "2027-05-18");
  const texts = came
    .filter((one) => !one.key.startsWith("line") && !one.key.startsWith("reply"))
    .map((one) => one.text);
  assert.ok(texts.length >= 4, `${texts.length} came`);
  assert.deepEqual(texts, [...new Set(texts)]);
});

test("one of twins is stopped: the other's messages go on", async () => {
  clock.set(begin);
  const number = russian();
  await house.writes(number, "МАМА 14 мая");
  await house.writes(number, "РОДИЛА ДВОЙНЮ");
  await house.writes(number, "СТОП 1");
  const children = (await house.enrolments(number)).filter((one) => one.calendar === "child");
  assert.deepEqual(
    children.map((one) => `${one.child} ${one.state}`),
    ["1 ended", "2 active"],
  );
  assert.equal((await house.reader(number))?.state, "active");
  assert.ok((await house.livesUntil(number, "2027-05-20")).length > 0);
});

test("a loss: everything of the pregnancy is taken back before the answer leaves, one gentle answer, and nothing says why", async () => {
  const number = await pregnant();
  const her = await house.reader(number);
  // A worker has one in its hands.
  await owner
    .updateTable("message")
    .set({ state: "claimed" })
    .where("subscriber", "=", her?.id ?? "")
    .where("class", "=", "health")
    .where("state", "=", "planned")
    .execute();
  const answers = await house.writes(number, "I had a miscarriage");
  assert.deepEqual(answers, [
    "We are so very sorry. The messages have stopped. A person will write to you. Nothing is asked of you. If you bleed heavily or feel very ill, call 911.",
  ]);
  assert.deepEqual(await states(number), ["pregnancy ended"]);
  assert.equal(await planned(number), 0);
  assert.deepEqual(await house.livesUntil(number, "2027-06-10"), []);
  assert.equal((await house.lastWritten()).understood, "person");
  const row = await db
    .selectFrom("enrolment")
    .selectAll()
    .where("subscriber", "=", her?.id ?? "")
    .executeTakeFirstOrThrow();
  assert.equal(row.anchor_week, null);
  assert.equal(row.anchor_sealed, null);
  const kept = await db
    .selectFrom("message")
    .select(["content", "reason"])
    .where("subscriber", "=", her?.id ?? "")
    .execute();
  assert.doesNotMatch(JSON.stringify(kept), /grief|loss|miscarr/u);
});

test("after a loss words of support come by her own word alone, once a week", async () => {
  const number = await pregnant();
  await house.writes(number, "I had a miscarriage");
  await house.writes(number, "SUPPORT");
  assert.deepEqual(await states(number), ["pregnancy ended", "support active"]);
  const came = await house.livesUntil(number, "2027-05-24");
  assert.equal(came.filter((one) => one.key.startsWith("slot")).length, 3);
});

test("a loss while an older child is in its first year: the child's messages go on", async () => {
  clock.set(begin);
  const number = phone();
  await house.writes(number, "BABY born Jan 12");
  await house.writes(number, "BABY due Dec 14");
  assert.deepEqual(await states(number), ["child active", "pregnancy active"]);
  await house.writes(number, "I lost my baby, miscarriage");
  assert.deepEqual(await states(number), ["child active", "pregnancy ended"]);
});

test("words of danger are answered at once, at night too, with the country's number, and wake the people on duty once", async () => {
  const number = await pregnant();
  clock.set("2027-05-12T07:30:00Z");
  const [answer] = await house.writes(number, "I am bleeding a lot");
  assert.match(answer ?? "", /^Please call 911 now/u);
  const her = await house.reader(number);
  const reply = await db
    .selectFrom("message")
    .select(["priority", "content"])
    .where("subscriber", "=", her?.id ?? "")
    .where("priority", "=", 0)
    .executeTakeFirstOrThrow();
  assert.deepEqual(reply.content, { again: true });
  const item = await db
    .selectFrom("inbox_item")
    .select(["urgency", "woken_at"])
    .where("subscriber", "=", her?.id ?? "")
    .where("urgency", "=", 0)
    .executeTakeFirstOrThrow();
  assert.deepEqual(item, { urgency: 0, woken_at: null });
  await wakeDuty({ db: owner, config: { publicUrl: null, port: 1 } as never }, clock.now());
  await wakeDuty({ db: owner, config: { publicUrl: null, port: 1 } as never }, clock.now());
  const woken = await db
    .selectFrom("inbox_item")
    .select("woken_at")
    .where("subscriber", "=", her?.id ?? "")
    .executeTakeFirstOrThrow();
  assert.notEqual(woken.woken_at, null);
});

test("danger in Russia gets Russia's number, whatever the programme's other country has", async () => {
  clock.set(begin);
  const number = russian();
  await house.writes(number, "МАМА 14 декабря");
  const [answer] = await house.writes(number, "у меня сильное кровотечение");
  assert.match(answer ?? "", /^Звоните 112/u);
});

test("the due date passes in silence: nothing turns into baby, one gentle question, and never a second", async () => {
  clock.set(begin);
  const number = phone();
  await house.writes(number, "BABY May 14");
  await house.livesUntil(number, "2027-06-05");
  assert.deepEqual(await states(number), ["pregnancy active"]);
  const quiet = await house.livesUntil(number, "2027-06-08");
  assert.deepEqual(
    quiet.filter((one) => one.key.startsWith("slot")),
    [],
  );
  for (const day of ["2027-06-09", "2027-06-10", "2027-06-11", "2027-06-14"]) {
    clock.set(`${day}T13:00:00Z`);
    await askAfterDue(owner, clock.now());
  }
  clock.set("2027-06-10T21:00:00Z");
  const her = await house.reader(number);
  const asked = await db
    .selectFrom("message")
    .select(["key", "state"])
    .where("subscriber", "=", her?.id ?? "")
    .where("key", "like", "line:gentle%")
    .execute();
  assert.equal(asked.length, 1);
  assert.ok((await house.sends(number)).some((sent) => sent.text.startsWith("We are thinking of you")));
  assert.deepEqual(await states(number), ["pregnancy active"]);
});

test("a second pregnancy in the first year of a child: both calendars go on side by side", async () => {
  clock.set(begin);
  const number = phone();
  await house.writes(number, "BABY born Jan 12");
  const [answer] = await house.writes(number, "BABY due Dec 14");
  assert.match(answer ?? "", /^We understood: due December 14/u);
  assert.deepEqual(await states(number), ["child active", "pregnancy active"]);
});

test("a shared phone: another woman joins with NEW, each has her own calendar, and messages say whose they are", async () => {
  const number = await pregnant();
  const [asked] = await house.writes(number, "BABY");
  assert.match(asked ?? "", /^Someone on this phone is already with us/u);
  await house.writes(number, "NEW Aug 16");
  const both = await house.enrolments(number);
  assert.deepEqual(
    both.map((one) => `${one.reader} ${one.state}`),
    ["1 active", "2 active"],
  );
  const came = await house.livesUntil(number, "2027-05-14");
  assert.ok(came.filter((one) => one.key.startsWith("slot")).every((one) => /^[12]: /u.test(one.text)));
  await house.writes(number, "STOP");
  assert.deepEqual(await house.livesUntil(number, "2027-05-24"), []);
});

test("a date alone on a shared phone is asked for whom", async () => {
  const number = await pregnant();
  await house.writes(number, "NEW Aug 16");
  const [answer] = await house.writes(number, "Sep 20");
  assert.match(answer ?? "", /^Someone on this phone is already with us/u);
});

test("a second phone gets everything of hers, and STOP there leaves the first alone", async () => {
  const number = await pregnant();
  const second = phone();
  const her = await house.reader(number);
  assert.deepEqual(await errand("second-phone", { phone: second }, { subscriber: her?.id ?? "", source: "paper 4" }), {
    outcome: "enrolled",
  });
  assert.deepEqual(await states(second), ["pregnancy active"]);
  assert.match((await house.sends(second)).map((one) => one.text).join(), /this phone was added/u);
  await house.writes(second, "STOP");
  assert.equal((await house.reader(second))?.state, "stopped");
  assert.equal((await house.reader(number))?.state, "active");
});

test("a changed number: both phones say yes, then her enrolments are on the new one and the old gets nothing", async () => {
  const number = await pregnant();
  const next = phone();
  const her = await house.reader(number);
  assert.deepEqual(await errand("change-number", { phone: next }, { subscriber: her?.id ?? "" }), { outcome: "asked" });
  await house.writes(number, "YES");
  assert.equal((await house.reader(number))?.id, her?.id);
  await house.writes(next, "YES");
  assert.equal((await house.reader(next))?.id, her?.id);
  assert.equal(await house.reader(number), undefined);
});

test("a reused number: what the carrier gave back is texted no more", async () => {
  const number = await pregnant();
  clock.advance({ hours: 48 });
  await markReused(
    db,
    house.keys,
    [number],
    { programmes: [house.programme], on: Temporal.PlainDate.from("2027-05-12"), source: "list" },
    clock.now(),
  );
  assert.equal((await house.reader(number))?.state, "stopped");
  assert.equal(await planned(number), 0);
});

test("a silent number: after three failures nothing goes out, one question comes later, and her YES brings her back", async () => {
  const number = await pregnant();
  const her = await house.reader(number);
  for (let n = 0; n < 3; n += 1) await house.act((tx) => phoneFailed(tx, her?.id ?? "", clock.now()));
  assert.equal(await planned(number), 0);
  assert.deepEqual(await house.livesUntil(number, "2027-05-20"), []);
  clock.set("2027-06-12T15:00:00Z");
  assert.equal(await askSilent(db, clock.now()), 1);
  assert.equal(await askSilent(db, clock.now()), 0);
  assert.match((await house.sends(number)).map((one) => one.text).join(), /Is it still you\?/u);
  await house.writes(number, "YES");
  assert.equal((await house.reader(number))?.state, "active");
  assert.ok((await house.livesUntil(number, "2027-06-18")).length > 0);
});

test("a minor: nothing goes on until a grown-up has said yes to a person, and START does not undo it", async () => {
  const number = await pregnant();
  const [answer] = await house.writes(number, "I am 15 and scared");
  assert.match(answer ?? "", /^(Thank you for writing. At your age)/u);
  assert.deepEqual(await states(number), ["pregnancy paused"]);
  await house.writes(number, "START");
  assert.deepEqual(await states(number), ["pregnancy paused"]);
  assert.deepEqual(
    (await house.livesUntil(number, "2027-05-20")).filter((one) => one.key.startsWith("slot")),
    [],
  );
});

test("PAUSE is silence without a reason, START goes on from today and nothing piles up", async () => {
  const number = await pregnant();
  const [paused] = await house.writes(number, "PAUSE");
  assert.match(paused ?? "", /^Paused\. No messages will come until you write START/u);
  assert.deepEqual(await house.livesUntil(number, "2027-05-23"), []);
  clock.set("2027-05-24T12:00:00Z");
  const [back] = await house.writes(number, "START");
  assert.match(back ?? "", /^Good to hear from you/u);
  const came = await house.livesUntil(number, "2027-05-25");
  assert.ok(came.length >= 1 && came.length <= 2, `${came.length} came`);
});

test("STOP in any language ends everything, with one confirmation; START comes back with fresh consent", async () => {
  for (const word of ["STOP", "СТОП", "ALTO", "ыещз"]) {
    const number = await pregnant();
    const answers = await house.writes(number, word);
    assert.equal(answers.length, 1, word);
    assert.equal((await house.reader(number))?.state, "stopped", word);
    assert.deepEqual(await house.writes(number, "STOP"), []);
    assert.deepEqual(await house.livesUntil(number, "2027-05-14"), []);
    if (word !== "STOP") continue;
    await house.writes(number, "START");
    assert.equal((await house.reader(number))?.state, "active");
    assert.ok((await house.livesUntil(number, "2027-05-21")).length > 0);
  }
});

test("another language: the answer and everything after it come in that one", async () => {
  const number = await pregnant();
  const [answer] = await house.writes(number, "РУССКИЙ");
  assert.equal(answer, "Теперь пишем по-русски. Другой язык: ENGLISH или ESPAÑOL.");
  const came = await house.livesUntil(number, "2027-05-14");
  assert.ok(came.length > 0 && came.every((one) => /[а-яё]/iu.test(one.text)));
});

test("a changed date repeats nothing she has had, and a slot that falls due again under it still comes", async () => {
  const number = await pregnant();
  const before = (await house.livesUntil(number, "2027-05-22"))
    .filter((one) => one.key.startsWith("slot"))
    .map((one) => one.key);
  clock.set("2027-05-23T15:00:00Z");
  await house.writes(number, "Dec 21");
  const after = (await house.livesUntil(number, "2027-06-06"))
    .filter((one) => one.key.startsWith("slot"))
    .map((one) => one.key);
  assert.ok(after.length >= 3, `${after.length} came`);
  assert.deepEqual(
    after.filter((key) => before.includes(key)),
    [],
  );
});

test("a text of the wrong week is cancelled at the moment of sending", async () => {
  const number = await pregnant();
  const her = await house.reader(number);
  // Somebody moves the plain week in the database: the sealed date does not say so.
  await owner
    .updateTable("enrolment")
    .set({ anchor_week: "2027-08-02" })
    .where("subscriber", "=", her?.id ?? "")
    .execute();
  clock.set("2027-05-11T23:00:00Z");
  assert.deepEqual(await house.sends(number, "health"), []);
  const rows = await db
    .selectFrom("message")
    .select("reason")
    .where("subscriber", "=", her?.id ?? "")
    .where("state", "=", "cancelled")
    .execute();
  assert.ok(rows.length > 0 && rows.every((row) => row.reason === "other-week"));
});

test("a date from a channel that signs nothing changes nothing until a person has looked", async () => {
  const number = await pregnant();
  const [before] = await house.enrolments(number);
  await house.writes(number, "Jan 11", { trusted: false });
  const [after] = await house.enrolments(number);
  assert.equal(after?.anchor_week, before?.anchor_week);
});

test("a START, a keyword or another woman's word from a channel that signs nothing brings back nobody who has stopped, until her phone answers YES", async () => {
  for (const word of ["START", "BABY Dec 14", "NEW Dec 14"]) {
    const number = await pregnant();
    await house.writes(number, "STOP");
    const unsigned = { trusted: false };
    // A YES to no question is none.
    await house.writes(number, "YES", unsigned);
    assert.equal((await house.reader(number))?.state, "stopped", word);
    const asked = await house.writes(number, word, unsigned);
    assert.match(asked.join("\n"), /Was it you\? Reply YES/u, word);
    assert.equal((await house.reader(number))?.state, "stopped", word);
    await house.writes(number, "YES", unsigned);
    assert.equal((await house.reader(number))?.state, "active", word);
    assert.ok((await planned(number)) > 0, word);
  }
});

test("days after the question a YES from such a channel means nothing", async () => {
  const number = await pregnant();
  await house.writes(number, "STOP");
  await house.writes(number, "START", { trusted: false });
  clock.advance({ hours: 73 });
  await house.writes(number, "YES", { trusted: false });
  assert.equal((await house.reader(number))?.state, "stopped");
});

test("two machines that answer each other fall silent", async () => {
  const number = await pregnant();
  let answers = 0;
  for (let n = 0; n < 20; n += 1) answers += (await house.writes(number, "I am away until Monday.")).length;
  assert.ok(answers <= 8, `${answers} answers`);
});

test("a stranger's STOP is kept, and what a form types for that number later asks nothing of it", async () => {
  clock.set(begin);
  const number = phone();
  await house.writes(number, "STOP");
  assert.equal((await house.reader(number))?.state, "stopped");
  await errand(
    "enrol",
    { phone: number, date: null },
    { door: "web", side: "us", language: "en", kind: null, source: "form" },
  );
  assert.deepEqual(await house.sends(number), []);
});

test("a web form asks the phone once, and her YES begins the messages", async () => {
  clock.set(begin);
  const number = phone();
  await errand(
    "enrol",
    { phone: number, date: "2027-12-14" },
    { door: "web", side: "us", language: "en", kind: "due", source: "form" },
  );
  await planAhead(db, clock);
  assert.deepEqual(
    (await house.sends(number)).map((one) => one.text),
    [
      "text4baby: somebody asked us to send 3 health texts a week to this phone. Was it you? Reply YES. If not, do nothing: we will not write again.",
    ],
  );
  assert.equal(await planned(number), 0);
  const answers = await house.writes(number, "YES");
  assert.match(answers[0] ?? "", /^text4baby: you joined/u);
  assert.ok((await house.livesUntil(number, "2027-05-13")).length > 0);
});

test("a nurse enrols with the paper's name; the same number again is there already", async () => {
  clock.set(begin);
  const number = phone();
  const facts = { door: "health-worker", side: "us", language: "en", kind: "due", source: "form 3, folder May" };
  const first = await errand("enrol", { phone: number, date: "2027-12-14" }, facts);
  const again = await errand("enrol", { phone: number, date: "2027-12-14" }, facts);
  const reader = (await house.reader(number))?.number;
  assert.deepEqual(
    [first, again],
    [
      { outcome: "enrolled", reader },
      { outcome: "already", reader },
    ],
  );
  assert.match(
    (await house.sends(number)).map((one) => one.text).join(),
    /you joined 3 health texts a week\. Reply STOP to end/u,
  );
  const her = await house.reader(number);
  const consent = await db
    .selectFrom("consent")
    .select(["door", "wording"])
    .where("subscriber", "=", her?.id ?? "")
    .executeTakeFirstOrThrow();
  assert.deepEqual(consent, { door: "health-worker", wording: "form 3, folder May" });
});
