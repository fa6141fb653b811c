import assert from "node:assert/strict";
import { after, test } from "node:test";
import { gatewayStandIn } from "#testing/gateway.ts";
import { smscStandIn } from "#testing/smsc.ts";
import { checkChannel } from "./check-channel.ts";
import { profileOf } from "./described.ts";
import { readyProfile } from "./ready.ts";

const smsc = await smscStandIn();
const gateway = await gatewayStandIn(() => ({ status: 200 }));
after(() => Promise.all([smsc.close(), gateway.close()]));

const smpp = profileOf({
  kind: "smpp",
  local: true,
  host: "127.0.0.1",
  port: smsc.port,
  systemId: "diomede",
  sender: { address: "511" },
  prices: [{ country: "RU", currency: "RUB", perPart: "3.5" }],
});
const bad = (looked: Awaited<ReturnType<typeof checkChannel>>) =>
  looked.filter((one) => one.good === false).map((one) => one.says);

test("a line that is off is bound and left; with a wrong password it says that the gateway does not let us in", async () => {
  const line = { name: "line", profile: smpp, state: "off", hook: false };
  const good = await checkChannel(line, { password: "secret" }, null);
  assert.deepEqual(bad(good), []);
  assert.ok(good.some((one) => one.says === `The gateway at 127.0.0.1:${smsc.port} lets us in`));
  assert.ok(good.some((one) => one.says === "One part to RU costs 3.5 RUB"));
  assert.equal(smsc.submitted.length, 0);
  assert.deepEqual(bad(await checkChannel(line, { password: "wrong" }, null)), [
    `The gateway at 127.0.0.1:${smsc.port} does not let us in: bind-refused-14`,
  ]);
});

test("a line that is on is not bound a second time", async () => {
  const before = smsc.binds();
  const looked = await checkChannel(
    { name: "line", profile: smpp, state: "on", hook: false },
    { password: "secret" },
    null,
  );
  assert.deepEqual(bad(looked), []);
  assert.equal(smsc.binds(), before);
});

test("a gateway that does not answer, a missing secret and a house without address are told", async () => {
  const raw = JSON.parse(readyProfile("jasmin")?.text ?? "{}");
  raw.send.address = `${gateway.address}/send`;
  delete raw.callbacks;
  const channel = { name: "jasmin", profile: profileOf(raw), state: "off", hook: true };
  assert.deepEqual(bad(await checkChannel(channel, { password: "x" }, "https://diomede.example")), []);
  await gateway.close();
  assert.deepEqual(bad(await checkChannel(channel, {}, null)), [
    "Secrets are missing: password",
    `The gateway at 127.0.0.1:${gateway.port} does not answer: ECONNREFUSED`,
    "The house does not know its own address: set PUBLIC_URL, or callbacks in the description",
  ]);
});
