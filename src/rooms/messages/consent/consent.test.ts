import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { after, test } from "node:test";
import fc from "fast-check";
import { Client } from "pg";
import { readersHouse } from "#testing/readers-house.ts";
import type { Door } from "../subscribers/lock.ts";
import { type ConsentAct, consentFor, ledgerOf, recordConsent } from "./ledger.ts";
import { verifyLedger, verifyLedgers } from "./verify.ts";

const house = await readersHouse();
const { db, act } = house;
const intruder = new Client({ connectionString: house.database.superuserUrl });
// The database is dropped before the connection is closed.
intruder.on("error", () => undefined);
await intruder.connect();
await intruder.query("set session_replication_role = replica");
after(() => intruder.end());

const record = (subscriber: string, what: ConsentAct, options: { scope?: string; door?: Door } = {}) =>
  act((tx) =>
    recordConsent(tx, {
      subscriber,
      act: what,
      scope: options.scope ?? null,
      wording: "keyword «МАМА»",
      door: options.door ?? "message",
      evidence: randomUUID(),
      at: house.at(),
    }),
  );

test("acts of many processes at once make one chain", async () => {
  const id = await house.reader({ joined: false });
  await Promise.all(Array.from({ length: 10 }, () => record(id, "given")));
  assert.deepEqual(
    (await ledgerOf(db, id)).map((row) => row.n),
    Array.from({ length: 10 }, (_, n) => n + 1),
  );
  assert.equal(await verifyLedger(db, id), null);
});

test("no login of the program can change or delete a row, nor can the owner", async () => {
  const id = await house.reader();
  for (const login of ["web", "work", "send", "owner"] as const) {
    const there = house.as(login);
    await assert.rejects(there.updateTable("consent").set({ wording: "x" }).where("subscriber", "=", id).execute(), {
      code: "42501",
    });
    await assert.rejects(there.deleteFrom("consent").where("subscriber", "=", id).execute(), { code: "42501" });
  }
});

const columns = [
  "id",
  "subscriber",
  "n",
  "act",
  "scope",
  "wording",
  "wording_version",
  "language",
  "door",
  "evidence",
  "at",
  "previous",
  "hash",
] as const;

test("any single change to any row is found, and so is a row taken out or put in", async () => {
  const others = [await house.reader({ joined: false }), await house.reader({ joined: false })];
  const id = await house.reader({ joined: false });
  const scope = randomUUID();
  await record(id, "given", { door: "web" });
  await record(id, "confirmed");
  await record(id, "paused", { scope });
  await record(id, "resumed", { scope });
  await record(id, "withdrawn");
  await intruder.query("create temporary table sound as select * from consent");
  await intruder.query("create temporary table sound_readers as select id, consents, consent_head from subscriber");
  const rows = (await ledgerOf(db, id)).map((row) => row.id);
  const changed = async (row: string, column: (typeof columns)[number], seed: number): Promise<void> => {
    const other = {
      id: randomUUID(),
      subscriber: others[seed % others.length],
      n: 6 + (seed % 90),
      act: ["given", "confirmed", "withdrawn", "paused", "resumed"][seed % 5],
      scope: seed % 2 ? randomUUID() : null,
      wording: `other ${seed}`,
      wording_version: 2 + (seed % 9),
      language: seed % 2 ? "en" : "RU",
      door: ["message", "web", "health-worker", "import", "staff", "gateway"][seed % 6],
      evidence: seed % 2 ? null : "paper",
      at: new Date(1_800_000_000_000 + seed).toISOString(),
      previous: randomBytes(32),
      hash: randomBytes(32),
    }[column];
    await intruder.query(`update consent set ${column} = $2 where id = $1`, [row, other]);
  };
  const restore = async (): Promise<void> => {
    await intruder.query("delete from consent");
    await intruder.query("insert into consent select * from sound");
    await intruder.query(
      "update subscriber set consents = s.consents, consent_head = s.consent_head from sound_readers s where s.id = subscriber.id",
    );
  };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(...columns, "taken out", "put in", "head", "length"),
      fc.nat({ max: 1_000_000 }),
      async (n, what, seed) => {
        const row = rows[n] ?? "";
        if (what === "taken out") await intruder.query("delete from consent where id = $1", [row]);
        else if (what === "put in")
          await intruder.query(
            "insert into consent select uuidv7(), subscriber, 6, 'given', scope, wording, wording_version, language, door, evidence, at, hash, sha256(hash) from consent where id = $1",
            [row],
          );
        else if (what === "head")
          await intruder.query("update subscriber set consent_head = $2 where id = $1", [id, randomBytes(32)]);
        else if (what === "length")
          await intruder.query("update subscriber set consents = $2 where id = $1", [id, 6 + (seed % 9)]);
        else await changed(row, what, seed);
        const { rows: different } = await intruder.query(
          "(select * from consent except select * from sound) union all (select * from sound except select * from consent)",
        );
        const found = await verifyLedgers(db);
        await restore();
        const isChange = different.length > 0 || what === "head" || what === "length";
        assert.equal(found.length > 0, isChange, `${what} of row ${n + 1}`);
        if (isChange) assert.ok(found.some((one) => one.subscriber === id));
      },
    ),
    { numRuns: 150 },
  );
  assert.deepEqual(await verifyLedgers(db), []);
});

/** The rule, told once more in plain words, for the SQL function to be held against. */
function allowedBy(
  acts: readonly { id: string; act: ConsentAct; scope: string | null; door: Door }[],
  scope: string | null,
): string | null {
  let allowed: string | null = null;
  let paused = false;
  for (const one of acts.filter((each) => each.scope === null || each.scope === scope)) {
    if (one.act === "withdrawn") allowed = null;
    if (one.act === "confirmed" || (one.act === "given" && one.door !== "web")) allowed = one.id;
    paused = one.act === "paused";
  }
  return paused ? null : allowed;
}

test("what allows a message is the newest yes that no later no takes back, whatever she said in what order", async () => {
  const scopes = [null, randomUUID(), randomUUID()] as const;
  const step = fc.record({
    act: fc.constantFrom<ConsentAct>("given", "confirmed", "withdrawn", "paused", "resumed"),
    scope: fc.constantFrom(...scopes),
    door: fc.constantFrom<Door>("message", "web", "import"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const id = await house.reader({ joined: false });
      const acts = [];
      for (const { act: what, scope, door } of steps)
        acts.push({ act: what, scope, door, id: (await record(id, what, { ...(scope && { scope }), door })).id });
      for (const scope of scopes) assert.equal(await consentFor(db, id, scope), allowedBy(acts, scope));
    }),
    { numRuns: 60 },
  );
});
