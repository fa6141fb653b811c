import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { guardCell, unguardCell } from "./columns.ts";

test("a cell that a spreadsheet would take for a formula is guarded, and read back as it was", () => {
  assert.equal(guardCell("=1+1"), "'=1+1");
  assert.equal(guardCell("Eat well"), "Eat well");
  assert.equal(guardCell("'=1"), "''=1");
  const cell = fc.string({ unit: fc.constantFrom(..."'=+-@\tаbc 1") });
  fc.assert(
    fc.property(cell, (text) => {
      assert.equal(unguardCell(guardCell(text)), text);
      assert.doesNotMatch(guardCell(text), /^[=+\-@\t]/u);
    }),
  );
});
