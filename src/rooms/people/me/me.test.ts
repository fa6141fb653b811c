import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { createAccount } from "../index.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const telling = {
  title: "Nobody clears the snow from our road",
  text: "From December to March the bus cannot reach the village, and the children walk four kilometres to school in the dark.",
  language: "en",
  place: "",
  whom: "",
  howMany: "",
  onBehalf: "own",
  accused: "",
  audience: "public",
};

test("one's own page shows who one is, drafts and what one follows; it is nobody else's", async () => {
  const anna = await made.person({ name: "Anna", sides: ["us"] });
  await reader(app, anna).post("/problems", { ...telling, do: "draft" });
  const page = await reader(app, anna).page("/me");
  assert.match(page, /id="drafts"[\s\S]*Nobody clears the snow/u);
  assert.match(page, /id="follows"[\s\S]*Nobody clears the snow/u);
  assert.equal((await reader(app).get("/me")).headers.get("location"), "/sign-in?next=%2Fme");
  const other = await made.person({ name: "Other", sides: ["us"] });
  assert.equal((await reader(app, other).page("/me")).includes("Nobody clears the snow"), false);
  const seen = await reader(app, other).page(`/people/${anna.number}`);
  assert.match(seen, /Nothing told in person yet/u);
  assert.equal(seen.includes("example.org"), false);
  assert.equal((await reader(app).get(`/people/${anna.number}`)).status, 303);
});

test("a person changes name, sides, languages and clock, and reads the site in the new language", async () => {
  const boris = await made.person({ name: "Boris", sides: ["us"] });
  const himself = reader(app, boris);
  const change = {
    name: "Борис",
    pseudonym: "yes",
    sides: ["ru", "us"],
    reads0: "ru",
    reads1: "en",
    reads2: "ru",
    zone: "Europe/Moscow",
  };
  assert.equal((await himself.post("/me/edit", change)).headers.get("location"), "/me?said=note-person-saved");
  const page = await himself.page("/me");
  assert.match(page, /<html lang="ru"/u);
  assert.match(page, /русский → английский/u);
  assert.match(page, /Europe\/Moscow/u);
  for (const wrong of [
    { ...change, zone: "Mars/Olympus" },
    { ...change, sides: ["xx"] },
    { ...change, name: "\u200b" },
    { ...change, reads0: "", reads1: "", reads2: "" },
  ]) {
    assert.equal((await himself.post("/me/edit", wrong)).status, 422, JSON.stringify(wrong));
  }
});

test("behind a pseudonym the organisations stand for their own people only", async () => {
  const hidden = await made.person({ name: "Swallow", pseudonym: true });
  const colleague = await made.person({ name: "Colleague" });
  const other = await made.person({ name: "Other" });
  const house = await made.organisation({
    name: "Second House",
    members: [{ person: hidden.person }, { person: colleague.person, role: "head" }],
  });
  assert.equal((await reader(app, other).page(`/people/${hidden.number}`)).includes("Second House"), false);
  assert.match(await reader(app, colleague).page(`/people/${hidden.number}`), /Second House/u);
  const page = await reader(app, other).page(`/organisations/${house.number}`);
  assert.equal(page.includes("Swallow"), false);
  assert.match(page, /one person under a pseudonym/u);
  assert.match(page, /Colleague/u);
  const signedOut = await reader(app).page(`/organisations/${house.number}`);
  assert.equal(signedOut.includes("Colleague"), false);
  assert.match(signedOut, /2 people/u);
});

test("one chooses in whose name to write, among the organisations one writes for, and comes back to where one was", async () => {
  const anna = await made.person({ name: "Anna", sides: ["us"] });
  const own = await made.organisation({ name: "Own House", members: [{ person: anna.person, role: "editor" }] });
  const merely = await made.organisation({ name: "Mere House", members: [] });
  await app.db
    .insertInto("membership")
    .values({ person: anna.person, organisation: merely.id, role: "member", since: app.clock.now().toString() })
    .execute();
  const anne = reader(app, anna);
  const form = await (await anne.get("/me/writing-as", { referer: "http://localhost:8080/problems" })).text();
  assert.match(form, /name="next" value="\/problems"/u);
  assert.equal(form.includes("Mere House"), false);
  assert.equal(
    (await (await anne.get("/me/writing-as", { referer: "http://evil.example/x" })).text()).includes("evil"),
    false,
  );
  assert.equal(
    (await anne.post("/me/writing-as", { organisation: "", next: "/problems" })).headers.get("location"),
    "/problems?said=note-writing-as-self",
  );
  assert.equal((await anne.page("/me")).includes("Writing as"), false);
  assert.equal(
    (await anne.post("/me/writing-as", { organisation: own.id, next: "//evil.example" })).headers.get("location"),
    "/me?said=note-writing-as",
  );
  assert.match(await anne.page("/me"), /Writing as <b><bdi>Own House/u);
  assert.equal((await anne.post("/me/writing-as", { organisation: merely.id })).status, 403);
});

test("notices are listed newest first in the reader's language, and opening one or all marks them as read", async () => {
  const anna = await made.person({ name: "Анна", reads: ["ru"] });
  const house = await made.organisation({ name: "Дом", side: "ru" });
  const other = await made.person();
  const insert = (person: string, verb: string, event: string) =>
    app.db
      .insertInto("notice")
      .values({ person, object: house.id, event, verb, reason: "follow", at: app.clock.now().toString() })
      .returning("id")
      .executeTakeFirstOrThrow();
  const first = await insert(anna.person, "taken-in", "00000000-0000-7000-8000-000000000001");
  await insert(anna.person, "a-verb-of-a-later-room", "00000000-0000-7000-8000-000000000002");
  const foreign = await insert(other.person, "taken-in", "00000000-0000-7000-8000-000000000003");
  const page = await reader(app, anna).page("/me/notices");
  assert.match(page, /Есть новое: <b><bdi>Дом[\s\S]*Теперь вы в организации: <b><bdi>Дом/u);
  assert.equal(page.match(/class="badge warm"/gu)?.length, 2);
  assert.equal(
    (await reader(app, anna).post(`/me/notices/${first.id}`, {})).headers.get("location"),
    `/organisations/${house.number}`,
  );
  assert.equal((await reader(app, anna).page("/me/notices")).match(/class="badge warm"/gu)?.length, 1);
  assert.equal((await reader(app, anna).post(`/me/notices/${foreign.id}`, {})).status, 404);
  await reader(app, anna).post("/me/notices", {});
  assert.equal((await reader(app, anna).page("/me/notices")).includes("badge warm"), false);
  assert.equal(
    (await app.db.selectFrom("notice").select("read_at").where("id", "=", foreign.id).executeTakeFirstOrThrow())
      .read_at,
    null,
  );
});

test("a notice of something taken back since says no title", async () => {
  const anna = await made.person({ sides: ["us"] });
  const teller = reader(app, await made.person({ sides: ["us"] }));
  const sent = await teller.post("/problems", { ...telling, title: "A title that was taken back", do: "publish" });
  const number = Number(/\/problems\/(\d+)/u.exec(sent.headers.get("location") ?? "")?.[1]);
  const { id } = await app.db
    .selectFrom("object")
    .select("id")
    .where("kind", "=", "problem")
    .where("number", "=", number)
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto("notice")
    .values({
      person: anna.person,
      object: id,
      event: id,
      verb: "problem-changed",
      reason: "follow",
      at: app.clock.now().toString(),
    })
    .execute();
  assert.match(await reader(app, anna).page("/me/notices"), /A title that was taken back/u);
  await teller.post(`/problems/${number}/withdrawal`, {});
  assert.equal((await reader(app, anna).page("/me/notices")).includes("A title that was taken back"), false);
});

test("a password is changed by one who knows it, and the other sign-ins end", async () => {
  const person = await app.db
    .transaction()
    .execute(async (tx) => (await tx.selectFrom("person").select("id").limit(1).executeTakeFirstOrThrow()).id);
  await app.db.deleteFrom("account").where("person", "=", person).execute();
  await app.db.transaction().execute((tx) =>
    createAccount(
      tx,
      {
        person,
        address: "keeper@example.org",
        password: "our cat sleeps on the stove",
        confirmed: true,
        admitted: true,
      },
      app.clock.now(),
    ),
  );
  const [here, there] = [reader(app), reader(app)];
  for (const browser of [here, there])
    await browser.post("/sign-in", { address: "keeper@example.org", password: "our cat sleeps on the stove" });
  assert.match(await here.page("/me/sign-ins"), /this browser[\s\S]*another one|another one[\s\S]*this browser/u);
  const wrong = await here.post("/me/password", { passwordNow: "a guess at it", password: "a dog under the table" });
  assert.equal(wrong.status, 422);
  assert.equal(
    (await here.post("/me/password", { passwordNow: "our cat sleeps on the stove", password: "a dog under the table" }))
      .status,
    303,
  );
  assert.equal((await here.get("/me")).status, 200);
  assert.equal((await there.get("/me")).status, 303);
  await there.post("/sign-in", { address: "keeper@example.org", password: "a dog under the table" });
  await there.post("/me/sign-ins", {});
  assert.equal((await here.get("/me")).status, 303);
  assert.equal((await there.get("/me")).status, 200);
});

test("a person leaves: name, account and team are gone at once, what was told stays without the name", async () => {
  const anna = await made.person({ name: "Annabel Leavington", sides: ["us"] });
  const editor = await made.person({ name: "Editor" });
  const house = await made.organisation({
    name: "Left House",
    members: [
      { person: anna.person, role: "head" },
      { person: editor.person, role: "editor" },
    ],
  });
  const herself = reader(app, anna);
  await herself.post("/me/writing-as", { organisation: "" });
  const sent = await herself.post("/problems", { ...telling, do: "publish" });
  const problem = /^[^?]*/u.exec(sent.headers.get("location") ?? "")?.[0] ?? "";
  assert.match(await reader(app).page(problem), /Annabel Leavington/u);
  const gone = await herself.post("/me/leave", {});
  assert.equal(gone.headers.get("location"), "/?said=note-left");
  assert.equal(gone.headers.get("clear-site-data"), '"cache", "storage"');
  assert.equal((await reader(app).page(problem)).includes("Annabel"), false);
  assert.equal((await reader(app, editor).get(`/people/${anna.number}`)).status, 404);
  const roles = await app.db
    .selectFrom("membership")
    .select(["person", "role"])
    .where("organisation", "=", house.id)
    .execute();
  assert.deepEqual(roles, [{ person: editor.person, role: "head" }]);
  assert.equal(
    await app.db.selectFrom("account").select("id").where("id", "=", anna.account).executeTakeFirst(),
    undefined,
  );
  assert.equal(JSON.stringify(await app.db.selectFrom("person").selectAll().execute()).includes("Annabel"), false);
});
