import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { machineClock } from "#kernel/clock.ts";
import { connect } from "#kernel/database/database.ts";
import { testDatabase } from "#testing/database.ts";
import { keysOf, makeReaders, planForAll } from "#testing/sending/readers.ts";
import { quickTimes, standIn } from "#testing/sending/stand-in.ts";
import { arrivals } from "./arrivals.ts";
import { checkInvariants } from "./invariants.ts";
import { startSending } from "./start-sending.ts";

const database = await testDatabase();
const owner = connect(database.url("owner"));
const send = connect(database.url("send"));
const folder = await mkdtemp(join(tmpdir(), "diomede-thin-"));
after(async () => {
  await Promise.all([owner.close(), send.close()]);
  await rm(folder, { recursive: true, force: true });
});

test("a planned message is claimed, written down, sent once, answered, and its receipt makes it delivered", async () => {
  const at = machineClock.now();
  const keys = keysOf();
  const readers = await makeReaders(owner.db, keys, 250, at);
  await planForAll(owner.db, readers, at);
  const stand = standIn("calm");
  const sending = await startSending({
    db: send.db,
    directUrl: database.url("send"),
    keys,
    refKey: Buffer.alloc(32, 1),
    ...stand.wish,
    arrivals: (formatOf) => arrivals({ db: send.db, seals: stand.seals, formatOf, now: () => machineClock.now() }),
    clock: machineClock,
    journalFolder: join(folder, "journal"),
    log: stand.log,
    times: quickTimes,
  });
  for (let tries = 0; tries < 100; tries += 1) {
    const rows = await owner.db.selectFrom("message").select("state").where("state", "<>", "delivered").execute();
    if (rows.length === 0) break;
    await sleep(100);
  }
  await sending.stop();
  assert.deepEqual(await owner.db.selectFrom("message").select(["state"]).distinct().execute(), [
    { state: "delivered" },
  ]);
  assert.equal(stand.sent.length, 250);
  assert.equal(new Set(stand.sent.map((one) => one.ref)).size, 250);
  assert.equal(new Set(stand.sent.map((one) => one.to)).size, 250);
  assert.deepEqual(stand.complaints, []);
  assert.deepEqual(
    await checkInvariants(owner.db, { now: machineClock.now(), truth: stand.sent.map((one) => one.ref) }),
    [],
  );
});
