import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { stoppedClock } from "#kernel/clock.ts";
import { smscStandIn } from "#testing/smsc.ts";
import { countText } from "../../counter/count.ts";
import type { Arrivals, Incoming, Outgoing, Receipt } from "../channel.ts";
import { partsInMemory } from "../parts.ts";
import { smppChannel } from "./channel.ts";
import { type SmppProfile, smppProfile } from "./profile.ts";

const clock = stoppedClock("2027-01-10T09:00:00Z");
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const message = (text: string, ref = "ref-1"): Outgoing => ({
  ref,
  to: "+15555550123",
  text,
  validUntil: clock.now().add({ hours: 6 }),
});

async function opened(changes: Record<string, unknown> = {}, arrivals: Partial<Arrivals> = {}) {
  const smsc = await smscStandIn();
  closing.push(() => smsc.close());
  const receipts: Receipt[] = [];
  const incoming: Incoming[] = [];
  const profile: SmppProfile = smppProfile.parse({
    kind: "smpp",
    local: true,
    host: "127.0.0.1",
    port: smsc.port,
    systemId: "diomede",
    sender: { address: "511", ton: 3, npi: 0 },
    promises: { idFormat: "hex", window: 5, answerWithin: 1 },
    ...changes,
  });
  const log: string[] = [];
  const channel = smppChannel("line", profile, "secret", {
    clock,
    parts: partsInMemory(),
    log: (what) => log.push(what),
    backOff: () => 0.02,
  });
  closing.push(() => channel.close());
  await channel.open({
    receipts: async (_, come) => {
      receipts.push(...come);
    },
    incoming: async (_, one) => {
      incoming.push(one);
    },
    ...arrivals,
  });
  return { smsc, channel, receipts, incoming, log };
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let n = 0; n < 300 && !holds(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(holds());
};

test("a short text goes in the networks' alphabet with a receipt asked for and a time to try until", async () => {
  const { smsc, channel } = await opened();
  assert.equal(channel.ready(), true);
  assert.deepEqual(await channel.send(message("Price {5€} @ noon_")), { outcome: "accepted", ids: ["abc1"] });
  const [one] = smsc.submitted;
  assert.equal(one?.text, "Price {5€} @ noon_");
  assert.equal(one?.to, "15555550123");
  assert.equal(one?.from, "511");
  assert.equal(one?.dataCoding, 0);
  assert.equal(one?.receiptWanted, true);
  assert.equal(new Date(one?.fields["validity_period"] as Date).toISOString(), "2027-01-10T15:00:00.000Z");
});

test("a long Russian text goes in the very parts that were counted, under one number", async () => {
  const { smsc, channel } = await opened();
  const text = "Скоро тридцать вторая неделя. ".repeat(6);
  const answer = await channel.send(message(text));
  assert.deepEqual(answer, { outcome: "accepted", ids: ["abc1", "abc2", "abc3"] });
  assert.deepEqual(
    smsc.submitted.map((one) => one.text),
    countText(text).split,
  );
  const reference = smsc.submitted[0]?.header[2];
  assert.deepEqual(
    smsc.submitted.map((one) => one.header),
    [1, 2, 3].map((n) => [0, 3, reference, 3, n]),
  );
  assert.deepEqual(
    smsc.submitted.map((one) => [one.dataCoding, one.esmClass]),
    Array.from({ length: 3 }, () => [8, 0x40]),
  );
});

test("the wide reference, the parameters and the one piece are spoken as the description says", async () => {
  const text = "In week 32 the child turns. ".repeat(7);
  const wide = await opened({ long: "udh-16" });
  await wide.channel.send(message(text));
  assert.deepEqual(
    wide.smsc.submitted.map((one) => [one.header[0], one.header[1], one.header.slice(-2)]),
    [
      [8, 4, [2, 1]],
      [8, 4, [2, 2]],
    ],
  );
  assert.equal(wide.smsc.submitted.map((one) => one.text).join(""), text);
  const sar = await opened({ long: "sar" });
  await sar.channel.send(message(text));
  assert.deepEqual(
    sar.smsc.submitted.map((one) => [one.fields["sar_total_segments"], one.fields["sar_segment_seqnum"]]),
    [
      [2, 1],
      [2, 2],
    ],
  );
  const payload = await opened({ long: "payload" });
  assert.deepEqual(await payload.channel.send(message(text)), { outcome: "accepted", ids: ["abc1"] });
  assert.equal(payload.smsc.submitted[0]?.text, text);
});

test("a gateway whose first alphabet is ASCII gets letters that it lacks as UCS-2", async () => {
  const { smsc, channel } = await opened({ alphabet: "ascii" });
  await channel.send(message("Café at 5"));
  assert.deepEqual(
    smsc.submitted.map((one) => [one.dataCoding, one.text]),
    [[8, "Café at 5"]],
  );
});

test("throttling and a full queue are a definite no, a wrong number fails, a system error is not known", async () => {
  const { smsc, channel } = await opened({ refusals: { optedOut: [0x500] } });
  const answers: unknown[] = [];
  for (const status of [0x58, 0x14, 0x0b, 0x500, 0x08]) {
    smsc.behaviour.manner = () => ({ status });
    const answer = await channel.send(message("Hello"));
    answers.push([answer.outcome, "code" in answer && answer.code, "optedOut" in answer && answer.optedOut]);
  }
  assert.deepEqual(answers, [
    ["definite-no", "0x58", false],
    ["definite-no", "0x14", false],
    ["failed", "0x0b", false],
    ["failed", "0x500", true],
    ["unknown", "0x08", false],
  ]);
});

test("a part that is throttled follows the parts that were taken, and nothing is sent twice", async () => {
  const { smsc, channel } = await opened({ promises: { answerWithin: 3 } });
  smsc.behaviour.manner = (_, n) => (n === 2 ? { status: 0x58 } : { id: `${n}` });
  assert.deepEqual(await channel.send(message("ы".repeat(100))), { outcome: "accepted", ids: ["1", "3"] });
  assert.deepEqual(
    smsc.submitted.map((one) => one.header[4]),
    [1, 2, 2],
  );
  smsc.behaviour.manner = (one) => (one.header[4] === 2 ? { status: 0x58 } : { id: "9" });
  const partly = await channel.send(message("ы".repeat(100)));
  assert.equal(partly.outcome, "unknown");
});

test("what is under way when the line breaks is not known; the line comes back and submits nothing again", async () => {
  const { smsc, channel } = await opened();
  smsc.behaviour.manner = () => "hang-up";
  assert.equal((await channel.send(message("Hello"))).outcome, "unknown");
  smsc.behaviour.manner = () => ({ id: "2" });
  await until(() => channel.ready());
  assert.equal(smsc.submitted.length, 1);
  assert.deepEqual(await channel.send(message("Hello again")), { outcome: "accepted", ids: ["2"] });
  assert.equal(smsc.binds(), 2);
});

test("without a line nothing is taken, and that is certain", async () => {
  const { smsc, channel } = await opened();
  smsc.behaviour.refuseBinds = 5;
  smsc.hangUp();
  await until(() => !channel.ready());
  assert.deepEqual(await channel.send(message("Hello")), {
    outcome: "definite-no",
    code: "not-bound",
    why: "the line does not stand",
  });
  await until(() => channel.ready());
});

test("an answer that comes after it was given up tells whose it is", async () => {
  const { smsc, channel, receipts } = await opened({ promises: { answerWithin: 1 } });
  let late: (() => void) | undefined;
  smsc.behaviour.manner = (one) => {
    late = () => smsc.session().send(one.fields.response({ message_id: "beef" }));
    return "silence";
  };
  assert.equal((await channel.send(message("Hello", "ref-late"))).outcome, "unknown");
  late?.();
  await until(() => receipts.length === 1);
  assert.deepEqual(receipts, [{ id: "beef", part: 1, status: "accepted", ref: "ref-late", code: "late" }]);
});

test("receipts are read by their parameters or by their text, and answered once they are kept", async () => {
  const { smsc, receipts } = await opened();
  const status = await smsc.deliver({
    source_addr: "15555550123",
    destination_addr: "511",
    esm_class: 4,
    short_message:
      "id:00ABC1 sub:001 dlvrd:001 submit date:2701101000 done date:2701101001 stat:DELIVRD err:000 text:Hello",
  });
  assert.equal(status, 0);
  await smsc.deliver({
    source_addr: "15555550123",
    destination_addr: "511",
    esm_class: 4,
    receipted_message_id: "abc2",
    message_state: 5,
    network_error_code: Buffer.from([3, 0, 27]),
    short_message: "",
  });
  assert.deepEqual(receipts, [
    { id: "00ABC1", part: 1, status: "delivered", ref: null, code: "" },
    { id: "abc2", part: 1, status: "undelivered", ref: null, code: "27" },
  ]);
});

test("a receipt that cannot be kept is asked for again", async () => {
  const { smsc } = await opened({}, { receipts: () => Promise.reject(new Error("the database is away")) });
  const status = await smsc.deliver({ esm_class: 4, short_message: "id:1 stat:DELIVRD err:000" });
  assert.equal(status, 0x64);
});

test("a text in three parts that come in disorder is one text", async () => {
  const { smsc, incoming } = await opened();
  const parts = ["Родила ", "сегодня, ", "девочка"];
  for (const n of [3, 1, 2])
    await smsc.deliver({
      source_addr: "79005550123",
      source_addr_ton: 1,
      destination_addr: "511",
      esm_class: 0x40,
      data_coding: 8,
      short_message: { udh: Buffer.from([5, 0, 3, 77, 3, n]), message: parts[n - 1] ?? "" },
    });
  assert.deepEqual(
    incoming.map(({ from, to, text }) => ({ from, to, text })),
    [{ from: "+79005550123", to: "511", text: "Родила сегодня, девочка" }],
  );
});

test("names of firms write no texts, and the line says that it is alive", async () => {
  const { smsc, incoming, log } = await opened();
  assert.equal(await smsc.deliver({ source_addr: "BANK", source_addr_ton: 5, short_message: "Your code is 1" }), 0);
  assert.deepEqual(incoming, []);
  assert.equal(log.at(-1), "a text that no telephone can have written");
  const alive = await new Promise<number>((resolve) =>
    smsc.session().enquire_link((answer) => resolve(answer.command_status)),
  );
  assert.equal(alive, 0);
});

test("a gateway that says goodbye is taken at its word and called again", async () => {
  const { smsc, channel } = await opened();
  await new Promise<void>((resolve) => smsc.session().unbind(() => resolve()));
  await until(() => smsc.binds() === 2 && channel.ready());
});

test("no more goes out at once than the gateway's window", async () => {
  const { smsc, channel } = await opened({ promises: { window: 2, answerWithin: 1 } });
  smsc.behaviour.manner = () => "silence";
  const two = [channel.send(message("1")), channel.send(message("2"))];
  assert.equal(channel.ready(), false);
  assert.equal((await channel.send(message("3"))).outcome, "definite-no");
  assert.deepEqual(
    (await Promise.all(two)).map((one) => one.outcome),
    ["unknown", "unknown"],
  );
});
