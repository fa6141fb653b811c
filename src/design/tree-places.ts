/** Column and row of a box in a drawn tree, both from 0. */
export interface Placed {
  readonly rank: number;
  readonly row: number;
}

/**
 * Places things so that each stands to the right of everything it arose from, in rows near their parents. Edges to
 * unknown things and edges that would close a circle are left out of the reckoning.
 */
export function placeTree(
  nodes: readonly { id: string }[],
  edges: readonly { from: string; to: string }[],
): { places: ReadonlyMap<string, Placed>; ranks: number; rows: number } {
  const known = new Set(nodes.map(({ id }) => id));
  const parents = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (known.has(from) && known.has(to)) parents.set(to, [...(parents.get(to) ?? []), from]);
  }
  const ranks = new Map<string, number>();
  const rankOf = (id: string, path: ReadonlySet<string>): number => {
    const done = ranks.get(id);
    if (done !== undefined) return done;
    const above = (parents.get(id) ?? []).filter((parent) => !path.has(parent));
    const rank = Math.max(-1, ...above.map((parent) => rankOf(parent, new Set([...path, id, parent])))) + 1;
    ranks.set(id, rank);
    return rank;
  };
  for (const { id } of nodes) rankOf(id, new Set([id]));

  const places = new Map<string, Placed>();
  const last = Math.max(-1, ...ranks.values());
  let rows = 0;
  for (let rank = 0; rank <= last; rank += 1) {
    const column = nodes
      .filter(({ id }) => ranks.get(id) === rank)
      .map(({ id }, index) => ({ id, index, near: nearTo(id, parents, places) }));
    column.sort((a, b) => a.near - b.near || a.index - b.index);
    let free = 0;
    for (const { id, near } of column) {
      const row = Math.max(free, Math.round(near));
      places.set(id, { rank, row });
      free = row + 1;
    }
    rows = Math.max(rows, free);
  }
  return { places, ranks: last + 1, rows };
}

function nearTo(
  id: string,
  parents: ReadonlyMap<string, readonly string[]>,
  places: ReadonlyMap<string, Placed>,
): number {
  const rows = (parents.get(id) ?? []).flatMap((parent) => places.get(parent)?.row ?? []);
  return rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + row, 0) / rows.length;
}
