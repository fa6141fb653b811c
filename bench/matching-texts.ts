import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Pair } from "../src/rooms/matching/match-pairs.ts";

type Text = { readonly text: string; readonly language: string };

/** Texts without end, of three to five sentences drawn from the pairs, in both languages in turn; always the same ones. */
export function* recombined(
  pairs: readonly Pair[],
  [languageA, languageB]: readonly [string, string],
): Generator<Text, never> {
  const a = pairs.flatMap((pair) => sentences(pair.a));
  const b = pairs.flatMap((pair) => sentences(pair.b));
  let seed = 1;
  const draw = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    return (seed >>> 8) % below;
  };
  const text = (from: readonly string[]) =>
    Array.from({ length: 3 + draw(3) }, () => from[draw(from.length)] ?? "").join(" ");
  for (;;) {
    yield { text: text(a), language: languageA };
    yield { text: text(b), language: languageB };
  }
}

const sentences = (text: string): string[] => text.split(/(?<=[.!?…])\s+/).filter(Boolean);

setFlagsFromString("--expose-gc");
/** Frees what is no longer used, so that what is held can be weighed. */
export const collectGarbage: () => void = runInNewContext("gc");

export function megabytesHeld(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 ** 2;
}
