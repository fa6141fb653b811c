import assert from "node:assert/strict";
import { test } from "node:test";
import { programmeHouse } from "#testing/programme-house.ts";
import { addVisit, cancelVisit, moveVisit, setDiscreet } from "./commands.ts";
import { guardianAgreed } from "./guardian.ts";
import { visitedReader } from "./queries.ts";

// 10 May 2027, noon in New York (11:00).
const house = await programmeHouse();
const { db, owner, clock } = house;
const { id: nurse } = await owner
  .insertInto("object")
  .values({ kind: "person", number: 1, audience: "members", created_at: clock.now().toString() })
  .returning("id")
  .executeTakeFirstOrThrow();
await owner
  .insertInto("person")
  .values({ id: nurse, name: "Nina Nurse", reads: ["en"] })
  .execute();
const staff = () => ({ programme: house.programme, person: nurse, at: clock.now() });
const day = (text: string) => Temporal.PlainDate.from(text);
let phones = 10;

async function woman(): Promise<{ phone: string; id: string; zone: string; enrolment: string }> {
  phones += 1;
  const phone = `+155555501${phones}`;
  await house.writes(phone, "BABY October 10 2027");
  const her = await house.reader(phone);
  const [enrolment] = await house.enrolments(phone);
  if (!her || !enrolment) throw new Error("not enrolled");
  return { phone, id: her.id, zone: her.zone, enrolment: enrolment.id };
}
const reminders = async (her: { id: string }) =>
  await db
    .selectFrom("message")
    .select(["state", "not_before", "not_after"])
    .where("subscriber", "=", her.id)
    .where("key", "like", "visit:%")
    .orderBy("made_at")
    .execute();
const setHours = (her: { id: string }, from: number, until: number) =>
  owner.updateTable("subscriber").set({ hour_from: from, hour_until: until }).where("id", "=", her.id).execute();
const sent = async (her: { phone: string }) =>
  (await house.sends(her.phone)).filter((one) => one.key.startsWith("visit:")).map((one) => one.text);

test("the reminder of tomorrow's visit is planned at once, in her morning, and says the day", async () => {
  const her = await woman();
  await addVisit(db, her, her.enrolment, { day: day("2027-05-12"), daysBefore: 1 }, staff());
  const [one] = await reminders(her);
  assert.equal(Temporal.Instant.from(one?.not_before ?? "").toString(), "2027-05-11T14:00:00Z");
  assert.equal(Temporal.Instant.from(one?.not_after ?? "").toString(), "2027-05-12T16:00:00Z");
  clock.set("2027-05-11T14:30:00Z");
  assert.deepEqual(await sent(her), [
    "A visit is in your calendar for May 12. Bring your papers and your questions. If you cannot go, call to change it.",
  ]);
  clock.set("2027-05-10T15:00:00Z");
});

test("a reminder that is called off does not go out, nor one of a visit that was put on another day", async () => {
  const her = await woman();
  await addVisit(db, her, her.enrolment, { day: day("2027-05-12"), daysBefore: 1 }, staff());
  const before = await visitedReader(db, house.programme, (await house.reader(her.phone))?.number ?? 0);
  const visit = before.enrolments[0]?.visits[0]?.id ?? "";
  await moveVisit(db, her, visit, { day: day("2027-05-13"), daysBefore: 3 }, staff());
  assert.deepEqual(
    (await reminders(her)).map((one) => one.state),
    ["cancelled", "planned"],
  );
  const after = await visitedReader(db, house.programme, (await house.reader(her.phone))?.number ?? 0);
  const [moved] = after.enrolments[0]?.visits ?? [];
  assert.equal(moved?.day, "2027-05-13");
  await cancelVisit(db, her, moved?.id ?? "", staff());
  await cancelVisit(db, her, moved?.id ?? "", staff());
  clock.set("2027-05-12T15:00:00Z");
  assert.deepEqual(await sent(her), []);
  clock.set("2027-05-10T15:00:00Z");
});

test("nothing is noted of a day that is over where she is, of today, of a far one, or of somebody else's calendar", async () => {
  const her = await woman();
  const other = await woman();
  const note = (enrolment: string, on: string) =>
    addVisit(db, her, enrolment, { day: day(on), daysBefore: 1 }, staff());
  const refused = (field: string) => (error: unknown) =>
    error instanceof Error && "fields" in error && Object.hasOwn(error.fields as object, field);
  await assert.rejects(note(her.enrolment, "2027-05-10"), refused("day"));
  await assert.rejects(note(her.enrolment, "2027-05-09"), refused("day"));
  await assert.rejects(note(her.enrolment, "2028-06-01"), refused("day"));
  await assert.rejects(note(other.enrolment, "2027-05-12"), refused("enrolment"));
  await note(her.enrolment, "2027-05-12");
  await note(her.enrolment, "2027-05-12");
  assert.equal((await reminders(her)).length, 1);
});

test("who is written to in the afternoon alone is reminded the day before at the latest, never after the visit", async () => {
  const her = await woman();
  await setHours(her, 14, 18);
  await addVisit(db, her, her.enrolment, { day: day("2027-05-12"), daysBefore: 0 }, staff());
  assert.deepEqual(await reminders(her), []);
  await addVisit(db, her, her.enrolment, { day: day("2027-05-12"), daysBefore: 2 }, staff());
  const [one] = await reminders(her);
  assert.equal(Temporal.Instant.from(one?.not_before ?? "").toString(), "2027-05-10T18:00:00Z");
  assert.equal(Temporal.Instant.from(one?.not_after ?? "").toString(), "2027-05-11T22:00:00Z");
});

test("a reminder on the morning of the day itself is over at noon", async () => {
  const her = await woman();
  await addVisit(db, her, her.enrolment, { day: day("2027-05-11"), daysBefore: 0 }, staff());
  const [one] = await reminders(her);
  assert.equal(Temporal.Instant.from(one?.not_before ?? "").toString(), "2027-05-11T14:00:00Z");
  clock.set("2027-05-11T16:30:00Z");
  assert.deepEqual(await sent(her), []);
  clock.set("2027-05-10T15:00:00Z");
});

test("a slot of the kind reminder gives the reminder its words, and never goes out by its week", async () => {
  const her = await woman();
  const { id: calendar } = await owner
    .selectFrom("calendar")
    .select("id")
    .where("code", "=", "pregnancy")
    .executeTakeFirstOrThrow();
  const { id: slot } = await owner
    .insertInto("slot")
    .values({ calendar, code: "visit", week: 10, weekday: 2, day_offset: -208, kind: "reminder" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const at = clock.now().toString();
  await owner
    .insertInto("slot_text")
    .values({
      slot,
      side: "us",
      language: "en",
      version: 1,
      text: "You are expected on {day}. Call {emergency} if something is wrong.",
      encoding: "GSM-7",
      units: 60,
      segments: 1,
      state: "approved",
      state_at: at,
      example: true,
      written_at: at,
    })
    .execute();
  await addVisit(db, her, her.enrolment, { day: day("2027-05-12"), daysBefore: 1 }, staff());
  const came = await house.livesUntil(her.phone, "2027-05-20");
  assert.deepEqual(
    came.filter((one) => /expected on/u.test(one.text)).map((one) => [one.day, one.key.split(":")[0], one.text]),
    [["2027-05-11", "visit", "You are expected on May 12. Call 911 if something is wrong."]],
  );
  clock.set("2027-05-10T15:00:00Z");
});

test("STOP takes the reminder back too", async () => {
  const her = await woman();
  await addVisit(db, her, her.enrolment, { day: day("2027-05-12"), daysBefore: 1 }, staff());
  await house.writes(her.phone, "STOP");
  assert.deepEqual(
    (await reminders(her)).map((one) => one.state),
    ["cancelled"],
  );
});

test("what was paused for her age goes on with a parent's yes alone, put in by a named person and kept in her ledger", async () => {
  const her = await woman();
  await house.writes(her.phone, "I am 15");
  assert.deepEqual(
    (await house.enrolments(her.phone)).map((one) => one.state),
    ["paused"],
  );
  await house.writes(her.phone, "START");
  assert.deepEqual(
    (await house.enrolments(her.phone)).map((one) => one.state),
    ["paused"],
  );
  const reader = { id: her.id, programme: house.programme };
  await guardianAgreed(db, reader, { source: "form 3, no. 17", relation: "parent" }, staff());
  assert.deepEqual(
    (await house.enrolments(her.phone)).map((one) => one.state),
    ["active"],
  );
  const last = await db
    .selectFrom("consent")
    .select(["act", "wording", "door", "evidence"])
    .where("subscriber", "=", her.id)
    .orderBy("n", "desc")
    .executeTakeFirstOrThrow();
  assert.deepEqual(last, {
    act: "given",
    wording: "guardian",
    door: "health-worker",
    evidence: `parent: form 3, no. 17; ${nurse}`,
  });
  const audited = await owner
    .selectFrom("audit")
    .select(["actor", "data"])
    .where("action", "=", "guardian-agreed")
    .executeTakeFirstOrThrow();
  assert.deepEqual(audited, { actor: nurse, data: { relation: "parent" } });
  // She says it again: it is known, and nothing is taken from her.
  await house.writes(her.phone, "I am 15");
  assert.deepEqual(
    (await house.enrolments(her.phone)).map((one) => one.state),
    ["active"],
  );
  await assert.rejects(guardianAgreed(db, reader, { source: "again", relation: "parent" }, staff()), {
    message: "409 guardian-nothing-waits",
  });
});

test("a guardian's yes does not bring back one who has asked for silence", async () => {
  const her = await woman();
  await house.writes(her.phone, "I am 15");
  await house.writes(her.phone, "STOP");
  await assert.rejects(
    guardianAgreed(db, { id: her.id, programme: house.programme }, { source: "form 3", relation: "guardian" }, staff()),
    { message: "409 guardian-stopped" },
  );
});

test("where others may see her phone each message begins with words that say nothing, until it is switched off", async () => {
  const her = await woman();
  await setDiscreet(db, her, true, staff());
  const came = await house.livesUntil(her.phone, "2027-05-18");
  assert.ok(came.length > 0);
  for (const { key, text } of came.filter((one) => one.key.startsWith("slot:")))
    assert.match(text, /^Here is your message\. Open it when you are alone\.\n./u, key);
  await setDiscreet(db, her, false, staff());
  const after = (await house.livesUntil(her.phone, "2027-05-25")).filter((one) => one.key.startsWith("slot:"));
  assert.ok(after.length > 0);
  for (const { text } of after) assert.doesNotMatch(text, /^Here is your message/u);
  clock.set("2027-05-10T15:00:00Z");
});
