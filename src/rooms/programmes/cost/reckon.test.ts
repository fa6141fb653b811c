import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CostWish, reckonCost } from "./reckon.ts";

const wish: CostWish = {
  birthsAYear: 10_000,
  shareEnrolled: 0.4,
  messagesAWeek: 3,
  weeksBefore: 24,
  weeksAfter: 52,
  hoursOpen: 10,
  languages: [{ code: "ru", share: 1, partsPerMessage: 1.5, pricePerPart: 0.04 }],
};

test("a region of ten thousand births, two in five of whom join, at three a week", () => {
  const cost = reckonCost(wish);
  assert.equal(cost.peopleAYear, 4000);
  assert.equal(cost.messagesAYear, 912_000);
  assert.equal(cost.partsAYear, 1_368_000);
  assert.equal(Math.round(cost.moneyAYear), 54_720);
  assert.equal(Math.round(cost.peopleAtOnce), 5846);
  assert.equal(Math.round(cost.messagesAPeakDay), 5846);
  assert.equal(cost.carrier, "aggregator");
});

test("one phone carries a small village and no more", () => {
  assert.equal(reckonCost({ ...wish, birthsAYear: 200 }).carrier, "one-phone");
  assert.equal(reckonCost({ ...wish, birthsAYear: 1000 }).carrier, "several-phones");
  assert.equal(reckonCost({ ...wish, birthsAYear: 20_000_000 }).carrier, "several-lines");
});

test("shares that do not add up still count every reader once", () => {
  const two = (a: number, b: number) =>
    reckonCost({
      ...wish,
      languages: [
        { code: "ru", share: a, partsPerMessage: 1, pricePerPart: 0.04 },
        { code: "en", share: b, partsPerMessage: 1, pricePerPart: 0.04 },
      ],
    });
  assert.equal(two(0.3, 0.3).partsAYear, two(0.5, 0.5).partsAYear);
  assert.equal(two(0, 0).partsAYear, 912_000);
});

test("twice the births cost twice the money, and languages add up to the whole", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (birthsAYear, share, other) => {
        const languages = [
          { code: "ru", share, partsPerMessage: 2, pricePerPart: 0.03 },
          { code: "en", share: other, partsPerMessage: 1, pricePerPart: 0.01 },
        ];
        const once = reckonCost({ ...wish, birthsAYear, languages });
        const twice = reckonCost({ ...wish, birthsAYear: 2 * birthsAYear, languages });
        assert.ok(Math.abs(twice.moneyAYear - 2 * once.moneyAYear) < 1e-6 * (1 + twice.moneyAYear));
        const parts = once.languages.reduce((sum, one) => sum + one.parts, 0);
        assert.ok(Math.abs(parts - once.partsAYear) < 1e-6 * (1 + parts));
      },
    ),
  );
});
