import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changesBetween } from "./changes.ts";

test("whole words change, in any alphabet", () => {
  assert.deepEqual(changesBetween("Он жил зимой у полугода.", "Он жил летом у года."), [
    { kind: "same", text: "Он жил " },
    { kind: "removed", text: "зимой" },
    { kind: "added", text: "летом" },
    { kind: "same", text: " у " },
    { kind: "removed", text: "полугода" },
    { kind: "added", text: "года" },
    { kind: "same", text: "." },
  ]);
  assert.deepEqual(changesBetween("don’t go", "do go"), [
    { kind: "removed", text: "don’t" },
    { kind: "added", text: "do" },
    { kind: "same", text: " go" },
  ]);
});

test("the runs are both texts, nothing lost and nothing added", () => {
  const texts = fc
    .array(
      fc.oneof(fc.constantFrom(" ", "\n", "слово", "word", "🙂", "е\u0301", "-", "’"), fc.string({ unit: "binary" })),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const parts = changesBetween(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join("");
      assert.equal(without("added"), before);
      assert.equal(without("removed"), after);
    }),
  );
});

test("very long texts are compared whole", () => {
  const long = "слово ".repeat(5000);
  assert.deepEqual(
    changesBetween(long, `${long}!`).map((part) => part.kind),
    ["removed", "added"],
  );
  assert.deepEqual(
    changesBetween(long, long).map((part) => part.kind),
    ["same"],
  );
});
