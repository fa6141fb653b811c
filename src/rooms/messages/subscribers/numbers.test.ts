import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { readersHouse } from "#testing/readers-house.ts";
import { consentFor, ledgerOf } from "../consent/ledger.ts";
import { verifyLedgers } from "../consent/verify.ts";
import { startSubscriber } from "./join.ts";
import { pauseSubscriber, stopSubscriber } from "./leave.ts";
import { askNumberChange, sayYesToChange } from "./number-change.ts";
import { markReused, readReused } from "./reused.ts";
import { heardFrom, phoneFailed, phonesReached, silentToAsk } from "./silent.ts";

const house = await readersHouse();
const { db, keys, act, clock } = house;
const how = () => ({ scope: null, door: "message" as const, evidence: randomUUID(), at: clock.now() });
const phoneOf = async (id: string): Promise<string | null> => {
  const row = await db.selectFrom("subscriber").select("phone_sealed").where("id", "=", id).executeTakeFirstOrThrow();
  return row.phone_sealed && keys.openPhone(row.phone_sealed, id);
};
const ask = (oldSubscriber: string, newSubscriber: string) =>
  act((tx) => askNumberChange(tx, { oldSubscriber, newSubscriber }, clock.now()));
const yes = (id: string) => act((tx) => sayYesToChange(tx, keys, id, "in 1", clock.now()));

test("what she reads goes to her new number once both phones have said yes, in either order", async () => {
  for (const first of ["old", "new"] as const) {
    const [before, after] = [house.phone(), house.phone()];
    const old = await house.reader({ phone: before });
    const consent = await consentFor(db, old, null);
    const next = await house.reader({ phone: after, joined: false });
    const waiting = await house.message(old);
    const question = await house.message(next, { class: "code" });
    assert.equal((await ask(old, next)).outcome, "asked");
    const [one, two] = first === "old" ? [old, next] : [next, old];
    assert.deepEqual(await yes(one), { outcome: "waits-for-the-other" });
    assert.deepEqual(await yes(one), { outcome: "waits-for-the-other" });
    assert.equal(await phoneOf(old), before);
    assert.deepEqual(await yes(two), { outcome: "changed", subscriber: old });
    assert.deepEqual([await phoneOf(old), await phoneOf(next)], [after, null]);
    assert.deepEqual([await house.stateOf(old), await house.stateOf(next)], ["active", "forgotten"]);
    assert.deepEqual(await house.messagesOf(old), { [waiting]: "planned" });
    assert.deepEqual(await house.messagesOf(next), { [question]: "cancelled" });
    assert.notEqual(await consentFor(db, old, null), consent);
    assert.deepEqual(
      (await ledgerOf(db, old)).map((row) => row.act),
      ["given", "confirmed"],
    );
    assert.deepEqual(await yes(old), { outcome: "none" });
    // The old number is free, the new one is hers.
    assert.equal(await house.reader({ phone: after, joined: false }), old);
    assert.notEqual(await house.reader({ phone: before, joined: false }), old);
  }
});

test("a change lapses after a week, and when one of the two leaves in between", async () => {
  const [old, next] = [await house.reader(), await house.reader({ joined: false })];
  await ask(old, next);
  await yes(next);
  clock.advance({ days: 8 });
  assert.deepEqual(await yes(old), { outcome: "lapsed" });
  await ask(old, next);
  await yes(next);
  await act((tx) => stopSubscriber(tx, next, how()));
  assert.deepEqual(await yes(old), { outcome: "lapsed" });
  assert.notEqual(await phoneOf(old), null);
});

test("a number that reads by itself, or asked for silence, takes nobody's place", async () => {
  const [old, other, silent] = [await house.reader(), await house.reader(), await house.reader({ joined: false })];
  assert.deepEqual(await ask(old, old), { outcome: "same" });
  assert.deepEqual(await ask(old, other), { outcome: "both-read" });
  await act((tx) => stopSubscriber(tx, silent, how()));
  assert.deepEqual(await ask(old, silent), { outcome: "do-not-text" });
  const next = await house.reader({ joined: false });
  await ask(old, next);
  await yes(old);
  const agreed = {
    wording: "keyword",
    wordingVersion: 1,
    language: "ru",
    door: "message" as const,
    evidence: null,
    at: clock.now(),
  };
  await act((tx) => startSubscriber(tx, next, agreed, clock.now()));
  assert.deepEqual(await yes(next), { outcome: "both-read" });
  assert.deepEqual([await house.stateOf(old), await house.stateOf(next)], ["active", "active"]);
});

test("both yeses at once change the number once", async () => {
  for (let n = 0; n < 8; n += 1) {
    const [old, next] = [await house.reader(), await house.reader({ joined: false })];
    await ask(old, next);
    const said = await Promise.all([yes(old), yes(next)]);
    assert.deepEqual(said.map((one) => one.outcome).sort(), ["changed", "waits-for-the-other"]);
  }
});

test("three definite failures in a row make a phone silent, and it is asked once, a month later", async () => {
  const id = await house.reader();
  const planned = await house.message(id);
  const fail = () => act((tx) => phoneFailed(tx, id, clock.now()));
  assert.deepEqual([await fail(), await fail()], [{ silent: false }, { silent: false }]);
  await act((tx) => phonesReached(tx, [id]));
  assert.deepEqual(
    [await fail(), await fail(), await fail(), await fail()],
    [{ silent: false }, { silent: false }, { silent: true }, { silent: false }],
  );
  assert.equal(await house.stateOf(id), "silent");
  assert.deepEqual(await house.messagesOf(id), { [planned]: "cancelled" });
  const toAsk = () => act((tx) => silentToAsk(tx, clock.now()));
  clock.advance({ days: 29 });
  assert.deepEqual(await toAsk(), []);
  clock.advance({ days: 1 });
  const asked = (await Promise.all([toAsk(), toAsk()])).flat();
  assert.deepEqual(asked, [{ id, programme: house.first, language: "ru" }]);
  clock.advance({ days: 100 });
  assert.deepEqual(await toAsk(), []);
  assert.deepEqual(await act((tx) => heardFrom(tx, id, clock.now())), { back: true });
  assert.equal(await house.stateOf(id), "active");
  assert.notEqual(await consentFor(db, id, null), null);
});

test("failures of one who has paused or stopped change nothing about that", async () => {
  const [paused, stopped] = [await house.reader(), await house.reader()];
  await act((tx) => pauseSubscriber(tx, paused, how()));
  await act((tx) => stopSubscriber(tx, stopped, how()));
  for (let n = 0; n < 4; n += 1)
    for (const id of [paused, stopped])
      assert.deepEqual(await act((tx) => phoneFailed(tx, id, clock.now())), { silent: false });
  assert.deepEqual(await act((tx) => heardFrom(tx, stopped, clock.now())), { back: false });
  assert.deepEqual([await house.stateOf(paused), await house.stateOf(stopped)], ["paused", "stopped"]);
});

test("a number that its carrier gave back stops, but not that of its new owner", async () => {
  const [hers, newOwners, other] = [house.phone(), house.phone(), house.phone()];
  const id = await house.reader({ phone: hers });
  const elsewhere = await house.programme();
  const there = await house.reader({ phone: hers, programme: elsewhere });
  const untouched = await house.reader({ phone: other });
  await house.message(id);
  clock.advance({ days: 10 });
  const on = Temporal.PlainDate.from(clock.now().toString().slice(0, 10));
  clock.advance({ days: 2 });
  const owner = await house.reader({ phone: newOwners });
  const list = [hers, newOwners, "+79990000001", "8 916 000", "", ` ${hers} `];
  const wish = { programmes: [house.first, elsewhere], on, source: "list 5" };
  assert.deepEqual(await markReused(db, keys, list, wish, clock.now()), { read: 5, bad: 1, stopped: 2 });
  assert.deepEqual(await markReused(db, keys, list, wish, clock.now()), { read: 5, bad: 1, stopped: 0 });
  assert.deepEqual(await Promise.all([id, there, untouched, owner].map((one) => house.stateOf(one))), [
    "stopped",
    "stopped",
    "active",
    "active",
  ]);
  const last = (await ledgerOf(db, id)).at(-1);
  assert.deepEqual(
    [last?.act, last?.door, last?.evidence],
    ["withdrawn", "gateway", `given back ${on.toString()}, list 5`],
  );
});

test("all ledgers are what was written", async () => {
  assert.deepEqual(await verifyLedgers(db), []);
});

test("a carrier's list is read as carriers write it: with or without plus and quotes, a date behind the number or none", () => {
  const on = Temporal.PlainDate.from("2027-02-01");
  const read = (line: string) => {
    const one = readReused(line, on);
    return one && [one.phone, one.on.toString()];
  };
  assert.deepEqual(read("+79161234567"), ["+79161234567", "2027-02-01"]);
  assert.deepEqual(read('"79161234567";"2027-01-05"'), ["+79161234567", "2027-01-05"]);
  assert.deepEqual(read("+1 555-555-0142,2027-01-05"), ["+15555550142", "2027-01-05"]);
  for (const line of ["phone,date", "12", "+79161234567,soon", ""]) assert.equal(read(line), null, line);
});

test("a dry run of a carrier's list counts whom it would stop and stops nobody; each line's own day decides", async () => {
  const [early, late] = [house.phone(), house.phone()];
  const ids = [await house.reader({ phone: early }), await house.reader({ phone: late })];
  const before = clock.now().toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 3 });
  const list = [`${early},${before.add({ days: 10 })}`, `${late},${before}`];
  const wish = { programmes: [house.first], on: before, source: "list 6" };
  assert.deepEqual(await markReused(db, keys, list, { ...wish, dryRun: true }, clock.now()), {
    read: 2,
    bad: 0,
    stopped: 1,
  });
  assert.deepEqual(await Promise.all(ids.map((id) => house.stateOf(id))), ["active", "active"]);
  assert.equal((await markReused(db, keys, list, wish, clock.now())).stopped, 1);
  assert.deepEqual(await Promise.all(ids.map((id) => house.stateOf(id))), ["stopped", "active"]);
});
