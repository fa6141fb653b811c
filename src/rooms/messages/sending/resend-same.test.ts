import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { machineClock } from "#kernel/clock.ts";
import { refKey, sendingHouse } from "#testing/sending/house.ts";
import { makeReaders, planForAll } from "#testing/sending/readers.ts";
import { quickTimes, standIn } from "#testing/sending/stand-in.ts";
import type { Answer } from "../channels/channel.ts";
import { stopSubscriber } from "../subscribers/leave.ts";
import { arrivals } from "./arrivals.ts";
import { checkInvariants } from "./invariants.ts";
import { startSending } from "./start-sending.ts";

const house = await sendingHouse();
const { db, send } = house;

test("a gateway that takes each reference once is asked again with the same one, and only its yes is believed", async () => {
  const at = machineClock.now();
  const readers = await makeReaders(db, house.keys, 3, at);
  const [her = "", , stopped = ""] = readers.ids;
  await planForAll(db, readers, at);
  const tries = new Map<string, number>();
  const stand = standIn("gateway", {
    promises: { idempotency: { seconds: 600 }, answerWithin: 0.3 },
    receipts: false,
    answer({ ref }): Answer {
      const n = (tries.get(ref) ?? 0) + 1;
      tries.set(ref, n);
      if (n === 1) return { outcome: "unknown", code: "timeout", why: "" };
      // A "no" to the second try says nothing of the first.
      if (n === 2) return { outcome: "definite-no", code: "429", why: "" };
      return { outcome: "accepted", ids: [`id-${ref}`] };
    },
  });
  const sending = await startSending({
    db: send,
    directUrl: house.database.url("send"),
    keys: house.keys,
    refKey,
    ...stand.wish,
    arrivals: (formatOf) => arrivals({ db: send, seals: stand.seals, formatOf, now: () => machineClock.now() }),
    clock: machineClock,
    journalFolder: join(house.folder, "journal"),
    log: stand.log,
    times: quickTimes,
  });
  const stateOf = async (id: string) =>
    (await db.selectFrom("message").select("state").where("subscriber", "=", id).executeTakeFirstOrThrow()).state;
  for (let n = 0; n < 200 && stand.sent.length < 3; n += 1) await sleep(20);
  await db
    .transaction()
    .execute((tx) =>
      stopSubscriber(tx, stopped, { scope: null, door: "message", evidence: null, at: machineClock.now() }),
    );
  const refsOfHers = stand.sent.length;
  for (let n = 0; n < 400 && (await stateOf(her)) !== "accepted"; n += 1) await sleep(50);
  await sending.stop();
  assert.equal(refsOfHers, 3);
  assert.equal(await stateOf(her), "accepted");
  assert.equal(tries.size, 3);
  // On a busy machine the fence may have kept one back before.
  const attempts = await db
    .selectFrom("attempt")
    .select("n")
    .where("subscriber", "=", her)
    .where("outcome", "<>", "not-sent")
    .execute();
  assert.equal(attempts.length, 1);
  assert.ok(["unknown", "accepted"].includes(await stateOf(stopped)));
  const broken = await checkInvariants(db, { now: machineClock.now() });
  assert.deepEqual(
    broken.filter(({ rule }) => rule !== "I11"),
    [],
  );
});
