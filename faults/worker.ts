// One process that sends, as `send` does, to be killed and frozen by the trials of faults.
import { flushCompileCache } from "node:module";
import { sql } from "kysely";
import { machineClock } from "../src/kernel/clock.ts";
import { connect } from "../src/kernel/database/database.ts";
import type { Promises } from "../src/rooms/messages/channels/channel.ts";
import type { TextMaker } from "../src/rooms/messages/sending/due.ts";
import { startSending, type Times } from "../src/rooms/messages/sending/start-sending.ts";
import { keysOf } from "../testing/sending/readers.ts";
import { noCaps } from "../testing/sending/stand-in.ts";
import { gatewayChannel } from "./gateway-channel.ts";

export interface WorkerWish {
  readonly database: string;
  readonly key: string;
  readonly refKey: string;
  readonly gateway: string;
  readonly promises: Promises;
  readonly journal: string;
  readonly times: Partial<Times>;
}

/** The stage a message was planned for must be hers when its text is made. */
const stageMaker: TextMaker = {
  prefix: "slot",
  async make(db, messages) {
    const { rows } = await sql<{ subscriber: string; stage: number }>`
      select subscriber, stage from fault_stage where subscriber = any(${messages.map((one) => one.subscriber)}::uuid[])`.execute(
      db,
    );
    const stages = new Map(rows.map((row) => [row.subscriber, row.stage]));
    return messages.map(({ subscriber, content }) => {
      const { stage } = content as { stage: number };
      return stages.get(subscriber) === stage ? { text: `week ${stage}` } : { cancel: "other-stage" };
    });
  },
};

const wish = JSON.parse(process.argv[2] ?? "") as WorkerWish;
const { db } = connect(wish.database, { connections: 5, statementSeconds: 15, patient: true });
const say = (level: string, message: string, facts: unknown = {}): void => {
  if (level !== "info") console.error(`${process.pid} ${level} ${message} ${JSON.stringify(facts)}`);
};
const sending = await startSending({
  db,
  directUrl: wish.database,
  keys: keysOf(Buffer.from(wish.key, "base64")),
  refKey: Buffer.from(wish.refKey, "base64"),
  channels: async () => [
    {
      name: "gateway",
      position: 1,
      routes: [],
      keepsLine: false,
      version: "1",
      make: () => gatewayChannel("gateway", wish.gateway, wish.promises),
    },
  ],
  makers: [stageMaker],
  budgets: { budgets: async (_, programmes) => new Map(programmes.map((id) => [id, noCaps])) },
  arrivals: () => ({ receipts: async () => undefined, incoming: async () => undefined }),
  clock: machineClock,
  journalFolder: wish.journal,
  log: say,
  times: wish.times,
});
flushCompileCache();
process.stdout.write("ready\n");
process.once("SIGTERM", () => sending.stop().then(() => process.exit(0)));
