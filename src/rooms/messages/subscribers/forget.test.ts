import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { readersHouse } from "#testing/readers-house.ts";
import { ledgerOf } from "../consent/ledger.ts";
import { verifyLedgers } from "../consent/verify.ts";
import { senderPlace } from "../keys/places.ts";
import { eraseDue } from "./erase.ts";
import { findOrMakeSubscriber } from "./find-or-make.ts";
import { forgetSubscriber, type KeptAbove } from "./forget.ts";
import { startSubscriber } from "./join.ts";
import { pauseSubscriber, stopSubscriber } from "./leave.ts";
import { mayConfirm } from "./may-confirm.ts";

const house = await readersHouse();
const { db, keys, act, clock } = house;
const how = () => ({ scope: null, door: "message" as const, evidence: randomUUID(), at: clock.now() });
const days = (n: number): void => clock.advance({ days: n });
const erase = (above: readonly KeptAbove[] = []) => eraseDue(db, clock.now(), above);
const asOf = (door: "message" | "import", phone: string, agreedAt = clock.now()) =>
  act((tx) =>
    findOrMakeSubscriber(
      tx,
      keys,
      {
        programme: house.first,
        phone,
        country: "RU",
        side: null,
        language: "ru",
        zone: "Europe/Moscow",
        door,
        agreedAt,
      },
      clock.now(),
    ),
  );
const agreed = () => ({
  wording: "keyword",
  wordingVersion: 1,
  language: "ru",
  door: "message" as const,
  evidence: null,
  at: clock.now(),
});

test("thirty days after STOP the number is gone, and only her own phone opens the door again", async () => {
  const phone = house.phone();
  const id = await house.reader({ phone });
  await act((tx) => stopSubscriber(tx, id, how()));
  days(29);
  assert.equal((await erase()).stopped, 0);
  assert.equal((await asOf("import", phone)).outcome, "found");
  days(1);
  assert.equal((await erase()).stopped, 1);
  assert.equal(await house.stateOf(id), "forgotten");
  assert.deepEqual(await asOf("import", phone), { outcome: "do-not-text", asked: true });
  const hers = await asOf("message", phone);
  assert.ok(hers.outcome === "made" && hers.state === "stopped" && hers.id !== id);
  assert.deepEqual(
    await act((tx) => startSubscriber(tx, hers.id, agreed(), clock.now())).then((one) => one.outcome),
    "joined",
  );
  assert.equal((await asOf("import", phone)).outcome, "found");
  assert.deepEqual(
    (await ledgerOf(db, id)).map((row) => row.act),
    ["given", "withdrawn"],
  );
});

test("ninety days after the last message the number is gone, but not of one who is still awaited", async () => {
  const phone = house.phone();
  const [over, awaited, lately, waiting] = [
    await house.reader({ phone }),
    await house.reader(),
    await house.reader(),
    await house.reader(),
  ];
  for (const id of [over, awaited, lately]) await house.message(id, { state: "delivered" });
  days(50);
  await house.message(lately, { state: "delivered" });
  await house.message(waiting);
  days(39);
  const above: KeptAbove = {
    awaited: async (_tx, ids) => new Set(ids.filter((id) => id === awaited)),
    forget: async () => undefined,
  };
  await erase([above]);
  assert.equal(await house.stateOf(over), "active");
  days(1);
  await erase([above]);
  assert.deepEqual(
    [
      await house.stateOf(over),
      await house.stateOf(awaited),
      await house.stateOf(lately),
      await house.stateOf(waiting),
    ],
    ["forgotten", "active", "active", "active"],
  );
  // An old file wakes nobody; a consent that is newer than the end does.
  assert.deepEqual(await asOf("import", phone, clock.now().subtract({ hours: 24 })), {
    outcome: "do-not-text",
    asked: false,
  });
  days(1);
  const anew = await asOf("import", phone);
  assert.ok(anew.outcome === "made" && anew.state === "unconfirmed");
});

test("a number that never said yes leaves no trace after thirty days", async () => {
  const phone = house.phone();
  const wish = { programme: house.first, phone, country: "RU", countries: ["RU"] };
  assert.equal((await act((tx) => mayConfirm(tx, keys, wish, clock.now()))).may, "yes");
  const id = await house.reader({ phone, joined: false });
  days(29);
  await erase();
  assert.equal(await house.stateOf(id), "unconfirmed");
  days(1);
  await erase();
  assert.equal(await house.stateOf(id), "forgotten");
  assert.deepEqual(await db.selectFrom("opt_in").select("id").execute(), []);
  assert.deepEqual(
    await db
      .selectFrom("do_not_text")
      .select("asked")
      .where("phone_index", "=", keys.phoneIndex(house.first, phone))
      .execute(),
    [],
  );
});

test("“forget me” is done at once and everywhere, and what rooms above keep goes in the same transaction", async () => {
  const phone = house.phone();
  const id = await house.reader({ phone });
  const waiting = await house.message(id, { content: { due: "2027-05-12" } });
  const danger = await house.message(id, { class: "reply", priority: 0 });
  const [inbound] = await db
    .insertInto("inbound")
    .values({
      channel: "one",
      gw_id: randomUUID(),
      from_sealed: keys.sealer().seal(senderPlace(id), Buffer.from(phone)),
      text_sealed: Buffer.from("sealed"),
      trusted: true,
      received_at: clock.now().toString(),
      handled_at: clock.now().toString(),
      subscriber: id,
      understood: "date",
    })
    .returning("id")
    .execute();
  const forgotten: string[] = [];
  const above: KeptAbove = {
    awaited: async () => new Set(),
    async forget(_tx: Tx, ids) {
      forgotten.push(...ids);
    },
  };
  const act1 = { door: "message" as const, evidence: "in 7", at: clock.now() };
  assert.deepEqual(await act((tx) => forgetSubscriber(tx, id, act1, [above])), { changed: true });
  assert.deepEqual(await act((tx) => forgetSubscriber(tx, id, act1, [above])), { changed: false });
  assert.deepEqual(forgotten, [id]);
  assert.deepEqual(await house.messagesOf(id), { [waiting]: "cancelled", [danger]: "cancelled" });
  const { rows } = await sql`
    select phone_sealed, phone_index, block_index, heard_at, state,
      (select count(*)::int from message where subscriber = ${id} and content is not null) as contents,
      (select row_to_json(i) from (select from_sealed, text_sealed, understood from inbound where id = ${inbound?.id}) as i) as inbound
    from subscriber where id = ${id}`.execute(db);
  assert.deepEqual(rows, [
    {
      phone_sealed: null,
      phone_index: null,
      block_index: null,
      heard_at: null,
      state: "forgotten",
      contents: 0,
      inbound: { from_sealed: "\\x", text_sealed: null, understood: null },
    },
  ]);
  assert.deepEqual(await asOf("import", phone), { outcome: "do-not-text", asked: true });
});

test("writings, senders and receipts go when their time is over, and nothing that waits does", async () => {
  const inbound = async (handled: boolean): Promise<string> => {
    const [row] = await db
      .insertInto("inbound")
      .values({
        channel: "one",
        gw_id: randomUUID(),
        from_sealed: Buffer.from("from"),
        text_sealed: Buffer.from("text"),
        trusted: true,
        received_at: clock.now().toString(),
        handled_at: handled ? clock.now().toString() : null,
      })
      .returning("id")
      .execute();
    return row?.id ?? "";
  };
  await erase();
  const [handled, waits] = [await inbound(true), await inbound(false)];
  await db
    .insertInto("receipt")
    .values({ channel: "one", gw_id_norm: "1", status: "delivered", received_at: clock.now().toString() })
    .execute();
  const left = () =>
    db
      .selectFrom("inbound")
      .select(["id", "from_sealed", "text_sealed"])
      .where("id", "in", [handled, waits])
      .orderBy("id")
      .execute();
  days(3);
  assert.deepEqual(await erase().then(({ senders, writings, receipts }) => [senders, writings, receipts]), [1, 0, 0]);
  days(27);
  assert.deepEqual(await erase().then(({ senders, writings, receipts }) => [senders, writings, receipts]), [0, 1, 1]);
  assert.deepEqual(await left(), [
    { id: handled, from_sealed: Buffer.alloc(0), text_sealed: null },
    { id: waits, from_sealed: Buffer.from("from"), text_sealed: Buffer.from("text") },
  ]);
});

test("erasing waits for nobody: who is in somebody's hands is left for the next time", async () => {
  const id = await house.reader();
  await act((tx) => stopSubscriber(tx, id, how()));
  days(31);
  await act(async (tx) => {
    await pauseSubscriber(tx, id, how());
    assert.equal((await erase()).stopped, 0);
  });
  assert.equal((await erase()).stopped, 1);
});

test("hundreds who are due are all erased, in pieces, and their ledgers stand", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 230; n += 1) ids.push(await house.reader());
  await sql`update subscriber set state = 'stopped' where id = any(${ids}::uuid[])`.execute(db);
  days(31);
  assert.equal((await erase()).stopped, 230);
  assert.deepEqual(await verifyLedgers(db), []);
});
