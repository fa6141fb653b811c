import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cheaperText, plainText } from "./costly.ts";
import { countText } from "./count.ts";
import { mixedLetters } from "./mixed-letters.ts";

test("typographic signs are named with their place and what could stand there", () => {
  assert.deepEqual(countText("“Eat”\u00a0– often…").costly, [
    { at: 0, char: "“", instead: '"' },
    { at: 4, char: "”", instead: '"' },
    { at: 5, char: "\u00a0", instead: " " },
    { at: 6, char: "–", instead: "-" },
    { at: 13, char: "…", instead: "..." },
  ]);
  assert.equal(cheaperText("“Eat”\u00a0– often…"), '"Eat" - often...');
});

test("nothing is costly in a text that is GSM-7 already", () => {
  assert.deepEqual(countText("Eat [well] €5").costly, []);
  assert.equal(cheaperText("Eat [well] €5"), null);
});

test("an accent written apart is joined to its letter", () => {
  assert.deepEqual(countText("cafe\u0301").costly, [{ at: 3, char: "e\u0301", instead: "é" }]);
});

test("a Russian text gains nothing by plain quotes, so nothing cheaper is offered", () => {
  assert.equal(cheaperText("Мама, «ешьте» чаще…"), null);
});

test("a Cyrillic letter that strayed into an English text is found with its twin", () => {
  assert.deepEqual(countText("Drink wаter").costly, [{ at: 7, char: "а", instead: "a" }]);
  assert.deepEqual(countText("Eat а plum").costly, [{ at: 4, char: "а", instead: "a" }]);
  assert.equal(cheaperText("Drink wаter"), "Drink water");
});

test("plain letters are offered for Lithuanian and Spanish, not for Russian", () => {
  assert.equal(plainText("Gerkite šiltą vandenį"), "Gerkite silta vandeni");
  assert.equal(plainText("¿Cómo está el niño?"), "¿Como esta el niño?");
  assert.equal(plainText("Пейте воду"), null);
  assert.equal(plainText("Drink water"), null);
});

test("letters of two alphabets in one word are found, the fewer being the strangers", () => {
  const found = (text: string) => mixedLetters(text).map(({ at, char, instead }) => [at, char, instead]);
  assert.deepEqual(found("мoлoко"), [
    [1, "o", "о"],
    [3, "o", "о"],
  ]);
  assert.deepEqual(found("milк"), [[3, "к", "k"]]);
  assert.deepEqual(found("CTOП"), [
    [0, "C", "С"],
    [1, "T", "Т"],
    [2, "O", "О"],
  ]);
  assert.deepEqual(found("прием c мамой"), [[6, "c", "с"]]);
  assert.deepEqual(found("iPhoneом"), [
    [6, "о", "o"],
    [7, "м", null],
  ]);
});

test("words of the two alphabets side by side are not mixed", () => {
  for (const text of [
    "СМС-маме и text4baby",
    "Wi-Fi в роддоме",
    "витамин C и D",
    "QR-код",
    "SMS «мама»",
    "B12 для мамы",
    "text СТОП",
  ])
    assert.deepEqual(mixedLetters(text), [], text);
});

test("what is offered is never dearer and never UCS-2", () => {
  const unit = fc.constantFrom(..."ab …“–я\u00a0ąčé\u0301№😀\u200d");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200, size: "max" }), (text) => {
      for (const offered of [cheaperText(text), plainText(text)])
        if (offered !== null) assert.equal(countText(offered).encoding, "GSM-7");
      const { costly } = countText(text);
      for (const { at, char } of costly) assert.equal(text.slice(at, at + char.length), char);
    }),
  );
});
