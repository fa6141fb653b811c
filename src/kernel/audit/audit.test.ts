import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import fc from "fast-check";
import { Client } from "pg";
import { connect } from "#kernel/database/database.ts";
import { answersOf } from "#testing/answers.ts";
import { testDatabase } from "#testing/database.ts";
import { audit, auditHead, verifyAudit } from "./audit.ts";
import { canonicalJson } from "./canonical.ts";

const database = await testDatabase();
const web = connect(database.url("web"), { connections: 8 });
after(() => web.close());
const at = Temporal.Instant.from("2010-06-24T12:00:00.123456789Z");

test("rows of many who change something at once make one chain", async () => {
  assert.equal(await auditHead(web.db), null);
  assert.equal(await verifyAudit(web.db), null);
  await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      web.db.transaction().execute((tx) =>
        audit(
          tx,
          {
            actor: randomUUID(),
            action: "office-given",
            object: randomUUID(),
            side: n % 2 ? "ru" : null,
            data: { role: "модератор", n, yes: true, none: null, part: 0.1 },
          },
          at,
        ),
      ),
    ),
  );
  assert.equal(await verifyAudit(web.db), null);
  assert.equal((await auditHead(web.db))?.n, 24);
});

test("a change that is taken back leaves no row", async () => {
  await assert.rejects(
    web.db.transaction().execute(async (tx) => {
      await audit(tx, { actor: null, action: "undone" }, at);
      throw new Error("no");
    }),
  );
  assert.equal((await auditHead(web.db))?.n, 24);
});

test("the program's logins can neither alter nor delete a row, and the owner is stopped too", async () => {
  for (const login of ["web", "work", "owner"] as const) {
    for (const statement of ["update audit set action = 'x'", "delete from audit", "truncate audit"]) {
      await assert.rejects(answersOf(database.url(login), statement), { code: "42501" }, `${login}: ${statement}`);
    }
  }
});

/** What may be altered: the bytes of each column as PostgreSQL spells them. */
const columns = ["n", "at", "actor", "action", "object", "side", "data", "previous", "hash"] as const;

test("any single altered byte of any row is found, at that row", async () => {
  const intruder = new Client({ connectionString: database.superuserUrl });
  await intruder.connect();
  await intruder.query("set session_replication_role = replica");
  await intruder.query("create temporary table sound as select * from audit");
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 24 }),
        fc.constantFrom(...columns),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (n, column, where, change) => {
          const { rows } = await intruder.query("select * from sound where n = $1", [n]);
          const altered = alter(rows[0][column], where, change, column);
          if (column === "at")
            await intruder.query("update audit set at = at + $2 * interval '1 microsecond' where n = $1", [n, change]);
          else await intruder.query(`update audit set ${column} = $2 where n = $1`, [n, altered]);
          const found = await verifyAudit(web.db);
          await intruder.query("delete from audit where n = any($1::bigint[])", [[n, column === "n" ? altered : n]]);
          await intruder.query("insert into audit select * from sound where n = $1", [n]);
          assert.equal(found, n);
        },
      ),
      { numRuns: 300 },
    );
  } finally {
    await intruder.end();
  }
  assert.equal(await verifyAudit(web.db), null);
});

function alter(value: unknown, where: number, change: number, column: string): unknown {
  if (Buffer.isBuffer(value)) {
    const bytes = Buffer.from(value);
    const place = where % bytes.length;
    bytes[place] = (bytes[place] ?? 0) ^ change;
    return bytes;
  }
  if (column === "n") return String(Number(value) + 1000 + where);
  if (column === "actor" || column === "object") return value === null ? randomUUID() : spoil(String(value), where);
  if (column === "data") return JSON.stringify({ ...(value as object), n: `${change}` });
  return value === null ? "us" : `${value}`.replace(/.$/u, String.fromCharCode(0x410 + (change % 30)));
}

/** Turns one hexadecimal digit of an id into another. */
function spoil(id: string, where: number): string {
  const digits = [...id.matchAll(/[0-9a-f]/gu)].map((found) => found.index);
  const place = digits[where % digits.length] ?? 0;
  const digit = (Number.parseInt(id[place] ?? "0", 16) ^ 1).toString(16);
  return `${id.slice(0, place)}${digit}${id.slice(place + 1)}`;
}

test("a row taken out from the middle is found at its place; one cut off at the end shows against a noted head", async () => {
  const head = await auditHead(web.db);
  const intruder = new Client({ connectionString: database.superuserUrl });
  await intruder.connect();
  await intruder.query("set session_replication_role = replica");
  try {
    await intruder.query("create temporary table kept as select * from audit where n in (7, 24)");
    await intruder.query("delete from audit where n = 7");
    assert.equal(await verifyAudit(web.db), 7);
    await intruder.query("insert into audit select * from kept where n = 7");
    await intruder.query("delete from audit where n = 24");
    assert.equal(await verifyAudit(web.db), null);
    assert.notDeepEqual(await auditHead(web.db), head);
  } finally {
    await intruder.end();
  }
});

test("one value has one spelling, whatever the order of its keys", () => {
  assert.equal(
    canonicalJson({ b: [1, { d: null, c: "ё" }], a: undefined, A: true }),
    '{"A":true,"b":[1,{"c":"ё","d":null}]}',
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      assert.equal(canonicalJson(turned), canonicalJson(value));
    }),
  );
});
