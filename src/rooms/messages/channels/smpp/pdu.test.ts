import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import { stoppedClock } from "#kernel/clock.ts";
import { countText } from "../../counter/count.ts";
import { partsInMemory } from "../parts.ts";
import { decodeGsm, encodeGsm, fitsDefault } from "./alphabets.ts";
import { smppChannel } from "./channel.ts";
import { readReceipt, readText } from "./deliveries.ts";
import {
  commands,
  MalformedPdu,
  type Pdu,
  pduReader,
  readDelivery,
  readSubmitted,
  responseTo,
  writePdu,
} from "./pdu.ts";
import { piecesOf } from "./pieces.ts";
import { smppProfile } from "./profile.ts";

const pdu = fc.record(
  {
    command: fc.oneof(fc.constantFrom(...Object.values(commands)), fc.nat(0xffffffff)),
    status: fc.nat(0xffffffff),
    sequence: fc.nat(0x7fffffff),
    body: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  },
  { noNullPrototype: true },
);

/** Reads all that can be read; what cannot be is malformed and nothing worse. */
function readAll(read: () => readonly Pdu[]): readonly Pdu[] | null {
  try {
    const whole = read();
    for (const one of whole) {
      if (one.command === commands.deliverSm || one.command === commands.dataSm) {
        const delivery = readDelivery(one);
        readReceipt(delivery);
        readText(delivery, "gsm");
      }
      if (one.command === responseTo(commands.submitSm)) readSubmitted(one);
    }
    return whole;
  } catch (error) {
    if (error instanceof MalformedPdu) return null;
    throw error;
  }
}

test("PDUs come out as they went in, however the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(pdu, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 40 })), (pdus, cuts) => {
      const read = pduReader();
      let stream = Buffer.concat(pdus.map(writePdu));
      const found: Pdu[] = [];
      for (const size of [...cuts, stream.length]) {
        found.push(...read(stream.subarray(0, size)));
        stream = stream.subarray(size);
      }
      assert.deepEqual(found, pdus);
    }),
    { numRuns: 300 },
  );
});

test("bytes of any kind are read or refused, never waited for without end and never read beyond", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const read = pduReader();
      readAll(() => read(Buffer.from(bytes)));
    }),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(
      pdu,
      fc.nat(400),
      fc.nat(255),
      fc.constantFrom(0x4, 0x5, 0x103, 0x80000004),
      (one, at, byte, command) => {
        const bytes = writePdu({ ...one, command });
        bytes[16 + (at % Math.max(1, bytes.length - 16))] = byte;
        readAll(() => pduReader()(bytes));
      },
    ),
    { numRuns: 5000 },
  );
});

test("a length that no PDU can have is refused as soon as it is seen", () => {
  for (const length of [0, 3, 15, 64 * 1024 + 1, 2 ** 31, 2 ** 32 - 1]) {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(length);
    assert.throws(() => pduReader()(head), MalformedPdu, String(length));
  }
});

const gsmText = fc.string({
  unit: fc.constantFrom(
    ..."@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€\n",
  ),
  maxLength: 900,
});

test("the networks' alphabet loses nothing", () => {
  fc.assert(
    fc.property(gsmText, (text) => assert.equal(decodeGsm(encodeGsm(text)), text)),
    { numRuns: 300 },
  );
});

test("pieces read back are the text again, each fits, and their number is the one that was counted", () => {
  const anyText = fc.oneof(
    gsmText,
    fc.string({ unit: fc.constantFrom(..."абвгдеёжзийклмн ąčęėįšųūž😀👩‍👩‍👧🇺🇸e"), maxLength: 500 }),
  );
  fc.assert(
    fc.property(anyText, fc.constantFrom("udh-8", "udh-16", "sar"), fc.nat(0xffff), (text, long, reference) => {
      fc.pre(text !== "");
      const pieces = piecesOf(text, { alphabet: "gsm", long }, reference);
      const read = pieces.map((piece) =>
        readText({ from: "1", fromTon: 1, to: "2", ...piece, parameters: new Map() }, "gsm"),
      );
      assert.equal(read.map((one) => one.text).join(""), text);
      for (const { dataCoding, message } of pieces) {
        const header = long !== "sar" && pieces.length > 1 ? (message[0] ?? 0) + 1 : 0;
        const octets = dataCoding === 8 ? message.length : header + Math.ceil(((message.length - header) * 7) / 8);
        assert.ok(octets <= 140, `${octets} octets`);
      }
      if (long === "udh-8") assert.equal(pieces.length, countText(text).segments);
      assert.equal(fitsDefault(text, "gsm"), countText(text).encoding === "GSM-7");
    }),
    { numRuns: 500 },
  );
});

test("a gateway gone mad breaks its line and nothing else", async () => {
  const runs = 60;
  const random = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 600 }), { numRuns: runs, seed: 7 });
  const mutated = fc.sample(fc.tuple(pdu, fc.nat(), fc.nat(255)), { numRuns: runs, seed: 8 });
  let lines = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.once("data", (bind: Buffer) => {
      lines += 1;
      const sequence = bind.readUInt32BE(12);
      socket.write(writePdu({ command: responseTo(9), status: 0, sequence, body: Buffer.from("mad\0") }));
      const [one, at = 0, byte = 0] = mutated[lines % runs] ?? [];
      if (lines % 2 === 0 && one) {
        const bytes = writePdu(one);
        bytes[at % bytes.length] = byte;
        socket.write(bytes);
      } else socket.write(Buffer.from(random[lines % runs] ?? []));
      setTimeout(() => socket.destroy(), 5);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const profile = smppProfile.parse({
    kind: "smpp",
    local: true,
    host: "127.0.0.1",
    port,
    systemId: "diomede",
    sender: { address: "511" },
    promises: { answerWithin: 1 },
  });
  const clock = stoppedClock("2027-01-10T09:00:00Z");
  const channel = smppChannel("mad", profile, "secret", {
    clock,
    parts: partsInMemory(),
    log: () => undefined,
    backOff: () => 0.001,
  });
  await channel.open({ receipts: async () => undefined, incoming: async () => undefined });
  const validUntil = clock.now().add({ hours: 1 });
  const outcomes = new Set<string>();
  while (lines < runs) {
    outcomes.add((await channel.send({ ref: "r", to: "+15555550123", text: "Hello", validUntil })).outcome);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await channel.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  assert.equal(outcomes.has("accepted"), false);
});
