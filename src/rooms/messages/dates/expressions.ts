// What in a text says a day, as yet without asking which one is meant.

import { type DateToken, roleOf } from "./date-tokens.ts";

/** A day as it was written. */
export type Said =
  /** Numbers alone; the year may be missing, and the order of day and month may not be known. */
  | {
      readonly how: "numbers";
      readonly a: number;
      readonly b: number;
      readonly year: number | null;
      readonly dots: boolean;
    }
  | { readonly how: "named"; readonly day: number; readonly month: number; readonly year: number | null }
  /** Days from today, or behind it; counted, or named as "yesterday" is. */
  | { readonly how: "shift"; readonly days: number; readonly named: boolean }
  | { readonly how: "weekday"; readonly weekday: number }
  /** Days that something has lasted: a pregnancy, which is counted in weeks, or a child's life. */
  | {
      readonly how: "lasted";
      readonly days: number;
      readonly weeks: boolean;
      readonly of: "pregnancy" | "life" | null;
    };

export interface Expression {
  readonly said: Said;
  /** Tokens from … until before. */
  readonly from: number;
  readonly until: number;
}

type Found = { readonly said: Said; readonly until: number } | null;

/** All expressions of a text, from left to right, none inside another. */
export function expressionsIn(tokens: readonly DateToken[]): Expression[] {
  const found: Expression[] = [];
  for (let at = 0; at < tokens.length; ) {
    const hit =
      numbers(tokens, at) ?? named(tokens, at) ?? lasting(tokens, at) ?? relative(tokens, at) ?? weekday(tokens, at);
    if (hit) found.push({ said: hit.said, from: at, until: hit.until });
    at = hit ? hit.until : at + 1;
  }
  return found;
}

const yearOf = (digits: string): number | null => {
  if (digits.length === 4) return Number(digits);
  return digits.length === 2 ? 2000 + Number(digits) : null;
};

const isSmall = (digits: string | null | undefined): digits is string => digits != null && digits.length <= 2;

/** 12.05.2027, 12/5/27, 2027-05-12, 12 05 2027, 12/5, 12052027. */
function numbers(tokens: readonly DateToken[], at: number): Found {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.digits == null) return null;
  const compact = /^(?:(\d\d)(\d\d)(\d\d(?:\d\d)?)|(20\d\d)(\d\d)(\d\d))$/u;
  if (first.digits.length >= 6) {
    const [, a, b, year, y, m, d] = compact.exec(first.digits) ?? [];
    const until = at + 1;
    if (/^20\d{6}$/u.test(first.digits)) {
      const [, iso = "", month = "", day = ""] = /^(\d{4})(\d\d)(\d\d)$/u.exec(first.digits) ?? [];
      if (Number(month) >= 1 && Number(month) <= 12)
        return { said: { how: "named", day: Number(day), month: Number(month), year: Number(iso) }, until };
    }
    if (a && b && year)
      return { said: { how: "numbers", a: Number(a), b: Number(b), year: yearOf(year), dots: false }, until };
    return y && m && d ? { said: { how: "named", day: Number(d), month: Number(m), year: Number(y) }, until } : null;
  }
  if (!second || !isSmall(second.digits)) return null;
  const parted = /^[./\-–—,]$/u.test(second.gap);
  if (first.digits.length === 4 && parted && isSmall(third?.digits) && /^[./\-–—,]$/u.test(third?.gap ?? ""))
    return {
      said: { how: "named", day: Number(third?.digits), month: Number(second.digits), year: Number(first.digits) },
      until: at + 3,
    };
  if (!isSmall(first.digits)) return null;
  const dots = second.gap === ".";
  const [a, b] = [Number(first.digits), Number(second.digits)];
  const year =
    third?.digits != null && (parted ? /^[./\-–—,]?$/u : /^$/u).test(third.gap) ? yearOf(third.digits) : null;
  const isTime = tokens[at + 3]?.gap === ":" && third?.digits?.length === 2;
  if (year !== null && !isTime && (parted || second.gap === ""))
    return { said: { how: "numbers", a, b, year, dots }, until: at + 3 };
  if (!parted || second.gap === ",") return null;
  // 3.5 kg and "3-4 weeks" are no days.
  if (
    roleOf(third, "week", "day", "month") ||
    /^(?:kg|kilo|кг|кило|lb|lbs|г|грамм|cm|см|kilos|л|мл|ml|процент)/u.test(third?.word ?? "")
  )
    return null;
  return { said: { how: "numbers", a, b, year: null, dots }, until: at + 2 };
}

const skipJoint = (tokens: readonly DateToken[], at: number): number => {
  let next = at;
  while (roleOf(tokens[next], "joint") && next < at + 2) next += 1;
  return next;
};

/** May 12, 12 May 2027, 12 de mayo de 2027, 12-го мая. */
function named(tokens: readonly DateToken[], at: number): Found {
  const month = roleOf(tokens[at], "month");
  if (month && Number.isInteger(month.of) && month.of > 0) {
    const day = skipJoint(tokens, at + 1);
    const digits = tokens[day]?.digits;
    return isSmall(digits) && tokens[day + 1]?.gap !== ":" ? withYear(tokens, day + 1, Number(digits), month.of) : null;
  }
  const digits = tokens[at]?.digits;
  if (!isSmall(digits)) return null;
  const next = skipJoint(tokens, at + 1);
  const after = (tokens[next]?.roles ?? []).find(({ name, of }) => name === "month" && of > 0);
  return after ? withYear(tokens, next + 1, Number(digits), after.of) : null;
}

function withYear(tokens: readonly DateToken[], at: number, day: number, month: number): Found {
  const place = skipJoint(tokens, at);
  const digits = tokens[place]?.digits;
  const isTime = tokens[place + 1]?.gap === ":";
  const isCount = roleOf(tokens[place + 1], "week", "day", "month");
  const year = digits != null && !isTime && !isCount ? yearOf(digits) : null;
  return { said: { how: "named", day, month, year }, until: year === null ? at : place + 1 };
}

/** 20 weeks, 20+3, week 20, in 3 weeks, 3 weeks ago, a week old, через неделю. */
function lasting(tokens: readonly DateToken[], at: number): Found {
  // "3-4 weeks" is too rough to count from.
  if (at > 0 && tokens[at - 1]?.digits != null && /^[-–—/]$/u.test(tokens[at]?.gap ?? "")) return null;
  const ahead = roleOf(tokens[at], "in", "left");
  const before = roleOf(tokens[at], "ago");
  const opens = ahead ?? before;
  const counted = countOf(tokens, opens ? at + opens.length : at, opens !== undefined);
  if (!counted) return null;
  const { days, until } = counted;
  if (ahead) return { said: { how: "shift", days, named: false }, until };
  const ago = roleOf(tokens[until], "ago");
  if (before || ago)
    return { said: { how: "shift", days: -days, named: false }, until: until + (before ? 0 : (ago?.length ?? 0)) };
  const left = roleOf(tokens[until], "left");
  if (left) return { said: { how: "shift", days, named: false }, until: until + left.length };
  const old = roleOf(tokens[until], "old");
  const oldBefore = at > 0 && roleOf(tokens[at - 1], "old");
  return {
    said: {
      how: "lasted",
      days,
      weeks: counted.weeks,
      of: old || oldBefore ? "life" : counted.medical ? "pregnancy" : null,
    },
    until: until + (old?.length ?? 0),
  };
}

interface Counted {
  readonly days: number;
  readonly until: number;
  readonly weeks: boolean;
  /** In the way doctors write it: 20+3. */
  readonly medical: boolean;
}

/** A number of weeks and days. `one`: "week" alone is one. */
function countOf(tokens: readonly DateToken[], at: number, one: boolean): Counted | null {
  const week = weekUnit(tokens, at);
  if (week) {
    const ordinal = numberAt(tokens, at + 1);
    if (ordinal && !one && !roleOf(tokens[ordinal.until], "month", "week"))
      return { days: 7 * ordinal.value, until: ordinal.until, weeks: true, medical: false };
    return one || roleOf(tokens[at + 1], "ago") ? { days: 7, until: at + 1, weeks: true, medical: false } : null;
  }
  const number = numberAt(tokens, at);
  if (!number) return null;
  const plus = tokens[number.until];
  if (plus?.digits != null && /^\+$/u.test(plus.gap) && Number(plus.digits) <= 6) {
    const unit = weekUnit(tokens, number.until + 1) ? 1 : 0;
    return { days: 7 * number.value + Number(plus.digits), until: number.until + 1 + unit, weeks: true, medical: true };
  }
  const unit = skipJoint(tokens, number.until);
  if (roleOf(tokens[unit], "day")) return { days: number.value, until: unit + 1, weeks: false, medical: false };
  if (!weekUnit(tokens, unit)) return null;
  const more = numberAt(tokens, skipJoint(tokens, unit + 1));
  if (more && roleOf(tokens[more.until], "day"))
    return { days: 7 * number.value + more.value, until: more.until + 1, weeks: true, medical: false };
  return { days: 7 * number.value, until: unit + 1, weeks: true, medical: false };
}

const weekUnit = (tokens: readonly DateToken[], at: number): boolean => roleOf(tokens[at], "week") !== undefined;

/** A number in digits or in words: "20", "twenty", "двадцать пять". */
function numberAt(tokens: readonly DateToken[], at: number): { value: number; until: number } | null {
  const token = tokens[at];
  if (isSmall(token?.digits)) return { value: Number(token?.digits), until: at + 1 };
  const word = roleOf(token, "number", "one");
  if (!word) return null;
  const value = word.name === "one" ? 1 : word.of;
  if (value < 20) return { value, until: at + 1 };
  const joint = skipJoint(tokens, at + 1);
  const unit = roleOf(tokens[joint], "number", "one");
  const small = unit ? (unit.name === "one" ? 1 : unit.of) : 0;
  return small > 0 && small < 10 ? { value: value + small, until: joint + 1 } : { value, until: at + 1 };
}

const shifts: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: -1,
  "before-yesterday": -2,
  tomorrow: 1,
  "after-tomorrow": 2,
};

function relative(tokens: readonly DateToken[], at: number): Found {
  const role = roleOf(tokens[at], ...Object.keys(shifts));
  return role ? { said: { how: "shift", days: shifts[role.name] ?? 0, named: true }, until: at + role.length } : null;
}

function weekday(tokens: readonly DateToken[], at: number): Found {
  const role = roleOf(tokens[at], "weekday");
  return role ? { said: { how: "weekday", weekday: role.of }, until: at + 1 } : null;
}
