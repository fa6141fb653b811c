/** What became of one message on its way: found by comparing two programmes, never entered. */
export const changeKinds = ["kept", "rewritten", "dropped", "added"] as const;
export type ChangeKind = (typeof changeKinds)[number];
/** `waiting`: it was taken over and nobody has written its words yet. */
export type Fate = ChangeKind | "waiting";
export const fates: readonly Fate[] = [...changeKinds, "waiting"];

export const entryParts = ["party", "step", "reach"] as const;
export type EntryPart = (typeof entryParts)[number];
export const partyKinds = ["ministry", "operator", "content-council", "other"] as const;
export const partyStates = ["waiting", "asked", "agreed", "refused", "unknown"] as const;
export const stepKinds = ["agreement", "texts", "reviewed", "pilot", "start", "region", "other"] as const;
export const units = ["people", "messages", "percent", "ratio"] as const;
export const evidences = ["own", "independent"] as const;

/** Texts people wrote, by language. */
export type Said = Readonly<Record<string, string>>;

/** One line of the record: who had to agree, a step, a figure of reach. */
export interface Entry {
  readonly id: string;
  readonly part: EntryPart;
  readonly kind: string;
  readonly name: Said;
  readonly note: Said;
  readonly side: string | null;
  /** Of a party, whether it agreed; of a step only `unknown`, where nobody here knows whether it happened. */
  readonly state: string | null;
  /** As exact as they are known: a year, a month or a day; empty when not known. */
  readonly planned: string;
  readonly done: string;
  /** Null: not known. */
  readonly figure: number | null;
  readonly unit: string | null;
  readonly evidence: string | null;
  readonly source: string;
  readonly link: string;
}

/** The first and the last day that a year, a month or a day can mean. */
export function daysOf(date: string): { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate } | null {
  const [year, month, day] = date.split("-").map(Number);
  if (!year) return null;
  const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 });
  const last = day ? first : month ? first.with({ day: first.daysInMonth }) : first.with({ month: 12, day: 31 });
  return { first, last };
}

/** A year, a month or a day that is there in the calendar; or nothing. */
export function isLooseDate(text: string): boolean {
  if (text === "") return true;
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/u.test(text)) return false;
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  if (!year || month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainDate.from({ year, month, day: 1 }).daysInMonth;
}

export type Timing = "none" | "planned" | "in-time" | "late" | "overdue" | "done" | "unknown";

/**
 * How what happened stands to what was planned. Dates are as loose as they are known, so that only what is late on any
 * reading is called so: `late` happened after the plan, `overdue` has not happened and its time is over, `unknown`
 * nobody here knows whether or when it happened.
 */
export function timingOf(one: Pick<Entry, "planned" | "done" | "state">, today: Temporal.PlainDate): Timing {
  const planned = daysOf(one.planned);
  const done = daysOf(one.done);
  if (!done && one.state === "unknown") return "unknown";
  if (!planned) return done ? "done" : "none";
  if (done) return Temporal.PlainDate.compare(done.first, planned.last) > 0 ? "late" : "in-time";
  return Temporal.PlainDate.compare(today, planned.last) > 0 ? "overdue" : "planned";
}
