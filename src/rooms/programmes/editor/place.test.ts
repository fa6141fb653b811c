import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { enrolReader } from "#testing/enrol.ts";
import { make } from "#testing/make.ts";
import { makeProgramme } from "#testing/programme.ts";
import { planDay } from "../plan/plan-day.ts";

const app = await testApp();
await make(app).exchange();
const programme = await makeProgramme(app);
const { path, slots, people } = programme;
const writer = reader(app, people.writer);
const slotPath = `${path}/messages/${slots[0]}`;

// The clock stands at noon of Thursday, 24 June 2010; the message of her week 14 on Thursday is for tomorrow.
const today = Temporal.PlainDate.from("2010-06-24");
const anchorFor = (day: Temporal.PlainDate, offset: number) => day.subtract({ days: offset }).toString();
const offset = 7 * (14 - 40) + 3;
const her = await enrolReader(app, programme, { week: anchorFor(today.add({ days: 1 }), offset) });

const text = async (words: string) => {
  const russian = { "text.ru.ru": words, "fact.ru.ru": "Факт.", "source.ru.ru": "ВОЗ" };
  const english = { "text.en.us": "See a doctor.", "fact.en.us": "A fact.", "source.en.us": "WHO" };
  const sent = await writer.post(slotPath, { ...russian, ...english, do: "review" });
  assert.equal(sent.status, 303, await sent.text());
  const ids = (await app.db.selectFrom("slot_text").select("id").where("current", "=", true).execute()).map(
    (one) => one.id,
  );
  for (const person of [people.plain, people.medic])
    assert.equal((await reader(app, person).post(`${path}/reviews`, { do: "yes", text: ids })).status, 303);
};
const planned = async () =>
  (
    await app.db
      .selectFrom("message")
      .select(["key", "state", "not_before", "reason"])
      .where("subscriber", "=", her.subscriber)
      .execute()
  ).map((one) => `${one.state} ${one.not_before.slice(0, 10)}${one.reason ? ` ${one.reason}` : ""}`);
const plan = async (day: string) => planDay(app.db, Temporal.PlainDate.from(day), app.clock);

test("what two reviewers have approved is planned, and nothing before", async () => {
  assert.equal(await plan("2010-06-25"), 0);
  await text("Пора к врачу.");
  assert.equal(await plan("2010-06-25"), 1);
  assert.deepEqual(await planned(), ["planned 2010-06-25"]);
});

const place = { week: "14", weekday: "4", kind: "text", catchUp: "skip", validDays: "0", importance: "5" };

test("before a message is moved the page says what that does to planned messages and readers", async () => {
  await enrolReader(app, programme, { week: anchorFor(today.subtract({ days: 1 }), offset) });
  const look = await writer.post(`${slotPath}/place`, { ...place, do: "look" });
  assert.equal(look.status, 200);
  const page = await look.text();
  assert.match(page, /What changes with Week 14, Friday/u);
  assert.match(page, /One message is planned already and will be planned anew/u);
  assert.match(page, /One reader gets it on the new day/u);
  assert.match(page, /One reader who never had it gets it after all/u);
  const back = await writer.post(`${slotPath}/place`, { ...place, week: "13", do: "look" });
  assert.match(await back.text(), /For one reader the new day is over already: she will not get it/u);
  assert.deepEqual(await planned(), ["planned 2010-06-25"]);
});

test("a moved message is planned for its new day, and not for the old one", async () => {
  assert.equal((await writer.post(`${slotPath}/place`, { ...place, do: "move" })).status, 303);
  assert.deepEqual(await planned(), []);
  assert.equal(await plan("2010-06-25"), 0);
  assert.equal(await plan("2010-06-26"), 1);
  assert.deepEqual(await planned(), ["planned 2010-06-26"]);
  const slot = await app.db.selectFrom("slot").selectAll().where("id", "=", slots[0]).executeTakeFirstOrThrow();
  assert.deepEqual([slot.code, slot.day_offset], ["w14-fri", offset + 1]);
});

test("what has been sent is not sent again when its message is moved", async () => {
  for (const state of ["claimed", "submitted", "accepted"] as const)
    await app.db.updateTable("message").set({ state }).where("subscriber", "=", her.subscriber).execute();
  await writer.post(`${slotPath}/place`, { ...place, weekday: "5", do: "move" });
  assert.equal(await plan("2010-06-27"), 0);
  assert.deepEqual(await planned(), ["accepted 2010-06-26"]);
});

test("a message taken out of the calendar is cancelled by name, and planned again when it is put back", async () => {
  const other = await enrolReader(app, programme, { week: anchorFor(today.add({ days: 1 }), offset + 2) });
  const hers = async () =>
    (
      await app.db
        .selectFrom("message")
        .select(["state", "reason"])
        .where("subscriber", "=", other.subscriber)
        .execute()
    ).map((one) => `${one.state} ${one.reason ?? ""}`);
  await plan("2010-06-25");
  assert.deepEqual(await hers(), ["planned "]);
  assert.equal((await writer.post(`${slotPath}/retirement`, { out: "yes" })).status, 303);
  assert.deepEqual(await hers(), ["cancelled slot-retired"]);
  assert.match(await writer.page(slotPath), /was taken out of the calendar/u);
  assert.equal((await writer.post(slotPath, { "text.ru.ru": "Нет", do: "draft" })).status, 409);
  assert.equal((await writer.post(`${slotPath}/retirement`, { out: "no" })).status, 303);
  await plan("2010-06-25");
  assert.deepEqual(await hers(), ["planned "]);
});

test("a message is added where there is room, and waits for one that exists and does not wait for it", async () => {
  const fresh = { ...place, calendar: "pregnancy", week: "20", weekday: "1" };
  const outside = await writer.post(`${path}/messages`, { ...fresh, week: "60" });
  assert.match(await outside.text(), /This calendar has the weeks 4 to 41/u);
  const unknown = await writer.post(`${path}/messages`, { ...fresh, needs: "w99-mon" });
  assert.match(await unknown.text(), /has no message of this code/u);
  const made = await writer.post(`${path}/messages`, { ...fresh, needs: "w15-tue", hourFrom: "18", hourUntil: "20" });
  const id = /messages\/(\d+)/u.exec(made.headers.get("location") ?? "")?.[1];
  const circle = await writer.post(`${path}/messages/${slots[1]}/place`, {
    ...place,
    week: "15",
    weekday: "1",
    needs: "w20-tue",
    do: "move",
  });
  assert.match(await circle.text(), /Then each would wait for the other/u);
  const page = await writer.page(`${path}/messages/${id}`);
  assert.match(page, /between 18:00 and 20:00/u);
  assert.match(page, /w15-tue/u);
  assert.equal((await writer.post(`${path}/messages/${slots[1]}/retirement`, { out: "yes" })).status, 409);
});
