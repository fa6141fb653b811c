import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { drawArm, leastShares, newBlock } from "./draw.ts";

const shares = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 });
/** `pick` from a list of numbers that fast-check makes. */
const picks = (numbers: readonly number[]) => {
  let n = 0;
  return (below: number): number => (numbers[n++ % numbers.length] ?? 0) % below;
};

test("2 : 2 is drawn as 1 : 1", () => {
  assert.deepEqual(leastShares([2, 2]), [1, 1]);
  assert.deepEqual(leastShares([6, 3, 9]), [2, 1, 3]);
});

test("blocks are of at least four, whole shares, and of three lengths", () => {
  assert.deepEqual(
    [0, 1, 2].map((n) => newBlock([1, 1], () => n)),
    [
      [2, 2],
      [3, 3],
      [4, 4],
    ],
  );
  assert.deepEqual(
    newBlock([2, 1], () => 0),
    [4, 2],
  );
});

test("after any number of draws no arm is further from its share than one block", () => {
  fc.assert(
    fc.property(
      shares,
      fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 300 }),
      (given, numbers, draws) => {
        const pick = picks(numbers);
        const least = leastShares(given);
        const sum = least.reduce((a, b) => a + b, 0);
        const longest = (Math.ceil(4 / sum) + 2) * sum;
        const counts = given.map(() => 0);
        let rest: readonly number[] = [];
        for (let n = 1; n <= draws; n += 1) {
          const drawn = drawArm(rest, given, pick);
          rest = drawn.rest;
          counts[drawn.arm] = (counts[drawn.arm] ?? 0) + 1;
          for (const [arm, count] of counts.entries())
            assert.ok(Math.abs(count - (n * (least[arm] ?? 0)) / sum) <= longest, `${counts} after ${n}`);
          // A whole block is exactly in the shares.
          if (rest.every((left) => left === 0))
            for (const [arm, count] of counts.entries()) assert.equal(count * sum, n * (least[arm] ?? 0));
        }
      },
    ),
  );
});

test("each place of a block is each arm's as often as its share: no place tells its arm", () => {
  const times = 4000;
  const first = [0, 0, 0];
  const second = [0, 0, 0];
  for (let n = 0; n < times; n += 1) {
    const one = drawArm([], [2, 1, 1], (below) => randomInt(below));
    const two = drawArm(one.rest, [2, 1, 1], (below) => randomInt(below));
    first[one.arm] = (first[one.arm] ?? 0) + 1;
    second[two.arm] = (second[two.arm] ?? 0) + 1;
  }
  // Within five standard errors.
  for (const counts of [first, second])
    for (const [arm, share] of [0.5, 0.25, 0.25].entries())
      assert.ok(
        Math.abs((counts[arm] ?? 0) / times - share) < 5 * Math.sqrt((share * (1 - share)) / times),
        `${counts}`,
      );
});
