import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { connect } from "#kernel/database/database.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { Refusal } from "#kernel/refusal.ts";
import { testDatabase } from "#testing/database.ts";
import { readersHouse } from "#testing/readers-house.ts";
import { askErrand } from "../errands/ask.ts";
import { doErrands, type ErrandHandler } from "../errands/do.ts";
import { openKeys } from "./open-keys.ts";
import { senderPlace } from "./places.ts";
import { checkTextKey, openSealer, registerKeys, sealPhone } from "./registered.ts";
import { resealOld, sealedHere, sealedTo } from "./reseal.ts";
import { rotateNumberKey } from "./rotation.ts";
import { versionOf } from "./sealing.ts";
import { textKey } from "./text-key.ts";

const house = await readersHouse();
const { db, owner, keys, folder, clock } = house;
const at = () => clock.now();
const versions = async () =>
  (await db.selectFrom("seal_key").select(["version", "retired_at"]).orderBy("version").execute()).map((row) => [
    row.version,
    row.retired_at !== null,
  ]);
const phones = new Map<string, string>();
for (let n = 0; n < 1230; n += 1) {
  const phone = house.phone();
  phones.set(await house.reader({ phone, joined: false }), phone);
}
const inbound = await db
  .insertInto("inbound")
  .values(
    [1, 2, 3].map((n) => {
      const id = `0199999${n}-0000-7000-8000-000000000000`;
      return {
        id,
        channel: "one",
        gw_id: `${n}`,
        from_sealed: keys.sealer().seal(senderPlace(id), Buffer.from(`from ${n}`)),
        trusted: true,
        received_at: at().toString(),
      };
    }),
  )
  .returning(["id", "from_sealed"])
  .execute();
// What was forgotten stays forgotten.
await db
  .updateTable("inbound")
  .set({ from_sealed: Buffer.alloc(0) })
  .where("gw_id", "=", "3")
  .execute();

async function allOpen(): Promise<void> {
  const rows = await db.selectFrom("subscriber").select(["id", "phone_sealed"]).execute();
  const opened = new Map(rows.map((row) => [row.id, row.phone_sealed && keys.openPhone(row.phone_sealed, row.id)]));
  for (const [id, phone] of phones) assert.equal(opened.get(id), phone);
}

test("a new key is used from the moment it is registered, and everything is sealed anew in pieces that may be cut short", async () => {
  const waiting = await house
    .as("web")
    .transaction()
    .execute((tx) => askErrand(tx, { kind: "late", programme: house.first, person: null, secret: { n: 1 } }, at()));
  assert.deepEqual(await rotateNumberKey(owner, folder, at()), { outcome: "begun", version: 2 });
  assert.deepEqual(await rotateNumberKey(owner, folder, at()), { outcome: "under-way", version: 2 });
  assert.equal((await openSealer(house.as("web"))).version, 2);
  // This process learns of the new key when it meets it.
  await new Promise((done) => setTimeout(done, 1100));
  const stop = new AbortController();
  stop.abort();
  const first = await resealOld(db, keys, sealedHere, at(), stop.signal);
  assert.ok(first > 0 && first < phones.size, `${first}`);
  await allOpen();
  const counts = await sealedTo(db, sealedHere);
  assert.equal((counts.get(1) ?? 0) + (counts.get(2) ?? 0), phones.size + 2);
  const rest = await Promise.all([resealOld(db, keys, sealedHere, at()), resealOld(db, keys, sealedHere, at())]);
  assert.equal(first + rest[0] + rest[1], phones.size + 2);
  await allOpen();
  assert.deepEqual([...(await sealedTo(db, sealedHere)).keys()], [2]);
  // An errand that waits is still sealed to the old one, so that stays until it is done.
  assert.deepEqual(await versions(), [
    [1, false],
    [2, false],
  ]);
  const secrets: unknown[] = [];
  const late: ErrandHandler = async (_tx, { secret }) => {
    secrets.push(secret);
    return { outcome: {} };
  };
  await doErrands(db, keys, { late }, clock);
  assert.deepEqual(secrets, [{ n: 1 }]);
  assert.equal(await resealOld(db, keys, sealedHere, at()), 0);
  assert.deepEqual(await versions(), [
    [1, true],
    [2, false],
  ]);
  assert.equal(versionOf(keys.sealPhone("+79161234567", "a")), 2);
  for (const { id } of inbound.slice(0, 2)) {
    const row = await db
      .selectFrom("inbound")
      .select(["gw_id", "from_sealed"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    assert.equal(keys.open(senderPlace(id), row.from_sealed).toString(), `from ${row.gw_id}`);
  }
  assert.ok(waiting.id);
});

test("rows in somebody's hands are left for the next walk and nobody waits", async () => {
  await rotateNumberKey(owner, folder, at());
  await new Promise((done) => setTimeout(done, 1100));
  const [held = ""] = phones.keys();
  await house.act(async (tx) => {
    await tx.selectFrom("subscriber").select("id").where("id", "=", held).forUpdate().execute();
    assert.equal(await resealOld(db, keys, sealedHere, at()), phones.size + 1);
  });
  assert.deepEqual((await versions()).at(-2), [2, false]);
  assert.equal(await resealOld(db, keys, sealedHere, at()), 1);
  assert.deepEqual((await versions()).at(-2), [2, true]);
  await allOpen();
});

test("killed between file and database, a rotation goes on with the key that the file has", async () => {
  assert.deepEqual(await rotateNumberKey(owner, folder, at(), { prepare: true }), { outcome: "prepared", version: 4 });
  assert.deepEqual(await rotateNumberKey(owner, folder, at(), { prepare: true }), { outcome: "prepared", version: 4 });
  const started = await openKeys(folder);
  await registerKeys(db, started, at());
  assert.equal(versionOf(started.sealPhone("+79161234567", "a")), 3, "a prepared key is not used yet");
  const outcomes = await Promise.all([rotateNumberKey(owner, folder, at()), rotateNumberKey(owner, folder, at())]);
  assert.deepEqual(outcomes.map((one) => one.outcome).sort(), ["begun", "under-way"]);
  assert.equal((await openKeys(folder)).newest(), 4);
});

test("a lost or exchanged key file is said at the start, before it does harm", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "diomede-other-keys-"));
  after(() => rm(elsewhere, { recursive: true, force: true }));
  const refused = async (folder: string, words: RegExp): Promise<void> => {
    await assert.rejects(
      async () => registerKeys(db, await openKeys(folder), at()),
      (error) => {
        assert.ok(error instanceof CannotStart);
        assert.match(error.message, words);
        return true;
      },
    );
  };
  await refused(elsewhere, /version 1 differs\): put back the one that was there/u);
  const old = join(elsewhere, "old");
  await mkdir(join(old, "keys"), { recursive: true });
  for (const name of ["number.key", "index.key"]) await copyFile(join(folder, "keys", name), join(old, "keys", name));
  await registerKeys(db, await openKeys(old), at());
  await writeFile(
    join(old, "keys", "number.key"),
    (await readFile(join(old, "keys", "number.key"), "utf8")).split("\n").slice(0, 2).join("\n"),
  );
  await refused(old, /number\.key lacks version 3/u);
  await copyFile(join(folder, "keys", "number.key"), join(old, "keys", "number.key"));
  await rm(join(old, "keys", "index.key"));
  await refused(old, /index\.key is not the file that this database was written with/u);
  await checkTextKey(db, await textKey(folder), folder, at());
  await assert.rejects(async () => checkTextKey(db, await textKey(old), old, at()), CannotStart);
});

test("pages seal numbers with the public key alone, and say so before there is one", async () => {
  const id = randomUUID();
  const [sealed] = await sealPhone(house.as("web"), [{ id, phone: "+79161234567" }]);
  assert.ok(sealed);
  assert.equal((await openKeys(folder)).openPhone(sealed, id), "+79161234567");
  const empty = await testDatabase();
  const connection = connect(empty.url("web"));
  after(() => connection.close());
  await assert.rejects(sealPhone(connection.db, [{ id, phone: "+79161234567" }]), (error) => {
    assert.ok(error instanceof Refusal);
    assert.deepEqual([error.status, error.messageId], [503, "messages-no-key"]);
    return true;
  });
});
