import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { problemIn, rewrite, send, told } from "#testing/translations.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru", "en"] });
const paul = await made.person({ name: "Paul", sides: ["us"], reads: ["en", "ru"] });
const joe = await made.person({ name: "Joe", sides: ["us"], reads: ["en"] });
const [translator, other, american, stranger] = [
  reader(app, vera, "ru"),
  reader(app, paul),
  reader(app, joe),
  reader(app),
];

const plain = await problemIn(app, { title: "Самая старая", author: vera.person });
const followed = await problemIn(app, { title: "За этой следят" });
const newest = await problemIn(app, { title: "Самая новая" });
const members = await problemIn(app, { title: "Только для участников", audience: "members" });
await problemIn(app, { title: "Чужой черновик", audience: "authors" });
const english = await problemIn(app, { title: "Told in English", language: "en", side: "us" });
await app.db
  .insertInto("follow")
  .values({ person: joe.person, object: followed.id, since: app.clock.now().toString() })
  .execute();

/** Numbers of the problems on the desk, in order. */
const numbers = (page: string) =>
  [...page.matchAll(/<div class="meta"><span>(?:problem|проблема) (\d+)<\/span>/gu)].map((match) => Number(match[1]));

test("strangers are asked to sign in; who reads one language is told how to be of help", async () => {
  assert.equal((await stranger.get("/translations")).status, 303);
  const page = await american.page("/translations");
  assert.ok(page.includes("You read one language as far as we know."));
  assert.deepEqual(numbers(page), []);
});

test("what reaches most people stands first; drafts of others are not there, and each language has its own reader", async () => {
  const page = await translator.page("/translations");
  assert.deepEqual(
    numbers(page),
    [followed, english, newest, plain, members].map((one) => one.number),
  );
  assert.ok(!page.includes("Чужой черновик"));
  assert.ok(page.includes("С русского на английский") && page.includes("С английского на русский"));
  assert.deepEqual(numbers(await other.page("/translations?into=ru")), [english.number]);
});

test("a common problem goes before everything else", async () => {
  const common = await problemIn(app, { title: "Общая" });
  const { makeObject } = await import("#kernel/object/object.ts");
  const { change, nobody } = await import("#kernel/events/change.ts");
  await change(app.db, nobody, app.clock.now(), async (tx) => {
    const object = await makeObject(
      tx,
      { kind: "common-problem", side: null, audience: "public", author: null },
      app.clock.now(),
    );
    await tx.insertInto("common_problem").values({ id: object.id }).execute();
    await tx
      .insertInto("common_problem_part")
      .values({ common: object.id, problem: common.id, joined_at: app.clock.now().toString() })
      .execute();
  });
  assert.equal(numbers(await translator.page("/translations"))[0], common.number);
  assert.ok((await other.page("/translations")).includes("common problem"));
});

test("what is translated leaves the desk, what changes comes back, and what wants a check has its own list", async () => {
  await send(translator, newest.id, "The newest", { field: "title", original: "Самая новая" });
  assert.match(await translator.page("/translations"), new RegExp(`/translate/${newest.id}/text/0`, "u"));
  await send(translator, newest.id, "Nowhere to live");
  assert.ok(!numbers(await translator.page("/translations")).includes(newest.number));
  assert.deepEqual(numbers(await other.page("/translations?what=unchecked")), [newest.number]);
  assert.deepEqual(numbers(await translator.page("/translations?what=unchecked")), []);
  await rewrite(app, newest.id, `${told.text} И так всегда.`);
  assert.deepEqual(numbers(await translator.page("/translations?what=stale")), [newest.number]);
  assert.ok(numbers(await translator.page("/translations")).includes(newest.number));
  assert.ok(!numbers(await translator.page("/translations?what=missing")).includes(newest.number));
});

test("who takes a thing has it for two hours; another sees that, is refused, and may still translate", async () => {
  const claim = (who: typeof other, act: string) =>
    who.post("/translations/claims", { object: plain.id, language: "en", act, back: "" });
  assert.equal((await claim(translator, "take")).headers.get("location"), "/translations?said=note-claim-taken");
  assert.ok((await translator.page("/translations")).includes("Отложено для вас до 14:00"));
  const theirs = await other.page("/translations");
  assert.ok(theirs.includes("Another member is at work on it until 14:00"));
  // Her name is in the list of those who translated, and nowhere beside what she is at work on.
  assert.equal(theirs.split("Вера").length, 2);
  assert.equal((await claim(other, "take")).status, 409);
  assert.equal((await claim(other, "leave")).status, 303);
  assert.ok(
    (await other.page(`/translate/${plain.id}/text/0?into=en`)).includes(
      "Another member said that they are translating this",
    ),
  );
  assert.equal((await send(other, plain.id, "He has nowhere to live")).status, 303);
  app.clock.advance({ hours: 2 });
  assert.equal((await claim(other, "take")).status, 303);
  assert.equal((await claim(other, "leave")).status, 303);
  assert.equal((await claim(translator, "take")).status, 303);
});

test("nobody takes what he may not read, or into a language he does not", async () => {
  const draft = await problemIn(app, { audience: "authors" });
  assert.equal(
    (await translator.post("/translations/claims", { object: draft.id, language: "en", act: "take", back: "" })).status,
    404,
  );
  assert.equal(
    (await american.post("/translations/claims", { object: plain.id, language: "ru", act: "take", back: "" })).status,
    422,
  );
  assert.equal(
    (
      await translator.post("/translations/claims", {
        object: plain.id,
        language: "en",
        act: "take",
        back: "//elsewhere.example",
      })
    ).status,
    422,
  );
});

test("those who translated most are named as far as they wish", async () => {
  const page = await american.page("/translations");
  assert.match(
    page,
    /<ol><li><a href="\/people\/\d+"><bdi>Вера<\/bdi><\/a> – 2 passages<\/li><li><a href="\/people\/\d+"><bdi>Paul<\/bdi><\/a> – 1 passage<\/li><\/ol>/u,
  );
  const another = await problemIn(app);
  await send(other, another.id, "Unnamed", { unnamed: true });
  assert.match(await american.page("/translations"), /<bdi>Paul<\/bdi><\/a> – 1 passage</u);
});

test("a long desk goes on over pages", async () => {
  for (let n = 0; n < 22; n += 1) await problemIn(app, { title: `Ещё одна ${n}` });
  const first = numbers(await translator.page("/translations"));
  assert.equal(first.length, 20);
  const second = numbers(await translator.page("/translations?skip=20"));
  assert.ok(second.length > 0 && second.every((number) => !first.includes(number)));
});

test("beyond the newest, the desk goes on with what is older than a thing", async () => {
  const older = numbers(await other.page(`/translations?before=${newest.id}&into=en`));
  assert.deepEqual(older, [followed.number, plain.number]);
  assert.equal(numbers(await other.page("/translations?before=x")).length, 20);
});
