import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#testing/app.ts";
import { addressOf } from "./kin.ts";

const app = await testApp();

test("every kind has one address, whoever writes it down", () => {
  assert.deepEqual(
    [...app.kinds.values()].map((kind) => [kind.kind, addressOf(kind.kind, 7)]),
    [...app.kinds.values()].map((kind) => [kind.kind, kind.path(7)]),
  );
});

test("an address is a plural as people write it", () => {
  assert.deepEqual(
    ["problem", "common-problem", "person", "theme", "term", "reply", "enquiry", "survey", "summit"].map((kind) =>
      addressOf(kind, 7),
    ),
    [
      "/problems/7",
      "/common-problems/7",
      "/people/7",
      "/topics/7",
      "/words/7",
      "/replies/7",
      "/enquiries/7",
      "/surveys/7",
      "/summits/7",
    ],
  );
});
