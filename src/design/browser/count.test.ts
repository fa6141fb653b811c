import assert from "node:assert/strict";
import { test } from "node:test";
import { lengthOf } from "./count.ts";

test("a letter outside the basic plane counts once, a line break once", () => {
  assert.equal(lengthOf("ёж"), 2);
  assert.equal(lengthOf("😀"), 1);
  assert.equal(lengthOf("a\r\nb"), 3);
  assert.equal(lengthOf(""), 0);
});
