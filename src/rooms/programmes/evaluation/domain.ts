import type { WorkFacts } from "../team/domain.ts";

export type TrialState = "draft" | "running" | "closed";
/** The messages; others in their place; the same, weeks later. */
export type Gets = "messages" | "other" | "later";
export const allGets = ["messages", "other", "later"] as const;

export interface Arm {
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly share: number;
  readonly gets: Gets;
  readonly weeksLater: number;
}

export interface Ethics {
  readonly body: string;
  readonly number: string;
  /** yyyy-mm-dd */
  readonly date: string;
}

export interface Trial {
  readonly id: string;
  readonly number: number;
  readonly state: TrialState;
  readonly calendar: number;
  readonly calendarNames: Readonly<Record<string, string>>;
  readonly question: string;
  readonly questionLanguage: string;
  readonly outcomeSlot: number;
  readonly outcomeSlotCode: string;
  readonly outcomeCodes: readonly string[];
  readonly plannedReaders: number;
  readonly ethics: Ethics | null;
  readonly arms: readonly Arm[];
  readonly madeAt: string;
  readonly startedAt: string | null;
  readonly closedAt: string | null;
  readonly closedWhy: string;
  readonly closedWhyLanguage: string | null;
  readonly publishedAt: string | null;
  readonly startedBy: string | null;
  readonly closedBy: string | null;
}

/** What the right to a trial's page is decided by. */
export interface TrialFacts extends WorkFacts {
  readonly trial: Trial;
}

/** A cell as it was given out: a count, "so many or more", or why it is not told. */
export type Cell = number | { readonly from: number } | "under" | "held";

/** A table as it was given out; the last row and the last column are totals. */
export interface ShownTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly Cell[])[];
}

/** How far readers of an arm came: each is in one place. */
export const stages = ["nothing", "reached", "silent", "other", "outcome"] as const;
export type Stage = (typeof stages)[number];
/** While a trial runs nobody sees what was answered. */
export const runningStages = ["nothing", "reached", "silent", "answered"] as const;

export interface TrialFigures {
  /** Arms by stages. */
  readonly stages: ShownTable;
  /** `stopped 2027-05-10`, `paused 2027-05-10` (the Monday), `stayed`, by arms; null: too few to tell any. */
  readonly left: ShownTable | null;
}

export interface QuestionFigures {
  /** Codes by languages. */
  readonly answers: ShownTable;
  /** By periods of whole weeks, `2027-05-10/2027-05-24` (until that Monday, not included). */
  readonly weeks: ShownTable;
  readonly asked: Cell;
  /** Answers before this Monday are in it. */
  readonly until: string;
}

export interface Release<F> {
  readonly n: number;
  readonly at: string;
  readonly figures: F;
}

/** Days that must lie between two releases of a trial that runs, so that nobody sees one reader's step. */
export const runningReleaseDays = 7;

/**
 * Whether an arm goes without something: it waits, or it has fewer messages of its own than another arm has. Then an
 * ethics committee must have said yes before.
 */
export function withholds(
  arms: readonly Pick<Arm, "code" | "gets">[],
  slotsOfArms: Readonly<Record<string, number>>,
): boolean {
  if (arms.some((arm) => arm.gets === "later")) return true;
  return new Set(arms.map((arm) => slotsOfArms[arm.code] ?? 0)).size > 1;
}

/**
 * Whole weeks put together until each period holds enough to be told; what is left at the end waits for the next
 * release. `weeks`: Mondays with how many answered, in order.
 */
export function periodsOf(
  weeks: readonly { readonly week: string; readonly n: number }[],
  least: number,
): readonly { readonly from: string; readonly until: string; readonly n: number }[] {
  const periods: { from: string; until: string; n: number }[] = [];
  let [from, waiting]: [string | null, number] = [null, 0];
  for (const { week, n } of weeks) {
    from ??= week;
    waiting += n;
    if (waiting < least) continue;
    periods.push({ from, until: Temporal.PlainDate.from(week).add({ weeks: 1 }).toString(), n: waiting });
    [from, waiting] = [null, 0];
  }
  return periods;
}
