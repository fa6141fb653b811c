import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { stoppedClock } from "#kernel/clock.ts";
import { readersHouse } from "#testing/readers-house.ts";
import { hourOf } from "./dates.ts";
import { dueOn, type PlannedEnrolment, type PlannedSlot, type Reader, type StarterPack } from "./due.ts";
import { planDay } from "./plan-day.ts";

const house = await readersHouse();
const { db, owner } = house;
const zones = [
  "America/New_York",
  "Europe/Moscow",
  "Europe/Vilnius",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "America/Havana",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Etc/GMT+12",
  "America/St_Johns",
  "Asia/Beirut",
] as const;

await owner
  .insertInto("programme")
  .values({
    id: house.first,
    code: "twin",
    names: '{"en":"Twin"}',
    sides: ["us"],
    countries: ["RU"],
    languages: ["en", "ru"],
    state: "running",
    state_at: house.at().toString(),
    changed_at: house.at().toString(),
  })
  .execute();
const made = await owner
  .insertInto("calendar")
  .values([
    {
      programme: house.first,
      code: "all",
      anchor: "birth",
      week_from: 0,
      week_until: 5,
      starter: "pack",
      hour_from: 9,
      hour_until: 11,
    },
    {
      programme: house.first,
      code: "pack",
      anchor: "start",
      week_from: 0,
      week_until: 0,
      per_day: 2,
      hour_from: 8,
      hour_until: 20,
    },
  ])
  .returning(["id", "code"])
  .execute();
const calendar = made.find((one) => one.code === "all")?.id ?? 0;
const packId = made.find((one) => one.code === "pack")?.id ?? 0;
// A slot on every day of six weeks, windows of all kinds, some valid for days, every fifth of one arm.
await owner
  .insertInto("slot")
  .values([
    ...Array.from({ length: 42 }, (_, n) => ({
      calendar,
      code: `d${n}`,
      week: Math.floor(n / 7),
      weekday: n % 7,
      day_offset: n,
      valid_days: n % 4,
      arm: n % 5 === 4 ? "b" : null,
      hour_from: n % 3 === 0 ? null : (n * 5) % 23,
      hour_until: n % 3 === 0 ? null : Math.min(24, ((n * 5) % 23) + 1 + (n % 6)),
    })),
    ...Array.from({ length: 5 }, (_, n) => ({
      calendar: packId,
      code: `p${n}`,
      week: 0,
      weekday: 0,
      day_offset: n,
      valid_days: 2,
      catch_up: "starter",
    })),
  ])
  .execute();
await sql`insert into slot_text (slot, language, version, text, encoding, units, segments, state, state_at, written_at)
  select id, 'ru', 1, 'text', 'GSM-7', 4, 1, 'approved', now(), now() from slot`.execute(owner);

const slotRows = await db
  .selectFrom("slot")
  .innerJoin("calendar", "calendar.id", "slot.calendar")
  .selectAll("slot")
  .select(["calendar.hour_from as from", "calendar.hour_until as until"])
  .orderBy("slot.day_offset")
  .execute();
const plannedSlots = (of: number): readonly PlannedSlot[] =>
  slotRows
    .filter((row) => row.calendar === of)
    .map((row) => ({
      id: row.id,
      dayOffset: row.day_offset,
      hours: { from: row.hour_from ?? row.from, until: row.hour_until ?? row.until },
      catchUp: row.catch_up as "skip",
      validDays: row.valid_days,
      needs: null,
      arm: row.arm,
      importance: 5,
    }));
const pack: StarterPack = { slots: plannedSlots(packId), perDay: 2 };

interface Made extends PlannedEnrolment {
  readonly reader: Reader;
}

let numbers = 0;
async function enrol(all: readonly (Omit<Made, "id"> & { id?: string })[]): Promise<readonly Made[]> {
  await sql`delete from message`.execute(owner);
  await sql`delete from enrolment`.execute(owner);
  const rows = all.map((one) => ({ ...one, id: randomUUID(), subscriber: randomUUID() }));
  const at = house.at().toString();
  await owner
    .insertInto("subscriber")
    .values(
      rows.map((row) => {
        numbers += 1;
        return {
          id: row.subscriber,
          programme: house.first,
          phone_sealed: Buffer.of(0),
          phone_index: Buffer.from(String(numbers)),
          country: "RU",
          language: "ru",
          zone: row.reader.zone,
          hour_from: row.reader.hours.from,
          hour_until: row.reader.hours.until,
          state: "active",
          state_at: at,
          created_at: at,
        };
      }),
    )
    .execute();
  await owner
    .insertInto("consent")
    .values(
      rows.map((row) => ({
        id: row.id,
        subscriber: row.subscriber,
        n: 1,
        act: "given",
        wording: "w",
        language: "ru",
        door: "import",
        at,
        previous: Buffer.of(0),
        hash: Buffer.of(0),
      })),
    )
    .execute();
  await owner
    .insertInto("enrolment")
    .values(
      rows.map((row) => ({
        id: row.id,
        subscriber: row.subscriber,
        programme: house.first,
        calendar,
        anchor_week: row.anchorWeek.toString(),
        state: "active",
        language: "ru",
        arm: row.arm,
        started_on: row.startedOn.toString(),
        from_day: row.fromDay.toString(),
        starter: row.starter,
        consent: row.id,
        created_at: at,
        changed_at: at,
      })),
    )
    .execute();
  return rows;
}

/** What the pure function says of all of them, as SQL should have written it. */
function told(enrolled: readonly Made[], day: Temporal.PlainDate, now: Temporal.Instant): string[] {
  const horizon = now.add({ hours: 48 });
  return enrolled
    .flatMap((one) =>
      dueOn(day, one, one.reader, plannedSlots(calendar), pack, now)
        .filter((due) => Temporal.Instant.compare(due.notBefore, horizon) < 0)
        .map(
          (due) => `slot:${one.id}:${due.slot} ${due.notBefore.epochMilliseconds} ${due.notAfter.epochMilliseconds}`,
        ),
    )
    .sort();
}

async function written(): Promise<string[]> {
  const rows = await db.selectFrom("message").select(["key", "not_before", "not_after"]).execute();
  return rows.map((row) => `${row.key} ${Date.parse(row.not_before)} ${Date.parse(row.not_after)}`).sort();
}

async function agree(enrolled: readonly Made[], day: Temporal.PlainDate, now: Temporal.Instant): Promise<number> {
  await sql`delete from message`.execute(owner);
  await planDay(db, day, stoppedClock(now.toString()));
  const [sqls, pures] = [await written(), told(enrolled, day, now)];
  assert.deepEqual(sqls, pures, `${day} at ${now}`);
  return sqls.length;
}

/** Days on which a zone's clocks change within two years, and those around them. */
function changesOf(zone: string): readonly Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = [];
  let at = Temporal.ZonedDateTime.from(`2026-06-01T00:00[${zone}]`);
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (!next || next.year > 2028) return found;
    found.push(next.toPlainDate().subtract({ days: 1 }), next.toPlainDate(), next.toPlainDate().add({ days: 1 }));
    at = next;
  }
}

test("the hour of a day is the same instant in SQL, also where clocks leave an hour out or have it twice", async () => {
  // The database's rules for this zone may be older than ours; the plan does not lean on them.
  for (const zone of zones.filter((one) => one !== "Africa/Casablanca"))
    for (const day of [...changesOf(zone), Temporal.PlainDate.from("2027-05-12")]) {
      const { rows } = await sql<{ hour: number; at: string }>`
        select hour, local_instant(${day.toString()}::date + make_interval(hours => hour), ${zone}) as at from generate_series(0, 24) as hour order by hour`.execute(
        db,
      );
      assert.deepEqual(
        rows.map((row) => Date.parse(row.at)),
        Array.from({ length: 25 }, (_, hour) => hourOf(day, hour, zone).epochMilliseconds),
        `${zone} ${day}`,
      );
    }
});

test("SQL plans what the pure function of dates says, in every zone, around every change of clocks", async () => {
  for (const zone of zones) {
    const days = changesOf(zone).slice(0, 6);
    for (const day of days.length === 0 ? [Temporal.PlainDate.from("2027-05-12")] : days) {
      const hours = [
        { from: 9, until: 20 },
        { from: 0, until: 24 },
        { from: 1, until: 3 },
        { from: 2, until: 3 },
        { from: 22, until: 24 },
      ];
      const enrolled = await enrol(
        hours.map((one, n) => ({
          anchorWeek: day.subtract({ days: 7 * n + n }),
          startedOn: day.subtract({ days: 20 }),
          fromDay: day.subtract({ days: 20 }),
          starter: false,
          arm: null,
          reader: { zone, hours: one },
        })),
      );
      await agree(enrolled, day, hourOf(day, 0, zone).subtract({ hours: 3 }));
    }
  }
});

test("they agree for any dates, hours, arms and late starters, whatever the time is", async () => {
  const from = Temporal.PlainDate.from("2026-12-01");
  const day = fc.integer({ min: 0, max: 900 }).map((days) => from.add({ days }));
  const hours = fc
    .integer({ min: 0, max: 23 })
    .chain((at) => fc.integer({ min: at + 1, max: 24 }).map((until) => ({ from: at, until })));
  const enrolment = fc.record({
    back: fc.integer({ min: -3, max: 45 }),
    zone: fc.constantFrom(...zones),
    hours,
    started: fc.integer({ min: -2, max: 8 }),
    since: fc.integer({ min: 0, max: 3 }),
    starter: fc.boolean(),
    arm: fc.constantFrom(null, "a", "b"),
  });
  let messages = 0;
  await fc.assert(
    fc.asyncProperty(
      day,
      fc.array(enrolment, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -60, max: 96 }),
      async (on, all, hour) => {
        const enrolled = await enrol(
          all.map((one) => ({
            anchorWeek: on.subtract({ days: one.back }),
            startedOn: on.subtract({ days: one.started }),
            fromDay: on.subtract({ days: one.started - one.since }),
            starter: one.starter,
            arm: one.arm,
            reader: { zone: one.zone, hours: one.hours },
          })),
        );
        messages += await agree(enrolled, on, on.toZonedDateTime("UTC").toInstant().add({ hours: hour }));
      },
    ),
    { numRuns: 60 },
  );
  assert.ok(messages > 100, `${messages} messages were compared`);
});

test("one who begins on the very day of a slot gets it, one day later she does not", async () => {
  const on = Temporal.PlainDate.from("2027-05-12");
  const now = Temporal.Instant.from("2027-05-12T05:00:00Z");
  const base = {
    anchorWeek: on.subtract({ days: 9 }),
    starter: false,
    arm: null,
    reader: { zone: "Europe/Moscow", hours: { from: 9, until: 20 } },
  };
  await agree(await enrol([{ ...base, startedOn: on, fromDay: on }]), on, now);
  assert.equal((await written()).length, 0, "the slot of that day is another arm's");
  assert.equal(
    await agree(await enrol([{ ...base, anchorWeek: on.subtract({ days: 8 }), startedOn: on, fromDay: on }]), on, now),
    1,
  );
  assert.equal(
    await agree(
      await enrol([
        { ...base, anchorWeek: on.subtract({ days: 8 }), startedOn: on.add({ days: 1 }), fromDay: on.add({ days: 1 }) },
      ]),
      on,
      now,
    ),
    0,
  );
});

test("a day planned twice, or by two at once, adds nothing", async () => {
  const on = Temporal.PlainDate.from("2027-05-12");
  const clock = stoppedClock("2027-05-11T20:00:00Z");
  await enrol(
    Array.from({ length: 300 }, (_, n) => ({
      anchorWeek: on.subtract({ days: n % 42 }),
      startedOn: on.subtract({ days: 30 }),
      fromDay: on.subtract({ days: 30 }),
      starter: false,
      arm: "b",
      reader: { zone: zones[n % zones.length] ?? "UTC", hours: { from: 9, until: 20 } },
    })),
  );
  const both = await Promise.all([planDay(db, on, clock), planDay(db, on, clock)]);
  assert.equal(both[0] + both[1], 300);
  assert.equal(await planDay(db, on, clock), 0);
});

test("nothing is planned for the paused, the ended, the unconfirmed, nor without consent", async () => {
  const on = Temporal.PlainDate.from("2027-05-12");
  const one = {
    anchorWeek: on.subtract({ days: 8 }),
    startedOn: on.subtract({ days: 30 }),
    fromDay: on.subtract({ days: 30 }),
    starter: false,
    arm: null,
    reader: { zone: "UTC", hours: { from: 9, until: 20 } },
  };
  const plan = () => planDay(db, on, stoppedClock("2027-05-11T20:00:00Z"));
  for (const state of ["paused", "silent", "stopped", "unconfirmed"]) {
    await enrol([one]);
    await owner
      .updateTable("subscriber")
      .set({ state })
      .where("id", "in", owner.selectFrom("enrolment").select("subscriber"))
      .execute();
    assert.equal(await plan(), 0, state);
  }
  await enrol([one]);
  await owner.updateTable("enrolment").set({ consent: null }).execute();
  assert.equal(await plan(), 0, "no consent");
  for (const state of ["paused", "ended"]) {
    await enrol([one]);
    await owner.updateTable("enrolment").set({ state }).execute();
    assert.equal(await plan(), 0, state);
  }
  await enrol([one]);
  await owner.updateTable("programme").set({ state: "paused" }).execute();
  assert.equal(await plan(), 0, "the programme is paused");
  await owner.updateTable("programme").set({ state: "running" }).execute();
  assert.equal(await plan(), 1);
});

test("a text that waits for its review is not sent, and no other language takes its place", async () => {
  const on = Temporal.PlainDate.from("2027-05-12");
  const enrolled = await enrol([
    {
      anchorWeek: on.subtract({ days: 8 }),
      startedOn: on.subtract({ days: 30 }),
      fromDay: on.subtract({ days: 30 }),
      starter: false,
      arm: null,
      reader: { zone: "UTC", hours: { from: 9, until: 20 } },
    },
  ]);
  await owner
    .updateTable("enrolment")
    .set({ language: "en" })
    .where("id", "=", enrolled[0]?.id ?? "")
    .execute();
  assert.equal(await planDay(db, on, stoppedClock("2027-05-11T20:00:00Z")), 0);
  await sql`insert into slot_text (slot, language, version, text, encoding, units, segments, state, state_at, written_at)
    select id, 'en', 1, 'text', 'GSM-7', 4, 1, 'in-review', now(), now() from slot`.execute(owner);
  assert.equal(await planDay(db, on, stoppedClock("2027-05-11T20:00:00Z")), 0);
  await owner.updateTable("slot_text").set({ state: "approved" }).where("language", "=", "en").execute();
  assert.equal(await planDay(db, on, stoppedClock("2027-05-11T20:00:00Z")), 1);
});

test("a slot that needs another goes out only after that one", async () => {
  const on = Temporal.PlainDate.from("2027-05-12");
  const [first, second] = plannedSlots(calendar).filter((slot) => slot.dayOffset === 7 || slot.dayOffset === 8);
  assert.ok(first && second);
  await owner.updateTable("slot").set({ needs: first.id }).where("id", "=", second.id).execute();
  await enrol([
    {
      anchorWeek: on.subtract({ days: 8 }),
      startedOn: on.subtract({ days: 30 }),
      fromDay: on.subtract({ days: 30 }),
      starter: false,
      arm: null,
      reader: { zone: "UTC", hours: { from: 9, until: 20 } },
    },
  ]);
  const clock = stoppedClock("2027-05-10T23:00:00Z");
  assert.equal(await planDay(db, on, clock), 0);
  assert.equal(await planDay(db, on.subtract({ days: 1 }), clock), 1);
  assert.equal(await planDay(db, on, clock), 1);
  await owner.updateTable("slot").set({ needs: null }).execute();
});
