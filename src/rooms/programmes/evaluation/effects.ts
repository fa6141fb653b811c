import type { Cell, ShownTable, Stage } from "./domain.ts";
import { bounds, difference, type Estimate, proportion, ratio } from "./intervals.ts";

export interface ArmResult {
  readonly arm: string;
  readonly assigned: number;
  /** Null where it is not told. */
  readonly outcome: number | null;
  readonly share: Estimate | null;
  /** Assigned and without an answer; null where it would tell a hidden figure. */
  readonly silent: number | null;
}

export interface Effect {
  readonly arm: string;
  readonly than: string;
  readonly difference: Estimate;
  readonly ratio: Estimate | null;
  /** With all silent readers counted for one arm and against the other; null where the silent are not told. */
  readonly bounds: { readonly worst: Estimate; readonly best: Estimate } | null;
}

/** What a released table of stages says of the outcome, arm by arm and against the first; from what is told alone. */
export function effectsOf(table: ShownTable): {
  readonly arms: readonly ArmResult[];
  readonly effects: readonly Effect[];
} {
  const arms = table.rows.map((arm, r): ArmResult => {
    const at = (stage: Stage): number | null => figure(table.cells[r]?.[table.columns.indexOf(stage)]);
    const assigned = figure(table.cells[r]?.[table.columns.length]) ?? 0;
    const [outcome, other] = [at("outcome"), at("other")];
    return {
      arm,
      assigned,
      outcome,
      share: outcome === null || assigned === 0 ? null : proportion({ hits: outcome, n: assigned }),
      silent: outcome === null || other === null ? null : assigned - outcome - other,
    };
  });
  const [first, ...others] = arms;
  return { arms, effects: first ? others.flatMap((one) => effect(one, first)) : [] };
}

function effect(one: ArmResult, than: ArmResult): readonly Effect[] {
  if (one.outcome === null || than.outcome === null) return [];
  const [a, b] = [
    { hits: one.outcome, n: one.assigned },
    { hits: than.outcome, n: than.assigned },
  ];
  return [
    {
      arm: one.arm,
      than: than.arm,
      difference: difference(a, b),
      ratio: ratio(a, b),
      bounds:
        one.silent === null || than.silent === null
          ? null
          : bounds({ ...a, silent: one.silent }, { ...b, silent: than.silent }),
    },
  ];
}

const figure = (cell: Cell | undefined): number | null => (typeof cell === "number" ? cell : null);

/** What the figures say: which arm had more, or that they do not tell; and whether the silent could turn it round. */
export function sayingOf({
  difference: found,
  bounds: range,
}: Effect): "more" | "fewer" | "unclear" | "more-unsure" | "fewer-unsure" {
  if (found.low <= 0 && found.high >= 0) return "unclear";
  const is = found.value > 0 ? "more" : "fewer";
  const holds = range !== null && (is === "more" ? range.worst.low > 0 : range.best.high < 0);
  return holds ? is : `${is}-unsure`;
}
