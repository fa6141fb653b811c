import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { connect } from "#kernel/database/database.ts";
import { testApp } from "#testing/app.ts";
import { make } from "#testing/make.ts";
import { profileOf } from "../channels/described.ts";
import { readyProfile } from "../channels/ready.ts";
import { inboundTextPlace, openKeys, openText, registerKeys, senderPlace, textKey } from "../keys/keys.ts";
import { makeNewChannel } from "../ways/commands.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-hooks-"));
after(() => rm(folder, { recursive: true, force: true }));
const app = await testApp({ DIOMEDE_DATA: folder, PUBLIC_URL: "https://diomede.example", LOG_LEVEL: "silent" });
await make(app).exchange();
const owner = connect(app.database.url("owner"));
after(() => owner.close());
const keys = await openKeys(folder);
const key = await textKey(folder);
await registerKeys(owner.db, keys, app.clock.now());

const secrets: Record<string, string> = {
  "auth-token": "twilio token",
  "signature-secret": "vonage secret",
  "signing-key": "android key",
};

/** A channel of a ready description; returns the addresses that its gateway calls. */
async function channelOf(ready: string, name: string, changes: Record<string, unknown> = {}) {
  const raw = JSON.parse(readyProfile(ready)?.text ?? "{}") as Record<string, unknown>;
  const profile = profileOf({ ...raw, callbacks: undefined, from: [], ...changes });
  const { secret } = await makeNewChannel(
    app.db,
    { person: null },
    { name, profile, routes: [], position: 1 },
    secrets,
    key,
    app.clock.now(),
  );
  return `/hooks/${name}/${secret}`;
}

type Sent = { method?: string; headers?: Record<string, string>; body?: string };
const call = async (path: string, { method = "POST", headers = {}, body }: Sent = {}) => {
  const response = await app.request(`https://diomede.example${path}`, {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded" }), ...headers },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, text: await response.text() };
};
const receipts = (channel: string) =>
  owner.db
    .selectFrom("receipt")
    .select(["gw_id_norm", "status", "ref", "code"])
    .where("channel", "=", channel)
    .orderBy("gw_id_norm")
    .orderBy("status")
    .execute();
const texts = async (channel: string) => {
  const rows = await owner.db.selectFrom("inbound").selectAll().where("channel", "=", channel).orderBy("id").execute();
  return rows.map((row) => ({
    from: keys.open(senderPlace(row.id), row.from_sealed).toString().trimEnd(),
    text: row.text_sealed ? openText(key, inboundTextPlace(row.id), row.text_sealed) : null,
    trusted: row.trusted,
  }));
};
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const seconds = (): number => Math.floor(app.clock.now().epochMilliseconds / 1000);

test("kannel: a receipt by GET is stored once, and a Russian text is sealed before it is stored", async () => {
  const door = await channelOf("kannel", "kannel");
  for (const status of ["1", "8", "1"])
    assert.equal((await call(`${door}/receipts?ref=r1&status=${status}&code=ACK%2F`, { method: "GET" })).status, 200);
  assert.deepEqual(await receipts("kannel"), [
    { gw_id_norm: "r1", status: "accepted", ref: "r1", code: "ACK/" },
    { gw_id_norm: "r1", status: "delivered", ref: "r1", code: "ACK/" },
  ]);
  const text = `${door}/inbound?id=m1&from=%2B70005550123&to=511&charset=UTF-8&text=%D0%A1%D0%A2%D0%9E%D0%9F`;
  assert.equal((await call(text, { method: "GET" })).status, 200);
  assert.equal((await call(text, { method: "GET" })).status, 200);
  const wide = `${door}/inbound?id=m2&from=70005550124&to=511&charset=UTF-16BE&text=%04%14%04%30`;
  assert.equal((await call(wide, { method: "GET" })).status, 200);
  assert.deepEqual(await texts("kannel"), [
    { from: "+70005550123", text: "СТОП", trusted: false },
    { from: "+70005550124", text: "Да", trusted: false },
  ]);
  assert.equal((await call(text, { body: "" })).status, 405);
});

test("a text without an id that is called twice in a minute is one text", async () => {
  const door = await channelOf("kannel", "no-id");
  for (let n = 0; n < 2; n += 1) await call(`${door}/inbound?from=%2B70005550123&text=hello`, { method: "GET" });
  app.clock.advance({ minutes: 1 });
  await call(`${door}/inbound?from=%2B70005550123&text=hello`, { method: "GET" });
  assert.equal((await texts("no-id")).length, 2);
});

test("another path, another channel's path, a foreign network and a large body are refused and change nothing", async () => {
  const door = await channelOf("jasmin", "jasmin");
  const other = await channelOf("kannel", "other");
  const far = await channelOf("jasmin", "far", { from: ["10.0.0.0/8"] });
  const body = form({ id: "a", message_status: "DELIVRD" });
  const answers = [
    await call(`${door.slice(0, -1)}x/receipts`, { body }),
    await call(`/hooks/jasmin/${other.split("/")[3]}/receipts`, { body }),
    await call("/hooks/jasmin//receipts", { body }),
    await call(`/hooks/nobody/${randomBytes(16).toString("hex")}/receipts`, { body }),
    await call(`${far}/receipts`, { body }),
    await call(`${door}/receipts`, { body: `${body}&x=${"y".repeat(70_000)}` }),
  ];
  assert.deepEqual(
    answers.map((one) => one.status),
    [404, 404, 403, 404, 403, 413],
  );
  assert.deepEqual(await receipts("jasmin"), []);
  assert.deepEqual(await receipts("far"), []);
  assert.deepEqual(await call(`${door}/receipts`, { body }), { status: 200, text: "ACK/Jasmin" });
  assert.equal((await receipts("jasmin")).length, 1);
});

const twilioSigned = (path: string, fields: Record<string, string>, token = "twilio token"): string =>
  createHmac("sha1", token)
    .update(
      Object.keys(fields)
        .sort()
        .reduce((text, name) => `${text}${name}${fields[name]}`, `https://diomede.example${path}`),
    )
    .digest("base64");

test("twilio-style: only what is signed over this address and these fields is taken, as trusted", async () => {
  const door = await channelOf("twilio-style", "twilio");
  const receipt = { MessageSid: "SM1", MessageStatus: "delivered" };
  const path = `${door}/receipts?ref=r.1`;
  const sign = (token?: string) => ({ "x-twilio-signature": twilioSigned(path, receipt, token) });
  assert.equal((await call(path, { body: form(receipt) })).status, 401);
  assert.equal((await call(path, { body: form(receipt), headers: sign("another") })).status, 401);
  assert.equal((await call(path, { body: form({ ...receipt, MessageSid: "SM2" }), headers: sign() })).status, 401);
  assert.equal((await call(`${door}/receipts?ref=r.2`, { body: form(receipt), headers: sign() })).status, 401);
  assert.deepEqual(await receipts("twilio"), []);
  assert.equal((await call(path, { body: form(receipt), headers: sign() })).status, 200);
  assert.deepEqual(await receipts("twilio"), [{ gw_id_norm: "SM1", status: "delivered", ref: "r.1", code: "" }]);
  const text = { MessageSid: "IM1", From: "+15555550123", To: "+15550100", Body: "START" };
  const signed = { "x-twilio-signature": twilioSigned(`${door}/inbound`, text) };
  const taken = await call(`${door}/inbound`, { body: form(text), headers: signed });
  assert.deepEqual(taken, { status: 200, text: "<Response/>" });
  assert.deepEqual(await texts("twilio"), [{ from: "+15555550123", text: "START", trusted: true }]);
});

test("vonage-style: sorted fields are signed with their time, and parts are joined in any order", async () => {
  const door = await channelOf("vonage-style", "vonage");
  const signed = (fields: Record<string, string>, at = seconds()): string => {
    const all: Record<string, string> = { ...fields, timestamp: String(at) };
    const text = Object.keys(all)
      .sort()
      .map((name) => `&${name}=${(all[name] ?? "").replace(/[&=]/gu, "_")}`)
      .join("");
    const sig = createHmac("sha256", "vonage secret").update(text).digest("hex").toUpperCase();
    return form({ ...all, sig });
  };
  const receipt = { messageId: "0A01", status: "delivered", "client-ref": "r.1", "err-code": "0" };
  assert.equal((await call(`${door}/receipts`, { body: signed(receipt, seconds() - 360) })).status, 401);
  assert.equal((await call(`${door}/receipts`, { body: signed(receipt, seconds() + 360) })).status, 401);
  assert.equal((await call(`${door}/receipts`, { body: signed(receipt) })).status, 200);
  assert.deepEqual(await receipts("vonage"), [{ gw_id_norm: "0a01", status: "delivered", ref: "r.1", code: "0" }]);
  const part = (n: number, text: string) =>
    signed({
      messageId: `p${n}`,
      msisdn: "15555550123",
      to: "15550100",
      text,
      "concat-ref": "7",
      "concat-total": "2",
      "concat-part": String(n),
    });
  assert.equal((await call(`${door}/inbound`, { body: part(2, "& a girl") })).status, 200);
  assert.deepEqual(await texts("vonage"), []);
  assert.equal((await call(`${door}/inbound`, { body: part(1, "A boy ") })).status, 200);
  assert.deepEqual(await texts("vonage"), [{ from: "+15555550123", text: "A boy & a girl", trusted: true }]);
  assert.deepEqual(await owner.db.selectFrom("incoming_part").selectAll().execute(), []);
});

test("infobip-style and smsc-ru-style: lists of receipts, statuses in numbers", async () => {
  const infobip = await channelOf("infobip-style", "infobip");
  const results = ["DELIVERED", "PENDING", "NOBODY_KNOWS"].map((groupName, n) => ({
    messageId: `m${n}`,
    callbackData: "r",
    status: { groupName },
    error: { name: "NO_ERROR" },
  }));
  const json = { "content-type": "application/json" };
  assert.equal((await call(`${infobip}/receipts`, { headers: json, body: JSON.stringify({ results }) })).status, 200);
  assert.deepEqual(
    (await receipts("infobip")).map((one) => [one.gw_id_norm, one.status]),
    [
      ["m0", "delivered"],
      ["m1", "enroute"],
    ],
  );
  assert.equal((await call(`${infobip}/receipts`, { headers: json, body: "{" })).status, 400);
  const smsc = await channelOf("smsc-ru-style", "smsc");
  const body = form({ id: "004201", phone: "70005550123", status: "20", err: "1" });
  assert.equal((await call(`${smsc}/receipts`, { body })).status, 200);
  assert.deepEqual(await receipts("smsc"), [{ gw_id_norm: "4201", status: "undelivered", ref: "", code: "1" }]);
});

test("android-sms-gateway: the body is signed with its time", async () => {
  const door = await channelOf("android-sms-gateway", "android", { region: "US" });
  const signed = (value: unknown, at = seconds(), secret = "android key") => {
    const body = JSON.stringify(value);
    const signature = createHmac("sha256", secret).update(`${body}${at}`).digest("hex");
    return { body, headers: { "content-type": "application/json", "x-signature": signature, "x-timestamp": `${at}` } };
  };
  const event = { event: "sms:delivered", id: "e1", payload: { messageId: "r.9", phoneNumber: "+15555550123" } };
  assert.equal((await call(`${door}/receipts`, signed(event, seconds(), "other"))).status, 401);
  assert.equal((await call(`${door}/receipts`, signed(event, seconds() - 301))).status, 401);
  assert.equal((await call(`${door}/receipts`, signed(event))).status, 200);
  assert.deepEqual(await receipts("android"), [{ gw_id_norm: "r.9", status: "delivered", ref: "r.9", code: "" }]);
  const text = { event: "sms:received", id: "e2", payload: { message: "Stop", phoneNumber: "(555) 555-0123" } };
  assert.equal((await call(`${door}/inbound`, signed(text))).status, 200);
  assert.equal((await call(`${door}/inbound`, signed({ ...event, id: "e3" }))).status, 200);
  assert.deepEqual(await texts("android"), [{ from: "+15555550123", text: "Stop", trusted: true }]);
});

test("a Standard Webhooks signature covers id, time and body, and one id is taken once", async () => {
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  secrets["hook-key"] = secret;
  const door = await channelOf("infobip-style", "standard", {
    secrets: ["api-key", "hook-key"],
    signature: { kind: "standard-webhooks", secret: "hook-key" },
  });
  const signed = (id: string, body: string, at = seconds(), by = secret) => {
    const hmac = createHmac("sha256", Buffer.from(by.slice(6), "base64"))
      .update(`${id}.${at}.${body}`)
      .digest("base64");
    return {
      body,
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(at),
        "webhook-signature": `v1,bm90aGluZw== v1,${hmac}`,
      },
    };
  };
  const text = (id: string) =>
    JSON.stringify({ results: [{ messageId: id, from: "15555550123", to: "1", text: "Yes" }] });
  const refused = [
    { body: text("a"), headers: { "content-type": "application/json" } },
    signed("c1", text("a"), seconds() - 360),
    signed("c1", text("a"), seconds() + 360),
    signed("c1", text("a"), seconds(), "whsec_AAAA"),
    { ...signed("c1", text("a")), body: text("b") },
  ];
  for (const one of refused) assert.equal((await call(`${door}/inbound`, one)).status, 401);
  assert.deepEqual(await texts("standard"), []);
  assert.equal((await call(`${door}/inbound`, signed("c1", text("a")))).status, 200);
  assert.equal((await call(`${door}/inbound`, signed("c1", text("c")))).status, 200);
  assert.equal((await texts("standard")).length, 1);
});

test("a gateway is told that its call was taken only when it was: with the database away it hears 'later'", async () => {
  const door = await channelOf("kannel", "late");
  await owner.pool.query("alter table receipt rename to receipt_away");
  const answer = await call(`${door}/receipts?ref=r1&status=1`, { method: "GET" });
  await owner.pool.query("alter table receipt_away rename to receipt");
  assert.equal(answer.status, 500);
});

test("no path, method, header or body of any kind gets in without the secret, and none breaks the house", async () => {
  const door = await channelOf("jasmin", "fuzzed");
  const before = await owner.db.selectFrom("receipt").select("gw_id_norm").execute();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T;
  const odd = ["", "%00", "%ff", "..", "a".repeat(300), "[]", "%5B%22a%22%5D", "__proto__", "%D0%A1"];
  const seen = new Set<number>();
  for (let n = 0; n < 200; n += 1) {
    const path = `/hooks/${pick(["fuzzed", ...odd])}/${pick([randomBytes(16).toString("hex"), door.split("/")[3]?.toUpperCase() ?? "", ...odd])}/${pick(["receipts", "inbound"])}?${pick(odd)}=${pick(odd)}`;
    const method = pick(["GET", "POST"]);
    const sent = { method, headers: { "content-type": pick(["application/json", "text/plain", "x"]) } };
    const answer = await call(
      path,
      method === "POST" ? { ...sent, body: pick(["{", "[]", "a=%zz", "\u0000", "null"]) } : sent,
    );
    seen.add(answer.status);
  }
  // The right secret, and nonsense behind it.
  for (const body of ["", "a=%zz&%=&&&", "id=1&message_status=__proto__", "id=&message_status=DELIVRD", "\u0000"])
    assert.equal((await call(`${door}/receipts`, { body })).status, 200);
  assert.deepEqual(
    [...seen].filter((status) => ![403, 404, 429].includes(status)),
    [],
  );
  assert.deepEqual(await owner.db.selectFrom("receipt").select("gw_id_norm").execute(), before);
});
