import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { sql } from "kysely";
import { connect } from "#kernel/database/database.ts";
import { exportPieces } from "#kernel/export/export-stream.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { environment, type TestServer } from "#testing/database.ts";
import { make } from "#testing/make.ts";
import { importFile } from "./import-file.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-import-"));
after(() => rm(folder, { recursive: true, force: true }));
const app = await testApp();
await make(app).exchange();
const importers = new Map(
  app.rooms.flatMap((room) => room.importers ?? []).map((importer) => [importer.name, importer]),
);

/** The database as another process reaches it. */
const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(app.db);
const server = JSON.parse(process.env[environment] ?? "") as TestServer;
const another = connect(server.superuser.replace("%", rows[0]?.name ?? ""), { connections: 2 });
after(() => another.close());

async function take(
  name: string,
  content: string,
  options: { dryRun?: boolean; source?: string; db?: typeof app.db } = {},
) {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, content);
  const importer = importers.get(name);
  assert.ok(importer, name);
  const { db = app.db, dryRun = false, source = "file" } = options;
  return await importFile(db, {
    path,
    importer,
    source,
    dryRun,
    now: app.clock.now(),
    explain: (refusal) => refusal.messageId,
  });
}

const organisations = (about: string) =>
  `key,name,side,language,about,example,at\ndom,Второй дом,ru,ru,${about},yes,2009-06-01T08:00:00Z\ndoor,Second Door,us,en,,yes,\n`;

test("a rehearsal says what would happen and keeps nothing", async () => {
  assert.deepEqual(await take("organisations", organisations("Помогаем."), { dryRun: true }), {
    counts: { organisation: { made: 2, changed: 0, same: 0 } },
    bad: 0,
    faults: [],
    kept: false,
  });
  assert.equal((await app.db.selectFrom("organisation").select("id").execute()).length, 0);
  assert.equal((await app.db.selectFrom("import_row").select("key").execute()).length, 0);
});

test("what another process takes in stands on the pages of this one at once, at the time its rows say", async () => {
  const stranger = reader(app);
  assert.doesNotMatch(await stranger.page("/organisations"), /Second Door/u);
  assert.equal((await take("organisations", organisations("Помогаем."), { db: another.db })).kept, true);
  assert.match(await stranger.page("/organisations"), /Second Door/u);
  const { at } = await app.db
    .selectFrom("event")
    .select("at")
    .where("verb", "=", "organisation-joined")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  assert.equal(at, "2009-06-01T08:00:00+00:00");
});

test("the same file again changes nothing, a changed row changes its thing alone", async () => {
  assert.deepEqual((await take("organisations", organisations("Помогаем."))).counts, {
    organisation: { made: 0, changed: 0, same: 2 },
  });
  assert.deepEqual((await take("organisations", organisations("Помогаем всем."))).counts, {
    organisation: { made: 0, changed: 1, same: 1 },
  });
});

test("what a person has changed since stays when the same file comes again", async () => {
  await app.db.updateTable("organisation").set({ place: "Пермь" }).where("name", "=", "Второй дом").execute();
  await take("organisations", organisations("Помогаем всем."));
  const { place } = await app.db
    .selectFrom("organisation")
    .select("place")
    .where("name", "=", "Второй дом")
    .executeTakeFirstOrThrow();
  assert.equal(place, "Пермь");
});

test("one row that cannot be taken keeps all others out, and is named", async () => {
  await take(
    "people",
    "key,name,side,reads,organisations,offices\nwalter,Walter,us,en,door:head,moderator us\nkolya,Коля,ru,ru,dom:head,moderator ru\n",
  );
  const before = await app.db.selectFrom("object").select("id").execute();
  const result = await take(
    "problems",
    `key,side,person,language,title,text,themes\na,us,walter,en,The bridge is closed,"Children walk four miles round because of it.",\nb,us,nobody,en,The bridge is closed too,"Children walk four miles round because of it.",\nc,us,walter,en,The bridge is closed again,"Children walk four miles round because of it.",no-such-topic\n`,
  );
  assert.deepEqual(
    [result.kept, result.faults],
    [
      false,
      [
        { line: 3, reason: 'there is no person "nobody" in the source file' },
        { line: 4, reason: 'there is no topic "no-such-topic"' },
      ],
    ],
  );
  assert.deepEqual(await app.db.selectFrom("object").select("id").execute(), before);
});

const told = (key: string, more: string) =>
  `${key},us,door,walter,en,Forty dollars and nowhere to sleep (${key}),"When men leave prison no employer in the region will hire them because of the record.",${more}\n`;

test("a matter of children waits for its second look, unless the file names two moderators of two sides", async () => {
  const header = "key,side,organisation,person,language,title,text,children,looked_by\n";
  const content = `${header}${told("looked", "yes,kolya; walter")}${told("half", "yes,kolya")}${told("plain", ",")}`;
  const result = await take("problems", content.replaceAll(",door,", ",real,").replace(header, header), {});
  assert.equal(result.faults[0]?.reason, 'there is no organisation "real" in the source file');
  await take("organisations", "key,name,side,language\nreal,Real People,us,en\n");
  assert.deepEqual((await take("problems", content.replaceAll(",door,", ",real,"))).faults, []);
  const states = await app.db
    .selectFrom("problem")
    .innerJoin("object", "object.id", "problem.id")
    .select(["object.source_key", "problem.state", "object.audience"])
    .where("object.source", "=", "file")
    .orderBy("object.number")
    .execute();
  // The writer's own look does not count.
  assert.deepEqual(states, [
    { source_key: "looked", state: "second-look", audience: "authors" },
    { source_key: "half", state: "second-look", audience: "authors" },
    { source_key: "plain", state: "public", audience: "public" },
  ]);
});

test("two people of two sides who say the same make a common problem out of a file", async () => {
  await take(
    "problems",
    `key,side,organisation,person,language,title,text\nru-1,ru,dom,kolya,ru,После освобождения негде жить,"Человек выходит за ворота колонии зимой, а жить ему негде: прописку он потерял."\n`,
  );
  const verdicts = `key,a,b,person,verdict,why,language,at\nv1,plain,ru-1,walter,same,the same winter,en,2009-07-01T10:00:00Z\nv2,ru-1,plain,kolya,same,та же зима,ru,2009-07-02T10:00:00Z\n`;
  assert.deepEqual((await take("verdicts", verdicts)).counts, { verdict: { made: 2, changed: 0, same: 0 } });
  assert.deepEqual((await take("verdicts", verdicts)).counts, { verdict: { made: 0, changed: 0, same: 2 } });
  const common = await app.db.selectFrom("object").select("created_at").where("kind", "=", "common-problem").execute();
  assert.deepEqual(common, [{ created_at: "2009-07-02T10:00:00+00:00" }]);
  const strangers = await take("verdicts", "key,a,b,person,verdict,why,language\nv3,plain,ru-1,nina,same,why not,en\n");
  assert.equal(strangers.kept, false);
});

test("an export holds its public columns and nothing else, and no formula", async () => {
  await take("organisations", 'key,name,side,language\nevil,"=HYPERLINK(""https://example.org"")",us,en\n');
  const kind = app.kinds.get("problem");
  const organisation = app.kinds.get("organisation");
  assert.ok(kind && organisation);
  let text = "";
  for await (const piece of exportPieces(app.db, kind, "jsonl")) text += piece;
  assert.deepEqual(
    [/Walter/u.test(text), /accused/u.test(text), /\(looked\)/u.test(text), /\(plain\)/u.test(text)],
    [false, false, false, true],
  );
  let csv = "";
  for await (const piece of exportPieces(app.db, organisation, "csv")) csv += piece;
  assert.match(csv, /"'=HYPERLINK\(/u);
});
