import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { journalEntries, journalFiles, openJournal } from "./journal.ts";
import { makePace } from "./pace.ts";
import { keyHash, makeRef, readRef } from "./ref.ts";
import { wayToCountry, wayToPhone } from "./route.ts";
import { nextOpening } from "./window.ts";

const key = Buffer.alloc(32, 3);
const folder = await mkdtemp(join(tmpdir(), "diomede-journal-"));
after(() => rm(folder, { recursive: true, force: true }));

test("a reference says whose message it is and which try, and nobody else can make one", () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.string({ minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 30_000 }),
      (subscriber, name, n) => {
        const ref = makeRef(key, { subscriber, key: name, n });
        assert.match(ref, /^[\w-]{48}$/u);
        assert.deepEqual(readRef(key, ref), { subscriber, keyHash: keyHash(name), n });
        assert.equal(readRef(Buffer.alloc(32, 4), ref), null);
        const at = n % 48;
        const other = ref[at] === "A" ? "B" : "A";
        // The last letter of base64 has two bits of padding at most; here none, since 36 bytes are 48 letters.
        assert.equal(readRef(key, ref.slice(0, at) + other + ref.slice(at + 1)), null);
      },
    ),
  );
});

test("a reference ends with ten bytes of an HMAC-SHA256 of what stands before", () => {
  const ref = Buffer.from(
    makeRef(key, { subscriber: "1ae08c2e-f702-4794-9479-55020cd95e68", key: "slot:1:1", n: 1 }),
    "base64url",
  );
  assert.deepEqual(ref.subarray(26), createHmac("sha256", key).update(ref.subarray(0, 26)).digest().subarray(0, 10));
});

const zones = [
  "Europe/Vilnius",
  "Europe/Moscow",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "America/New_York",
  "Asia/Kathmandu",
];

test("a message waits for her hours, also on the days the clocks change", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1_262_304_000, max: 1_900_000_000 }),
      (zone, from, length, second) => {
        const until = Math.min(24, from + length);
        const now = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const opening = nextOpening({ zone, from, until }, now, 10);
        const leaves = opening ?? now;
        const { hour } = leaves.toZonedDateTimeISO(zone);
        assert.ok(hour >= from && hour < until, `${leaves} is ${hour} o'clock`);
        assert.ok(Temporal.Instant.compare(leaves, now) >= 0);
        // Within a day and the hour that a change of clocks may add.
        assert.ok(leaves.since(now).total("hours") <= 25);
      },
    ),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 2000) },
  );
});

test("a batch that would end after her hours waits for the next day", () => {
  const hours = { zone: "UTC", from: 9, until: 20 };
  assert.equal(nextOpening(hours, Temporal.Instant.from("2010-06-24T19:59:49Z"), 10), null);
  assert.equal(String(nextOpening(hours, Temporal.Instant.from("2010-06-24T19:59:50Z"), 10)), "2010-06-25T09:00:00Z");
  assert.equal(String(nextOpening(hours, Temporal.Instant.from("2010-06-24T08:00:00Z"), 10)), "2010-06-24T09:00:00Z");
  // A third of a lease is not always a whole number of seconds.
  assert.equal(nextOpening(hours, Temporal.Instant.from("2010-06-24T19:59:49Z"), 20 / 3), null);
});

test("a number goes by the first ready channel that leads to it", () => {
  const ways = [
    { name: "a", position: 1, routes: [{ country: "RU", prefixes: ["7921"] }], ready: false },
    { name: "b", position: 2, routes: [{ country: "RU", prefixes: ["7"] }], ready: true },
    { name: "c", position: 3, routes: [], ready: true },
  ];
  assert.equal(wayToCountry(ways, "RU")?.name, "b");
  assert.equal(wayToPhone(ways, "RU", "+79161234567")?.name, "b");
  assert.equal(wayToPhone(ways, "LT", "+37061234567")?.name, "c");
  assert.equal(wayToPhone(ways.slice(0, 1), "RU", "+79211234567")?.name, "a");
  assert.equal(wayToPhone(ways.slice(0, 1), "RU", "+79161234567"), undefined);
});

test("the journal keeps whole lines, and a line that a power cut tore is left out", async () => {
  const journal = await openJournal(join(folder, "a"), "1ae08c2e-f702-4794-9479-55020cd95e68");
  const entries = Array.from({ length: 300 }, (_, n) => ({
    epoch: 1,
    ref: makeRef(key, { subscriber: "1ae08c2e-f702-4794-9479-55020cd95e68", key: `slot:${n}`, n: 1 }),
    channel: "gateway",
  }));
  await Promise.all([journal.write(entries.slice(0, 100)), journal.write(entries.slice(100))]);
  await journal.close();
  const [file = ""] = await journalFiles(join(folder, "a"));
  assert.deepEqual(await journalEntries(join(folder, "a"), file), entries);
  await truncate(join(folder, "a", file), 299 * (await journalLine(entries[0])) + 20);
  assert.equal((await journalEntries(join(folder, "a"), file)).length, 299);
  assert.equal((await readdir(join(folder, "a"))).length, 1);
  assert.deepEqual(await journalFiles(join(folder, "none")), []);
});

const journalLine = async (entry: { epoch: number; ref: string; channel: string } | undefined): Promise<number> =>
  entry ? `${entry.epoch},${entry.ref},${entry.channel}\n`.length : 0;

test("a channel is given no more parts a second, and no more messages at once, than it takes", async () => {
  let now = 0;
  const pace = makePace({ window: 3, partsPerSecond: 10 }, () => now);
  assert.equal(await pace.turn(1, 1000), true);
  const second = pace.turn(3, 5000);
  now += 150;
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.equal(await second, true);
  // The long text has used what the next 200 ms would allow.
  const third = pace.turn(1, 100);
  now += 120;
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.equal(await third, false);
  now += 1000;
  assert.equal(await pace.turn(1, 1000), true);
  const full = pace.turn(1, 5000);
  pace.done("taken", 20);
  now += 1000;
  assert.equal(await full, true);
  pace.stop();
  assert.equal(await pace.turn(1, 1000), false);
});

test("a gateway that answers nothing sensible rests, and is tried with one message alone", () => {
  let now = 0;
  const pace = makePace({ window: 10, partsPerSecond: 100 }, () => now);
  for (let n = 0; n < 5; n += 1) {
    void pace.turn(1, 1000);
    now += 100;
    pace.done("not-known", 30);
  }
  assert.equal(pace.room(3, 100), 0);
  assert.equal(pace.resting(), true);
  now += 1100;
  assert.equal(pace.room(3, 100), 1);
  pace.done("taken", 20);
  assert.ok(pace.room(3, 100) > 1);
  pace.share(2);
  assert.ok(pace.room(3, 1000) <= 150);
});
