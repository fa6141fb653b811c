import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Actor, stranger } from "#kernel/rights/actor.ts";
import { can } from "#kernel/rights/rights.ts";
import { addressesIn, type ExperienceFacts, isShown, isWhole } from "./domain.ts";
import { rights } from "./rights.ts";

test("addresses are read as people copy them: short, whole, with what follows, several at once", () => {
  assert.deepEqual(addressesIn("/problems/42"), [{ kind: "problem", number: 42 }]);
  assert.deepEqual(addressesIn("https://example.org/common-problems/7?lang=ru#top, hopes/3"), [
    { kind: "common-problem", number: 7 },
    { kind: "hope", number: 3 },
  ]);
  assert.deepEqual(addressesIn("  "), []);
  for (const wrong of ["42", "/groups/2", "/problems/0", "/problems/4x", "common problem 7", "/problems/9999999999"])
    assert.equal(addressesIn(wrong), null, wrong);
});

test("whatever is typed, an address is read whole or refused, and its number fits the database", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.nat().map((n) => `/problems/${n}`),
      ),
      (text) => {
        for (const { number } of addressesIn(text) ?? []) assert.ok(number > 0 && number < 2 ** 31);
      },
    ),
  );
});

test("an experience is whole when it says what was done and what came of it", () => {
  assert.equal(
    isWhole({ did: "We asked the town for three beds and got them.", outcome: "Nobody slept outside." }),
    true,
  );
  assert.equal(isWhole({ did: " ".repeat(60), outcome: "Nobody slept outside." }), false);
  assert.equal(isWhole({ did: "We asked the town for three beds and got them.", outcome: "" }), false);
});

const facts = fc.record<ExperienceFacts>({
  id: fc.constant("e"),
  number: fc.nat(),
  side: fc.constantFrom("us", "ru"),
  author: fc.constantFrom("anna", null),
  organisation: fc.constantFrom("house", null),
  audience: fc.constantFrom("authors", "group", "members", "public"),
  wanted: fc.constantFrom("members", "public"),
  circle: fc.constantFrom("group", null),
  state: fc.constantFrom("draft", "public", "withdrawn"),
  themes: fc.constant([]),
});
const actor = fc.record<Actor>({
  ...(Object.fromEntries(Object.entries(stranger).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof Actor]: fc.Arbitrary<Actor[K]>;
  }),
  person: fc.constantFrom("joe", null),
  member: fc.boolean(),
  offices: fc.constantFrom(
    [],
    [
      { role: "coordinator" as const, side: null },
      { role: "moderator" as const, side: null },
    ],
  ),
});

test("nobody but its tellers sees a draft or what was taken back, and nobody else changes anything, whatever his office", () => {
  fc.assert(
    fc.property(facts, actor, (experience, joe) => {
      const sees = can(rights, joe, "experience.see", experience) === true;
      if (!isShown(experience.state)) assert.equal(sees, false);
      if (sees && !joe.member) assert.equal(experience.audience, "public");
      for (const act of ["experience.edit", "experience.publish", "experience.withdraw"])
        assert.notEqual(can(rights, joe, act, experience), true);
    }),
  );
});
