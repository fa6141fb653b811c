import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeReading, encodeReading } from "./encode.ts";
import { type Reading, readText } from "./read.ts";
import { smallKnowledge } from "./small-knowledge.ts";

const knowledge = smallKnowledge();
const said = (text: string, language: string) =>
  [...readText(knowledge, text, language).units].map((unit) => knowledge.vocabulary.unitText[unit]);

test("an irregular form is read as its dictionary form, and ё as е", () => {
  deepEqual(said("children", "en"), ["child"]);
  deepEqual(said("Детей", "ru"), said("ребенок", "ru"));
});

test("a phrase is read whole, and its words beside it", () => {
  deepEqual(said("свидетельства о рождении", "ru"), ["свидетельство о рождении", "свидетельство", "рождении"]);
});

test("words inside a phrase count half", () => {
  deepEqual([...readText(knowledge, "birth certificate", "en").amounts], [16, 8, 8]);
});

test("a phrase with one word of content needs its small words", () => {
  ok(said("He has been out of work since May", "en").includes("out of work"));
  ok(!said("the work is out there", "en").includes("out of work"));
});

test("a word that nobody knows is read as the nearest kin, or kept as a stranger", () => {
  deepEqual(said("укусывает", "ru"), ["укус"]);
  const { units, strangers } = readText(knowledge, "Petrozavodsk", "en");
  equal(units.length, 0);
  deepEqual(strangers, readText(knowledge, "Петрозаводск", "ru").strangers);
});

test("a language that nobody described is read word by word", () => {
  deepEqual(readText(knowledge, "Gelamalar", "xx").strangers.length, 1);
});

const strange = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        "__proto__",
        "constructor",
        "\0",
        "\u202Eабв",
        "👩‍👩‍👧",
        "\uD800",
        "ё\u0301",
        "don’t",
        "дети",
        "library",
        "=",
        " ",
        "-",
      ),
    )
    .map((parts) => parts.join(" ")),
);

test("any string is read without a fault, and always alike", () => {
  fc.assert(
    fc.property(strange, fc.constantFrom("en", "ru", "xx", "__proto__", ""), (text, language) => {
      deepEqual(readText(knowledge, text, language), readText(knowledge, text, language));
    }),
    { numRuns: 300 },
  );
});

test("a reading survives being written down, and bytes that are none are told", () => {
  fc.assert(
    fc.property(strange, fc.constantFrom("en", "ru", "xx"), (text, language) => {
      const reading = readText(knowledge, text, language);
      deepEqual(decodeReading(knowledge, encodeReading(reading)), reading satisfies Reading);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      equal(decodeReading(knowledge, bytes), undefined);
    }),
  );
  const bytes = encodeReading(readText(knowledge, "library children bark", "en"));
  for (let length = 0; length < bytes.length; length++)
    equal(decodeReading(knowledge, bytes.subarray(0, length)), undefined);
  equal(decodeReading(knowledge, Uint8Array.from([...bytes, 0])), undefined);
});

test("a reading by other knowledge is not taken", () => {
  const other = smallKnowledge([{ from: "en", to: "ru", head: "snow", translations: ["снег"] }]);
  equal(decodeReading(other, encodeReading(readText(knowledge, "library", "en"))), undefined);
});

test("a megabyte is read within a second, whatever it is made of", () => {
  for (const text of [
    "a".repeat(1 << 20),
    "библиотека ".repeat(95_000),
    "\u0301".repeat(1 << 20),
    "'a".repeat(1 << 19),
    "qx ".repeat(350_000),
  ]) {
    const started = process.cpuUsage();
    readText(knowledge, text, "ru");
    const { user, system } = process.cpuUsage(started);
    ok((user + system) / 1000 < 1000, `${text.slice(0, 10)}… took ${(user + system) / 1000} ms`);
  }
});
