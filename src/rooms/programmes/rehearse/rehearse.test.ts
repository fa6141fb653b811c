import assert from "node:assert/strict";
import { test } from "node:test";
import { type Cast, rehearse } from "./rehearse.ts";

const at = (id: number, dayOffset: number) => ({
  id,
  dayOffset,
  hours: { from: 9, until: 11 },
  parts: { en: 1, ru: 2 },
});
/** One message on the Monday of each week: of pregnancy from the fourth to the fortieth, of age from birth to the last. */
const programme = {
  pregnancy: Array.from({ length: 37 }, (_, n) => at(n, 7 * (4 + n - 40))),
  child: Array.from({ length: 53 }, (_, n) => at(100 + n, 7 * n)),
};
const cast: Cast = {
  people: 200,
  joinDays: 100,
  from: Temporal.PlainDate.from("2012-02-01"),
  languages: [{ code: "ru", share: 1 }],
  leaveAWeek: 0,
  price: 0.05,
  hers: { from: 9, until: 20 },
  seed: 7,
};

test("whoever stays to the end gets every message of the first year, and no more of pregnancy than weeks that were left", () => {
  const played = rehearse(programme, cast);
  assert.equal(played.left, 0);
  assert.equal(played.gaps, 0);
  assert.equal(played.parts, 2 * played.messages);
  assert.equal(Math.round(played.cost * 100), Math.round(played.parts * 5));
  // 52 or 53 of the child's, by whether the birth was on the Monday itself, and 3 to 35 of pregnancy.
  assert.ok(played.messages > 200 * 55 && played.messages < 200 * 90, `${played.messages}`);
  assert.equal(
    played.days.reduce((sum, day) => sum + day.messages, 0),
    played.messages,
  );
});

test("nothing is sent before the first day, and messages go on Mondays alone", () => {
  const played = rehearse(programme, cast);
  assert.ok(played.days.every(({ day }) => day >= "2012-02-01"));
  assert.ok(played.days.every(({ day }) => Temporal.PlainDate.from(day).dayOfWeek === 1));
});

test("those who leave are sent nothing more, and cost less", () => {
  const some = rehearse(programme, { ...cast, leaveAWeek: 0.05 });
  assert.ok(some.left > 150);
  assert.ok(some.messages < rehearse(programme, cast).messages / 2);
});

test("a language without texts is counted as gaps and never filled from another", () => {
  const played = rehearse(programme, { ...cast, languages: [{ code: "es", share: 1 }] });
  assert.equal(played.messages, 0);
  assert.ok(played.gaps > 200 * 52);
});

test("the same seed plays the same, another one otherwise", () => {
  assert.deepEqual(rehearse(programme, cast), rehearse(programme, cast));
  assert.notDeepEqual(rehearse(programme, cast).days, rehearse(programme, { ...cast, seed: 8 }).days);
});

test("the busiest hour is half of the busiest day where windows are two hours long", () => {
  const played = rehearse(programme, cast);
  assert.equal(played.peakHour, Math.ceil(played.peakDay.parts / 2));
});
