import assert from "node:assert/strict";
import { test } from "node:test";
import { translatorOf } from "#kernel/translate/translator.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { translationService } from "#testing/translation-service.ts";
import { problemIn, rewrite, send, told } from "#testing/translations.ts";
import { machineTranslate, machineTranslates } from "./machine.ts";

const service = await translationService("key");
const app = await testApp({ TRANSLATE_URL: service.url, TRANSLATE_KEY: "key" });
const off = await testApp();
for (const one of [app, off]) await make(one).exchange();
const made = make(app);
const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru", "en"] });
const joe = await made.person({ name: "Joe", sides: ["us"], reads: ["en"] });
const [translator, american] = [reader(app, vera, "ru"), reader(app, joe)];

const host = new URL(service.url).host;
const ask = (object: string, field = "text") =>
  american.post(`/translate/${object}/${field}/0/machine`, { language: "en" });
const place = (object: string) => ({ object, field: "text", position: 0, language: "en" });
/** Does what the worker would do with the job that was put down. */
const work = (object: string) => machineTranslate.run(app.services, place(object));
const current = (object: string) =>
  app.db
    .selectFrom("translation")
    .select(["text", "state", "engine", "author"])
    .where("object", "=", object)
    .where("field", "=", "text")
    .where("current", "=", true)
    .executeTakeFirst();

test("where no service is configured there is no button, and nobody can ask by hand", async () => {
  const person = await make(off).person({ reads: ["en"] });
  const who = reader(off, person);
  const problem = await problemIn(off);
  assert.ok(!(await who.page(`/translate/${problem.id}/text/0`)).includes("machine"));
  const answer = await who.post(`/translate/${problem.id}/text/0/machine`, { language: "en" });
  assert.equal(answer.status, 503);
});

test("a member asks the machine, sees who receives the text, and readers are given machine's words called so", async () => {
  const problem = await problemIn(app);
  const page = await american.page(`/translate/${problem.id}/text/0`);
  assert.ok(page.includes("Let the machine translate this"));
  assert.ok(page.includes(`The text is sent to <bdi>${host}</bdi>.`));
  const asked = await ask(problem.id);
  assert.equal(asked.headers.get("location"), `/translate/${problem.id}/text/0?into=en&said=note-machine-asked`);
  assert.ok((await american.page(`/translate/${problem.id}/text/0`)).includes("The machine has been asked"));
  await work(problem.id);
  assert.deepEqual(await current(problem.id), {
    text: `[en] ${told.text}`,
    state: "machine",
    engine: `libretranslate ${host}`,
    author: null,
  });
  const seen = await american.page(`/problems/${problem.number}`);
  assert.ok(seen.includes(`[en] ${told.text}`) && seen.includes("machine’s words"));
  assert.ok((await american.page(`/translations/history/${problem.id}/text/0`)).includes(`libretranslate ${host}`));
  assert.ok(!(await american.page(`/translate/${problem.id}/text/0`)).includes("Let the machine translate this"));
});

test("asking twice at once is one asking", async () => {
  const problem = await problemIn(app);
  await Promise.all([ask(problem.id), ask(problem.id)]);
  const rows = await app.db.selectFrom("machine_request").select("failed").where("object", "=", problem.id).execute();
  assert.deepEqual(rows, [{ failed: null }]);
});

test("a machine never takes a person's place: not before, not while it works, not when the person's words are old", async () => {
  const problem = await problemIn(app);
  await ask(problem.id);
  await send(translator, problem.id, "A person's words");
  await app.db
    .insertInto("machine_request")
    .values({ ...place(problem.id), asked_at: app.clock.now().toString() })
    .execute();
  const before = service.heard.length;
  await work(problem.id);
  assert.equal(service.heard.length, before);
  assert.equal((await ask(problem.id)).status, 409);

  const raced = await problemIn(app);
  await ask(raced.id);
  const slow = {
    engine: "slow",
    receiver: "slow",
    translate: async () => {
      await send(translator, raced.id, "Faster than the machine");
      return "[en] late";
    },
  };
  await machineTranslates(app.db, slow, place(raced.id), () => app.clock.now(), assert.fail);
  assert.equal((await current(raced.id))?.text, "Faster than the machine");

  await rewrite(app, problem.id, `${told.text} Ещё.`);
  assert.equal((await ask(problem.id)).status, 409);
  assert.equal((await current(problem.id))?.text, "A person's words");
});

test("machine's words corrected are a person's; the machine may be asked again when the original changed", async () => {
  const problem = await problemIn(app);
  await ask(problem.id);
  await work(problem.id);
  const changed = `${told.text} И так всегда.`;
  await rewrite(app, problem.id, changed);
  assert.ok((await american.page(`/translate/${problem.id}/text/0`)).includes("Let the machine translate this"));
  await ask(problem.id);
  await work(problem.id);
  assert.equal((await current(problem.id))?.text, `[en] ${changed}`);
  const form = await translator.page(`/translate/${problem.id}/text/0?into=en`);
  assert.ok(form.includes(`>\n[en] ${changed}</textarea>`) && form.includes("Так перевёл компьютер."));
  await send(translator, problem.id, `[en] ${changed}`, { original: changed, base: 2 });
  assert.deepEqual(await current(problem.id), {
    text: `[en] ${changed}`,
    state: "human",
    engine: null,
    author: vera.person,
  });
});

test("a failure is shown with its reason and a way to ask again; nothing is tried by itself", async () => {
  const problem = await problemIn(app);
  for (const [mood, said] of [
    ["busy", "has too much to do"],
    ["down", "did not answer"],
    ["nonsense", "not a translation"],
  ] as const) {
    service.mood = mood;
    await ask(problem.id);
    await work(problem.id);
    const page = await american.page(`/translate/${problem.id}/text/0`);
    assert.ok(page.includes(said), mood);
    assert.ok(page.includes("Ask the machine again"));
    const before = service.heard.length;
    await work(problem.id);
    assert.equal(service.heard.length, before);
  }
  service.mood = "well";
  await ask(problem.id);
  await work(problem.id);
  assert.equal((await current(problem.id))?.state, "machine");
});

test("what not everybody may read is not sent outside: no button, no asking, and not when it was taken back meanwhile", async () => {
  const members = await problemIn(app, { audience: "members" });
  assert.ok(!(await american.page(`/translate/${members.id}/text/0`)).includes("Let the machine"));
  assert.equal((await ask(members.id)).status, 403);
  const problem = await problemIn(app);
  await ask(problem.id);
  await app.db.updateTable("object").set({ audience: "authors" }).where("id", "=", problem.id).execute();
  const before = service.heard.length;
  await work(problem.id);
  assert.equal(service.heard.length, before);
  assert.equal(await current(problem.id), undefined);
});

test("what the machine says is text, whatever it is", async () => {
  const problem = await problemIn(app);
  service.said = () => "<script>alert(1)</script>";
  await ask(problem.id);
  await work(problem.id);
  service.said = (text, to) => `[${to}] ${text}`;
  assert.ok(!(await american.page(`/problems/${problem.number}`)).includes("<script>alert"));
});

test("a service that is taken away after the asking is a failure like others", async () => {
  const problem = await problemIn(app);
  await ask(problem.id);
  await machineTranslates(
    app.db,
    translatorOf(null),
    place(problem.id),
    () => app.clock.now(),
    () => undefined,
  );
  assert.ok((await american.page(`/translate/${problem.id}/text/0`)).includes("did not answer"));
});
