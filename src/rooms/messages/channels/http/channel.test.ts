import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { stoppedClock } from "#kernel/clock.ts";
import { type Asked, gatewayStandIn, type Said } from "#testing/gateway.ts";
import type { Outgoing } from "../channel.ts";
import { readyProfile } from "../ready.ts";
import { httpChannel } from "./channel.ts";
import { type HttpProfile, httpProfile } from "./profile.ts";
import { transport } from "./transport.ts";

const clock = stoppedClock("2027-01-10T09:00:00Z");
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const addresses = {
  receipts: "https://diomede.example/hooks/c/s/receipts",
  inbound: "https://diomede.example/hooks/c/s/inbound",
};
const secrets = {
  "auth-token": "token",
  "api-secret": "api secret",
  "signature-secret": "sign",
  "api-key": "key",
  password: "pass word&",
  "signing-key": "sign",
};
const message = (text: string, to = "+15555550123"): Outgoing => ({
  ref: "r.1-a_b",
  to,
  text,
  validUntil: clock.now().add({ hours: 6 }),
});

/** The ready description of a gateway, spoken to a stand-in on loopback instead of the real address. */
async function channelOf(
  ready: string,
  manner: (asked: Asked) => Said | "hang-up" | "silence",
  changes: (profile: Record<string, unknown>) => void = () => undefined,
) {
  const gateway = await gatewayStandIn(manner);
  closing.push(() => gateway.close());
  const raw = JSON.parse(readyProfile(ready)?.text ?? "{}") as Record<string, unknown> & { send: { address: string } };
  const moved = (address: string): string => address.replace(/^https?:\/\/[^/]+/u, gateway.address);
  raw.send.address = moved(raw.send.address);
  const query = raw["query"] as { request: { address: string } } | undefined;
  if (query) query.request.address = moved(query.request.address);
  raw["local"] = true;
  changes(raw);
  const profile: HttpProfile = httpProfile.parse(raw);
  const channel = httpChannel("c", profile, secrets, { clock, addresses });
  closing.push(() => channel.close());
  await channel.open({ receipts: async () => undefined, incoming: async () => undefined });
  return { gateway, channel, profile };
}

/** Twilio's rules: account and token, a sid, 21610 for who has opted out, 21211 for no number. */
function twilio({ headers, fields, url }: Asked): Said {
  const account = "AC00000000000000000000000000000000";
  if (headers.authorization !== `Basic ${Buffer.from(`${account}:token`).toString("base64")}`)
    return { status: 401, body: { code: 20003, status: 401 } };
  if (url.pathname !== `/2010-04-01/Accounts/${account}/Messages.json`) return { status: 404 };
  if (fields["To"] === "+15555550110") return { status: 400, body: { code: 21610, status: 400 } };
  if (fields["To"] === "+15555550111") return { status: 400, body: { code: 21211, status: 400 } };
  if (fields["To"] === "+15555550112") return { status: 429, body: { code: 20429 } };
  return { status: 201, body: { sid: "SM1", status: "queued" } };
}

test("twilio-style: the sid is the id, 21610 is an opt-out, 429 may be tried again", async () => {
  const { channel, gateway } = await channelOf("twilio-style", twilio);
  assert.deepEqual(await channel.send(message("Hello & <привет>")), { outcome: "accepted", ids: ["SM1"] });
  assert.deepEqual(gateway.asked[0]?.fields, {
    To: "+15555550123",
    From: "+15550100",
    Body: "Hello & <привет>",
    ValidityPeriod: "21600",
    StatusCallback: "https://diomede.example/hooks/c/s/receipts?ref=r.1-a_b",
  });
  const answers = [];
  for (const to of ["+15555550110", "+15555550111", "+15555550112"]) answers.push(await channel.send(message("a", to)));
  assert.deepEqual(
    answers.map((one) => [one.outcome, "code" in one && one.code, "optedOut" in one && one.optedOut]),
    [
      ["failed", "21610", true],
      ["failed", "21211", false],
      ["definite-no", "20429", false],
    ],
  );
});

test("vonage-style: every part has its id; parts that disagree are not known", async () => {
  const part = (status: string, id?: string) => ({ status, ...(id && { "message-id": id }) });
  const { channel, gateway } = await channelOf("vonage-style", () => ({
    body: { "message-count": "2", messages: [part("0", "0A01"), part("0", "0A02")] },
  }));
  assert.deepEqual(await channel.send(message("ы".repeat(80))), { outcome: "accepted", ids: ["0A01", "0A02"] });
  assert.equal(gateway.asked[0]?.fields["type"], "unicode");
  assert.equal(gateway.asked[0]?.fields["client-ref"], "r.1-a_b");
  gateway.behaviour.manner = () => ({ body: { messages: [part("0", "0A01"), part("1")] } });
  assert.equal((await channel.send(message("ы".repeat(80)))).outcome, "unknown");
  gateway.behaviour.manner = () => ({ body: { messages: [part("1")] } });
  assert.equal((await channel.send(message("a"))).outcome, "definite-no");
  gateway.behaviour.manner = () => ({ body: { messages: [part("5")] } });
  assert.equal((await channel.send(message("a"))).outcome, "unknown");
});

test("infobip-style: JSON with the number without plus, and groups of states", async () => {
  const answer = (groupId: number, name: string) => ({
    body: { messages: [{ messageId: "m-1", to: "15555550123", status: { groupId, name } }] },
  });
  const { channel, gateway } = await channelOf("infobip-style", () => answer(1, "PENDING_ACCEPTED"));
  assert.deepEqual(await channel.send(message('Say "no"\n{ref}')), { outcome: "accepted", ids: ["m-1"] });
  const sent = gateway.asked[0]?.json as { messages: { text: string; destinations: unknown; callbackData: string }[] };
  assert.equal(sent.messages[0]?.text, 'Say "no"\n{ref}');
  assert.equal(sent.messages[0]?.callbackData, "r.1-a_b");
  assert.deepEqual(sent.messages[0]?.destinations, [{ to: "15555550123" }]);
  assert.equal(gateway.asked[0]?.headers.authorization, "App key");
  gateway.behaviour.manner = () => answer(5, "REJECTED_NOT_ENOUGH_CREDITS");
  assert.equal((await channel.send(message("a"))).outcome, "definite-no");
  gateway.behaviour.manner = () => answer(5, "REJECTED_PREFIX_MISSING");
  assert.equal((await channel.send(message("a"))).outcome, "failed");
});

test("smsc-ru-style: numbers as ids, wrong credentials let the message wait, a forbidden text fails", async () => {
  const { channel, gateway } = await channelOf("smsc-ru-style", () => ({ body: { id: 4201, cnt: 2 } }));
  assert.deepEqual(await channel.send(message("Неделя 32", "+70005550123")), { outcome: "accepted", ids: ["4201"] });
  assert.equal(gateway.asked[0]?.fields["mes"], "Неделя 32");
  assert.equal(gateway.asked[0]?.fields["psw"], "pass word&");
  const outcomes = [];
  for (const error_code of [2, 6, 9]) {
    gateway.behaviour.manner = () => ({ body: { error: "no", error_code } });
    outcomes.push((await channel.send(message("a"))).outcome);
  }
  assert.deepEqual(outcomes, ["definite-no", "failed", "definite-no"]);
});

test("jasmin: letters beyond the small alphabet go as hexadecimal, the id stands in the text of the answer", async () => {
  const { channel, gateway } = await channelOf("jasmin", () => ({
    body: 'Success "07033084-5cfd-4812-90a4-e4d24ffb6e3d"',
  }));
  assert.deepEqual(await channel.send(message("Да")), {
    outcome: "accepted",
    ids: ["07033084-5cfd-4812-90a4-e4d24ffb6e3d"],
  });
  const fields: Readonly<Record<string, string>> = gateway.asked[0]?.fields ?? {};
  assert.deepEqual([fields["hex-content"], fields["coding"], fields["content"]], ["04140430", "8", undefined]);
  await channel.send(message("Yes"));
  assert.equal(gateway.asked[1]?.fields["content"], "Yes");
  gateway.behaviour.manner = () => ({ status: 403, body: 'Error "Authentication failure for username:diomede"' });
  assert.equal((await channel.send(message("a"))).outcome, "definite-no");
  gateway.behaviour.manner = () => ({ status: 200, body: "Success" });
  assert.equal((await channel.send(message("a"))).outcome, "unknown");
});

test("android-sms-gateway: our reference is its id, and it can be asked by it", async () => {
  const { channel, gateway } = await channelOf("android-sms-gateway", ({ method, url }) =>
    method === "POST"
      ? { status: 202, body: { id: "r.1-a_b", state: "Pending" } }
      : url.pathname === "/message/known"
        ? { body: { id: "known" } }
        : { status: 404 },
  );
  assert.deepEqual(await channel.send(message("Hello")), { outcome: "accepted", ids: ["r.1-a_b"] });
  assert.deepEqual(gateway.asked[0]?.json, {
    id: "r.1-a_b",
    phoneNumbers: ["+15555550123"],
    textMessage: { text: "Hello" },
    validUntil: "2027-01-10T15:00:00Z",
    withDeliveryReport: true,
  });
  assert.equal(await channel.query?.({ ref: "known", ids: [] }), "found");
  assert.equal(await channel.query?.({ ref: "lost", ids: [] }), "not-found");
});

test("kannel: everything stands in the address, and 202 is yes", async () => {
  const { channel, gateway } = await channelOf("kannel", () => ({ status: 202, body: "0: Accepted for delivery" }));
  assert.deepEqual(await channel.send(message("СТОП?")), { outcome: "accepted", ids: ["r.1-a_b"] });
  const fields: Readonly<Record<string, string>> = gateway.asked[0]?.fields ?? {};
  assert.equal(fields["text"], "СТОП?");
  assert.equal(fields["coding"], "2");
  assert.equal(fields["dlr-url"], "https://diomede.example/hooks/c/s/receipts?ref=r.1-a_b&status=%d&code=%A");
  gateway.behaviour.manner = () => ({ status: 403, body: "Authorization failed for sendsms" });
  assert.equal((await channel.send(message("a"))).outcome, "definite-no");
});

test("a line that breaks under the message leaves it unknown; one that never stood is a definite no", async () => {
  const { channel, gateway } = await channelOf(
    "kannel",
    () => "hang-up",
    (profile) => {
      (profile["promises"] as Record<string, unknown>)["answerWithin"] = 1;
    },
  );
  assert.equal((await channel.send(message("a"))).outcome, "unknown");
  gateway.behaviour.manner = () => "silence";
  const silent = await channel.send(message("a"));
  assert.deepEqual([silent.outcome, "code" in silent && silent.code], ["unknown", "timeout"]);
  gateway.behaviour.manner = () => ({ status: 502, body: "bad gateway" });
  assert.equal((await channel.send(message("a"))).outcome, "unknown");
  gateway.behaviour.manner = () => ({ status: 302, headers: { location: "http://127.0.0.1:1/" } });
  assert.equal((await channel.send(message("a"))).outcome, "unknown");
  gateway.behaviour.manner = () => ({ status: 202, body: "x".repeat(100_000) });
  assert.equal((await channel.send(message("a"))).outcome, "unknown");
  await gateway.close();
  const refused = await channel.send(message("a"));
  assert.deepEqual([refused.outcome, "code" in refused && refused.code], ["definite-no", "ECONNREFUSED"]);
});

test("one line serves many messages, and no more go out at once than the window has", async () => {
  let open = 0;
  const { channel, gateway } = await channelOf(
    "kannel",
    () => ({ status: 202, body: "0: Accepted" }),
    (profile) => {
      (profile["promises"] as Record<string, unknown>)["window"] = 2;
    },
  );
  const answers = await Promise.all([1, 2, 3].map((n) => channel.send(message(String(n)))));
  assert.deepEqual(
    answers.map((one) => one.outcome),
    ["accepted", "accepted", "definite-no"],
  );
  for (let n = 0; n < 5; n += 1) if ((await channel.send(message("a"))).outcome === "accepted") open += 1;
  assert.equal(open, 5);
  assert.equal(gateway.asked.length, 7);
});

test("a description without `local` reaches no private address, whatever its name leads to", async () => {
  const asked: string[] = [];
  const lookup = (host: string, _options: unknown, callback: (...all: unknown[]) => void): void => {
    asked.push(host);
    callback(null, [{ address: host === "inside.example" ? "10.0.0.7" : "169.254.169.254", family: 4 }]);
  };
  const request = (url: string) => ({ method: "GET", url: new URL(url), headers: {}, body: null });
  const outside = transport({ local: false, window: 1, lookup: lookup as never });
  const inside = transport({ local: true, window: 1, lookup: lookup as never });
  const refused = { lost: "before", code: "address-not-allowed" };
  assert.deepEqual(await outside.ask(request("https://inside.example/"), 1), refused);
  assert.deepEqual(await outside.ask(request("http://127.0.0.1:1/"), 1), refused);
  assert.deepEqual(await outside.ask(request("http://[::1]:1/"), 1), refused);
  assert.deepEqual(await outside.ask(request("http://[::ffff:10.0.0.1]:1/"), 1), refused);
  assert.deepEqual(await inside.ask(request("https://clouds.example/"), 1), refused);
  assert.deepEqual(await inside.ask(request("http://169.254.169.254/"), 1), refused);
  assert.deepEqual(asked, ["inside.example", "clouds.example"]);
  outside.close();
  inside.close();
});
