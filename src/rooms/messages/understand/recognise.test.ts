import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { recognise } from "./recognise.ts";

const choices = [
  { code: "yes", words: ["да", "yes", "1"] },
  { code: "no", words: ["нет", "no", "2"] },
  { code: "daily", words: ["каждый день", "every day", "3"] },
  { code: "never", words: ["никогда", "never", "4"] },
];

for (const [text, code] of [
  ["1", "yes"],
  [" 1. ", "yes"],
  ["1️⃣", "yes"],
  ["１", "yes"],
  ["да", "yes"],
  ["ДА!!!", "yes"],
  ["дa", "yes"],
  ["lf", "yes"],
  ["lf.", "yes"],
  ["da", "yes"],
  ["нуы", "yes"],
  ["HET", "no"],
  ["нет", "no"],
  ["1, да", "yes"],
  ["Каждый  день.", "daily"],
  ["kazhdyi den", "daily"],
  ["кажый день", "daily"],
  ["evry day", "daily"],
  ["никагда", "never"],
  ["nver", "never"],
] as const)
  test(`«${text}» is the answer ${code}`, () => assert.equal(recognise(text, choices), code));

for (const text of [
  "12",
  "1,2",
  "1 2",
  "да нет",
  "не знаю",
  "",
  "...",
  "5",
  "nо1",
  "дя",
  "ни",
  "да, но только по утрам",
])
  test(`«${text}» is no answer`, () => assert.equal(recognise(text, choices), null));

test("a word that is a slip away from two answers is none", () =>
  assert.equal(
    recognise("bottla", [
      { code: "a", words: ["bottle"] },
      { code: "b", words: ["bottls"] },
    ]),
    null,
  ));

test("whatever is written, at most one of the answers is meant, and each answer means itself", () => {
  fc.assert(
    fc.property(fc.string(), (text) => [null, ...choices.map(({ code }) => code)].includes(recognise(text, choices))),
  );
  for (const { code, words } of choices) for (const word of words) assert.equal(recognise(word, choices), code);
});
