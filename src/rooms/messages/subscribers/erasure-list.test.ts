import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { sql } from "kysely";
import { readersHouse } from "#testing/readers-house.ts";
import { eraseDue } from "./erase.ts";
import { erasureList, forgetAgain } from "./erasure-list.ts";
import { forgetSubscriber } from "./forget.ts";
import { stopSubscriber } from "./leave.ts";

const house = await readersHouse();
const { db, owner, keys, act, clock } = house;
const list = erasureList(house.folder);
const how = () => ({ door: "message" as const, evidence: null, at: clock.now() });

/** The reader's row and her tombstone as a dump of now would hold them; called, they are put back. */
async function dumped(id: string): Promise<() => Promise<void>> {
  const row = await owner.selectFrom("subscriber").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return async () => {
    const { id: _, number: __, ...rest } = row;
    await owner.updateTable("subscriber").set(rest).where("id", "=", id).execute();
    await sql`delete from do_not_text`.execute(owner);
  };
}
const tombstones = async () => (await db.selectFrom("do_not_text").select(["asked"]).execute()).map((row) => row.asked);

test("who was deleted is deleted again when yesterday's database is put back, before anything is sent", async () => {
  const phone = house.phone();
  const id = await house.reader({ phone });
  const message = await house.message(id);
  const putBack = await dumped(id);
  clock.advance({ hours: 1 });
  await act((tx) => forgetSubscriber(tx, id, how(), [list]));
  assert.equal(await house.stateOf(id), "forgotten");
  await putBack();
  await owner.updateTable("message").set({ state: "cancelled" }).where("subscriber", "=", id).execute();
  await sql`delete from message where subscriber = ${id}`.execute(owner);
  const planned = await house.message(id);
  assert.equal(await house.stateOf(id), "active");
  assert.deepEqual(await forgetAgain(db, house.folder, []), { forgotten: 1 });
  assert.equal(await house.stateOf(id), "forgotten");
  assert.equal((await house.messagesOf(id))[planned], "cancelled");
  assert.deepEqual(await tombstones(), [true]);
  assert.deepEqual(await forgetAgain(db, house.folder, []), { forgotten: 0 });
  assert.notEqual(message, planned);
});

test("who joined again since then stays, and nothing is put in her way", async () => {
  const phone = house.phone();
  const id = await house.reader({ phone });
  clock.advance({ hours: 1 });
  await act((tx) => forgetSubscriber(tx, id, how(), [list]));
  clock.advance({ hours: 1 });
  await sql`delete from do_not_text`.execute(owner);
  const again = await house.reader({ phone });
  assert.notEqual(again, id);
  assert.deepEqual(await forgetAgain(db, house.folder, []), { forgotten: 0 });
  assert.equal(await house.stateOf(again), "active");
  assert.equal(
    (
      await db
        .selectFrom("do_not_text")
        .select("since")
        .where("phone_index", "=", keys.phoneIndex(house.first, phone))
        .execute()
    ).length,
    0,
  );
});

test("what its time is over of is on the list too; the list holds no number and is its owner's alone", async () => {
  const phone = house.phone();
  const id = await house.reader({ phone });
  await act((tx) => stopSubscriber(tx, id, { ...how(), scope: null }));
  clock.advance({ days: 31 });
  const putBack = await dumped(id);
  await eraseDue(db, clock.now(), [list]);
  assert.equal(await house.stateOf(id), "forgotten");
  const path = join(house.folder, "erased", "list");
  const text = await readFile(path, "utf8");
  assert.match(text, new RegExp(`^${keys.phoneIndex(house.first, phone).toString("base64url")} \\S+Z a$`, "mu"));
  assert.doesNotMatch(text, new RegExp(phone.slice(1), "u"));
  assert.equal((await stat(path)).mode & 0o077, 0);
  await putBack();
  assert.deepEqual(await forgetAgain(db, house.folder, []), { forgotten: 1 });
});

test("a database that never knew her learns only that she wants silence", async () => {
  const phone = house.phone();
  const id = await house.reader({ phone });
  await act((tx) => forgetSubscriber(tx, id, how(), [list]));
  await sql`delete from do_not_text`.execute(owner);
  await forgetAgain(db, house.folder, []);
  const row = await db
    .selectFrom("do_not_text")
    .select("asked")
    .where("phone_index", "=", keys.phoneIndex(house.first, phone))
    .executeTakeFirst();
  assert.equal(row?.asked, true);
});
