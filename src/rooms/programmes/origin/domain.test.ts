import assert from "node:assert/strict";
import { test } from "node:test";
import { isLooseDate, timingOf } from "./domain.ts";

const today = Temporal.PlainDate.from("2012-02-15");
const timing = (planned: string, done: string, state: string | null = null) =>
  timingOf({ planned, done, state }, today);

test("what is late on any reading of its dates is called late, and nothing else", () => {
  assert.equal(timing("2011-09", "2011-10-01"), "late");
  assert.equal(timing("2011-09", "2011-09-30"), "in-time");
  assert.equal(timing("2011-09-10", "2011-09"), "in-time");
  assert.equal(timing("2011", "2012"), "late");
  assert.equal(timing("2011", "2011-12-31"), "in-time");
});

test("what has not happened is late once the last day of its plan is over", () => {
  assert.equal(timing("2012-02-14", ""), "overdue");
  assert.equal(timing("2012-02-15", ""), "planned");
  assert.equal(timing("2012-02", ""), "planned");
  assert.equal(timing("2012-01", ""), "overdue");
});

test("where nobody knows whether it happened it is not called late", () => {
  assert.equal(timing("2011-09", "", "unknown"), "unknown");
  assert.equal(timing("", "", null), "none");
  assert.equal(timing("", "2010"), "done");
});

test("a date is a year, a month or a day that is in the calendar", () => {
  for (const date of ["", "2012", "2012-02", "2012-02-29"]) assert.ok(isLooseDate(date), date);
  for (const date of ["2011-02-29", "2012-13", "2012-00", "2012-2", "12.05.2012", "0000-01", "soon"])
    assert.ok(!isLooseDate(date), date);
});
