import assert from "node:assert/strict";
import { test } from "node:test";
import { askErrand, doErrands } from "#rooms/messages/index.ts";
import { programmeErrands } from "#rooms/programmes/index.ts";
import { programmeHouse } from "#testing/programme-house.ts";
import { type MadeArm, makeTrial } from "#testing/trial.ts";
import { beginEnrolment, countFrom } from "../enrol/enrolments.ts";
import { knownProgramme } from "../enrol/programme.ts";

const house = await programmeHouse("2027-05-10T15:00:00Z");
const { db, owner, clock } = house;
const begin = "2027-05-10T15:00:00Z";
let last = 100;
const phone = (): string => `+1555555${String(++last).padStart(4, "0")}`;
const calendar = await owner
  .selectFrom("calendar")
  .select("id")
  .where("programme", "=", house.programme)
  .where("code", "=", "pregnancy")
  .executeTakeFirstOrThrow();
const slots = await owner
  .selectFrom("slot")
  .select("id")
  .where("calendar", "=", calendar.id)
  .orderBy("day_offset")
  .execute();
const outcome = slots[40]?.id ?? 0;

/** A trial that runs from now on; the one before it is closed. */
async function trial(arms: readonly MadeArm[]): Promise<string> {
  await owner
    .updateTable("trial")
    .set({ state: "closed", closed_at: clock.now().toString(), closed_why: "over" })
    .where("state", "=", "running")
    .execute();
  return await makeTrial(owner, {
    programme: house.programme,
    calendar: calendar.id,
    outcome,
    arms,
    at: clock.now().toString(),
  });
}
const joins = async (number: string, text = "BABY Dec 14"): Promise<string> => {
  await house.writes(number, text);
  return number;
};
const rowsOf = async (number: string) => {
  const her = await house.reader(number);
  return await db
    .selectFrom("enrolment")
    .select(["id", "arm", "from_day", "wait_until", "started_on", "starter", "calendar"])
    .where("subscriber", "=", her?.id ?? "")
    .orderBy("id")
    .execute();
};
const armsOf = async (number: string) => (await rowsOf(number)).map((row) => row.arm);
const draws = (id: string) =>
  db.selectFrom("trial_draw").selectAll().where("trial", "=", id).orderBy("drawn_at").execute();

test("who joins while a trial runs is drawn in the moment of joining; who was there before is not in it", async () => {
  clock.set(begin);
  const before = await joins(phone());
  const id = await trial([{ code: "plain" }, { code: "asking" }]);
  const her = await joins(phone());
  const [arm] = await armsOf(her);
  assert.ok(arm === "plain" || arm === "asking", `${arm}`);
  assert.deepEqual(
    (await draws(id)).map((one) => [one.arm, one.side, one.language]),
    [[arm, "us", "en"]],
  );
  assert.deepEqual(await armsOf(before), [null]);
  // A new date is no new enrolment.
  await house.writes(before, "Jan 11");
  await house.writes(her, "Jan 11");
  assert.deepEqual(await armsOf(before), [null]);
  assert.deepEqual(await armsOf(her), [arm]);
  assert.equal((await draws(id)).length, 1);
});

test("whoever was asked for her date before the trial is not in it either", async () => {
  const her = await joins(phone(), "BABY");
  clock.advance({ minutes: 5 });
  await trial([{ code: "early-a" }, { code: "early-b" }]);
  await house.writes(her, "Dec 14");
  assert.deepEqual(await armsOf(her), [null]);
});

test("a second woman on the phone, and a second pregnancy, keep the arm of the phone", async () => {
  const id = await trial([{ code: "one" }, { code: "two" }, { code: "three" }]);
  for (let n = 0; n < 4; n += 1) {
    const number = await joins(phone());
    await house.writes(number, "NEW Jan 11");
    const arms = await armsOf(number);
    assert.equal(arms.length, 2);
    assert.equal(new Set(arms).size, 1, `${arms}`);
  }
  assert.equal((await draws(id)).length, 4);
});

test("she is told once that ways of writing are compared, and not after a loss", async () => {
  await trial([{ code: "told-a" }, { code: "told-b" }]);
  const number = await joins(phone());
  await house.writes(number, "NEW Jan 11");
  clock.advance({ minutes: 2 });
  const sent = (await house.sends(number)).filter((one) => one.key.startsWith("line:trial:"));
  assert.equal(sent.length, 1);
  assert.match(sent[0]?.text ?? "", /We compare ways of writing/u);
  const lost = await joins(phone());
  await house.writes(lost, "I had a miscarriage");
  clock.advance({ minutes: 2 });
  assert.deepEqual(
    (await house.sends(lost)).filter((one) => one.key.startsWith("line:trial:")),
    [],
  );
});

test("what a form makes is drawn when her phone says YES, and a health worker's enrolment at once", async () => {
  const id = await trial([{ code: "door-a" }, { code: "door-b" }]);
  const wish = (number: string, door: string) => ({
    kind: "enrol",
    programme: house.programme,
    person: null,
    secret: { phone: number, date: "2027-12-14" },
    facts: {
      side: "us",
      language: "en",
      kind: "due",
      door,
      source: "paper 7",
      discreet: false,
      zone: null,
      agreed: null,
      dry: false,
      line: 1,
    },
  });
  const [web, paper] = [phone(), phone()];
  for (const one of [wish(web, "web"), wish(paper, "health-worker")])
    await house.act((tx) => askErrand(tx, one, clock.now()));
  await doErrands(db, house.keys, programmeErrands, clock, {
    log: (_, said) => {
      throw new Error(JSON.stringify(said));
    },
  });
  assert.deepEqual(await armsOf(web), [null]);
  assert.equal((await draws(id)).length, 1);
  await house.writes(web, "YES");
  assert.notDeepEqual(await armsOf(web), [null]);
  assert.notDeepEqual(await armsOf(paper), [null]);
  assert.equal((await draws(id)).length, 2);
});

test("of the arm that waits nothing goes out before its weeks are over, not after a new date nor a pause", async () => {
  await trial([
    { code: "waits", gets: "later", weeks: 4 },
    { code: "waits-too", gets: "later", weeks: 4 },
  ]);
  const number = await joins(phone());
  const [row] = await rowsOf(number);
  assert.equal(row?.wait_until, "2027-06-07");
  assert.equal(row?.from_day, "2027-06-07");
  await house.writes(number, "Jan 11");
  await house.writes(number, "PAUSE");
  await house.writes(number, "START");
  assert.equal((await rowsOf(number))[0]?.from_day, "2027-06-07");
  const came = (await house.livesUntil(number, "2027-06-12")).filter((one) => one.key.startsWith("slot:"));
  assert.ok(came.length > 0);
  assert.ok(
    came.every((one) => one.day >= "2027-06-07"),
    JSON.stringify(came.map((one) => one.day)),
  );
  clock.set(begin);
});

test("a slot of an arm goes to that arm alone", async () => {
  const id = await trial([{ code: "with" }, { code: "without" }]);
  const monday = await owner
    .selectFrom("slot")
    .select("id")
    .where("calendar", "=", calendar.id)
    .where("week", "=", 10)
    .orderBy("weekday")
    .execute();
  await owner
    .updateTable("slot")
    .set({ arm: "with" })
    .where("id", "=", monday[0]?.id ?? 0)
    .execute();
  const got = new Map<string, boolean>();
  for (let n = 0; n < 10 && got.size < 2; n += 1) {
    clock.set(begin);
    const number = await joins(phone());
    const [row] = await rowsOf(number);
    const came = await house.livesUntil(number, "2027-05-23");
    got.set(
      row?.arm ?? "",
      came.some((one) => one.key.endsWith(`:${monday[0]?.id}`)),
    );
  }
  clock.set(begin);
  assert.deepEqual([...got].toSorted(), [
    ["with", true],
    ["without", false],
  ]);
  assert.ok((await draws(id)).length >= 2);
});

test("forty who join at the same moment are drawn as exactly as one after the other", async () => {
  clock.set(begin);
  const id = await trial([
    { code: "left", share: 2 },
    { code: "right", share: 1 },
  ]);
  const programme = await knownProgramme(db, house.programme);
  const known = programme.calendars.find((one) => one.id === calendar.id);
  if (!known) throw new Error("no calendar");
  const subscribers = await db
    .insertInto("subscriber")
    .values(
      Array.from({ length: 40 }, (_, n) => ({
        programme: house.programme,
        phone_sealed: Buffer.from(`sealed ${n}`),
        country: "US",
        side: "us",
        language: n % 2 === 0 ? "en" : "es",
        zone: "America/New_York",
        state: "active",
        state_at: begin,
        created_at: begin,
      })),
    )
    .returning(["id", "language"])
    .execute();
  const waiting = [...subscribers.entries()];
  const joinAll = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [n, { id: subscriber, language }] = next;
      await house.act(async (tx) => {
        const { id: consent } = await tx
          .insertInto("consent")
          .values({
            subscriber,
            n: 1,
            act: "given",
            wording: "test",
            language,
            door: "message",
            at: begin,
            previous: Buffer.from([n]),
            hash: Buffer.from([n]),
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        const enrolment = await beginEnrolment(
          tx,
          { subscriber, programme: house.programme, language, consent, zone: "America/New_York" },
          clock.now(),
        );
        await countFrom(
          tx,
          house.keys,
          {
            enrolment,
            subscriber,
            calendar: known,
            date: Temporal.PlainDate.from("2027-12-14"),
            where: { zone: "America/New_York", hour_until: 20 },
            programme: house.programme,
          },
          clock.now(),
        );
      });
    }
  };
  await Promise.all(Array.from({ length: 5 }, joinAll));
  const drawn = await draws(id);
  assert.equal(drawn.length, 40);
  for (const language of ["en", "es"]) {
    const blocks = Map.groupBy(
      drawn.filter((one) => one.language === language),
      (one) => one.block,
    );
    const last = Math.max(...blocks.keys());
    for (const [n, block] of blocks) {
      const left = block.filter((one) => one.arm === "left").length;
      if (n < last) assert.equal(left * 3, block.length * 2, `block ${n} of ${language}: ${left} of ${block.length}`);
    }
  }
});

test("a draw is never changed, redrawn or taken away, and neither is the arm of an enrolment", async () => {
  await assert.rejects(owner.updateTable("trial_draw").set({ arm: "plain" }).execute(), /made once/u);
  await assert.rejects(owner.deleteFrom("trial_draw").execute(), /made once/u);
  await assert.rejects(
    owner.updateTable("enrolment").set({ arm: null }).where("arm", "is not", null).execute(),
    /drawn once/u,
  );
});
