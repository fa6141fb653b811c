import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { problemIn, rewrite, send, told } from "#testing/translations.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
await app.services.matching.refresh();
const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru", "en"] });
const paul = await made.person({ name: "Paul", sides: ["us"], reads: ["en", "ru"] });
const joe = await made.person({ name: "Joe", sides: ["us"], reads: ["en"] });
const [russian, translator, other, american, stranger] = [
  reader(app, anna, "ru"),
  reader(app, vera, "ru"),
  reader(app, paul),
  reader(app, joe),
  reader(app),
];
const english = "A man leaves the colony in winter and has nowhere to live.";

const versions = (object: string) =>
  app.db
    .selectFrom("translation")
    .select(["version", "text", "state", "author", "reviewer", "current", "named"])
    .where("object", "=", object)
    .where("field", "=", "text")
    .orderBy("version")
    .execute();
const location = (response: Response) => response.headers.get("location");

test("a member who reads both languages translates, and readers of the other language are given it", async () => {
  const problem = await problemIn(app, { author: anna.person });
  const path = `/translate/${problem.id}/text/0`;
  const page = await translator.page(path);
  for (const word of ["Перевод на английский", told.text, "По-русски", "По-английски", "пока не переведено"])
    assert.ok(page.includes(word), word);
  assert.equal(location(await send(translator, problem.id, english)), `${path}?into=en&said=note-translation-saved`);
  assert.deepEqual(await versions(problem.id), [
    { version: 1, text: english, state: "human", author: vera.person, reviewer: null, current: true, named: true },
  ]);
  for (const one of [american, stranger]) {
    const seen = await one.page(`/problems/${problem.number}`);
    assert.ok(seen.includes(english));
    assert.ok(seen.includes("translated by <bdi>Вера</bdi>"));
  }
  const event = await app.db
    .selectFrom("event")
    .select(["verb", "audience", "actor", "data"])
    .where("object", "=", problem.id)
    .execute();
  assert.deepEqual(event, [
    {
      verb: "translated",
      audience: "public",
      actor: vera.person,
      data: { field: "text", position: 0, language: "en" },
    },
  ]);
});

test("those who wrote the original get one notice for all that was translated of it, and find the way by it", async () => {
  const problem = await problemIn(app, { author: anna.person });
  await send(translator, problem.id, english);
  await send(translator, problem.id, "Nowhere to live", { field: "title", original: told.title });
  const notices = await app.db
    .selectFrom("notice")
    .select(["person", "verb"])
    .where("object", "=", problem.id)
    .execute();
  assert.deepEqual(notices, [{ person: anna.person, verb: "translated" }]);
  assert.ok((await russian.page("/me/notices")).includes("Перевели то, что вы написали"));
});

test("who reads one language only is told what to say on his page, and cannot save", async () => {
  const problem = await problemIn(app);
  const page = await american.page(`/translate/${problem.id}/text/0`);
  assert.ok(page.includes("Say on your page which languages you read"));
  assert.ok(!page.includes("<textarea"));
  assert.equal((await send(american, problem.id, english)).status, 403);
  assert.ok((await russian.page(`/translate/${problem.id}/text/0`)).includes("Укажите на своей странице"));
  assert.deepEqual(await versions(problem.id), []);
});

test("a stranger is asked to sign in, and what he wrote is kept", async () => {
  const problem = await problemIn(app);
  assert.equal(
    location(await stranger.get(`/translate/${problem.id}/text/0`)),
    `/sign-in?next=${encodeURIComponent(`/translate/${problem.id}/text/0`)}`,
  );
  const answer = await send(stranger, problem.id, english);
  assert.equal(answer.status, 401);
  assert.ok((await answer.text()).includes(english));
});

test("what one may not read is not there to translate", async () => {
  const draft = await problemIn(app, { author: anna.person, audience: "authors" });
  assert.equal((await translator.get(`/translate/${draft.id}/text/0`)).status, 404);
  assert.equal((await send(translator, draft.id, english)).status, 404);
  assert.equal((await stranger.get(`/translations/history/${draft.id}/text/0`)).status, 404);
  assert.equal((await russian.get(`/translate/${draft.id}/text/0`)).status, 200);
  for (const address of [
    "x/text/0",
    `${draft.id}/nothing/0`,
    `${draft.id}/text/1`,
    `${draft.id}/text/-1`,
    `${draft.id}/TEXT/0`,
    `${crypto.randomUUID()}/text/0`,
  ])
    assert.equal((await russian.get(`/translate/${address}`)).status, 404, address);
});

test("a comment that a moderator has hidden, or whose problem was taken back, is not there to translate", async () => {
  const problem = await problemIn(app, { author: anna.person });
  await russian.post(`/problems/${problem.number}/comments`, { comment: "У нас зимой то же самое.", language: "ru" });
  const { id } = await app.db
    .selectFrom("comment")
    .select("id")
    .where("about", "=", problem.id)
    .executeTakeFirstOrThrow();
  assert.equal((await translator.get(`/translate/${id}/text/0`)).status, 200);
  assert.equal(
    (await send(translator, id, "The same here in winter.", { original: "У нас зимой то же самое." })).status,
    303,
  );
  const [event] = await app.db
    .selectFrom("event")
    .select("object")
    .where("verb", "=", "translated")
    .orderBy("id", "desc")
    .limit(1)
    .execute();
  assert.equal(event?.object, problem.id);
  await app.db.updateTable("comment").set({ hidden_at: app.clock.now().toString() }).where("id", "=", id).execute();
  assert.equal((await translator.get(`/translate/${id}/text/0`)).status, 404);
  await app.db.updateTable("comment").set({ hidden_at: null }).where("id", "=", id).execute();
  await app.db.updateTable("object").set({ audience: "authors" }).where("id", "=", problem.id).execute();
  assert.equal((await translator.get(`/translate/${id}/text/0`)).status, 404);
});

test("a translator who does not wish it is not named, neither to readers nor in the list of those who translated most", async () => {
  const problem = await problemIn(app);
  await send(translator, problem.id, english, { unnamed: true });
  const page = await american.page(`/problems/${problem.number}`);
  assert.ok(page.includes("translated by a person"));
  assert.ok(!page.includes("Вера"));
  assert.equal((await versions(problem.id))[0]?.author, vera.person);
  assert.match(await translator.page(`/translate/${problem.id}/text/0?into=en`), /name="unnamed"[^>]* checked/u);
  assert.match(await translator.page(`/translate/${problem.id}/title/0?into=en`), /name="unnamed"[^>]* checked/u);
  assert.equal((await send(translator, problem.id, english, { base: 1 })).status, 303);
  assert.ok((await american.page(`/problems/${problem.number}`)).includes("translated by <bdi>Вера</bdi>"));
  assert.equal((await versions(problem.id)).length, 1);
});

test("an original that changed meanwhile keeps the translation in the form, beside the new words", async () => {
  const problem = await problemIn(app);
  const changed = told.text.replace("зимой", "осенью");
  await rewrite(app, problem.id, changed);
  const answer = await send(translator, problem.id, english);
  assert.equal(answer.status, 409);
  const page = await answer.text();
  for (const words of [english, "Пока вы переводили, оригинал изменился", "<ins>", "осенью", changed])
    assert.ok(page.includes(words), words);
  assert.deepEqual(await versions(problem.id), []);
  assert.equal((await send(translator, problem.id, english, { original: changed })).status, 303);
});

test("two who save at once: one is first, the other sees both and loses nothing", async () => {
  const problem = await problemIn(app);
  const [one, two] = await Promise.all([
    send(translator, problem.id, "first words"),
    send(other, problem.id, "second words"),
  ]);
  assert.deepEqual([one.status, two.status].sort(), [303, 409]);
  const loser =
    one.status === 409
      ? { answer: one, own: "first words", theirs: "second" }
      : { answer: two, own: "second words", theirs: "first" };
  const page = await loser.answer.text();
  assert.ok(page.includes(`>\n${loser.own}</textarea>`));
  assert.ok(page.includes(loser.theirs));
  assert.match(page, /name="base" value="1"/u);
  assert.equal((await send(one.status === 409 ? translator : other, problem.id, loser.own, { base: 1 })).status, 303);
  assert.deepEqual(
    (await versions(problem.id)).map((row) => row.current),
    [false, true],
  );
});

test("the same press twice is one translation", async () => {
  const problem = await problemIn(app);
  await Promise.all([send(translator, problem.id, english), send(translator, problem.id, english)]);
  assert.equal((await versions(problem.id)).length, 1);
});

test("an old translation is called so with what has changed, and saving it unchanged says that it still holds", async () => {
  const problem = await problemIn(app);
  await send(translator, problem.id, english);
  const changed = `${told.text} Так каждый год.`;
  await rewrite(app, problem.id, changed);
  const page = await translator.page(`/translate/${problem.id}/text/0?into=en`);
  for (const words of ["После перевода оригинал изменился", "<ins>", "Так каждый год."])
    assert.ok(page.includes(words), words);
  assert.equal((await send(translator, problem.id, english, { original: changed, base: 1 })).status, 303);
  assert.deepEqual(
    (await versions(problem.id)).map((row) => [row.state, row.author]),
    [
      ["human", vera.person],
      ["human", vera.person],
    ],
  );
  assert.ok((await american.page(`/problems/${problem.number}`)).includes("translated by <bdi>Вера</bdi>"));
});

test("another member checks a translation by a press and takes that back; the translator himself cannot", async () => {
  const problem = await problemIn(app);
  await send(translator, problem.id, english);
  const check = (who: typeof other, checked: string, version = "1") =>
    who.post(`/translate/${problem.id}/text/0/check`, { language: "en", version, checked });
  assert.ok(!(await translator.page(`/translate/${problem.id}/text/0?into=en`)).includes("/check"));
  assert.equal((await check(translator, "yes")).status, 403);
  assert.equal((await check(american, "yes")).status, 403);
  assert.equal((await check(other, "yes", "2")).status, 409);
  assert.ok((await other.page(`/translate/${problem.id}/text/0?into=en`)).includes("I compared it: it is right"));
  assert.equal((await check(other, "yes")).status, 303);
  assert.ok((await american.page(`/problems/${problem.number}`)).includes("translated by <bdi>Вера</bdi>, checked"));
  assert.equal((await check(other, "")).status, 303);
  assert.deepEqual(
    (await versions(problem.id)).map((row) => [row.state, row.reviewer]),
    [["human", null]],
  );
});

test("another's words sent unchanged are thereby checked and stay his", async () => {
  const problem = await problemIn(app);
  await send(translator, problem.id, english);
  await send(other, problem.id, english, { base: 1 });
  assert.deepEqual(
    (await versions(problem.id)).filter((row) => row.current).map((row) => [row.state, row.author, row.reviewer]),
    [["reviewed", vera.person, paul.person]],
  );
  await send(translator, problem.id, english, { base: 2 });
  assert.equal((await versions(problem.id)).find((row) => row.current)?.state, "reviewed");
});

test("a translator takes his words back, what stood before is given again, and he can bring them back", async () => {
  const problem = await problemIn(app);
  await send(translator, problem.id, "earlier words");
  await send(other, problem.id, "better words", { base: 1 });
  const path = `/translate/${problem.id}/text/0`;
  assert.equal((await american.post(`${path}/withdrawal`, { language: "en" })).status, 409);
  assert.equal((await other.post(`${path}/withdrawal`, { language: "en" })).status, 303);
  const page = await american.page(`/problems/${problem.number}`);
  assert.ok(page.includes("earlier words") && !page.includes("better words"));
  const history = `/translations/history/${problem.id}/text/0`;
  const seen = await stranger.page(history);
  assert.ok(
    seen.includes("earlier words") && !seen.includes("better words") && seen.includes("1 version was taken back"),
  );
  assert.equal((await translator.post(history, { language: "en", version: "2" })).status, 409);
  assert.ok((await other.page(`${path}?into=en`)).includes("Bring my translation back"));
  assert.equal((await other.post(history, { language: "en", version: "2" })).status, 303);
  assert.ok((await american.page(`/problems/${problem.number}`)).includes("better words"));
  assert.equal((await translator.post(history, { language: "en", version: "1" })).status, 303);
  assert.ok((await american.page(`/problems/${problem.number}`)).includes("earlier words"));
});

test("versions are shown newest first with what each changed", async () => {
  const problem = await problemIn(app);
  await send(translator, problem.id, "He has nowhere to live");
  await send(other, problem.id, "He has nowhere to sleep", { base: 1 });
  const page = await stranger.page(`/translations/history/${problem.id}/text/0?into=en`);
  assert.match(page, /Version 2[\s\S]*<del>[\s\S]*live[\s\S]*<ins>[\s\S]*sleep[\s\S]*Version 1/u);
  assert.ok(!page.includes("Show this one again"));
  assert.equal((await stranger.get(`/translations/history/${problem.id}/title/0`)).status, 200);
});

test("hostile text is kept as text", async () => {
  const problem = await problemIn(app, { title: "<img src=x onerror=alert(1)>", text: "<script>alert('ru')</script>" });
  const evil = `"><script>alert(1)</script> {{constructor}} \u202Eltr\u0000 </textarea>`;
  assert.equal((await send(translator, problem.id, evil, { original: "<script>alert('ru')</script>" })).status, 303);
  for (const path of [
    `/translate/${problem.id}/text/0?into=en`,
    `/translations/history/${problem.id}/text/0`,
    `/problems/${problem.number}`,
    "/translations",
  ]) {
    const page = await other.page(path);
    assert.ok(!page.includes("<script>alert") && !page.includes("<img src=x"), path);
  }
  assert.equal((await versions(problem.id))[0]?.text, `"><script>alert(1)</script> {{constructor}} ltr </textarea>`);
});

test("what cannot be taken comes back with the reason and everything typed", async () => {
  const problem = await problemIn(app);
  const empty = await send(translator, problem.id, "   ");
  assert.equal(empty.status, 422);
  const long = "слово ".repeat(10_001);
  const answer = await send(translator, problem.id, long);
  assert.equal(answer.status, 422);
  assert.ok((await answer.text()).includes("слово слово слово"));
  assert.equal((await send(translator, problem.id, english, { language: "ru" })).status, 422);
  assert.equal((await send(translator, problem.id, english, { language: "es" })).status, 422);
  assert.equal(
    (await translator.post(`/translate/${problem.id}/text/0`, { language: "en", text: english, from: "x", base: "0" }))
      .status,
    422,
  );
  assert.deepEqual(await versions(problem.id), []);
});

test("a title stays on one line", async () => {
  const problem = await problemIn(app);
  await send(translator, problem.id, "Nowhere\n\nto live", { field: "title", original: told.title });
  assert.ok((await american.page(`/problems/${problem.number}`)).includes("Nowhere to live"));
});

test("words recognised in the original stand there with what they are called in the other language", async () => {
  const problem = await problemIn(app, { text: "Коррупция и взятки в школе: учитель просит взятку." });
  const page = await translator.page(`/translate/${problem.id}/text/0?into=en`);
  assert.match(page, /<li><span>(взятк|коррупц)[^<]*<\/span> – <span lang="en" dir="auto">[^<]+<\/span><\/li>/u);
});
