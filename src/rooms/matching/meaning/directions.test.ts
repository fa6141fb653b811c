import assert from "node:assert/strict";
import { test } from "node:test";
import { createDirections, joined } from "./directions.ts";

/** Numbers that always come in the same order and look like chance. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648 - 0.5;
  };
}
const whole = (numbers: readonly number[]): Float32Array => {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => number / length);
};
const dimensions = 64;

/** As models are: every text leans the same way, so that all are somewhat alike. */
function lean(random: () => number, own: readonly number[] = []): Float32Array {
  return whole(Array.from({ length: dimensions }, (_, n) => (n === 0 ? 2 : 0) + random() + 3 * (own[n] ?? 0)));
}

function exchange(each: number) {
  const random = chance(7);
  const directions = createDirections();
  for (let n = 0; n < each; n += 1) {
    const shared = Array.from({ length: dimensions }, random);
    directions.put(`us${n}`, "us", lean(random, shared));
    directions.put(`ru${n}`, "ru", lean(random, shared));
  }
  return directions;
}

test("of many texts the one that means the same is likely, and hardly another", () => {
  const directions = exchange(40);
  for (let n = 0; n < 40; n += 1) {
    const [first, second] = directions.near(`us${n}`, 5);
    assert.equal(first?.id, `ru${n}`);
    assert.ok((first?.likeness ?? 0) > 0.9, String(first?.likeness));
    assert.ok((second?.likeness ?? 0) < 0.3, String(second?.likeness));
  }
});

test("nothing is near on its own side, and likeness is the same in both directions", () => {
  const directions = exchange(12);
  const near = directions.near("us3", 100);
  assert.equal(near.length, 12);
  assert.ok(near.every(({ id }) => id.startsWith("ru")));
  const back = directions.near("ru3", 100).find(({ id }) => id === "us3");
  assert.ok(Math.abs((back?.likeness ?? 0) - (near[0]?.likeness ?? 1)) < 1e-6);
});

test("where there is nothing to hold it against, nearness says nothing", () => {
  const directions = createDirections();
  directions.put("a", "us", whole([1, 0, 0]));
  directions.put("b", "ru", whole([1, 0, 0]));
  assert.deepEqual(directions.near("a", 5), [{ id: "b", likeness: 0 }]);
  assert.deepEqual(directions.near("unknown", 5), []);
});

test("what is taken away is near no more, and what is put again counts once", () => {
  const directions = exchange(12);
  directions.remove("ru3");
  assert.ok(directions.near("us3", 100).every(({ id }) => id !== "ru3"));
  directions.put("ru4", "ru", lean(chance(3)));
  assert.equal(directions.near("us3", 100).length, 11);
  assert.equal(directions.size(), 23);
});

test("a text near to everything is not the likeliest of all", () => {
  const directions = exchange(40);
  const middle = Array.from({ length: dimensions }, (_, n) => (n === 0 ? 1 : 0));
  directions.put("platitude", "ru", whole(middle));
  for (let n = 0; n < 40; n += 1) {
    const found = directions.near(`us${n}`, 3).find(({ id }) => id === "platitude");
    assert.ok((found?.likeness ?? 0) < 0.5, String(found?.likeness));
  }
});

test("meaning and words together say more than either, and meaning alone is never quite sure", () => {
  assert.equal(joined(0.4, 0), 0.4);
  assert.ok(joined(0.4, 0.5) > 0.5);
  assert.ok(joined(0, 1) < 0.9 && joined(0, 1) > 0.6);
  assert.ok(joined(0.9, 0.9) <= 1);
});
