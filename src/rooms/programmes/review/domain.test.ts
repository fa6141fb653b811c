import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type CountedReview,
  codeNumber,
  codeOf,
  isApproved,
  manyCodes,
  numberOfCode,
  readCode,
  readCodeLines,
} from "./domain.ts";

const needs = { medical: 1, plain: 1 };
const yes = (person: string, role: "plain" | "medical"): CountedReview => ({ person, role, verdict: "yes" });

test("two different people are needed, one of them medical", () => {
  assert.equal(isApproved([], needs), false);
  assert.equal(isApproved([yes("a", "plain"), yes("b", "plain"), yes("c", "plain")], needs), false);
  assert.equal(isApproved([yes("a", "medical")], needs), false);
  assert.equal(isApproved([yes("a", "medical"), yes("a", "plain")], needs), false);
  assert.equal(isApproved([yes("a", "medical"), yes("b", "plain")], needs), true);
  assert.equal(isApproved([yes("a", "medical"), yes("b", "medical")], needs), true);
  assert.equal(
    isApproved([yes("a", "medical"), yes("b", "plain"), { person: "c", role: "plain", verdict: "no" }], needs),
    false,
  );
});

test("a code is read as it is printed, in either alphabet, with or without its hyphen", () => {
  const version = { id: "01a20e17-f349-7c2c-be2f-9329b863638c", text: "Пора к врачу." };
  const code = codeOf(version);
  assert.match(code, /^[0-9ABCEHKMPTXY]{4}-[0-9ABCEHKMPTXY]{4}$/u);
  const cyrillic = [...code]
    .map(
      (char) =>
        ({ A: "А", B: "в", C: "С", E: "е", H: "Н", K: "К", M: "М", P: "Р", T: "Т", X: "Х", Y: "у" })[char] ?? char,
    )
    .join("");
  assert.equal(readCode(cyrillic.replace("-", " ")), code);
  assert.equal(readCode(code.toLowerCase().replace("-", "")), code);
  assert.equal(numberOfCode(code), codeNumber(version.id, version.text));
  for (const wrong of ["", "1234", "1234-567", "1234-567Z", "12345-6789"]) assert.equal(readCode(wrong), null, wrong);
});

test("another word makes another code, and every number is one code", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.string(), (id, a, b) => {
      assert.equal(codeOf({ id, text: a }) === codeOf({ id, text: b }), codeNumber(id, a) === codeNumber(id, b));
      assert.ok(codeNumber(id, a) < manyCodes);
    }),
  );
});

test("codes stand on a line or several, and a no brings its reason", () => {
  assert.deepEqual(
    readCodeLines("1234-5678 9ABC-EHKM\n\n0000-0000", false).map((one) => one.code),
    ["1234-5678", "9ABC-EHKM", "0000-0000"],
  );
  assert.deepEqual(readCodeLines("1234-5678: Доза не та", true), [
    { typed: "1234-5678", code: "1234-5678", rest: "Доза не та" },
  ]);
  assert.deepEqual(
    readCodeLines("1234 5678 The dose — is wrong", true).map((one) => [one.code, one.rest]),
    [["1234-5678", "The dose — is wrong"]],
  );
  assert.deepEqual(readCodeLines("what", true), [{ typed: "what", code: null, rest: "" }]);
});
