import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { importFile } from "#kernel/import/import-file.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { glossaryImporter } from "./import.ts";
import { glossaryCsv, seedGlossary } from "./index.ts";
import { termKind } from "./kinds.ts";

const folder = await mkdtemp(join(tmpdir(), "diomede-glossary-"));
after(() => rm(folder, { recursive: true, force: true }));
const app = await testApp();
const made = make(app);
await made.exchange();
const began = performance.now();
await seedGlossary(app.db, app.clock.now());
const took = performance.now() - began;
const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru"], offices: ["translator ru"] });
const joe = await made.person({ name: "Joe", sides: ["us"] });
const [translator, member, stranger, russian] = [
  reader(app, vera, "ru"),
  reader(app, joe),
  reader(app),
  reader(app, undefined, "ru"),
];

const knowledge = async () => (await app.db.selectFrom("knowledge_version").select("n").executeTakeFirstOrThrow()).n;
const file = async (content: string, name = "g.csv"): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const take = async (content: string) =>
  importFile(app.db, {
    path: await file(content),
    importer: glossaryImporter,
    source: "test",
    dryRun: false,
    now: app.clock.now(),
    explain: (refusal) => refusal.messageId,
  });

test("the shipped glossary comes whole in a few statements, and a second time changes nothing", async (t) => {
  const { terms } = await app.db
    .selectFrom("term")
    .select((eb) => eb.fn.countAll<number>().as("terms"))
    .executeTakeFirstOrThrow();
  assert.ok(terms > 1500);
  t.diagnostic(`${terms} concepts in ${Math.round(took)} ms`);
  const before = await knowledge();
  await seedGlossary(app.db, app.clock.now());
  assert.equal(await knowledge(), before);
});

test("the wordbook is read in the reader's alphabet, searched in any language, and paged by key", async () => {
  assert.match(await russian.page("/words?q=%D0%B2%D0%B7%D1%8F%D1%82%D0%BA"), /<a href="\/words\/bribe">взятка<\/a>/u);
  assert.match(
    await stranger.page("/words?q=%D0%92%D0%97%D0%AF%D0%A2%D0%9A%D0%90"),
    /<a href="\/words\/bribe">bribe<\/a>/u,
  );
  const first = await stranger.page("/words");
  const next = /rel="next"[^>]*href="([^"]+)"/u.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = await stranger.page(next);
  const keys = (page: string) =>
    [...page.matchAll(/href="\/words\/([a-z0-9-]+)"/gu)].map(([, key]) => key).filter((key) => key !== "new");
  assert.equal(keys(first).length, 50);
  assert.equal(
    keys(second).some((key) => keys(first).includes(key)),
    false,
  );
  assert.match(await stranger.page("/words?subject=corruption"), /bribe/u);
  assert.match(await stranger.page("/words?q=%25_%5C"), /No such word here/u);
});

test("words that only call a concept up are shown to nobody but those who keep the wordbook", async () => {
  const shown = await stranger.page("/words/bribe");
  assert.match(shown, /взятка/u);
  for (const who of [stranger, russian, member]) {
    assert.doesNotMatch(await who.page("/words/bribe"), /конфеты и коньяк|hundred bucks/u);
    assert.doesNotMatch(await who.page("/words?q=hundred%20bucks"), /words\/bribe"/u);
    assert.notEqual((await who.get("/words/glossary.csv")).status, 200);
    assert.notEqual((await who.get("/words/bribe/edit")).status, 200);
  }
  assert.match(await translator.page("/words/bribe"), /конфеты и коньяк/u);
  assert.match(await translator.page("/words?q=hundred%20bucks"), /words\/bribe"/u);
  assert.doesNotMatch(JSON.stringify(await termKind.export?.rows(app.db, 0)), /конфеты и коньяк|hundred bucks/u);
});

test("a translator changes words, adds a language, and it is on record", async () => {
  const before = await knowledge();
  const edit = await translator.page("/words/bribe/edit?add=de");
  assert.match(edit, /name="term-de"/u);
  const saved = await translator.post("/words/bribe", {
    subject: "corruption",
    near: "",
    "term-ru": "взятка",
    "also-ru": "мзда\nоткат",
    "calls-ru": "конверт",
    "term-en": "bribe",
    "also-en": "payoff",
    "calls-en": "envelope",
    "term-de": "Bestechung",
    "also-de": "",
    "calls-de": "",
  });
  assert.equal(saved.headers.get("location"), "/words/bribe?said=note-saved");
  assert.equal(await knowledge(), before + 1);
  assert.match(await stranger.page("/words/bribe"), /Bestechung/u);
  assert.match(
    await translator.page("/words/bribe"),
    /слова изменены \(немецкий, английский и русский\), <bdi>Вера<\/bdi>/u,
  );
  await app.db
    .updateTable("import_row")
    .set({ hash: Buffer.from("old") })
    .where("key", "=", "bribe")
    .execute();
  await seedGlossary(app.db, app.clock.now());
  assert.match(await stranger.page("/words/bribe"), /Bestechung/u);
});

test("a form with words but no term, or with a neighbour that is not there, comes back with the reason", async () => {
  const back = await translator.post("/words/bribe", {
    subject: "corruption",
    near: "no-such-concept",
    "term-ru": "",
    "also-ru": "мзда",
    "calls-ru": "",
    "term-en": "bribe",
    "also-en": "",
    "calls-en": "",
  });
  assert.equal(back.status, 422);
  const page = await back.text();
  for (const word of ["no-such-concept", "Впишите само слово"]) assert.ok(page.includes(word), word);
  assert.equal(
    (await translator.post("/words", { key: "bribe", subject: "", near: "", "term-ru": "взятка" })).status,
    422,
  );
  assert.equal(
    (
      await translator.post("/words", {
        key: "quiet-hours",
        subject: "",
        near: "bribe",
        "term-ru": "тихий час",
        "also-ru": "",
        "calls-ru": "",
      })
    ).status,
    303,
  );
  assert.match(await russian.page("/words/quiet-hours"), /<h1>тихий час<\/h1>/u);
});

test("a file adds words in another language and leaves those it has no column for", async () => {
  const content = "key,de,de_also,de_calls\nentirely-new,Neues,,\nbribe,Bestechung,Schmiergeld,Umschlag\n";
  assert.deepEqual((await take(content)).counts, { term: { made: 1, changed: 1, same: 0 } });
  assert.deepEqual((await take(content)).counts, { term: { made: 0, changed: 0, same: 2 } });
  assert.match(await stranger.page("/words/bribe"), /Schmiergeld/u);
  assert.match(await stranger.page("/words/bribe"), /взятка/u);
});
test("what is written out is taken in again without a change", async () => {
  let text = "";
  for await (const piece of glossaryCsv(app.db)) text += piece;
  const imported = await take(text);
  assert.deepEqual(imported.faults, []);
  assert.deepEqual([imported.counts["term"]?.made, imported.counts["term"]?.changed], [0, 0]);
});

test("a bad row is named, and none of the file is kept", async () => {
  const imported = await take("key,en\nfresh-one,fresh\nBad Key,word\n");
  assert.deepEqual(
    [imported.kept, imported.faults],
    [false, [{ line: 3, reason: 'the key "Bad Key" may hold small Latin letters, digits and hyphens' }]],
  );
  assert.equal((await stranger.get("/words/fresh-one")).status, 404);
});
