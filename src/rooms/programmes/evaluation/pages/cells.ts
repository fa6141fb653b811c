import { name, type Slot } from "#design/slot.ts";
import { table } from "#design/table.ts";
import { nameFor } from "#kernel/exchange/exchange.ts";
import type { Call } from "#kernel/web/call.ts";
import { type Html, html } from "#kernel/web/html.ts";
import type { Arm, Cell, ShownTable, TrialFigures } from "../domain.ts";
import { leastCell } from "../suppress.ts";

/** A figure as it may be told. */
export function cellWord({ t }: Call, cell: Cell | undefined): string {
  if (cell === undefined || cell === "held") return t("cell-held");
  if (cell === "under") return t("cell-under", { least: leastCell });
  return typeof cell === "number" ? t.number(cell) : t("cell-from", { n: cell.from });
}

export const armLabel = ({ t }: Call, arms: readonly Arm[], code: string): string =>
  nameFor(arms.find((arm) => arm.code === code)?.names ?? {}, t.reads) || code;

/** The name of an arm as somebody gave it. */
export const armName = (call: Call, arms: readonly Arm[], code: string): Html => name(armLabel(call, arms, code));

/** A table as it was given out, with its totals. `rowTotals`: whether the last column says anything. */
export function shownTable(
  call: Call,
  shown: ShownTable,
  view: {
    readonly caption: string;
    readonly by: string;
    readonly row: (name: string) => Slot;
    readonly column: (name: string) => string;
    readonly rowTotals?: boolean;
  },
): Html {
  const { t } = call;
  const { rowTotals = true } = view;
  const cut = (cells: readonly Cell[]): readonly Cell[] => (rowTotals ? cells : cells.slice(0, -1));
  return table({
    caption: view.caption,
    columns: [
      { label: view.by },
      ...shown.columns.map((name) => ({ label: view.column(name), numeric: true })),
      ...(rowTotals ? [{ label: t("figures-total"), numeric: true }] : []),
    ],
    rows: shown.cells.map((cells, r) => [
      shown.rows[r] === undefined ? t("figures-total") : view.row(shown.rows[r] ?? ""),
      ...cut(cells).map((cell) => cellWord(call, cell)),
    ]),
  });
}

/** How far readers came and who left, of one release. */
export function trialTables(call: Call, arms: readonly Arm[], figures: TrialFigures): Html {
  const { t } = call;
  const arm = (code: string): string => armLabel(call, arms, code);
  return html`${shownTable(call, figures.stages, {
    caption: t("figures-stages"),
    by: t("trial-arm"),
    row: (code) => armName(call, arms, code),
    column: (stage) => t(`stage-${stage}`),
  })}${
    figures.left
      ? shownTable(call, figures.left, {
          caption: t("figures-left"),
          by: t("figures-week"),
          row: (name) => leftWord(call, name),
          column: arm,
        })
      : html`<p class="small">${t("figures-left-hidden")}</p>`
  }<p class="small">${t("figures-hidden-how", { least: leastCell })}</p>`;
}

function leftWord({ t }: Call, name: string): string {
  const [what = "", week] = name.split(" ");
  return week === undefined ? t(`left-${what}`) : t(`left-${what}`, { week: t.day(`${week}T12:00:00Z`) });
}
