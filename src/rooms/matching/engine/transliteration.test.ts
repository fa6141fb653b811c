import { equal } from "node:assert/strict";
import { test } from "node:test";
import { bonesOf, soundAlike, soundOf } from "./transliteration.ts";

test("a word keeps its bones across a border", () => {
  for (const [latin, cyrillic] of [
    ["inspector", "инспектор"],
    ["petrozavodsk", "петрозаводск"],
    ["washington", "вашингтон"],
    ["kherson", "херсон"],
  ] as const) {
    equal(bonesOf(soundOf(latin)), bonesOf(soundOf(cyrillic)), latin);
    equal(soundAlike(soundOf(latin), soundOf(cyrillic)), true, latin);
  }
});

test("the same consonants with other vowels are another word", () => {
  equal(bonesOf(soundOf("whether")), "");
  equal(soundAlike(soundOf("preschool"), soundOf("пришлось")), false);
});
