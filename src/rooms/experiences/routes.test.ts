import assert from "node:assert/strict";
import { test } from "node:test";
import { change, nobody } from "#kernel/events/change.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { draftExperienceIn, publishExperienceIn } from "./commands.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const joe = await made.person({ name: "Joe", sides: ["us"] });
await made.organisation({ name: "Second Door", side: "us", members: [{ person: joe.person }] });
const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
const [us, ru, stranger] = [reader(app, joe), reader(app, anna, "ru"), reader(app)];

const problem = {
  title: "После освобождения негде жить и не берут на работу",
  text: "Человек выходит за ворота колонии зимой с небольшой суммой в кармане, а жить ему негде: прописку он потерял. С судимостью никуда не берут, и через год многие возвращаются за решётку.",
  language: "ru",
  place: "Пермь",
  whom: "",
  howMany: "",
  onBehalf: "own",
  accused: "",
  audience: "public",
  do: "publish",
};
const told = {
  title: "Three nights of shelter for people leaving prison",
  did: "We met every man at the prison gate in winter and gave him a bed for three nights, then helped him to get papers and an address, and rang employers who hire in spite of the record.",
  cost: "Two paid people and four volunteers; about 900 dollars a month.",
  outcome: "Of 61 men released that winter 40 had work and a home after a year, and nine were back in prison.",
  wrong: "We had no papers for those without any address at all; begin with the papers.",
  ask: "Second Door, at the desk",
  language: "en",
  place: "Ohio",
  year: "2009",
  audience: "public",
  more: "",
};
const idOf = async (path: string) => {
  const [, plural = "", number = ""] = path.replace(/\?.*/u, "").split("/");
  const row = await app.db
    .selectFrom("object")
    .select("id")
    .where("kind", "=", plural.slice(0, -1))
    .where("number", "=", Number(number))
    .executeTakeFirstOrThrow();
  return row.id;
};
const led = (answer: Response) => answer.headers.get("location") ?? "";
const pathIn = (answer: Response) => led(answer).replace(/\?.*/u, "");

const problemPath = pathIn(await ru.post("/problems", problem));

test("“We tried this” on a problem leads to a form that knows the problem, and the experience stands in its line", async () => {
  const id = await idOf(problemPath);
  const form = await us.page(`/experiences/new?about=${id}`);
  assert.ok(form.includes(`value="${id}" checked`));
  const answer = await us.post("/experiences", { ...told, about: [id], do: "publish" });
  assert.match(led(answer), /said=note-experience-published$/u);
  const path = pathIn(answer);
  const page = await stranger.page(path);
  for (const words of [
    "about 900 dollars",
    "40 had work",
    "begin with the papers",
    "at the desk",
    "Second Door",
    "После освобождения",
  ])
    assert.ok(page.includes(words), words);
  assert.ok((await ru.page(problemPath)).includes("Three nights of shelter"));
  assert.deepEqual(await app.db.selectFrom("lineage").select("descendant").where("ancestor", "=", id).execute(), [
    { descendant: await idOf(path) },
  ]);
  assert.ok((await ru.page("/me/notices")).includes("Кто-то пробовал то, на что вы подписаны"));
  assert.ok((await stranger.page("/new")).includes("somebody told what worked"));
});

test("an experience told about nothing finds the problem over there by its words, and the problem finds it", async () => {
  const path = pathIn(
    await us.post("/experiences", { ...told, title: "A bed at the prison gate in winter", do: "publish" }),
  );
  const page = await stranger.page(path);
  assert.ok(page.includes("It may help over there"));
  assert.ok(page.includes(problemPath));
  assert.doesNotMatch(
    page.slice(page.indexOf('id="may-help"')),
    /[a-z]+-[a-z]+ · /u,
    "concepts are called by their names",
  );
  const there = await ru.page(problemPath);
  assert.ok(there.includes("Что пробовали там"));
  assert.ok(there.slice(there.indexOf('id="tried-there"')).includes("A bed at the prison gate"));
  await us.post(`${path}/withdrawal`, {});
  assert.ok(!(await ru.page(problemPath)).includes("A bed at the prison gate"));
});

test("a draft is kept half-told, seen by its tellers alone, and published only when it is whole", async () => {
  const answer = await us.post("/experiences", {
    ...told,
    title: "Something that we began",
    did: "",
    outcome: "",
    do: "draft",
  });
  assert.match(led(answer), /said=note-draft-saved$/u);
  const path = pathIn(answer);
  for (const other of [stranger, ru]) assert.equal((await other.get(path)).status, 404);
  for (const list of ["/experiences", "/new"]) assert.ok(!(await ru.page(list)).includes("Something that we began"));
  assert.equal((await us.post(`${path}/publication`, {})).status, 409);
  const half = await us.post(path, { ...told, title: "Something that we began", outcome: "", do: "publish" });
  assert.equal(half.status, 422);
  assert.ok((await half.text()).includes("We met every man"), "the form comes back filled in");
  assert.match(
    led(await us.post(path, { ...told, title: "Something that we began", do: "publish" })),
    /note-experience-published$/u,
  );
  assert.ok((await ru.page("/experiences?side=us")).includes("Something that we began"));
  assert.ok(!(await ru.page("/experiences?side=ru")).includes("Something that we began"));
});

test("what is taken back is gone from every page at once, and publishing brings it back", async () => {
  const id = await idOf(problemPath);
  const path = pathIn(
    await us.post("/experiences", { ...told, title: "Soon taken back again", about: [id], do: "publish" }),
  );
  assert.match(led(await us.post(`${path}/withdrawal`, {})), /note-withdrawn$/u);
  assert.equal((await stranger.get(path)).status, 404);
  for (const list of ["/experiences", problemPath, "/new", "/"])
    assert.ok(!(await stranger.page(list)).includes("Soon taken back again"), list);
  assert.ok((await us.page(path)).includes("This was taken back"));
  await us.post(`${path}/publication`, {});
  assert.equal((await stranger.get(path)).status, 200);
});

test("for members only: no stranger finds it, in no list", async () => {
  const path = pathIn(
    await us.post("/experiences", { ...told, title: "Not for everybody to read", audience: "members", do: "publish" }),
  );
  assert.equal((await stranger.get(path)).status, 303);
  for (const list of ["/experiences", "/new", problemPath])
    assert.ok(!(await stranger.page(list)).includes("Not for everybody"), list);
  assert.equal((await ru.get(path)).status, 200);
  await us.post(path, { ...told, title: "Now for everybody to read", do: "save" });
  assert.equal((await stranger.get(path)).status, 200);
});

test("nobody changes what another has told", async () => {
  const path = pathIn(await us.post("/experiences", { ...told, title: "Ours and nobody else’s", do: "publish" }));
  assert.equal((await ru.get(`${path}/edit`)).status, 403);
  for (const act of ["", "/withdrawal", "/publication"])
    assert.equal((await ru.post(`${path}${act}`, told)).status, 403, act);
  assert.equal((await stranger.post(`${path}/withdrawal`, {})).status, 401);
});

test("taking a problem out of what it is about takes it out of the problem’s line", async () => {
  const id = await idOf(problemPath);
  const path = pathIn(
    await us.post("/experiences", { ...told, title: "About something else after all", about: [id], do: "publish" }),
  );
  await us.post(path, { ...told, title: "About something else after all", do: "save" });
  const mine = await idOf(path);
  assert.deepEqual(await app.db.selectFrom("lineage").select("ancestor").where("descendant", "=", mine).execute(), []);
  await us.post(path, { ...told, title: "About something else after all", more: problemPath, do: "save" });
  assert.deepEqual(await app.db.selectFrom("lineage").select("ancestor").where("descendant", "=", mine).execute(), [
    { ancestor: id },
  ]);
});

test("hostile values: marks come back as words, strange addresses and ids are refused beside their field", async () => {
  const evil = `"><img src=x onerror=alert(1)>`;
  const path = pathIn(
    await us.post("/experiences", {
      ...told,
      title: `${evil} and more`,
      did: `${evil} ${told.did}`,
      place: evil,
      ask: "javascript:alert(1)",
      do: "publish",
    }),
  );
  for (const page of [await us.page(path), await us.page(`${path}/edit`), await us.page("/experiences")])
    assert.ok(!page.includes("<img src=x"));
  for (const more of ["/problems/999999", "nonsense", "/groups/1", evil])
    assert.equal((await us.post("/experiences", { ...told, more, do: "publish" })).status, 422, more);
  for (const year of ["1899", "2011", "x", "-5"])
    assert.equal((await us.post("/experiences", { ...told, year, do: "publish" })).status, 422, year);
  assert.equal((await us.post("/experiences", { ...told, about: ["nonsense"], do: "publish" })).status, 422);
  const hidden = await us.post("/experiences", {
    ...told,
    title: "About a stranger’s id",
    about: [anna.person],
    do: "publish",
  });
  assert.ok(!(await us.page(pathIn(hidden))).includes("Анна"), "a person is nothing that an experience can be about");
  assert.equal((await us.get(`/experiences/new?about=${anna.person}&about=x`)).status, 200);
  for (const place of ["/experiences/0", "/experiences/x", "/experiences/999999"])
    assert.equal((await us.get(place)).status, 404);
  assert.equal((await us.get("/experiences?side=xx&topic=%27&before=1")).status, 200);
});

test("a stranger’s experience is kept until he has signed in", async () => {
  const answer = await reader(app).post("/experiences", { ...told, do: "publish" });
  assert.equal(answer.status, 401);
  assert.ok((await answer.text()).includes("We met every man"));
});

test("an import drafts and publishes in its own transaction, once", async () => {
  const at = app.clock.now();
  const words = { ...told, year: 2009, audience: "public", themes: [], about: [await idOf(problemPath)] } as const;
  const outcome = await change(app.db, nobody, at, async (tx, tell) => {
    const by = {
      side: "us",
      author: joe.person,
      organisation: null,
      source: { name: "test", key: "one" },
      example: true,
    };
    const experience = await draftExperienceIn(tx, by, words, at);
    return [await publishExperienceIn(tx, tell, experience, at), await publishExperienceIn(tx, tell, experience, at)];
  });
  assert.deepEqual(outcome, [true, false]);
});

/** Each folded part of a form: whether it is open, and the names of the fields in it. */
const folds = (page: string) =>
  [...page.matchAll(/<details class="fold"( open)?>(.*?)<\/details>/gsu)].map(([, open, inside = ""]) => [
    open !== undefined,
    [...new Set([...inside.matchAll(/ name="([^"]+)"/gu)].map((found) => found[1]))],
  ]);

test("the form is short until somebody has more to tell, and hides nothing that was typed", async () => {
  const form = await us.page("/experiences/new");
  const needed = form.replace(/<details class="fold".*?<\/details>/gsu, "");
  assert.deepEqual(
    [
      ...new Set([...needed.matchAll(/<(?:textarea|input|select)[^>]* name="([^"]+)"/gu)].map((found) => found[1])),
    ].filter((name) => name !== "token"),
    ["title", "language", "more", "did", "outcome", "audience"],
  );
  assert.deepEqual(folds(form), [
    [false, ["cost", "wrong", "ask"]],
    [false, ["place", "year"]],
  ]);
  const back = await us.post("/experiences", { ...told, did: "", wrong: "", ask: "", cost: "", do: "publish" });
  assert.equal(back.status, 422);
  assert.deepEqual(folds(await back.text()), [
    [false, ["cost", "wrong", "ask"]],
    [true, ["place", "year"]],
  ]);
  const wrong = await us.post("/experiences", { ...told, place: "", year: "soon", do: "publish" });
  assert.deepEqual(folds(await wrong.text()), [
    [true, ["cost", "wrong", "ask"]],
    [true, ["place", "year"]],
  ]);
});

test("who comes from a problem finds its topics chosen and shown, and the address of another one folded away", async () => {
  const theme = await made.theme("release", { en: "After prison", ru: "После тюрьмы" });
  const id = await idOf(pathIn(await ru.post("/problems", { ...problem, themes: [theme.id] })));
  const form = await us.page(`/experiences/new?about=${id}`);
  assert.deepEqual(folds(form), [
    [false, ["cost", "wrong", "ask"]],
    [false, ["more", "place", "year"]],
    [true, ["themes"]],
  ]);
});
