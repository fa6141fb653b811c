import assert from "node:assert/strict";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { sql } from "kysely";
import { accepted, refKey, sendingHouse } from "#testing/sending/house.ts";
import { makeReaders, planForAll, type Readers } from "#testing/sending/readers.ts";
import { checkInvariants } from "./invariants.ts";
import { openJournal } from "./journal.ts";
import { lookAtJournal, openAfterRestore } from "./restore.ts";

const house = await sendingHouse();
const { db, send, clock } = house;
const worker = await house.worker("11111111-1111-4111-8111-111111111111");
const folder = join(house.folder, "journal");
let readers: Readers;

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await sql`truncate message, attempt, message_event, spend, receipt, journal_ref`.execute(db);
  await sql`update sending set state = 'on', epoch = 1, why = ''`.execute(db);
  readers = await makeReaders(db, house.keys, 4, clock.now(), { first: Math.floor(Math.random() * 9_000_000) });
  await planForAll(db, readers, clock.now());
});

const look = () => lookAtJournal(send, { folder, refKey, worker, now: clock.now() });

/** Two of four messages leave, and then the database is again as it was before. */
async function yesterdayAgain(): Promise<void> {
  const journal = await openJournal(folder, worker);
  const intents = await house.intend(worker, (await house.claim(worker, { limit: 2 })).claimed);
  await journal.write(intents.map(({ epoch, ref, channel }) => ({ epoch, ref, channel })));
  await journal.close();
  await house.answer(intents, accepted());
  await sql`truncate message, attempt, message_event`.execute(db);
  await planForAll(db, readers, clock.now());
}

test("a journal that the database knows opens sending", async () => {
  const journal = await openJournal(folder, worker);
  const intents = await house.intend(worker, (await house.claim(worker)).claimed);
  await journal.write(intents.map(({ epoch, ref, channel }) => ({ epoch, ref, channel })));
  await journal.close();
  assert.equal(await look(), "open");
});

test("a database that is older than the journal sends nothing until a person says so, and then not what had left", async () => {
  await yesterdayAgain();
  assert.equal(await look(), "restored");
  const { rows } = await sql<{
    state: string;
    n: number;
  }>`select state, count(*) as n from message group by state order by state`.execute(db);
  assert.deepEqual(rows, [
    { state: "held", n: 2 },
    { state: "unknown", n: 2 },
  ]);
  assert.equal((await house.claim(worker)).claimed.length, 0);
  assert.equal(await look(), "restored");
  assert.deepEqual(await db.transaction().execute((tx) => openAfterRestore(tx, null, clock.now())), {
    planned: 2,
    lapsed: 0,
  });
  assert.equal(await look(), "open");
  const again = await house.intend(worker, (await house.claim(worker)).claimed);
  assert.equal(again.length, 2);
  assert.deepEqual(
    (await checkInvariants(db, { now: clock.now() })).filter(({ rule }) => rule !== "I11"),
    [],
  );
});

test("a message planned only after the restore is known to have left, too", async () => {
  const journal = await openJournal(folder, worker);
  const intents = await house.intend(worker, (await house.claim(worker)).claimed);
  await journal.write(intents.map(({ epoch, ref, channel }) => ({ epoch, ref, channel })));
  await journal.close();
  await sql`truncate message, attempt, message_event`.execute(db);
  assert.equal(await look(), "restored");
  await db.transaction().execute((tx) => openAfterRestore(tx, null, clock.now()));
  await planForAll(db, readers, clock.now());
  assert.equal((await house.claim(worker)).claimed.length, 0);
  assert.deepEqual(new Set(Object.values(await house.states())), new Set(["unknown"]));
});

test("a database that has just been sending and has no journal beside it is held, as on a new machine", async () => {
  await house.intend(worker, (await house.claim(worker, { limit: 2 })).claimed);
  assert.equal(await look(), "restored");
  await db.transaction().execute((tx) => openAfterRestore(tx, null, clock.now()));
  assert.equal(await look(), "open");
});

test("an epoch that the database has not reached says that it is older", async () => {
  const journal = await openJournal(folder, worker);
  const intents = await house.intend(worker, (await house.claim(worker)).claimed);
  await journal.write(intents.map(({ ref, channel }) => ({ epoch: 2, ref, channel })));
  await journal.close();
  assert.equal(await look(), "restored");
});

test("the journal of another house in the same folder says nothing about this one", async () => {
  await mkdir(folder, { recursive: true });
  const journal = await openJournal(folder, worker);
  const intents = await house.intend(worker, (await house.claim(worker)).claimed, { refKey: Buffer.alloc(32, 9) });
  await journal.write(intents.map(({ epoch, ref, channel }) => ({ epoch, ref, channel })));
  await journal.close();
  await sql`truncate message, attempt, message_event`.execute(db);
  assert.equal(await look(), "open");
});
