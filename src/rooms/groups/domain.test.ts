import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { stranger } from "#kernel/rights/actor.ts";
import { can } from "#kernel/rights/rights.ts";
import {
  type GroupFacts,
  groupStates,
  hasFreeSeat,
  mustRest,
  type Seat,
  sidesWithChair,
  statesAfter,
  whyNot,
} from "./domain.ts";
import { rights } from "./rights.ts";

const sides = fc.constantFrom("us", "ru", "mx");
/** People coming to the door in some order; each sits down if there is a seat for his side. */
const seatedInOrder = (coming: readonly string[]) =>
  coming.reduce<{ side: string }[]>((table, side) => (hasFreeSeat(table, side) ? [...table, { side }] : table), []);

test("no side ever holds more than two seats and more than two thirds of the table", () => {
  fc.assert(
    fc.property(fc.array(sides, { maxLength: 60 }), (coming) => {
      const table = seatedInOrder(coming);
      for (const side of ["us", "ru", "mx"]) {
        const own = table.filter((seat) => seat.side === side).length;
        assert.ok(own <= 2 || own * 3 <= table.length * 2, `${own} of ${table.length}`);
      }
    }),
  );
});

test("whoever has the fewest seats may always sit down", () => {
  fc.assert(
    fc.property(fc.array(sides, { maxLength: 60 }), fc.constantFrom("us", "ru"), (coming, side) => {
      const table = seatedInOrder(coming);
      const count = (code: string) => table.filter((seat) => seat.side === code).length;
      fc.pre(count(side) <= count(side === "us" ? "ru" : "us"));
      assert.equal(hasFreeSeat(table, side), true);
    }),
  );
});

test("the names of sides do not matter, only how many sit for each", () => {
  fc.assert(
    fc.property(fc.array(sides, { maxLength: 40 }), (coming) => {
      const turned = coming.map((side) => (side === "us" ? "ru" : side === "ru" ? "us" : side));
      assert.equal(
        hasFreeSeat(
          coming.map((side) => ({ side })),
          "us",
        ),
        hasFreeSeat(
          turned.map((side) => ({ side })),
          "ru",
        ),
      );
    }),
  );
});

test("two of one side sit alone; the third waits until somebody of the other side sits", () => {
  assert.equal(hasFreeSeat([{ side: "us" }], "us"), true);
  assert.equal(hasFreeSeat([{ side: "us" }, { side: "us" }], "us"), false);
  assert.equal(hasFreeSeat([{ side: "us" }, { side: "us" }, { side: "ru" }], "us"), false);
  assert.equal(hasFreeSeat([{ side: "us" }, { side: "us" }, { side: "ru" }, { side: "ru" }], "us"), true);
});

const seat = fc.record<Seat>({
  person: fc.uuid(),
  side: sides,
  role: fc.constantFrom("co-chair", "member", "asking"),
  takesPart: fc.boolean(),
});
const group = fc.record({ state: fc.constantFrom(...groupStates), seats: fc.array(seat, { maxLength: 12 }) });

test("a group works only with co-chairs of two sides that take part, and nothing comes after closing", () => {
  fc.assert(
    fc.property(group, fc.constantFrom(...groupStates), (facts, to) => {
      const leading = new Set(
        facts.seats.filter((one) => one.role === "co-chair" && one.takesPart).map((one) => one.side),
      );
      const may = whyNot(facts, to) === null;
      if (may && to === "working") assert.ok(leading.size >= 2);
      if (facts.state === "closed") assert.equal(may, false);
      if (may) assert.ok(statesAfter(facts.state).includes(to));
      assert.equal(sidesWithChair(facts.seats).length, leading.size);
    }),
  );
});

test("a group that must rest may rest, and one that rests or forms never must", () => {
  fc.assert(
    fc.property(group, (facts) => {
      if (!mustRest(facts)) return;
      assert.equal(facts.state, "working");
      assert.equal(whyNot(facts, "resting"), null);
    }),
  );
});

test("from every state but closed the group can be closed, and working and resting lead to each other", () => {
  assert.deepEqual(
    groupStates.map((state) => [state, statesAfter(state)]),
    [
      ["forming", ["working", "closed"]],
      ["working", ["resting", "closed"]],
      ["resting", ["working", "closed"]],
      ["closed", []],
    ],
  );
});

test("no office opens a group's doors: a coordinator who does not sit in it may change and see nothing of its seats", () => {
  const facts: GroupFacts = {
    id: "g",
    number: 1,
    audience: "members",
    state: "working",
    open: false,
    themes: [],
    seats: [{ person: "p", side: "us", role: "co-chair", takesPart: true }],
  };
  const offices = (["coordinator", "moderator", "auditor", "translator"] as const).map((role) => ({
    role,
    side: null,
  }));
  const official = { ...stranger, person: "o", member: true, sides: ["us"], offices };
  for (const action of ["group.edit", "group.change-state", "group.seat-others", "group.see-seats"])
    assert.notEqual(can(rights, official, action, facts), true, action);
  const chair = {
    ...official,
    offices: [],
    seats: [{ group: "g", side: "us", role: "co-chair" as const, themes: [] }],
  };
  for (const action of ["group.edit", "group.change-state", "group.seat-others", "group.see-seats"])
    assert.equal(can(rights, chair, action, facts), true, action);
});
