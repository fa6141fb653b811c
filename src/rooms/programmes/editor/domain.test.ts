import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Answer,
  hasDrifted,
  isSourceDate,
  keyOf,
  missingTexts,
  placeOf,
  wantedTexts,
  wrongAnswers,
} from "./domain.ts";
import { faultsBeforeReview } from "./ready.ts";

const sides = [
  { code: "us", languages: ["en", "es"] },
  { code: "ru", languages: ["ru"] },
];
const keys = (places: Parameters<typeof keyOf>[0][]) => places.map(keyOf);

test("a message needs each language on the sides that speak it, and one that none speaks on all", () => {
  const programme = { sides: ["us", "ru"], languages: ["en", "ru", "es"] };
  assert.deepEqual(keys([...wantedTexts(programme, sides)]), ["en.us", "ru.ru", "es.us"]);
  assert.deepEqual(keys([...wantedTexts({ sides: ["us"], languages: ["en", "vi"] }, sides)]), ["en.us", "vi.us"]);
  assert.deepEqual(keys([...wantedTexts({ ...programme, languages: ["vi"] }, sides)]), ["vi.us", "vi.ru"]);
});

test("a text for everybody fills every side's gap, one for a side only its own, a withdrawn one none", () => {
  const wanted = [
    { language: "en", side: "us" },
    { language: "en", side: "lt" },
  ];
  const text = (side: string | null, state: "draft" | "withdrawn" = "draft") => ({ language: "en", side, state });
  assert.deepEqual(keys([...missingTexts(wanted, [])]), ["en.us", "en.lt"]);
  assert.deepEqual(missingTexts(wanted, [text(null)]), []);
  assert.deepEqual(keys([...missingTexts(wanted, [text("us")])]), ["en.lt"]);
  assert.deepEqual(keys([...missingTexts(wanted, [text(null, "withdrawn")])]), ["en.us", "en.lt"]);
  assert.deepEqual(keys([...missingTexts(wanted, [text("us")], [{ language: "en", side: "lt" }])]), []);
});

test("a place is written as language and side, and read back", () => {
  for (const place of [
    { language: "en", side: null },
    { language: "ru", side: "ru" },
  ])
    assert.deepEqual(placeOf(keyOf(place)), place);
  for (const wrong of ["", "en", "en.US", "e.us", "en.us.x"]) assert.equal(placeOf(wrong), null, wrong);
});

test("a text has drifted when a partner in another language is newer than it and than the last comparison", () => {
  const text = { language: "en", writtenAt: "2010-06-01T00:00:00Z", comparedAt: null };
  const partner = { language: "ru", writtenAt: "2010-06-02T00:00:00Z" };
  assert.equal(hasDrifted(text, partner), true);
  assert.equal(hasDrifted({ ...text, comparedAt: "2010-06-03T00:00:00Z" }, partner), false);
  assert.equal(hasDrifted(text, { ...partner, writtenAt: text.writtenAt }), false);
  assert.equal(hasDrifted(text, { ...partner, language: "en" }), false);
  assert.equal(hasDrifted({ ...partner, comparedAt: null }, text), false);
});

test("a source's date is a year, a month or a day", () => {
  for (const good of ["", "2010", "2010-06", "2010-06-24"]) assert.equal(isSourceDate(good), true, good);
  for (const wrong of ["10", "2010-13", "2010-6", "2010-06-32", "June 2010"])
    assert.equal(isSourceDate(wrong), false, wrong);
});

test("answers of a question differ in code and words, and a quiz has a right one", () => {
  const answer = (code: string, words: string[], correct: boolean | null = null): Answer => ({
    code,
    words,
    reply: "",
    correct,
  });
  assert.equal(wrongAnswers("text", []), null);
  assert.equal(wrongAnswers("survey", [answer("yes", ["yes"])]), "message-answers-too-few");
  assert.equal(wrongAnswers("survey", [answer("yes", ["a"]), answer("yes", ["b"])]), "message-answers-code-twice");
  assert.equal(wrongAnswers("survey", [answer("yes", ["Да!"]), answer("no", ["да"])]), "message-answers-word-twice");
  assert.equal(wrongAnswers("survey", [answer("yes", ["да"]), answer("no", ["нет"])]), null);
  assert.equal(
    wrongAnswers("quiz", [answer("a", ["a"], false), answer("b", ["b"], false)]),
    "message-answers-none-right",
  );
  assert.equal(wrongAnswers("quiz", [answer("a", ["a"], false), answer("b", ["b"], true)]), null);
});

test("a place in braces must be filled for every side that gets the text", () => {
  const programme = {
    sides: ["us", "ru"],
    facts: { us: { line: "1-800" }, ru: {} },
    words: { en: { stop: "STOP" } },
  };
  const text = { text: "Call {line} or text {stop}.", fact: "F", source: "S", language: "en", side: "us", answers: [] };
  assert.deepEqual(faultsBeforeReview(text, "text", programme), {});
  assert.deepEqual(faultsBeforeReview({ ...text, side: null }, "text", programme), {
    text: { id: "message-empty-place", facts: { place: "{line}", side: "ru" } },
  });
  assert.deepEqual(
    faultsBeforeReview({ ...text, text: "See you on {date}." }, "text", programme)["text"]?.id,
    "message-unknown-place",
  );
  assert.deepEqual(faultsBeforeReview({ ...text, text: "See you on {date}." }, "reminder", programme), {});
  assert.deepEqual(Object.keys(faultsBeforeReview({ ...text, fact: "", source: "" }, "text", programme)), [
    "fact",
    "source",
  ]);
  assert.deepEqual(faultsBeforeReview({ ...text, fact: "", source: "" }, "reminder", programme), {});
});
