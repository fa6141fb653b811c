import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { test } from "node:test";
import { scoreOf } from "./combine.ts";
import { gist } from "./gist.ts";
import { createLikenessIndex } from "./likeness-index.ts";
import { readText } from "./read.ts";
import { settings } from "./settings.ts";
import { smallKnowledge } from "./small-knowledge.ts";

const knowledge = smallKnowledge();
const read = (text: string, language: string) => readText(knowledge, text, language);
const russian = {
  library: "Библиотека работает, пока все на службе",
  dogs: "Стая бездомных собак, лай всю ночь",
  bribe: "Чиновник ждёт конверт",
  heating: "Нет отопления, дети мёрзнут",
};
function filled() {
  const index = createLikenessIndex(knowledge);
  for (const [id, text] of Object.entries(russian)) index.put(id, "ru", "ru", read(text, "ru"));
  index.put("english dogs", "en", "us", read("A dog pack barks at the school", "en"));
  return index;
}
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

test("the text of the other language that tells the same comes first", () => {
  const index = filled();
  const first = (text: string) => index.nearest(read(text, "en"), { exceptGroup: "us", limit: 1 })[0]?.id;
  equal(first("The reading room shuts at noon"), "library");
  equal(first("The radiators are cold and the children freeze"), "heating");
  equal(first("An official wanted an envelope"), "bribe");
  equal(first("Stray dogs have bitten my son"), "dogs");
});

test("reasons name shared concepts and words of both texts", () => {
  const [found] = filled().nearest(read("No heating, and the children freeze", "en"), { languages: ["ru"], limit: 1 });
  deepEqual(
    found?.reasons.map((reason) => (reason.kind === "concept" ? reason.concept : [reason.ours, reason.theirs])),
    ["no-heating", ["child", "ребёнок"], ["no heating", "нет отопления"]],
  );
});

test("scores lie between 0 and 1, fall from first to last, and a text that shares nothing scores low", () => {
  const scores = filled()
    .nearest(read("The reading room shuts at noon", "en"), { limit: 9 })
    .map(({ score }) => score);
  deepEqual(
    scores,
    scores.toSorted((one, other) => other - one),
  );
  ok(scores.every((score) => score > 0 && score < 1));
  ok((scores.at(0) ?? 0) > 0.5 && (scores.at(-1) ?? 1) < 0.2);
});

test("languages, groups, choices and exceptions narrow what is asked for", () => {
  const index = filled();
  const dogs = read("stray dogs", "en");
  deepEqual(ids(index.nearest(dogs, { languages: ["en"], limit: 9 })), ["english dogs"]);
  equal(index.nearest(dogs, { exceptGroup: "ru", limit: 9 }).length, 1);
  deepEqual(ids(index.nearest(dogs, { among: new Set(["bribe", "dogs", "nothing"]), limit: 9 })), ["dogs", "bribe"]);
  ok(!ids(index.nearest(dogs, { except: new Set(["dogs"]), limit: 9 })).includes("dogs"));
  deepEqual(index.nearest(dogs, { languages: ["fr"], limit: 9 }), []);
  deepEqual(index.nearest(dogs, { limit: 0 }), []);
});

test("a text put again replaces itself, and one removed is not found", () => {
  const index = filled();
  index.put("dogs", "ru", "ru", read(russian.bribe, "ru"));
  equal(index.size(), 5);
  equal(index.nearest(read("stray dogs", "en"), { languages: ["ru"], limit: 1 })[0]?.reasons.length, 0);
  equal(index.remove("bribe"), true);
  equal(index.remove("bribe"), false);
  equal(index.has("bribe"), false);
  deepEqual(ids(index.nearest(read("bribe", "en"), { languages: ["ru"], limit: 1 })), ["dogs"]);
});

test("much coming and going leaves the same index as the texts that stayed", () => {
  const [busy, quiet] = [createLikenessIndex(knowledge), filled()];
  const texts = Object.values(russian);
  for (let passing = 0; passing < 7; passing++) busy.put(`passing ${passing}`, "ru", "ru", read(texts[0] ?? "", "ru"));
  for (const [id, text] of Object.entries(russian)) busy.put(id, "ru", "ru", read(text, "ru"));
  for (let round = 0; round < 3000; round++) {
    busy.put(`passing ${round % 7}`, "ru", "ru", read(texts[round % 4] ?? "", "ru"));
    if (round % 3 === 0) busy.remove(`passing ${(round + 3) % 7}`);
  }
  for (let passing = 0; passing < 7; passing++) busy.remove(`passing ${passing}`);
  busy.put("english dogs", "en", "us", read("A dog pack barks at the school", "en"));
  const query = read("stray dogs bark", "en");
  deepEqual(busy.nearest(query, { limit: 9 }), quiet.nearest(query, { limit: 9 }));
});

test("texts without a known word, and an empty index, are no trouble", () => {
  const index = createLikenessIndex(knowledge);
  deepEqual(index.nearest(read("stray dogs", "en"), { limit: 5 }), []);
  index.put("empty", "ru", "ru", read("", "ru"));
  const [found] = index.nearest(read("", "en"), { limit: 5 });
  equal(found?.id, "empty");
  ok((found?.score ?? 1) < 0.2);
});

test("a place that only these two texts know brings them together", () => {
  const index = filled();
  index.put("place", "ru", "ru", read("Мы живём в Кондопоге", "ru"));
  equal(index.nearest(read("We live in Kondopoga", "en"), { exceptGroup: "us", limit: 1 })[0]?.id, "place");
});

test("within one language the same words find the text", () => {
  equal(filled().nearest(read("бездомные собаки у школы", "ru"), { languages: ["ru"], limit: 1 })[0]?.id, "dogs");
});

test("a reading by other knowledge is refused", () => {
  const other = smallKnowledge([{ from: "en", to: "ru", head: "snow", translations: ["снег"] }]);
  throws(() => filled().put("new", "en", "us", readText(other, "snow", "en")), /other knowledge/);
});

test("the gist names a concept by its name or by several words, never by one word that may mean much", () => {
  deepEqual(gist(knowledge, read("Stray dogs near the library", "en"), 5), ["stray-dogs", "library"]);
  deepEqual(gist(knowledge, read("Чиновник взял конверт", "ru"), 5), ["bribery"]);
  deepEqual(gist(knowledge, read("a cold winter", "en"), 5), []);
  deepEqual(gist(knowledge, read("Stray dogs near the library", "en"), 1).length, 1);
});

test("the same likeness is worth less in a text that is like many", () => {
  ok(scoreOf(0.5, 0.3) < scoreOf(0.5, 0.1));
  equal(scoreOf(settings.middle, 0), 0.5);
});

test("a word outside the glossary calls up what its family and its translations do", () => {
  const wider = smallKnowledge([
    { from: "en", to: "ru", head: "heater", translations: ["батарея"] },
    { from: "ru", to: "en", head: "укусывать", translations: ["nibble"] },
  ]);
  const index = createLikenessIndex(wider);
  for (const [id, text] of Object.entries(russian)) index.put(id, "ru", "ru", readText(wider, text, "ru"));
  const first = (text: string, language: string) =>
    index.nearest(readText(wider, text, language), { limit: 1 })[0]?.reasons[0];
  deepEqual(first("The heater", "en"), { kind: "concept", concept: "no-heating", weight: 1 });
  deepEqual(first("укусывает", "ru"), { kind: "concept", concept: "stray-dogs", weight: 1 });
});
