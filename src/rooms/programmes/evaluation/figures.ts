import type { QuestionCounts } from "./count-question.ts";
import type { TrialCounts } from "./count-trial.ts";
import {
  type Cell,
  periodsOf,
  type QuestionFigures,
  runningStages,
  type ShownTable,
  stages,
  type Trial,
  type TrialFigures,
} from "./domain.ts";
import { inSteps, leastCell, type MustShow, suppress, withTotals } from "./suppress.ts";

/** Figures as they may be given out, with the exact ones that the next release is held against. */
export interface Made<F> {
  readonly figures: F;
  readonly exact: Readonly<Record<string, number>>;
}

interface Counted {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

function told(table: Counted, must: MustShow): ShownTable | null {
  const marks = suppress(table.counts, must);
  if (!marks) return null;
  const cells = withTotals(table.counts).map((row, r) =>
    row.map((count, c): Cell => {
      const mark = marks[r]?.[c] ?? "held";
      return mark === "shown" ? count : mark;
    }),
  );
  return { rows: table.rows, columns: table.columns, cells };
}

const toldInSteps = (table: Counted): ShownTable => ({
  rows: table.rows,
  columns: table.columns,
  cells: withTotals(table.counts).map((row) =>
    row.map((count): Cell => {
      const from = inSteps(count);
      return from === null ? "under" : { from };
    }),
  ),
});

/** Every cell with its totals by name, for comparing two releases. */
const exactOf = (name: string, { rows, columns, counts }: Counted): Record<string, number> =>
  Object.fromEntries(
    withTotals(counts).flatMap((row, r) =>
      row.map((count, c) => [`${name}/${rows[r] ?? "*"}/${columns[c] ?? "*"}`, count] as const),
    ),
  );

/** Of a trial that runs: how many came how far and who left, in steps of eleven; nothing of what was answered. */
export function runningFigures(trial: Trial, counted: TrialCounts): Made<TrialFigures> {
  const { rows, columns } = { rows: trial.arms.map((arm) => arm.code), columns: [...runningStages] };
  const counts = counted.stages.map(([nothing = 0, reached = 0, silent = 0, other = 0, outcome = 0]) => [
    nothing,
    reached,
    silent,
    other + outcome,
  ]);
  const left = { rows: counted.left.rows, columns: rows, counts: counted.left.counts };
  return {
    figures: { stages: toldInSteps({ rows, columns, counts }), left: toldInSteps(left) },
    exact: { ...exactOf("stages", { rows, columns, counts }), ...exactOf("left", left) },
  };
}

/** Of a closed trial; null while an arm is so small that nothing can be told. */
export function resultFigures(trial: Trial, counted: TrialCounts): Made<TrialFigures> | null {
  const arms = trial.arms.map((arm) => arm.code);
  const table = { rows: arms, columns: [...stages], counts: counted.stages };
  const left = { rows: counted.left.rows, columns: arms, counts: counted.left.counts };
  // How many each arm has stands in both tables: were it hidden in one, it would follow from the other.
  const shown = told(table, { rows: true, whole: true });
  if (!shown) return null;
  return {
    figures: { stages: shown, left: told(left, { columns: true, whole: true }) },
    exact: { ...exactOf("stages", table), ...exactOf("left", left) },
  };
}

/** Of one question; null where fewer than eleven have answered in weeks that are over. */
export function questionFigures(codes: readonly string[], counted: QuestionCounts): Made<QuestionFigures> | null {
  const weeks = [...new Set(counted.answers.map((one) => one.week))].toSorted();
  const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((n, row) => n + row.n, 0);
  const periods = periodsOf(
    weeks.map((week) => ({ week, n: sum(counted.answers.filter((one) => one.week === week)) })),
    leastCell,
  );
  const until = periods.at(-1)?.until;
  if (until === undefined) return null;
  const within = counted.answers.filter((one) => one.week < until);
  const all = [...new Set([...codes, ...within.map((one) => one.code)])];
  const languages = [...new Set(within.map((one) => one.language))].toSorted();
  const answers = {
    rows: all,
    columns: languages,
    counts: all.map((code) =>
      languages.map((language) => sum(within.filter((one) => one.code === code && one.language === language))),
    ),
  };
  const byWeek = {
    rows: periods.map((one) => `${one.from}/${one.until}`),
    columns: ["answers"],
    counts: periods.map((one) => [one.n]),
  };
  // The number of all answers stands in both tables and is always told.
  const [shown, shownWeeks] = [told(answers, { whole: true }), told(byWeek, { whole: true })];
  if (!shown || !shownWeeks) return null;
  const silent = sum(counted.asked.filter((one) => one.week < until)) - sum(within);
  return {
    figures: {
      answers: shown,
      weeks: shownWeeks,
      asked: silent < leastCell ? "held" : silent + sum(within),
      until,
    },
    exact: { ...exactOf("answers", answers), ...exactOf("weeks", byWeek), silent: Math.max(0, silent) },
  };
}
