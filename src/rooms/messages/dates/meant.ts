// Which days an expression may mean, and which of them can be so.

import type { Said } from "./expressions.ts";
import type { DateKind, Expected } from "./read-date.ts";

interface Meant {
  readonly kind: DateKind;
  readonly date: Temporal.PlainDate;
}

/** Days from the first day of the last period to the due date. Source: Naegele's rule. */
const pregnancy = 280;

/** A due date lies 0 to 42 weeks ahead, a birth at most 12 months back. */
export function isPlausible({ kind, date }: Meant, today: Temporal.PlainDate): boolean {
  const compare = Temporal.PlainDate.compare;
  if (kind === "due") return compare(date, today) >= 0 && compare(date, today.add({ weeks: 42 })) <= 0;
  return compare(date, today) <= 0 && compare(date, today.subtract({ months: 12 })) >= 0;
}

export const whyUnusable = ({ kind, date }: Meant, today: Temporal.PlainDate): "past" | "far" => {
  const isAhead = Temporal.PlainDate.compare(date, today) > 0;
  return isAhead || (kind === "due" && date.equals(today)) ? "far" : "past";
};

/**
 * The days that may be meant, the likelier first; a day that no calendar has is none. `guessed`: nothing was asked for
 * and no word says what it is about, so what is mostly said of the other kind is left out.
 */
export function daysMeant(said: Said, about: DateKind | "period", expected: Expected, guessed: boolean): Meant[] {
  const { today } = expected;
  const kind = about === "birth" ? "birth" : "due";
  if (guessed && said.how === "lasted" && kind === "birth") return [];
  if (guessed && said.how === "shift" && said.days === 0 && kind === "due") return [];
  if (guessed && said.how === "weekday") return [];
  if (said.how === "lasted") {
    // Nobody knows of a pregnancy before its third week, nor counts it in days.
    if (kind === "due" && (!said.weeks || said.days < 21)) return [];
    const date = kind === "birth" ? today.subtract({ days: said.days }) : today.add({ days: pregnancy - said.days });
    return [{ kind, date }];
  }
  return calendarDays(said, about, expected).map((date) => ({
    kind,
    date: about === "period" ? date.add({ days: pregnancy }) : date,
  }));
}

function calendarDays(
  said: Exclude<Said, { how: "lasted" }>,
  about: DateKind | "period",
  expected: Expected,
): Temporal.PlainDate[] {
  const { today, order } = expected;
  if (said.how === "shift") return [today.add({ days: said.days })];
  if (said.how === "weekday") {
    const ahead = (said.weekday - today.dayOfWeek + 7) % 7;
    return [about === "due" ? today.add({ days: ahead }) : today.subtract({ days: (7 - ahead) % 7 })];
  }
  const pairs: [day: number, month: number][] =
    said.how === "named"
      ? [[said.day, said.month]]
      : order === "dmy"
        ? said.dots
          ? [[said.a, said.b]]
          : [
              [said.a, said.b],
              [said.b, said.a],
            ]
        : [
            [said.b, said.a],
            [said.a, said.b],
          ];
  return pairs.flatMap(([day, month]) => yearsOf(said.year, about, today).flatMap((year) => dayOf(year, month, day)));
}

/** Without a year the nearest one is meant: the next for what is to come, the last for what has been. */
function yearsOf(year: number | null, about: DateKind | "period", today: Temporal.PlainDate): number[] {
  if (year !== null) return [year];
  return about === "due" ? [today.year, today.year + 1] : [today.year, today.year - 1];
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" })];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
