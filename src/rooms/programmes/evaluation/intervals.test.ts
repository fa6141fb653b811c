import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bounds, difference, proportion, ratio, type Share } from "./intervals.ts";

const four = (...values: readonly number[]): string[] => values.map((value) => value.toFixed(4));

// The worked examples of Newcombe 1998 (Stat Med 17:873), table II, method 10.
for (const [first, second, low, high] of [
  [[56, 70], [48, 80], "0.0524", "0.3339"],
  [[9, 10], [3, 10], "0.1705", "0.8090"],
  [[6, 7], [2, 7], "0.0582", "0.8062"],
  [[5, 56], [0, 29], "-0.0381", "0.1926"],
  [[0, 10], [0, 20], "-0.1611", "0.2775"],
  [[0, 10], [0, 10], "-0.2775", "0.2775"],
  [[10, 10], [0, 20], "0.6791", "1.0000"],
  [[10, 10], [0, 10], "0.6075", "1.0000"],
] as const)
  test(`the difference of ${first.join("/")} and ${second.join("/")} is as published: ${low} to ${high}`, () => {
    const found = difference({ hits: first[0], n: first[1] }, { hits: second[0], n: second[1] });
    assert.deepEqual(four(found.low, found.high), [low, high]);
  });

// Newcombe 1998 (Stat Med 17:857), table I, method 3.
for (const [hits, n, low, high] of [
  [81, 263, "0.2553", "0.3662"],
  [15, 148, "0.0624", "0.1605"],
  [0, 20, "0.0000", "0.1611"],
  [1, 29, "0.0061", "0.1718"],
] as const)
  test(`Wilson's interval of ${hits} of ${n} is as published: ${low} to ${high}`, () => {
    const found = proportion({ hits, n });
    assert.deepEqual(four(found.low, found.high), [low, high]);
  });

test("the ratio of 15 of 100 to 30 of 150 is 0.75, from 0.4259 to 1.3206", () => {
  // By hand: ln 0.75 = -0.28768; sqrt(1/15 - 1/100 + 1/30 - 1/150) = 0.28868; times 1.95996 = 0.56580.
  const found = ratio({ hits: 15, n: 100 }, { hits: 30, n: 150 });
  assert.ok(found);
  assert.deepEqual(four(found.value, found.low, found.high), ["0.7500", "0.4259", "1.3206"]);
});

test("a ratio to nothing is not told", () => {
  assert.equal(ratio({ hits: 0, n: 10 }, { hits: 1, n: 10 }), null);
  assert.equal(ratio({ hits: 1, n: 10 }, { hits: 0, n: 10 }), null);
});

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ hits: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

test("every interval holds its estimate and stays where such a figure can be", () => {
  fc.assert(
    fc.property(share, share, (first, second) => {
      for (const [found, least, most] of [
        [proportion(first), 0, 1],
        [difference(first, second), -1, 1],
        [ratio(first, second), 0, Number.POSITIVE_INFINITY],
      ] as const) {
        if (found === null) continue;
        assert.ok(found.low <= found.value && found.value <= found.high, JSON.stringify(found));
        assert.ok(found.low >= least - 1e-12 && found.high <= most + 1e-12, JSON.stringify(found));
      }
    }),
  );
});

test("more readers with the same shares never make an interval wider", () => {
  const larger = ({ hits, n }: Share, times: number): Share => ({ hits: hits * times, n: n * times });
  const width = ({ low, high }: { low: number; high: number }): number => high - low;
  fc.assert(
    fc.property(share, share, fc.integer({ min: 2, max: 20 }), (first, second, times) => {
      const [a, b] = [larger(first, times), larger(second, times)];
      assert.ok(width(proportion(a)) <= width(proportion(first)) + 1e-12);
      assert.ok(width(difference(a, b)) <= width(difference(first, second)) + 1e-12);
      const [before, after] = [ratio(first, second), ratio(a, b)];
      if (before && after) assert.ok(width(after) <= width(before) + 1e-9);
    }),
  );
});

test("the difference turned round is its opposite", () => {
  fc.assert(
    fc.property(share, share, (first, second) => {
      const [one, other] = [difference(first, second), difference(second, first)];
      assert.ok(Math.abs(one.low + other.high) < 1e-12 && Math.abs(one.high + other.low) < 1e-12);
    }),
  );
});

test("silent readers can only widen what is known", () => {
  const found = bounds({ hits: 40, n: 100, silent: 30 }, { hits: 20, n: 100, silent: 10 });
  assert.deepEqual(four(found.worst.value, found.best.value), ["0.1000", "0.5000"]);
  const known = difference({ hits: 40, n: 100 }, { hits: 20, n: 100 });
  assert.ok(found.worst.low < known.low && found.best.high > known.high);
});
