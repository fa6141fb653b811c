import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { type Reader, reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { untilRead } from "#testing/until-read.ts";
import { mainOf } from "#testing/world.ts";

const app = await testApp();
const made = make(app);
await made.exchange();

const [annaHere, joeHere, moderatorHere] = await Promise.all([
  made.person({ name: "Anna", sides: ["us"] }),
  made.person({ name: "Joe Commenter", sides: ["us"] }),
  made.person({ name: "Morris", sides: ["us"], offices: ["moderator us"] }),
]);
const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru"] });
const anna = reader(app, annaHere);
const joe = reader(app, joeHere);
const moderator = reader(app, moderatorHere);
const russian = reader(app, vera, "ru");
const stranger = reader(app);
const theme = await made.theme("after-prison", { en: "Life after prison", ru: "Жизнь после тюрьмы" });

const told = "When they leave prison no employer in the region will hire them because of their record.";
async function begun(from: Reader, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await from.post(path, fields);
  const place = (answer.headers.get("location") ?? "").replace(/[?#].*/u, "");
  assert.match(place, /^\/[a-z]+\/\d+$/u, mainOf(await answer.text()));
  return place;
}
const experience = (audience: "public" | "members", act = "publish") =>
  begun(anna, "/experiences", {
    title: "A bed for the first month",
    did: told,
    outcome: "Nine of ten stayed out.",
    language: "en",
    audience,
    do: act,
  });
const group = (audience: "public" | "members") =>
  begun(anna, "/groups", {
    title: "Life after prison",
    text: told,
    language: "en",
    themes: theme.id,
    open: "open",
    capacity: "for myself",
    audience,
  });
const problem = () =>
  begun(anna, "/problems", {
    title: "Released with nowhere to sleep",
    text: told,
    language: "en",
    onBehalf: "own",
    audience: "public",
    do: "publish",
  });

/** Comments and gives the number of the comment. */
async function comment(from: Reader, place: string, text: string, language = "en"): Promise<string> {
  const answer = await from.post(`${place}/comments`, { comment: text, language });
  const [, number = ""] = /#comment-(\d+)$/u.exec(answer.headers.get("location") ?? "") ?? [];
  assert.notEqual(number, "", `${answer.status} ${mainOf(await answer.text())}`);
  return number;
}

for (const [name, begin] of [
  ["an experience", experience],
  ["a group", group],
] as const) {
  test(`${name} takes comments in every language, and they stand under it for whoever reads it`, async () => {
    const [open, quiet] = [await begin("public"), await begin("members")];
    const first = await comment(joe, open, "We found a landlord who asks nothing.");
    const second = await comment(russian, open, "У нас хозяева боятся соседей.", "ru");
    await comment(joe, quiet, "Between us only: the clinic knows.");
    const page = await stranger.page(open);
    assert.match(page, /We found a landlord who asks nothing\./u);
    assert.match(page, /lang="ru"[^>]*><p>У нас хозяева боятся соседей\./u);
    assert.ok(page.indexOf(`id="comment-${first}"`) < page.indexOf(`id="comment-${second}"`));
    assert.match(page, /<h2[^>]*>2 comments<\/h2>/u);
    assert.match(await russian.page(quiet), /Between us only/u);
    assert.equal((await stranger.get(quiet)).status, 303);
    const list = await stranger.get(`${quiet}/comments`);
    assert.equal(list.status, 303);
    assert.match(list.headers.get("location") ?? "", /^\/sign-in\?next=/u);
    assert.equal((await stranger.post(`${quiet}/comments`, { comment: "Let me in.", language: "en" })).status, 401);
  });
}

test("an empty comment comes back with the reason and with what was typed in the other fields", async () => {
  const place = await experience("public");
  const answer = await russian.post(`${place}/comments`, { comment: " ", language: "ru" });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /class="field-error"/u);
  assert.match(page, /<option value="ru" selected>/u);
});

test("a draft takes no comments and a closed group no more", async () => {
  const draft = await experience("public", "save");
  assert.equal((await anna.post(`${draft}/comments`, { comment: "To myself.", language: "en" })).status, 403);
  assert.equal((await joe.post(`${draft}/comments`, { comment: "To nobody.", language: "en" })).status, 404);
  const place = await group("public");
  await comment(joe, place, "Good luck to you all.");
  await anna.post(`${place}/states`, { state: "closed", why: "Nobody of the other side came." });
  const page = await joe.page(place);
  assert.match(page, /Good luck to you all\./u);
  assert.doesNotMatch(page, /name="comment"/u);
  const late = await joe.post(`${place}/comments`, { comment: "One more.", language: "en" });
  assert.equal(late.status, 403);
  assert.match(await late.text(), /has ended/u);
});

test("who began a thing or follows it hears of a comment, and one who wrote it does not", async () => {
  const place = await group("public");
  await joe.post(`${place}/follow`, { follow: "yes" });
  await untilRead(app.services);
  await app.db.deleteFrom("notice").execute();
  await comment(russian, place, "Когда встречаемся?", "ru");
  await untilRead(app.services);
  const heard = await app.db
    .selectFrom("notice")
    .innerJoin("person", "person.id", "notice.person")
    .select(["person.name", "notice.verb"])
    .orderBy("person.name")
    .execute();
  assert.deepEqual(
    heard.map((one) => `${one.name} ${one.verb}`),
    ["Anna commented", "Joe Commenter commented"],
  );
  assert.match(await anna.page("/me/notices"), /A new comment: /u);
});

for (const [name, begin] of [
  ["a problem", problem],
  ["an experience", () => experience("public")],
] as const) {
  test(`who wrote a comment under ${name} takes it back in one press, and may show it again`, async () => {
    const place = await begin();
    const number = await comment(joe, place, "The shelter on Mill Street takes them.");
    // The page as every member sees it is remembered; what is one reader's own must not be in it.
    assert.doesNotMatch(await anna.page(place), new RegExp(`/comments/${number}/withdrawal`, "u"));
    assert.match(await joe.page(place), new RegExp(`action="/comments/${number}/withdrawal"`, "u"));
    assert.equal((await anna.post(`/comments/${number}/withdrawal`, {})).status, 404);
    assert.equal(
      (await joe.post(`/comments/${number}/withdrawal`, {})).headers.get("location")?.split("?")[0],
      `/comments/${number}`,
    );
    for (const who of [anna, stranger, moderator]) {
      assert.doesNotMatch(await who.page(place), /Mill Street/u);
      assert.equal((await who.get(`/comments/${number}`)).status, 404);
    }
    const own = await joe.page(place);
    assert.doesNotMatch(own, /Mill Street/u);
    assert.match(own, new RegExp(`href="/comments/${number}"`, "u"));
    assert.match(await joe.page(`/comments/${number}`), /The shelter on Mill Street takes them\./u);
    await joe.post(`/comments/${number}/publication`, {});
    assert.match(await stranger.page(place), /The shelter on Mill Street takes them\./u);
    assert.equal((await joe.get(`/comments/${number}`)).headers.get("location"), `${place}#comment-${number}`);
  });
}

test("a moderator hides a comment; its writer hears of it and reads why, others only that it was hidden", async () => {
  const place = await experience("public");
  const number = await comment(joe, place, "Your neighbour Ivanov is a thief.");
  await untilRead(app.services);
  await app.db.deleteFrom("notice").execute();
  await moderator.post(`/comments/${number}/hidden`, { why: "It names a neighbour." });
  for (const who of [anna, stranger]) {
    const page = await who.page(place);
    assert.doesNotMatch(page, /Ivanov|It names a neighbour/u);
    assert.match(page, /Hidden by a moderator\./u);
  }
  assert.match(await joe.page(place), /It names a neighbour\./u);
  await untilRead(app.services);
  const heard = await app.db.selectFrom("notice").select(["person", "verb"]).execute();
  assert.deepEqual(heard, [{ person: joeHere.person, verb: "comment-hidden" }]);
  assert.match(await joe.page("/me/notices"), /hidden/u);
  await moderator.post(`/comments/${number}/hidden`, {});
  assert.match(await stranger.page(place), /Ivanov is a thief/u);
});

test("when there are many, the page shows the newest and says where the earlier ones are", async () => {
  const place = await group("public");
  const [, kind = "", number = ""] = /^\/([a-z]+)s\/(\d+)$/u.exec(place) ?? [];
  const first = await comment(joe, place, "The very first word.");
  const { id } = await app.db
    .selectFrom("object")
    .select("id")
    .where("kind", "=", kind)
    .where("number", "=", Number(number))
    .executeTakeFirstOrThrow();
  const { comment: put } = await import("./commands.ts");
  const { actorOfPerson } = await import("#kernel/sign-in/sign-in.ts");
  const actor = await actorOfPerson(app.db, joeHere.person, app.clock.now(), null);
  assert.ok(actor);
  for (let n = 2; n <= 61; n += 1)
    await put(
      app.db,
      actor,
      { id, audience: "public", circle: null },
      { text: `Word ${n}.`, language: "en" },
      app.clock.now(),
    );
  const page = await stranger.page(place);
  assert.match(page, /61 comments/u);
  assert.doesNotMatch(page, /The very first word/u);
  const [, earlier = ""] = new RegExp(`href="(${place}/comments\\?[^"]+)"`, "u").exec(page) ?? [];
  const older = await stranger.page(earlier.replaceAll("&amp;", "&"));
  assert.match(older, /The very first word/u);
  assert.doesNotMatch(older, /Word 61\./u);
  const leads = (await stranger.get(`/comments/${first}`)).headers.get("location") ?? "";
  assert.match(leads, new RegExp(`^${place}/comments\\?before=\\d+#comment-${first}$`, "u"));
  assert.match(await stranger.page(leads.replace(/#.*/u, "")), /The very first word/u);
});

test("public comments are in the open data without who wrote them, and no other comment is", async () => {
  const place = await experience("public");
  await comment(joe, place, "Said in the open.");
  const back = await comment(joe, place, "Said and taken back.");
  await joe.post(`/comments/${back}/withdrawal`, {});
  const bad = await comment(joe, place, "Said and hidden.");
  await moderator.post(`/comments/${bad}/hidden`, { why: "It names a neighbour." });
  await comment(joe, await experience("members"), "Said among us.");
  const gone = await experience("public");
  await comment(joe, gone, "Said under what is gone.");
  await anna.post(`${gone}/withdrawal`, {});
  const file = await (await stranger.get("/downloads/comment.csv")).text();
  assert.match(file, /Said in the open\./u);
  assert.doesNotMatch(file, /taken back|and hidden|among us|what is gone|Joe Commenter/u);
});
