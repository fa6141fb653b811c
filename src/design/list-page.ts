import type { Words } from "#kernel/language/words.ts";
import { html } from "#kernel/web/html.ts";
import { filters } from "./filters.ts";
import { pagination } from "./pagination.ts";
import type { Slot } from "./slot.ts";

/** From where in a list paged by key one looks: after what came first on the last page, or before its last. */
export interface Turned {
  readonly before: unknown;
  readonly after: unknown;
}

export interface Shown<T> {
  readonly shown: readonly T[];
  /** There is more behind it, in the direction in which one looks. */
  readonly full: boolean;
}

/** What of the rows that were read, one more than a page holds, belongs on the page. */
export function onePage<T>(rows: readonly T[], { after }: Turned, length: number): Shown<T> {
  const full = rows.length > length;
  return { shown: after ? rows.slice(full ? 1 : 0) : rows.slice(0, length), full };
}

/** The address of a list with what it is narrowed by; what is empty is left out. */
export function listAddress(
  path: string,
  narrowed: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(narrowed)) if (value) query.set(key, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Ways to the newer and the older part of such a list. */
export function turning(
  t: Words,
  { shown, full }: Shown<{ readonly id: string }>,
  { before, after }: Turned,
  at: (turned: { before: string } | { after: string }) => string,
): Slot {
  const [first, last] = [shown[0], shown.at(-1)];
  return pagination(t, {
    newer: first && (before || (after && full)) ? at({ after: first.id }) : null,
    older: last && (full || after) ? at({ before: last.id }) : null,
  });
}

/** The topics that a list can be narrowed to: many, so folded until one is chosen; nothing where there are none. */
export function topicFilter(
  t: Words,
  topics: readonly { readonly slug: string; readonly name: string }[],
  chosen: string | null,
  at: (narrowed: { topic: string | null }) => string,
): Slot {
  if (topics.length === 0) return "";
  const choices = [
    { href: at({ topic: null }), label: t("filter-all"), current: chosen === null },
    ...topics.map(({ slug, name }) => ({ href: at({ topic: slug }), label: name, current: chosen === slug })),
  ];
  return html`<details${chosen ? html` open` : ""}><summary>${t("filter-topic")}</summary>${filters(t, t("filter-topic"), choices)}</details>`;
}
