import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { send } from "#testing/translations.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
const olga = await made.person({ name: "Ольга", sides: ["ru"], reads: ["ru", "en"], offices: ["moderator ru"] });
const paula = await made.person({ name: "Paula", sides: ["us"], reads: ["en", "ru"], offices: ["moderator us"] });
const mark = await made.person({ name: "Mark", sides: ["us"], reads: ["en"], offices: ["moderator us"] });
const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru", "en"], offices: ["translator ru"] });
const told = {
  title: "В интернате не кормят детей ужином",
  text: "В интернате для детей по вечерам не дают ужина, и никто не отвечает почему.",
  language: "ru",
  onBehalf: "own",
  children: "yes",
  audience: "public",
  do: "publish",
};
await reader(app, anna, "ru").post("/problems", told);
const { id } = await app.db
  .selectFrom("object")
  .innerJoin("problem", "problem.id", "object.id")
  .select("object.id")
  .where("state", "=", "second-look")
  .executeTakeFirstOrThrow();
const path = `/translate/${id}/text/0`;
const look = "/problems/1/second-look";

test("every way to translate that a moderator is shown leads somewhere", async () => {
  for (const [who, language] of [
    [paula, "en"],
    [mark, "en"],
  ] as const) {
    const moderator = reader(app, who, language);
    for (const page of [look, "/problems/1"]) {
      const links = [...(await moderator.page(page)).matchAll(/href="(\/translate\/[^"]+)"/gu)].map(
        (found) => found[1] ?? "",
      );
      assert.ok(links.length > 0, page);
      for (const link of links) assert.equal((await moderator.get(link)).status, 200, `${page}: ${link}`);
    }
  }
});

test("a moderator who reads both languages translates what waits, for those over there who look at it too", async () => {
  assert.ok(!(await reader(app, mark).page(look)).includes("No supper"));
  assert.ok(
    (await reader(app, paula).page(path)).includes("Once the text is published, your translation is shown with it"),
  );
  const saved = await send(reader(app, olga, "ru"), id, "No supper for the children of the home.", {
    original: told.text,
  });
  assert.equal(saved.status, 303);
  assert.ok((await reader(app, mark).page(look)).includes("No supper for the children of the home."));
});

test("for everybody else what waits is not there to translate, nor are its translations", async () => {
  for (const who of [reader(app, vera, "ru"), reader(app)]) {
    assert.equal((await who.get(`/translations/history/${id}/text/0`)).status, 404);
    assert.ok([404, 303].includes((await who.get(path)).status));
    assert.ok(!(await who.get(path).then((answer) => answer.text())).includes(told.text));
  }
  assert.equal((await send(reader(app, vera, "ru"), id, "Mine", { original: told.text, base: 1 })).status, 404);
  assert.ok(!(await reader(app, vera, "ru").page("/translations")).includes(told.title));
});

test("a draft stays its tellers’ own, also for moderators", async () => {
  await reader(app, anna, "ru").post("/problems", { ...told, title: "Черновик о детях и ужине", do: "draft" });
  const draft = await app.db.selectFrom("problem").select("id").where("state", "=", "draft").executeTakeFirstOrThrow();
  assert.equal((await reader(app, olga, "ru").get(`/translate/${draft.id}/text/0`)).status, 404);
});
