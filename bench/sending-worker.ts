// One process that sends in a bench, over the channel that it is told.
import { createServer } from "node:http";
import { machineClock } from "../src/kernel/clock.ts";
import { connect } from "../src/kernel/database/database.ts";
import type { Arrivals, Channel, Promises } from "../src/rooms/messages/channels/channel.ts";
import { httpChannel } from "../src/rooms/messages/channels/http/channel.ts";
import { type HttpProfile, httpProfile } from "../src/rooms/messages/channels/http/profile.ts";
import { smppChannel } from "../src/rooms/messages/channels/smpp/channel.ts";
import { smppProfile } from "../src/rooms/messages/channels/smpp/profile.ts";
import { arrivals } from "../src/rooms/messages/sending/arrivals.ts";
import { startSending } from "../src/rooms/messages/sending/start-sending.ts";
import { keysOf } from "../testing/sending/readers.ts";
import { contentMaker, noCaps } from "../testing/sending/stand-in.ts";

export interface BenchWorkerWish {
  readonly database: string;
  readonly key: string;
  readonly journal: string;
  readonly channel: "simulator" | "http" | "smpp";
  readonly profile: unknown;
  readonly password: string;
  /** Takes receipts over HTTP on this port; 0: none come so. */
  readonly receiver: boolean;
}

const wish = JSON.parse(process.argv[2] ?? "") as BenchWorkerWish;
const { db } = connect(wish.database, { connections: 8, statementSeconds: 30, patient: true });
const seals = { from: () => Buffer.alloc(0), text: () => Buffer.alloc(0) };
const into: Arrivals = arrivals({ db, seals, formatOf: () => "hex", now: () => machineClock.now() });

/** A network in this process: it answers after some milliseconds, and its receipt comes some milliseconds later. */
function simulated(): Channel {
  const promises: Promises = {
    idempotency: "none",
    query: "none",
    refInReceipt: false,
    idFormat: "hex",
    window: 200,
    partsPerSecond: 10_000,
    answerWithin: 10,
  };
  let n = 0;
  let given: Arrivals = into;
  return {
    name: "simulator",
    promises,
    open: async (arriving) => {
      given = arriving;
    },
    ready: () => true,
    async send() {
      const id = `a${(n++).toString(16)}${process.pid.toString(16)}`;
      await new Promise((resolve) => setTimeout(resolve, 5));
      setTimeout(() => {
        given.receipts("simulator", [{ id, part: 1, status: "delivered", ref: null, code: "" }]).catch(console.error);
      }, 100);
      return { outcome: "accepted", ids: [id] };
    },
    close: async () => undefined,
  };
}

let receipts = "";
if (wish.receiver) {
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://here");
    const status = { "1": "delivered", "2": "undelivered", "8": "accepted", "16": "failed" }[
      url.searchParams.get("status") ?? ""
    ];
    const id = url.searchParams.get("id") ?? url.searchParams.get("ref") ?? "";
    into
      .receipts(wish.channel, [
        { id, part: 1, status: (status ?? "enroute") as "delivered", ref: url.searchParams.get("ref"), code: "" },
      ])
      .then(
        () => response.end("ok"),
        () => {
          response.statusCode = 503;
          response.end();
        },
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receipts = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
}

const profile = JSON.parse(JSON.stringify(wish.profile ?? null).replaceAll("RECEIPTS", receipts)) as unknown;
const nothing = { put: async () => null };
const make = (): Channel => {
  if (wish.channel === "http")
    return httpChannel(
      "http",
      httpProfile.parse(profile) as HttpProfile,
      { password: wish.password },
      {
        clock: machineClock,
        addresses: { receipts, inbound: receipts },
      },
    );
  if (wish.channel === "smpp")
    return smppChannel("smpp", smppProfile.parse(profile), wish.password, {
      clock: machineClock,
      parts: nothing,
      log: (what, facts) => console.error(what, facts),
    });
  return simulated();
};
const sending = await startSending({
  db,
  directUrl: wish.database,
  keys: keysOf(Buffer.from(wish.key, "base64")),
  refKey: Buffer.alloc(32, 7),
  channels: async () => [{ name: wish.channel, position: 1, routes: [], keepsLine: false, version: "1", make }],
  makers: [contentMaker()],
  budgets: {
    budgets: async (_, programmes) => new Map(programmes.map((id) => [id, { ...noCaps, perDay: 1e9, perWeek: 1e9 }])),
  },
  arrivals: () => into,
  clock: machineClock,
  journalFolder: wish.journal,
  log: (level, message, facts) => {
    if (level !== "info") console.error(level, message, JSON.stringify(facts ?? {}));
  },
});
process.stdout.write("ready\n");
process.once("SIGTERM", () => sending.stop().then(() => process.exit(0)));
