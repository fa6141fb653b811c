import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";
import { untilRead } from "#testing/until-read.ts";

const app = await testApp();
const made = make(app);
await made.exchange();
const theme = await made.theme("roads", { en: "Roads", ru: "Дороги" });
const who = async (name: string, side: string, language: string) => {
  const person = await made.person({ name, sides: [side], reads: [language] });
  return { ...person, ...reader(app, person, language) };
};
/** Two tellers of each side, and a co-chair for each, who have told nothing. */
const joe = await who("Joe", "us", "en");
const jill = await who("Jill", "us", "en");
const kate = await who("Kate", "us", "en");
const anna = await who("Анна", "ru", "ru");
const inna = await who("Инна", "ru", "ru");
const oleg = await who("Олег", "ru", "ru");
const group = {
  title: "Roads to a doctor",
  text: "How people get to a doctor where no bus goes.",
  language: "en",
  open: "open",
  audience: "public",
  capacity: "nurse",
  themes: theme.id,
};
await kate.post("/groups", group);
await oleg.post("/groups/1/seats", { role: "co-chair", capacity: "врач" });
await kate.post(`/groups/1/seats/${oleg.person}/acceptance`, {});

const told = { onBehalf: "own", audience: "public", do: "publish", themes: theme.id };
async function tells(
  person: typeof joe,
  language: "en" | "ru",
  title: string,
): Promise<{ id: string; number: number }> {
  const text = language === "en" ? `${title}, and nobody mends it.` : `${title}, и никто этого не чинит годами.`;
  await person.post("/problems", { ...told, language, title, text });
  return await app.db
    .selectFrom("object")
    .select(["id", "number"])
    .where("kind", "=", "problem")
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
}
const same = (person: typeof joe, one: { number: number }, other: { id: string }) =>
  person.post(`/problems/${one.number}/verdicts`, { verdict: "same", why: "the same road", other: other.id });

/** Who was told what since the last time. */
let seen = 0;
async function news(): Promise<string[]> {
  await untilRead(app.services);
  const rows = await app.db
    .selectFrom("notice")
    .innerJoin("person", "person.id", "notice.person")
    .select(["person.name", "notice.verb"])
    .orderBy("notice.id")
    .execute();
  const fresh = rows.slice(seen).map((row) => `${row.name} ${row.verb}`);
  seen = rows.length;
  return fresh.sort();
}

const ours = await tells(joe, "en", "The bridge is broken");
const theirs = await tells(anna, "ru", "Мост сломан который год");

test("who said yes for a side without having told anything hears that all have agreed, each person once", async () => {
  await same(kate, ours, theirs);
  await news();
  const agreed = await same(anna, theirs, ours);
  assert.match(agreed.headers.get("location") ?? "", /^\/common-problems\/1/u);
  assert.deepEqual(await news(), ["Joe common-problem-found", "Kate common-problem-found"]);
  assert.match(await kate.page("/me/notices"), /It is the same here and over there/u);
});

test("and so when a telling joins what is common already, and when it is split by the co-chairs of both sides", async () => {
  const oursToo = await tells(jill, "en", "The ferry does not run in winter");
  await same(kate, oursToo, theirs);
  await news();
  await same(anna, theirs, oursToo);
  assert.deepEqual(
    (await news()).filter((one) => !one.startsWith("Joe")),
    ["Jill common-problem-joined", "Kate common-problem-joined"],
  );
  const theirsToo = await tells(inna, "ru", "Паром зимой не ходит совсем");
  await same(kate, oursToo, theirsToo);
  await same(inna, theirsToo, oursToo);
  await news();
  const cut = { problems: [oursToo.id, theirsToo.id], why: "A bridge is not a ferry." };
  await kate.post("/common-problems/1/splits", cut);
  await news();
  const done = await oleg.post("/common-problems/1/splits", cut);
  assert.match(done.headers.get("location") ?? "", /^\/common-problems\/2/u);
  const heard = await news();
  assert.ok(heard.includes("Kate common-problem-split"), heard.join(", "));
  assert.equal(heard.length, new Set(heard).size);
  assert.ok(!heard.some((one) => one.startsWith("Олег")), "who did it is not told");
});

test("who has taken the yes back is not told of what the others agreed on", async () => {
  const more = await tells(joe, "en", "The road ends at the river bank");
  const there = await tells(anna, "ru", "Дорога кончается у самой реки");
  await same(kate, more, there);
  await kate.post(`/problems/${more.number}/verdicts`, {
    verdict: "different",
    why: "Another river, it seems.",
    other: there.id,
  });
  await same(joe, more, there);
  await news();
  await same(anna, there, more);
  assert.deepEqual(
    (await news()).filter((one) => one.startsWith("Kate")),
    [],
  );
});
