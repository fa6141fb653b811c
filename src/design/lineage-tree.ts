import type { Words } from "#kernel/language/words.ts";
import { type Html, html } from "#kernel/web/html.ts";
import { kinsman } from "./lineage.ts";
import { attr, joined, langOf } from "./slot.ts";
import { type Placed, placeTree } from "./tree-places.ts";

export interface TreeNode {
  readonly id: string;
  readonly title: string;
  /** What it is, in the reader's language. */
  readonly kind: string;
  readonly href?: string;
  /** Of the title. */
  readonly language?: string;
}

export interface TreeView {
  /** Oldest first; the list keeps this order. */
  readonly nodes: readonly TreeNode[];
  /** `to` arose from `from`. */
  readonly edges: readonly { from: string; to: string }[];
  /** Id of the thing whose page it is. */
  readonly here: string;
}

const box = { width: 180, height: 76, across: 26, down: 16 };

/** A line of descent that branches: drawn where there is room, and always as a list that says the same. */
export function lineageTree(t: Words, view: TreeView): Html {
  const titles = new Map(view.nodes.map((node) => [node.id, node]));
  const list = view.nodes.map((node) => {
    const from = view.edges.filter(({ to }) => to === node.id).flatMap((edge) => titles.get(edge.from) ?? []);
    const here = node.id === view.here;
    const title = html`<span${langOf(t.language, node.language)}>${node.title}</span>`;
    const parents = joined(
      from.map((parent) => html`<span${langOf(t.language, parent.language)}>${parent.title}</span>`),
      "; ",
    );
    const note = from.length > 0 ? { note: html`${t("design-lineage-from")} ${parents}` } : {};
    const link = node.href === undefined || here ? {} : { href: node.href };
    return html`<li${attr("class", here ? "now" : null)}${attr("aria-current", here ? "true" : null)}>${kinsman({ title, kind: node.kind, ...link, ...note })}</li>`;
  });
  return html`${drawing(view)}<details class="tree-list"><summary>${t("design-lineage-list", { count: view.nodes.length })}</summary><ol class="line">${list}</ol></details>`;
}

// The list below says everything that the drawing says, so a screen reader is spared the drawing; links work in both.
function drawing({ nodes, edges, here }: TreeView): Html {
  const tree = placeTree(nodes, edges);
  const x = (place: Placed) => place.rank * (box.width + box.across) + 2;
  const y = (place: Placed) => place.row * (box.height + box.down) + 2;
  const width = tree.ranks * (box.width + box.across) - box.across + 4;
  const height = tree.rows * (box.height + box.down) - box.down + 4;
  const lines = edges.flatMap(({ from, to }) => {
    const a = tree.places.get(from);
    const b = tree.places.get(to);
    if (!a || !b) return [];
    const [startX, startY, endX, endY] = [x(a) + box.width, y(a) + box.height / 2, x(b), y(b) + box.height / 2];
    const middle = endX - box.across / 2;
    return html`<path d="M${startX} ${startY}C${middle} ${startY} ${middle} ${endY} ${endX} ${endY}"/>`;
  });
  const boxes = nodes.flatMap((node) => {
    const place = tree.places.get(node.id);
    if (!place) return [];
    const inside = html`<rect x="${x(place)}" y="${y(place)}" width="${box.width}" height="${box.height}" rx="4"/><text class="kind" x="${x(place) + 10}" y="${y(place) + 20}">${cut(node.kind, 18)}</text>${titleLines(
      node.title,
    ).map(
      (line, index) =>
        html`<text x="${x(place) + 10}" y="${y(place) + 42 + index * 20}"${attr("lang", node.language)}>${line}</text>`,
    )}`;
    if (node.id === here) return html`<g class="here">${inside}</g>`;
    return node.href === undefined ? html`<g>${inside}</g>` : html`<a href="${node.href}" tabindex="-1">${inside}</a>`;
  });
  return html`<div class="tree" aria-hidden="true"><svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" focusable="false">${lines}${boxes}</svg></div>`;
}

/** Two lines of 18 letters; what does not fit ends in an ellipsis and stands whole in the list. */
export function titleLines(title: string): readonly string[] {
  const words = title.split(/\s+/u);
  let first = "";
  while (words.length > 0 && (first === "" || first.length + 1 + (words[0]?.length ?? 0) <= 18)) {
    first = first === "" ? (words.shift() ?? "") : `${first} ${words.shift()}`;
  }
  const rest = words.join(" ");
  return rest === "" ? [cut(first, 18)] : [cut(first, 18), cut(rest, 18)];
}

function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length
    ? text
    : `${letters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}
