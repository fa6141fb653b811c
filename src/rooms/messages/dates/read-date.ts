import { typedLatin, typedRussian } from "../understand/keyboards.ts";
import { type DateToken, dateTokens, roleOf } from "./date-tokens.ts";
import { type Expression, expressionsIn } from "./expressions.ts";
import { daysMeant, isPlausible, whyUnusable } from "./meant.ts";

export type DateKind = "due" | "birth";

export type DateRead =
  | { readonly kind: DateKind; readonly date: Temporal.PlainDate }
  /** Both days are possible; the likelier one, or the one ahead, first. `kind` is the first one's. */
  | { readonly ambiguous: readonly [Temporal.PlainDate, Temporal.PlainDate]; readonly kind: DateKind }
  | { readonly unusable: "past" | "far" | "no-date" };

export interface Expected {
  /** Where she is. */
  readonly today: Temporal.PlainDate;
  /** How people of her country write a date in numbers. */
  readonly order: "dmy" | "mdy";
  readonly languages: readonly string[];
  /** What was asked for; what the words themselves say ("due", «родился») goes before it. */
  readonly expect: DateKind | "any";
}

/**
 * The day that a text speaks of: when a child is due (0 to 42 weeks ahead) or was born (at most 12 months back). A last
 * period and weeks of a pregnancy become the due date (280 days from the period). Months are too rough to count from.
 */
export function readDate(text: string, expected: Expected): DateRead {
  for (const typed of [text, typedRussian(text), typedLatin(text)]) {
    for (const languages of [expected.languages, []]) {
      const tokens = dateTokens(typed, languages);
      // Numbers alone are the same in every layout: what they were not as written they are not in another.
      const expressions = expressionsIn(tokens).filter(({ said }) => typed === text || said.how !== "numbers");
      if (expressions.length > 0) return choose(tokens, expressions, expected);
    }
  }
  return { unusable: "no-date" };
}

type About = DateKind | "period";

interface Meant {
  readonly kind: DateKind;
  readonly date: Temporal.PlainDate;
}

function choose(tokens: readonly DateToken[], expressions: readonly Expression[], expected: Expected): DateRead {
  const read = expressions.map((expression) => {
    const about = aboutOf(tokens, expression);
    const kinds: readonly About[] = about ? [about] : expected.expect === "any" ? ["due", "birth"] : [expected.expect];
    const meant = kinds.flatMap((kind) =>
      daysMeant(expression.said, kind, expected, about === null && expected.expect === "any"),
    );
    return { about, meant };
  });
  // "Was due on the 12th, born on the 5th": what has happened counts, unless the due date was asked for.
  const wanted = expected.expect === "due" ? "due" : "birth";
  const named = read.filter(({ about }) => (about === "birth") === (wanted === "birth") && about !== null);
  const meant = (named.length > 0 ? named : read).flatMap((one) => one.meant);
  const possible = distinct(meant.filter((one) => isPlausible(one, expected.today)));
  const [first] = possible;
  if (!first) {
    const [nearest] = meant;
    return { unusable: nearest ? whyUnusable(nearest, expected.today) : "no-date" };
  }
  if (possible.length === 1) return { kind: first.kind, date: first.date };
  const due = possible.filter(({ kind }) => kind === "due");
  const [a, b] =
    due.length >= 2 ? due : due.length === 1 ? [...due, ...possible.filter(({ kind }) => kind !== "due")] : possible;
  return a && b ? { ambiguous: [a.date, b.date], kind: a.kind } : { unusable: "no-date" };
}

const distinct = (all: readonly Meant[]): Meant[] =>
  all.filter((one, at) => all.findIndex(({ date }) => date.equals(one.date)) === at);

/** What the words around an expression say it is about: those before it first, the nearest of them. */
function aboutOf(tokens: readonly DateToken[], { said, from, until }: Expression): About | null {
  if (said.how === "lasted" && said.of) return said.of === "life" ? "birth" : "due";
  const at = (place: number): About | null => {
    const role = roleOf(tokens[place], "due", "birth", "period")?.name;
    return role === "due" || role === "birth" || role === "period" ? role : null;
  };
  const nearest = [
    ...Array.from({ length: from }, (_, n) => at(from - 1 - n)),
    ...Array.from({ length: tokens.length - until }, (_, n) => at(until + n)),
  ];
  return nearest.find((about) => about !== null) ?? null;
}

export interface DateIn {
  /** Where the first day begins and the last one ends. */
  readonly start: number;
  readonly end: number;
  /** How many words belong to nothing that is said about days. */
  readonly strange: number;
  /** The first word is what people call a child or its mother, and so may be a programme's keyword. */
  readonly named: boolean;
  /** Only "today", "at night", "Monday": words of any message. */
  readonly weak: boolean;
}

/** Whether a text says a day at all, and what else stands there. */
export function dateIn(text: string, languages: readonly string[]): DateIn | null {
  const tokens = dateTokens(text, languages);
  const expressions = expressionsIn(tokens);
  const [first, last] = [expressions[0], expressions.at(-1)];
  const [start, end] = [tokens[first?.from ?? -1]?.start, tokens[(last?.until ?? 0) - 1]?.end];
  if (start === undefined || end === undefined) return null;
  const known = new Set(expressions.flatMap(({ from, until }) => placesFrom(from, until - from)));
  tokens.forEach(({ roles }, at) => {
    for (const { length } of roles) for (const place of placesFrom(at, length)) known.add(place);
  });
  const weak = expressions.every(({ said }) => said.how === "weekday" || (said.how === "shift" && said.named));
  return { start, end, strange: tokens.length - known.size, named: roleOf(tokens[0], "name") !== undefined, weak };
}

const placesFrom = (from: number, length: number): number[] => Array.from({ length }, (_, n) => from + n);
