import assert from "node:assert/strict";
import { test } from "node:test";
import { change, nobody } from "#kernel/events/change.ts";
import type { Audience } from "#kernel/object/object.ts";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { problemIn } from "#testing/translations.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
await made.organisation({ name: "Второй дом", side: "ru", language: "ru", members: [{ person: anna.person }] });
const joe = await made.person({ name: "Joe", sides: ["us"] });
const door = await made.organisation({ name: "Second Door", side: "us", members: [{ person: joe.person }] });
const kate = await made.person({ name: "Kate", sides: ["us"] });
const vera = await made.person({ name: "Вера", sides: ["ru"], reads: ["ru", "en"] });

const words = { onBehalf: "own", audience: "public", do: "publish" };
const tellings = [
  [
    { title: "После освобождения негде жить", text: "Человек выходит за ворота колонии зимой, а жить ему негде." },
    { title: "Nowhere to sleep in January", text: "When men leave prison they have nowhere to sleep in the winter." },
  ],
  [
    { title: "В деревне нет врача", text: "Ближайший врач за сорок километров, автобус туда ходит раз в неделю." },
    {
      title: "Two hours to a clinic",
      text: "The nearest clinic is two hours away by bus, and the bus goes once a week.",
    },
  ],
  [
    { title: "Мусор жгут у школы", text: "Каждую неделю у самой школы жгут мусор, и дети дышат этим дымом." },
    {
      title: "Smoke from the dump at school",
      text: "The dump beside the school burns every week and the children breathe it.",
    },
  ],
] as const;

/** A common problem whose older telling is Russian and whose younger one is Joe's; its number. */
async function common(n: 0 | 1 | 2): Promise<number> {
  const [ru, us] = [reader(app, anna, "ru"), reader(app, joe)];
  const [russian, english] = tellings[n];
  await ru.post("/problems", { ...russian, ...words, language: "ru" });
  await us.post("/problems", { ...english, ...words, language: "en" });
  const [b, a] = await app.db
    .selectFrom("object")
    .select(["id", "number"])
    .where("kind", "=", "problem")
    .orderBy("number", "desc")
    .limit(2)
    .execute();
  assert.ok(a && b);
  const same = { verdict: "same", why: "the same trouble" };
  await ru.post(`/problems/${a.number}/verdicts`, { ...same, other: b.id });
  const agreed = await us.post(`/problems/${b.number}/verdicts`, { ...same, other: a.id });
  return Number(/common-problems\/(\d+)/u.exec(agreed.headers.get("location") ?? "")?.[1]);
}

const titleOf = async (page: string, who = reader(app)) =>
  /<h1[^>]*>(.*?)<\/h1>/su.exec(await who.page(page))?.[1]?.replace(/<[^>]*>/gu, "");
const idOf = async (number: number) =>
  (
    await app.db
      .selectFrom("object")
      .select("id")
      .where("kind", "=", "common-problem")
      .where("number", "=", number)
      .executeTakeFirstOrThrow()
  ).id;
const [first, second, third] = [await common(0), await common(1), await common(2)];
const ours = "Nowhere to sleep in January In their own words: Second Door, United States";

test("each side reads a common problem under its own title, and the younger telling's says whose words it is", async () => {
  assert.equal(await titleOf(`/common-problems/${first}`), ours);
  assert.equal(await titleOf(`/common-problems/${first}`, reader(app, anna, "ru")), "После освобождения негде жить");
  const list = (await reader(app).page("/common-problems")).replace(/<[^>]*>/gu, "");
  assert.ok(list.includes(ours));
  assert.ok(!list.includes("translated by"));
});

test("the title is its tellers' own in every language of the interface", async () => {
  const carmen = await made.person({ sides: ["us"], reads: ["es", "en"] });
  assert.equal(
    await titleOf(`/common-problems/${first}`, reader(app, carmen, "es")),
    "Nowhere to sleep in January Con sus propias palabras: Second Door, Estados Unidos",
  );
});

test("nobody is credited with a translation that he did not make, and there is nothing in it to check or take back", async () => {
  const object = await idOf(first);
  const row = await app.db
    .selectFrom("translation")
    .select(["state", "author", "version"])
    .where("object", "=", object)
    .execute();
  assert.deepEqual(row, [{ state: "told", author: null, version: 1 }]);
  const both = reader(app, vera, "ru");
  const desk = await both.page("/translations");
  assert.ok(!desk.includes(">Joe<"));
  const path = `/translate/${object}/title/0`;
  const page = await both.page(`${path}?into=en`);
  assert.ok(page.includes("Своими словами: <bdi>Second Door, США</bdi>"));
  assert.ok(!page.includes("/check"));
  assert.equal((await both.post(`${path}/check`, { language: "en", version: "1", checked: "yes" })).status, 409);
  const unchecked = await both.page("/translations?what=unchecked");
  assert.ok(!unchecked.includes("Nowhere to sleep in January"));
  const history = await both.page(`/translations/history/${object}/title/0?into=en`);
  assert.ok(history.includes("Своими словами: <bdi>Second Door, США</bdi>"));
});

test("who reads both may put it otherwise, and taking that back gives the tellers' own words again", async () => {
  const object = await idOf(second);
  const both = reader(app, vera, "ru");
  const path = `/translate/${object}/title/0`;
  const send = (text: string, base: string) =>
    both.page(`${path}?into=en`).then((page) => {
      const from = /name="from" value="([0-9a-f]{64})"/u.exec(page)?.[1] ?? "";
      return both.post(path, { language: "en", text, from, base });
    });
  await send("Two hours to a clinic", "1");
  assert.equal(
    await titleOf(`/common-problems/${second}`),
    "Two hours to a clinic In their own words: Second Door, United States",
  );
  await send("No doctor in the village", "1");
  assert.equal(
    await titleOf(`/common-problems/${second}`),
    "No doctor in the village From Russian\u00a0· translated by a person",
  );
  await both.post(`${path}/withdrawal`, { language: "en" });
  assert.equal(
    await titleOf(`/common-problems/${second}`),
    "Two hours to a clinic In their own words: Second Door, United States",
  );
});

test("an organisation that has left, or whose telling is not everybody's any more, is not named: its side is", async () => {
  const sideOnly = "Smoke from the dump at school In their own words: United States";
  const title = () => titleOf(`/common-problems/${third}`, reader(app, kate));
  const telling = await app.db
    .selectFrom("object")
    .innerJoin("wording", "wording.object", "object.id")
    .select("object.id")
    .where("text", "=", "Smoke from the dump at school")
    .where("object.kind", "=", "problem")
    .executeTakeFirstOrThrow();
  const at = app.clock.now();
  const audience = (audience: Audience) =>
    change(app.db, nobody, at, (tx) =>
      tx.updateTable("object").set({ audience }).where("id", "=", telling.id).execute(),
    );
  await audience("authors");
  assert.equal(await title(), sideOnly);
  await audience("public");
  assert.equal(await title(), sideOnly.replace("United", "Second Door, United"));
  await change(app.db, nobody, at, (tx) =>
    tx.updateTable("organisation").set({ left_at: at.toString() }).where("id", "=", door.id).execute(),
  );
  assert.equal(await title(), sideOnly);
});

test("a telling of a person names the side and not the person", async () => {
  const us = await problemIn(app, { author: joe.person, language: "en", title: "No bus on Sundays", side: "us" });
  const ru = await problemIn(app, { author: anna.person, title: "Автобус не ходит по воскресеньям" });
  await reader(app, joe).post(`/problems/${us.number}/verdicts`, { other: ru.id, verdict: "same", why: "no bus" });
  const agreed = await reader(app, anna, "ru").post(`/problems/${ru.number}/verdicts`, {
    other: us.id,
    verdict: "same",
    why: "нет автобуса",
  });
  const number = /common-problems\/(\d+)/u.exec(agreed.headers.get("location") ?? "")?.[1];
  const russianOnly = await made.person({ sides: ["ru"], reads: ["ru"] });
  assert.equal(
    await titleOf(`/common-problems/${number}`, reader(app, russianOnly, "ru")),
    "Автобус не ходит по воскресеньям Своими словами: Россия",
  );
});
