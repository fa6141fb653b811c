import { type Hours, intoHerHours, mondayOf, slotDay } from "../plan/dates.ts";

export interface RehearsedSlot {
  readonly id: number;
  readonly dayOffset: number;
  readonly hours: Hours;
  /** Parts of its text by language; a language that is missing is a gap. */
  readonly parts: Readonly<Record<string, number>>;
}

export interface RehearsedProgramme {
  /** Counted from the due date, of which one may join late. */
  readonly pregnancy: readonly RehearsedSlot[];
  /** Counted from the birth. */
  readonly child: readonly RehearsedSlot[];
}

export interface Cast {
  readonly people: number;
  /** Days over which they join, one after the other. */
  readonly joinDays: number;
  /** First day on which somebody joins. */
  readonly from: Temporal.PlainDate;
  /** Shares of languages; need not add up to one. */
  readonly languages: readonly { readonly code: string; readonly share: number }[];
  /** Share of readers who stop in each week. */
  readonly leaveAWeek: number;
  /** Money for one part. */
  readonly price: number;
  readonly hers: Hours;
  readonly seed: number;
}

export interface Rehearsed {
  readonly days: readonly {
    readonly day: string;
    readonly messages: number;
    readonly parts: number;
    readonly readers: number;
  }[];
  readonly messages: number;
  readonly parts: number;
  readonly cost: number;
  readonly peakDay: { readonly day: string; readonly parts: number };
  /** Parts in the busiest hour of all, were each spread evenly over its window. */
  readonly peakHour: number;
  /** Messages that had no text in the reader's language. */
  readonly gaps: number;
  readonly left: number;
}

const earliestWeek = 6;
const latestWeek = 36;

/**
 * Plays a whole programme with invented readers on a clock of its own: they join between the sixth and the
 * thirty-sixth week, give birth around the due date, some stop each week, the others stay to the end. The same seed
 * plays the same. Pure; nothing is written and nobody is sent anything.
 */
export function rehearse(programme: RehearsedProgramme, cast: Cast): Rehearsed {
  const random = seeded(cast.seed);
  const days = new Map<string, { messages: number; parts: number; readers: number }>();
  const hours = new Map<string, number>();
  let gaps = 0;
  let left = 0;
  const dayOf = (day: string) => {
    const known = days.get(day) ?? { messages: 0, parts: 0, readers: 0 };
    days.set(day, known);
    return known;
  };
  for (let n = 0; n < cast.people; n += 1) {
    const joined = cast.from.add({ days: Math.floor((n * cast.joinDays) / Math.max(1, cast.people)) });
    const language = pick(cast.languages, random());
    const week = earliestWeek + Math.floor(random() * (latestWeek - earliestWeek + 1));
    const due = joined.add({ days: (40 - week) * 7 + Math.floor(random() * 7) });
    // Births lie around the due date, most within ten days of it; the sum of three draws is bell enough for a rehearsal.
    const born = due.add({ days: Math.round((random() + random() + random() - 1.5) * 14) });
    const ends = leavingDay(joined, cast.leaveAWeek, random);
    const gets = (
      slots: readonly RehearsedSlot[],
      anchor: Temporal.PlainDate,
      from: Temporal.PlainDate,
      until: Temporal.PlainDate | null,
    ) => {
      for (const slot of slots) {
        const day = slotDay(mondayOf(anchor), slot.dayOffset);
        if (before(day, from) || (until && !before(day, until)) || (ends && !before(day, ends))) continue;
        const parts = slot.parts[language];
        if (parts === undefined) {
          gaps += 1;
          continue;
        }
        const key = day.toString();
        const sum = dayOf(key);
        sum.messages += 1;
        sum.parts += parts;
        const window = intoHerHours(slot.hours, cast.hers);
        for (let hour = window.from; hour < window.until; hour += 1) {
          const at = `${key} ${hour}`;
          hours.set(at, (hours.get(at) ?? 0) + parts / (window.until - window.from));
        }
      }
    };
    gets(programme.pregnancy, due, joined, born);
    gets(programme.child, born, born, null);
    if (ends) left += 1;
  }
  return summed(days, hours, cast.price, gaps, left);
}

function summed(
  days: ReadonlyMap<string, { messages: number; parts: number; readers: number }>,
  hours: ReadonlyMap<string, number>,
  price: number,
  gaps: number,
  left: number,
): Rehearsed {
  const list = [...days].map(([day, sum]) => ({ day, ...sum })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const parts = list.reduce((sum, day) => sum + day.parts, 0);
  const peak = list.reduce((most, day) => (day.parts > most.parts ? { day: day.day, parts: day.parts } : most), {
    day: "",
    parts: 0,
  });
  return {
    days: list,
    messages: list.reduce((sum, day) => sum + day.messages, 0),
    parts,
    cost: parts * price,
    peakDay: peak,
    peakHour: Math.ceil(Math.max(0, ...hours.values())),
    gaps,
    left,
  };
}

/** The day on which she stops, or null when she stays. Weeks are drawn one by one, so early leavers are the most. */
function leavingDay(joined: Temporal.PlainDate, aWeek: number, random: () => number): Temporal.PlainDate | null {
  if (aWeek <= 0) return null;
  const longest = 100;
  for (let week = 0; week < longest; week += 1)
    if (random() < aWeek) return joined.add({ days: 7 * week + Math.floor(random() * 7) });
  return null;
}

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;

function pick(languages: Cast["languages"], at: number): string {
  const whole = languages.reduce((sum, one) => sum + one.share, 0) || 1;
  let reached = 0;
  for (const { code, share } of languages) {
    reached += share / whole;
    if (at < reached) return code;
  }
  return languages.at(-1)?.code ?? "en";
}

/** Draws between 0 and 1 that come out the same for the same seed (a linear congruence of 32 bits is enough to invent people). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
