import assert from "node:assert/strict";
import { test } from "node:test";
import { change, nobody } from "#kernel/events/change.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { moved } from "./domain.ts";
import { seedThemes, themesFor } from "./index.ts";
import { themeKind } from "./kinds.ts";
import { putNames } from "./names.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
await seedThemes(app.db, app.clock.now());
const nina = await made.person({ name: "Нина", sides: ["ru"], reads: ["ru"], offices: ["coordinator ru"] });
const joe = await made.person({ name: "Joe", sides: ["us"] });
const [coordinator, member, stranger, russian] = [
  reader(app, nina, "ru"),
  reader(app, joe),
  reader(app),
  reader(app, undefined, "ru"),
];
const slugs = async () => (await themesFor(app.db, ["en"])).map((theme) => theme.slug);

test("the topics that come with Diomede have a name in every language, and coming again changes nothing", async () => {
  const before = await slugs();
  assert.equal(before.length, 22);
  await seedThemes(app.db, app.clock.now());
  assert.deepEqual(await slugs(), before);
  for (const language of ["en", "ru", "es"])
    for (const theme of await themesFor(app.db, [language]))
      assert.ok(
        theme.name && (theme.name.language === language || theme.name.translation),
        `${theme.slug} ${language}`,
      );
});

test("strangers read the topics in their own language", async () => {
  assert.match(await russian.page("/topics"), /Тюрьма и жизнь после неё/u);
  assert.match(await stranger.page("/topics/life-after-prison"), /<h1>Prison and life after it<\/h1>/u);
  assert.equal((await stranger.get("/topics/nothing-of-the-kind")).status, 404);
  assert.equal((await stranger.get("/topics/3")).headers.get("location"), "/topics/life-after-prison");
});

test("only coordinators add, name and order topics", async () => {
  for (const path of ["/topics/new", "/topics/corruption/edit"])
    assert.equal((await member.get(path)).status, 403, path);
  assert.equal((await member.post("/topics", { "name-en": "X", slug: "x" })).status, 403);
  const added = await coordinator.post("/topics", { "name-ru": "Тишина", "name-en": "Quiet", slug: "quiet", goal: "" });
  assert.equal(added.headers.get("location"), "/topics/quiet?said=note-saved");
  assert.match(await stranger.page("/topics/quiet"), /<h1>Quiet<\/h1>/u);
  assert.match(await russian.page("/topics/quiet"), /<h1>Тишина<\/h1>/u);
  await coordinator.post("/topics/quiet/place", { direction: "up" });
  assert.deepEqual((await slugs()).slice(-2), ["quiet", "partnerships-for-the-goals"]);
});

test("a topic's form comes back filled in with what was wrong", async () => {
  const taken = await coordinator.post("/topics", { "name-ru": "Тише", slug: "quiet", goal: "" });
  assert.equal(taken.status, 422);
  assert.match(await taken.text(), /value="Тише"/u);
  assert.equal(
    (await coordinator.post("/topics", { "name-ru": "", "name-en": "", slug: "A b", goal: "18" })).status,
    422,
  );
});

test("a topic that something is about is not taken out; one that nothing is about goes and does not come back", async () => {
  const theme = await app.db.selectFrom("theme").select("id").where("slug", "=", "migration").executeTakeFirstOrThrow();
  await member.post("/problems", {
    title: "Wages kept back at the farm",
    text: "They were promised nine dollars an hour and got six, and nobody dares to ask.",
    language: "en",
    place: "",
    whom: "",
    howMany: "",
    themes: theme.id,
    onBehalf: "own",
    accused: "",
    audience: "public",
    do: "publish",
  });
  assert.equal((await coordinator.post("/topics/migration/removal", {})).status, 409);
  assert.match(await coordinator.page("/topics/migration/edit"), /Убрать нельзя: по этой теме есть 1 запись/u);
  assert.match(await stranger.page("/topics/migration"), /Wages kept back at the farm/u);
  assert.equal((await coordinator.post("/topics/zero-hunger/removal", {})).status, 303);
  await seedThemes(app.db, app.clock.now());
  assert.equal((await slugs()).includes("zero-hunger"), false);
});

test("names that a person changed stay when the shipped ones come again", async () => {
  await coordinator.post("/topics/corruption", {
    "name-en": "Bribes",
    "name-ru": "Взятки",
    "name-es": "",
    slug: "corruption",
    goal: "",
  });
  await app.db
    .updateTable("import_row")
    .set({ hash: Buffer.from("old") })
    .where("key", "=", "corruption")
    .execute();
  await seedThemes(app.db, app.clock.now());
  assert.match(await stranger.page("/topics/corruption"), /<h1>Bribes<\/h1>/u);
});

test("the same names again change nothing, and a name that is taken away is gone", async () => {
  const theme = await app.db.selectFrom("theme").select("id").where("slug", "=", "quiet").executeTakeFirstOrThrow();
  const put = (names: Record<string, string>) =>
    change(app.db, nobody, app.clock.now(), (tx) => putNames(tx, theme.id, names, null, app.clock.now()));
  assert.equal(await put({ en: "Quiet", ru: "Тишина" }), false);
  assert.equal(await put({ ru: "Тишина" }), true);
  assert.match(await stranger.page("/topics/quiet"), /Тишина/u);
});

test("topics leave in the open data with a row for each language", async () => {
  const rows = (await themeKind.export?.rows(app.db, 0)) ?? [];
  assert.deepEqual(
    rows.filter((row) => row["slug"] === "corruption").map((row) => [row["language"], row["name"]]),
    [
      ["en", "Bribes"],
      ["ru", "Взятки"],
    ],
  );
});

test("moving past an end leaves the order as it is", () => {
  assert.deepEqual(moved(["a", "b", "c"], "b", "up"), ["b", "a", "c"]);
  const order = ["a", "b"];
  assert.equal(moved(order, "a", "up"), order);
  assert.equal(moved(order, "b", "down"), order);
});
