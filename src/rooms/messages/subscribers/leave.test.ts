import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { readersHouse } from "#testing/readers-house.ts";
import { consentFor, ledgerOf } from "../consent/ledger.ts";
import { verifyLedgers } from "../consent/verify.ts";
import { findOrMakeSubscriber, subscribersOfPhone } from "./find-or-make.ts";
import { confirmSubscriber, startSubscriber } from "./join.ts";
import { gatewayRefused, pauseSubscriber, resumeSubscriber, stopSubscriber } from "./leave.ts";

const house = await readersHouse();
const { db, keys, act } = house;
const how = (scope: string | null = null) => ({
  scope,
  door: "message" as const,
  evidence: randomUUID(),
  at: house.at(),
});
const agreed = (door: "message" | "web" | "import" | "health-worker") => ({
  wording: "paper",
  wordingVersion: 2,
  language: "ru",
  door,
  evidence: "folder 3",
  at: house.at(),
});
const acts = async (id: string): Promise<string[]> => (await ledgerOf(db, id)).map((row) => row.act);

test("a number is one reader of a programme, however many find her at once, and another in another programme", async () => {
  const phone = house.phone();
  const made = await Promise.all(Array.from({ length: 10 }, () => house.reader({ phone, joined: false })));
  assert.equal(new Set(made).size, 1);
  const other = await house.programme();
  const there = await house.reader({ phone, programme: other, joined: false });
  assert.notEqual(there, made[0]);
  const found = await act((tx) => subscribersOfPhone(tx, keys, phone, [house.first, other]));
  assert.deepEqual(new Set(found.map((row) => row.id)), new Set([made[0], there]));
});

test("STOP takes back what waits and leaves what has left, and the second STOP changes nothing", async () => {
  const id = await house.reader();
  const keysOf = {
    planned: await house.message(id),
    claimed: await house.message(id, { state: "claimed" }),
    held: await house.message(id, { state: "held" }),
    reply: await house.message(id, { class: "reply", priority: 1 }),
    danger: await house.message(id, { class: "reply", priority: 0 }),
    submitted: await house.message(id, { state: "submitted" }),
    delivered: await house.message(id, { state: "delivered" }),
  };
  const left = await act((tx) => stopSubscriber(tx, id, how()));
  assert.equal(left.changed, true);
  assert.deepEqual(new Set(left.cancelled), new Set([keysOf.planned, keysOf.claimed, keysOf.held, keysOf.reply]));
  const states = await house.messagesOf(id);
  assert.deepEqual(
    [keysOf.planned, keysOf.claimed, keysOf.held, keysOf.reply, keysOf.danger, keysOf.submitted, keysOf.delivered].map(
      (key) => states[key],
    ),
    ["cancelled", "cancelled", "cancelled", "cancelled", "planned", "submitted", "delivered"],
  );
  assert.equal(await house.stateOf(id), "stopped");
  assert.equal(await consentFor(db, id, null), null);
  const confirmation = await house.message(id, { class: "reply", priority: 1 });
  const again = await act((tx) => stopSubscriber(tx, id, how()));
  assert.deepEqual(again, { changed: false, cancelled: [] });
  assert.equal((await house.messagesOf(id))[confirmation], "planned");
  assert.deepEqual(await acts(id), ["given", "withdrawn"]);
});

test("STOP of one child leaves the other's messages and its consent", async () => {
  const id = await house.reader();
  const [one, two] = [randomUUID(), randomUUID()];
  const [first, second] = [await house.message(id, { enrolment: one }), await house.message(id, { enrolment: two })];
  assert.deepEqual(await act((tx) => stopSubscriber(tx, id, how(one))), { changed: true, cancelled: [first] });
  assert.equal((await house.messagesOf(id))[second], "planned");
  assert.equal(await house.stateOf(id), "active");
  assert.equal(await consentFor(db, id, one), null);
  assert.notEqual(await consentFor(db, id, two), null);
  assert.equal((await act((tx) => stopSubscriber(tx, id, how(one)))).changed, false);
});

test("a pause takes back what waits but no answer, and ends when she says so", async () => {
  const id = await house.reader();
  const planned = await house.message(id);
  const reply = await house.message(id, { class: "reply", priority: 1 });
  const consent = await consentFor(db, id, null);
  assert.deepEqual(await act((tx) => pauseSubscriber(tx, id, how())), { changed: true, cancelled: [planned] });
  assert.equal((await house.messagesOf(id))[reply], "planned");
  assert.equal(await consentFor(db, id, null), null);
  assert.equal((await act((tx) => pauseSubscriber(tx, id, how()))).changed, false);
  assert.equal((await act((tx) => resumeSubscriber(tx, id, how(randomUUID())))).changed, false);
  assert.equal((await act((tx) => resumeSubscriber(tx, id, how()))).changed, true);
  assert.equal(await house.stateOf(id), "active");
  assert.equal(await consentFor(db, id, null), consent);
  assert.deepEqual(await acts(id), ["given", "paused", "resumed"]);
});

test("one enrolment is paused and resumed alone", async () => {
  const id = await house.reader();
  const [one, two] = [randomUUID(), randomUUID()];
  const key = await house.message(id, { enrolment: one });
  const other = await house.message(id, { enrolment: two });
  assert.deepEqual((await act((tx) => pauseSubscriber(tx, id, how(one)))).cancelled, [key]);
  assert.equal((await house.messagesOf(id))[other], "planned");
  assert.equal(await consentFor(db, id, one), null);
  assert.notEqual(await consentFor(db, id, two), null);
  assert.equal((await act((tx) => resumeSubscriber(tx, id, how(two)))).changed, false);
  assert.equal((await act((tx) => resumeSubscriber(tx, id, how(one)))).changed, true);
  assert.notEqual(await consentFor(db, id, one), null);
});

test("a pause before she had confirmed ends where it began", async () => {
  const id = await house.reader({ joined: false });
  await act((tx) => startSubscriber(tx, id, agreed("web"), house.at()));
  await act((tx) => pauseSubscriber(tx, id, how()));
  await act((tx) => resumeSubscriber(tx, id, how()));
  assert.equal(await house.stateOf(id), "unconfirmed");
  assert.equal(await consentFor(db, id, null), null);
});

test("nobody who stopped is brought back but by her own phone, and then with a fresh consent", async () => {
  const phone = house.phone();
  const id = await house.reader({ phone });
  const before = await consentFor(db, id, null);
  await act((tx) => stopSubscriber(tx, id, how()));
  assert.equal((await act((tx) => resumeSubscriber(tx, id, how()))).changed, false);
  for (const door of ["web", "import", "health-worker"] as const)
    assert.deepEqual(await act((tx) => startSubscriber(tx, id, agreed(door), house.at())), { outcome: "stopped" });
  assert.deepEqual(await act((tx) => confirmSubscriber(tx, id, agreed("message"), house.at())), { outcome: "stopped" });
  assert.deepEqual(await acts(id), ["given", "withdrawn"]);
  const back = await act((tx) => startSubscriber(tx, id, agreed("message"), house.at()));
  assert.equal(back.outcome, "joined");
  assert.equal(await house.stateOf(id), "active");
  const now = await consentFor(db, id, null);
  assert.ok(now !== null && now !== before);
});

test("a web form's yes allows nothing until her phone has said it", async () => {
  const id = await house.reader({ joined: false });
  assert.equal((await act((tx) => startSubscriber(tx, id, agreed("web"), house.at()))).outcome, "waits-for-phone");
  assert.deepEqual([await house.stateOf(id), await consentFor(db, id, null)], ["unconfirmed", null]);
  const said = await act((tx) => confirmSubscriber(tx, id, agreed("message"), house.at()));
  assert.ok(said.outcome === "joined");
  assert.deepEqual([await house.stateOf(id), await consentFor(db, id, null)], ["active", said.consent]);
});

test("a paper taken in again wakes nobody who has paused", async () => {
  const id = await house.reader();
  await act((tx) => pauseSubscriber(tx, id, how()));
  assert.equal((await act((tx) => startSubscriber(tx, id, agreed("import"), house.at()))).outcome, "stays");
  assert.equal(await house.stateOf(id), "paused");
  assert.equal((await act((tx) => startSubscriber(tx, id, agreed("message"), house.at()))).outcome, "joined");
});

test("a gateway's refusal is her STOP", async () => {
  const id = await house.reader();
  await house.message(id);
  assert.equal((await act((tx) => gatewayRefused(tx, id, "provider 21610", house.at()))).changed, true);
  assert.equal(await house.stateOf(id), "stopped");
  const last = (await ledgerOf(db, id)).at(-1);
  assert.deepEqual([last?.act, last?.door, last?.evidence], ["withdrawn", "gateway", "provider 21610"]);
});

test("acts about one person wait for each other", async () => {
  const id = await house.reader();
  let second: Promise<unknown> = Promise.resolve();
  let over = false;
  await act(async (tx) => {
    await pauseSubscriber(tx, id, how());
    second = act((other) => stopSubscriber(other, id, how())).then(() => {
      over = true;
    });
    await wait(150);
    assert.equal(over, false);
  });
  await second;
  assert.deepEqual(await acts(id), ["given", "paused", "withdrawn"]);
});

test("pages may record that she stops, but may write no number and see none", async () => {
  const id = await house.reader();
  const key = await house.message(id);
  const web = house.as("web");
  const staff = { scope: null, door: "staff" as const, evidence: "person 7", at: house.at() };
  const left = await web.transaction().execute((tx) => stopSubscriber(tx, id, staff));
  assert.deepEqual(left, { changed: true, cancelled: [key] });
  for (const column of ["phone_sealed", "phone_index", "block_index"] as const) {
    await assert.rejects(web.selectFrom("subscriber").select(column).execute(), { code: "42501" });
    await assert.rejects(
      web
        .updateTable("subscriber")
        .set({ [column]: Buffer.alloc(3) })
        .where("id", "=", id)
        .execute(),
      { code: "42501" },
    );
  }
  await assert.rejects(web.deleteFrom("subscriber").where("id", "=", id).execute(), { code: "42501" });
  await assert.rejects(
    web
      .updateTable("seal_key")
      .set({ public_key: Buffer.alloc(32) })
      .execute(),
    { code: "42501" },
  );
  await assert.rejects(web.selectFrom("do_not_text").selectAll().execute(), { code: "42501" });
  await assert.rejects(
    web.transaction().execute((tx) => findOrMakeSubscriber(tx, keys, reader(house.phone()), house.at())),
    {
      code: "42501",
    },
  );
});

const reader = (phone: string) => ({
  programme: house.first,
  phone,
  country: "RU",
  side: null,
  language: "ru",
  zone: "Europe/Moscow",
  door: "import" as const,
});

test("all ledgers are what was written", async () => {
  assert.deepEqual(await verifyLedgers(db), []);
});
