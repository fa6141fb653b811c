/** What the rules of this room need to know of one topic. */
export interface ThemeFacts {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly goal: number | null;
}

/** Part of a topic's address: small Latin letters, digits and hyphens, with a letter in it; `new` is a page of its own. */
export const isSlug = (text: string): boolean =>
  /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/u.test(text) && text.length <= 60 && text !== "new";

/** An order in which one has changed places with its neighbour; at the end of the list nothing moves. */
export function moved(order: readonly string[], id: string, direction: "up" | "down"): readonly string[] {
  const at = order.indexOf(id);
  const other = direction === "up" ? at - 1 : at + 1;
  const [mine, theirs] = [order[at], order[other]];
  if (mine === undefined || theirs === undefined) return order;
  return order.map((one, n) => (n === at ? theirs : n === other ? mine : one));
}
