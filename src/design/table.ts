import { type Html, html } from "#kernel/web/html.ts";
import { attr, type Slot } from "./slot.ts";

export interface Column {
  readonly label: string;
  /** Figures: to the right, of equal width. */
  readonly numeric?: boolean;
  /** Only for screen readers and the narrow form: a column of buttons. */
  readonly labelHidden?: boolean;
}

export interface TableView {
  readonly caption: Slot;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly Slot[])[];
  /** Index of the column that names the row; 0 unless said, null for none. */
  readonly rowHeader?: number | null;
  /** Instead of the table when there are no rows. */
  readonly empty?: Slot;
}

/** A table of facts. On a narrow screen each row becomes a small list in which every cell says what it is. */
export function table(view: TableView): Html {
  const { columns, rows, rowHeader = 0 } = view;
  if (rows.length === 0 && view.empty !== undefined) return html`${view.empty}`;
  return html`<table class="table"><caption${attr("class", view.captionHidden ? "unseen" : null)}>${view.caption}</caption><thead><tr>${columns.map(
    ({ label, numeric, labelHidden }) =>
      html`<th scope="col"${attr("class", numeric ? "number" : null)}>${labelHidden ? html`<span class="unseen">${label}</span>` : label}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, index) => {
        const column = columns[index];
        const looks = html`${attr("class", column?.numeric ? "number" : column?.labelHidden ? "unlabelled" : null)}${attr("data-label", column?.label)}`;
        return index === rowHeader
          ? html`<th scope="row"${looks}><div>${cell}</div></th>`
          : html`<td${looks}><div>${cell}</div></td>`;
      })}</tr>`,
  )}</tbody></table>`;
}
