import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { reader } from "#testing/ask.ts";
import { make } from "#testing/make.ts";

const russian = {
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
const english = {
  title: "Released in January with forty dollars and nowhere to sleep",
  text: "When men leave prison no employer in the region will hire them because of the record. They have no address and no papers, they sleep outside, and half are back inside within two years.",
  language: "en",
  place: "Ohio",
  whom: "",
  howMany: "",
  onBehalf: "own",
  accused: "",
  audience: "public",
  do: "publish",
};
const other = {
  title: "The library closes before anyone is off work",
  text: "Our reading room opens at ten and shuts at four, so people with jobs and children at school never get there. We asked the town for one late evening a week.",
  language: "en",
  place: "Iowa",
  whom: "",
  howMany: "",
  onBehalf: "own",
  accused: "",
  audience: "public",
  do: "publish",
};

const app = await testApp();
await make(app).exchange();

test("a problem told in Russian and one told in English become a common problem when both sides say so", async () => {
  const made = make(app);
  const anna = await made.person({ name: "Анна", sides: ["ru"], reads: ["ru"] });
  await made.organisation({ name: "Второй дом", side: "ru", language: "ru", members: [{ person: anna.person }] });
  const joe = await made.person({ name: "Joe", sides: ["us"], reads: ["en"] });
  await made.organisation({ name: "Second Door", side: "us", members: [{ person: joe.person }] });
  const [ru, us, stranger] = [reader(app, anna, "ru"), reader(app, joe), reader(app)];

  for (const telling of [english, other]) assert.equal((await us.post("/problems", telling)).status, 303);
  const told = await ru.post("/problems", russian);
  assert.equal(told.headers.get("location"), "/problems/3?said=note-published");

  const page = await ru.page("/problems/3");
  const [first = ""] = page.match(/id="like-\d+"/gu) ?? [];
  assert.equal(first, 'id="like-1"');

  const id = /name="other" value="([0-9a-f-]{36})"/u.exec(page)?.[1] ?? "";
  const asked = await ru.post("/problems/3/verdicts", { other: id, verdict: "same", why: "те же ворота, та же зима" });
  assert.equal(asked.headers.get("location"), "/problems/3?said=note-asked#verdicts");

  const theirs = await app.db
    .selectFrom("object")
    .select("id")
    .where("kind", "=", "problem")
    .where("number", "=", 3)
    .executeTakeFirstOrThrow();
  const agreed = await us.post("/problems/1/verdicts", {
    other: theirs.id,
    verdict: "same",
    why: "same gate, same winter",
  });
  assert.equal(agreed.headers.get("location"), "/common-problems/1?said=note-common-found");

  for (const [who, words] of [
    [stranger, ["same gate, same winter", "те же ворота, та же зима", "Released in January", "Второй дом"]],
    [ru, ["Это и у нас, и у них", "После освобождения негде жить"]],
  ] as const) {
    const common = await who.page("/common-problems/1");
    for (const word of words) assert.ok(common.includes(word), word);
  }
});

test("nobody makes a common problem alone: one side's yes only asks the other", async () => {
  const commons = await app.db.selectFrom("common_problem").select("id").execute();
  assert.equal(commons.length, 1);
});
