import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Knowledge } from "./engine/knowledge.ts";
import { createLikenessIndex } from "./engine/likeness-index.ts";
import { type Reading, readText } from "./engine/read.ts";

export type Pair = { readonly key: string; readonly a: string; readonly b: string };
export type Recall = { readonly recall_at_1: number; readonly recall_at_5: number; readonly mrr: number };
export type PairsMatched = {
  readonly pairs: number;
  readonly forward: Recall;
  readonly backward: Recall;
  readonly ms_per_query: number;
};

/** Pairs in the file's order. Throws when a column is missing. */
export function readPairs(path: string): Pair[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  return rows.map(({ key, a, b }, row) => {
    if (key === undefined || a === undefined || b === undefined)
      throw new Error(`${path}: row ${row + 1} has not the columns key, a and b`);
    return { key, a, b };
  });
}

/**
 * For each text `a` ranks all texts `b` of a file, and the other way round; `languages` are those of a and b.
 * Ties count against us: an equal score ranks before the right one.
 */
export function matchPairs(
  file: string,
  languages: readonly [a: string, b: string],
  knowledge: Knowledge,
): PairsMatched {
  return rankPairs(readPairs(file), languages, knowledge);
}

export function rankPairs(
  pairs: readonly Pair[],
  [languageA, languageB]: readonly [string, string],
  knowledge: Knowledge,
): PairsMatched {
  const as = pairs.map(({ a }) => readText(knowledge, a, languageA));
  const bs = pairs.map(({ b }) => readText(knowledge, b, languageB));
  const index = createLikenessIndex(knowledge);
  for (const [row, reading] of as.entries()) index.put(`a ${row}`, languageA, "a", reading);
  for (const [row, reading] of bs.entries()) index.put(`b ${row}`, languageB, "b", reading);
  const started = performance.now();
  const ranks = (readings: readonly Reading[], from: string, to: string) =>
    readings.map((reading, row) => {
      const found = index.nearest(reading, { exceptGroup: from, limit: pairs.length });
      const right = found.find(({ id }) => id === `${to} ${row}`)?.score ?? 0;
      return found.filter(({ score }) => score >= right).length || pairs.length;
    });
  const forward = recall(ranks(as, "a", "b"));
  const backward = recall(ranks(bs, "b", "a"));
  const queries = Math.max(1, 2 * pairs.length);
  return { pairs: pairs.length, forward, backward, ms_per_query: round((performance.now() - started) / queries) };
}

function recall(ranks: readonly number[]): Recall {
  const share = (within: number) => round(ranks.filter((rank) => rank <= within).length / Math.max(1, ranks.length));
  return {
    recall_at_1: share(1),
    recall_at_5: share(5),
    mrr: round(ranks.reduce((sum, rank) => sum + 1 / rank, 0) / Math.max(1, ranks.length)),
  };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
