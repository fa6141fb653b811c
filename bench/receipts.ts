import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { connect } from "../src/kernel/database/database.ts";
import { arrivals } from "../src/rooms/messages/sending/arrivals.ts";
import { foldReceipts, type Place } from "../src/rooms/messages/sending/receipts.ts";
import { keysOf, makeReaders, planForAll } from "../testing/sending/readers.ts";
import { numberOf, openBenchHouse } from "./sending-house.ts";

const at100 = 100;

/** `bench receipts [--receipts N] [--json]`: stored one call at a time, a hundred calls at once, and folded, per second. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { receipts: { type: "string", default: "20000" }, json: { type: "boolean", default: false } },
  });
  const count = Number(values.receipts);
  const house = await openBenchHouse();
  const send = connect(house.url("send"), { connections: 8, statementSeconds: 60, patient: true });
  try {
    const at = Temporal.Now.instant();
    const readers = await makeReaders(house.owner.db, keysOf(), count, at);
    await planForAll(house.owner.db, readers, at);
    for (const state of ["claimed", "submitted", "accepted"])
      await sql`update message set state = ${state}::message_state, tries = 1`.execute(house.owner.db);
    await sql`
      insert into attempt (subscriber, key, n, channel, epoch, client_ref, gw_id, gw_id_norm, outcome, started_at, answered_at)
      select subscriber, key, 1, 'gateway', 1, '', id, id, 'accepted', ${at.toString()}, ${at.toString()} from (
        select subscriber, key, to_hex(row_number() over ()) as id from message) as m`.execute(house.owner.db);
    await sql`vacuum analyze`.execute(house.owner.db);

    const into = arrivals({
      db: send.db,
      seals: { from: () => Buffer.alloc(0), text: () => Buffer.alloc(0) },
      formatOf: () => "hex",
      now: () => Temporal.Now.instant(),
    });
    let next = 1;
    const begun = performance.now();
    const push = async (): Promise<void> => {
      for (let n = next++; n <= count; n = next++) {
        await into.receipts("gateway", [{ id: n.toString(16), part: 1, status: "accepted", ref: null, code: "" }]);
        await into.receipts("gateway", [
          { id: `0${n.toString(16).toUpperCase()}`, part: 1, status: "delivered", ref: null, code: "" },
        ]);
        // The same again, as gateways do.
        await into.receipts("gateway", [{ id: n.toString(16), part: 1, status: "delivered", ref: null, code: "" }]);
      }
    };
    await Promise.all(Array.from({ length: at100 }, push));
    const stored = performance.now();

    let after: Place | null = null;
    for (;;) {
      const folded = await foldReceipts(send.db, {
        refKey: Buffer.alloc(32, 7),
        formatOf: () => "hex",
        now: Temporal.Now.instant(),
        limit: 1000,
        after,
      });
      if (folded.seen === 0) break;
      after = folded.last;
    }
    const done = performance.now();
    await sleep(1);
    const delivered = await numberOf(house, sql`select count(*) as n from message where state = 'delivered'`);
    console.log(
      JSON.stringify({
        receipts: count * 3,
        stored_per_second: Math.round((count * 3) / ((stored - begun) / 1000)),
        folded_per_second: Math.round((count * 2) / ((done - stored) / 1000)),
        delivered,
        lost: count - delivered,
      }),
    );
  } finally {
    await send.close();
    await house.close();
  }
}
