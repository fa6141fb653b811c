import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, test } from "node:test";
import { connect } from "#kernel/database/database.ts";
import { testDatabase } from "#testing/database.ts";
import { makePair, openerOf, privateKeyOf, sealerTo } from "../keys/sealing.ts";
import { textKeyOf } from "../keys/text-key.ts";
import { keptParts, lateTexts, missingPiece, type Part } from "./parts.ts";

const database = await testDatabase();
const send = connect(database.url("send"), { connections: 4 });
const web = connect(database.url("web"), { connections: 4 });
after(() => Promise.all([send.close(), web.close()]));
const pair = makePair();
const key = textKeyOf(randomBytes(32));
const sealer = async () => sealerTo(pair.publicKey, 1);
const open = openerOf(() => privateKeyOf(pair.privateKey));
const at = Temporal.Instant.from("2027-01-10T09:00:00Z");
const inWeb = keptParts(web.db, key, sealer);
const inSend = keptParts(send.db, key, sealer);
const part = (n: number, change: Partial<Part> = {}): Part => ({
  channel: "line",
  from: "+70005550123",
  to: "511",
  ref: 7,
  total: 3,
  n,
  text: ["один ", "два ", "три"][n - 1] ?? "",
  ...change,
});

test("pieces that came to different processes are one text, and the same piece again changes nothing", async () => {
  assert.equal(await inWeb.put(part(3), at), null);
  assert.equal(await inWeb.put(part(3), at), null);
  assert.equal(await inSend.put(part(1), at), null);
  const joined = await inWeb.put(part(2), at);
  assert.equal(joined?.whole.text, "один два три");
  const again = await inSend.put(part(2), at.add({ seconds: 5 }));
  assert.equal(again?.whole.id, joined?.whole.id);
  await joined?.done();
  assert.deepEqual(await send.db.selectFrom("incoming_part").selectAll().execute(), []);
});

test("the network's number used again is another text", async () => {
  const whole = async (time: Temporal.Instant) => {
    await inSend.put(part(1, { total: 2 }), time);
    const joined = await inSend.put(part(2, { total: 2 }), time);
    await joined?.done();
    return joined?.whole.id;
  };
  assert.notEqual(await whole(at), await whole(at.add({ hours: 3 })));
});

test("a text of which a piece never came is handed on after a while, with a mark where it is missing", async () => {
  await inWeb.put(part(1), at);
  await inWeb.put(part(3), at);
  assert.deepEqual(await lateTexts(send.db, key, open, at.add({ minutes: 5 })), []);
  const [late, ...others] = await lateTexts(send.db, key, open, at.add({ minutes: 11 }));
  assert.deepEqual(others, []);
  assert.deepEqual(
    { channel: late?.channel, from: late?.whole.from, text: late?.whole.text },
    { channel: "line", from: "+70005550123", text: `один ${missingPiece}три` },
  );
  await late?.done();
  assert.deepEqual(await lateTexts(send.db, key, open, at.add({ minutes: 11 })), []);
});

test("neither numbers nor words of a piece lie in the database in plain", async () => {
  await inWeb.put(part(1, { text: "I lost the baby" }), at);
  const row = await send.db.selectFrom("incoming_part").selectAll().executeTakeFirstOrThrow();
  const all = Buffer.concat([row.from_sealed, row.text_sealed, row.sender]).toString("latin1");
  assert.equal(all.includes("70005550123") || all.includes("baby"), false);
  await assert.rejects(web.db.selectFrom("incoming_part").select("from_sealed").execute(), { code: "42501" });
});
