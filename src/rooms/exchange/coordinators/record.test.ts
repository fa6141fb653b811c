import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Client } from "pg";
import { audit } from "#kernel/audit/audit.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const audrey = await made.person({ name: "Audrey Ledger", sides: ["us"], offices: ["auditor us"] });
const cora = await made.person({ name: "Cora Ordway", sides: ["us"], offices: ["coordinator us"] });
const mark = await made.person({ name: "Mark", sides: ["us"], offices: ["moderator us"] });
const auditor = reader(app, audrey);
const record = "/coordinators/record";
const said = async (path = record, who = auditor) =>
  [...(await who.page(path)).matchAll(/<div class="notice[^"]*"[^>]*>(.*?)<\/div>/gsu)].map((found) =>
    (found[1] ?? "").replace(/<[^>]*>/gu, "").trim(),
  );

/** Somebody who goes round the program, and puts back what he has done. */
const intruder = new Client({ connectionString: app.database.superuserUrl });
intruder.on("error", () => undefined);
await intruder.connect();
after(() => intruder.end());
await intruder.query("set session_replication_role = replica");

const write = (count: number) =>
  app.db.transaction().execute(async (tx) => {
    for (let n = 0; n < count; n += 1) await audit(tx, { actor: cora.person, action: "office-given" }, app.clock.now());
  });

test("the record is for auditors and coordinators, and an auditor finds it from his own page and sees no other office", async () => {
  for (const who of [auditor, reader(app, cora)]) assert.equal((await who.get(record)).status, 200);
  const no = await reader(app, mark).get(record);
  assert.equal(no.status, 403);
  assert.match(await no.text(), /auditors and coordinators/u);
  assert.match(await auditor.page("/me"), /href="\/coordinators\/record"/u);
  assert.doesNotMatch(await auditor.page(record), /href="\/(settings|coordinators\/(people|mail))"/u);
  assert.match(await reader(app, cora).page(record), /href="\/coordinators\/people"/u);
  for (const path of ["/settings", "/coordinators/people", "/coordinators/mail"])
    assert.equal((await auditor.get(path)).status, 403, path);
});

test("an empty record claims nothing", async () => {
  assert.deepEqual(await said(), []);
  await auditor.post(`${record}/checks`, {});
  assert.deepEqual(await said(), []);
});

test("what is shown is compared at each view, and the page says which lines that were", async () => {
  await write(60);
  assert.deepEqual(await said(), [
    "Lines 11 to 60, shown here, were compared just now: each fits the one before.",
    "The whole record has not been compared yet.",
  ]);
  assert.deepEqual(await said(`${record}?before=11`), [
    "Lines 1 to 10, shown here, were compared just now: each fits the one before.",
    "The whole record has not been compared yet.",
  ]);
});

test("the whole is compared when somebody asks, and who, when and how far is kept", async () => {
  const answer = await auditor.post(`${record}/checks`, {});
  assert.equal(answer.headers.get("location"), `${record}?said=note-record-compared`);
  const whole =
    "The whole record up to line 60 was compared on 24 June 2010 at 12:00 UTC by Audrey Ledger: each line fits the one before.";
  assert.equal((await said())[1], whole);
  await write(3);
  assert.equal((await said())[1], `${whole} 3 lines have come since.`);
  await auditor.post(`${record}/checks`, {});
  assert.match((await said())[1] ?? "", /up to line 63/u);
});

test("an altered line shows where it is shown, and everywhere once the whole is compared", async () => {
  const first = await intruder.query("select action from audit where n = 1");
  await intruder.query("update audit set action = 'nothing-done' where n = 1");
  assert.match((await said())[0] ?? "", /^Lines 14 to 63/u);
  const broken = "Line 1 does not fit the one before: somebody has changed the record outside of the program.";
  assert.equal((await said(`${record}?before=14`))[0], broken);
  await auditor.post(`${record}/checks`, {});
  assert.deepEqual(await said(), [
    "Lines 14 to 63, shown here, were compared just now: each fits the one before.",
    `The whole record was compared on 24 June 2010 at 12:00 UTC by Audrey Ledger. ${broken}`,
  ]);
  await intruder.query("update audit set action = $1 where n = 1", [first.rows[0].action]);
  await auditor.post(`${record}/checks`, {});
  assert.match((await said())[1] ?? "", /each line fits/u);
});

test("lines that were cut off at the end show against the last comparison, which the record itself cannot tell", async () => {
  await intruder.query("create temporary table cut as select * from audit where n > 61");
  await intruder.query("delete from audit where n > 61");
  assert.deepEqual(await said(), [
    "Lines 12 to 61, shown here, were compared just now: each fits the one before.",
    "Line 63 was there when the whole record was compared on 24 June 2010 at 12:00 UTC by Audrey Ledger, and is gone or another one now: somebody has changed the record outside of the program.",
  ]);
  await auditor.post(`${record}/checks`, {});
  assert.match((await said())[1] ?? "", /^Line 63 was there/u, "comparing again does not make it forgotten");
  await intruder.query("insert into audit select * from cut");
  assert.match((await said())[1] ?? "", /each line fits/u);
});

test("the program's logins can neither alter nor delete a comparison", async () => {
  for (const statement of ["update audit_check set up_to = 1", "delete from audit_check"])
    for (const login of ["web", "work", "owner"] as const) {
      const client = new Client({ connectionString: app.database.url(login) });
      client.on("error", () => undefined);
      await client.connect();
      await assert.rejects(client.query(statement), { code: "42501" }, `${login}: ${statement}`);
      await client.end();
    }
});
