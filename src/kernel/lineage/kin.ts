import type { Call } from "#kernel/web/call.ts";
import type { Relative } from "./lineage.ts";

/** One thing of a line of descent as pages draw it. */
export interface DrawnKin {
  readonly title: string;
  readonly href: string;
  readonly kind: string;
  readonly note: string;
}

/** Plurals that no rule makes, and kinds that people call otherwise. */
const plurals: Readonly<Record<string, string>> = { person: "people", theme: "topics", term: "words" };

const pluralOf = (kind: string): string =>
  Object.hasOwn(plurals, kind) ? `${plurals[kind]}` : /[^aeiou]y$/u.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;

/** Where things of a kind live; every kind's address is its plural and the number. */
export const addressOf = (kind: string, number: number): string => `/${pluralOf(kind)}/${number}`;

/** A line of descent in the reader's language, split into what came before and what came of it, in the order of time. */
export function kinOf(call: Call, line: readonly Relative[]): { before: DrawnKin[]; after: DrawnKin[] } {
  const draw = (one: Relative): DrawnKin => ({
    title: one.title ? call.passage(one.title).shown : (one.name ?? `№ ${one.number}`),
    href: addressOf(one.kind, one.number),
    kind: call.t(`kind-${one.kind}`),
    note: call.t.day(one.since, call.actor.zone),
  });
  return {
    before: line.filter((one) => one.steps < 0).map(draw),
    after: line.filter((one) => one.steps > 0).map(draw),
  };
}
