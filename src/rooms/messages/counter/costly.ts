// The characters that make a text of the dear alphabet, and what could stand in their place. Runs in browsers too.

import { clustersOf } from "./clusters.ts";
import { isGsm } from "./gsm-alphabet.ts";
import { mixedLetters } from "./mixed-letters.ts";

export interface Costly {
  /** Position in the text, in 16-bit units. */
  readonly at: number;
  readonly char: string;
  /** What says the same in GSM-7; "" where nothing is lost by leaving it out, null where there is nothing. */
  readonly instead: string | null;
}

const replacements: readonly (readonly [instead: string, chars: string])[] = [
  ["-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7\u2043"],
  ["'", "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc\u2039\u203a"],
  ['"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"],
  ["...", "\u2026"],
  [" ", "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"],
  ["", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"],
  ["\n", "\u0085\u2028\u2029\v"],
  ["x", "\u00d7"],
  ["No.", "\u2116"],
  ["(c)", "\u00a9"],
  ["(R)", "\u00ae"],
  ["(TM)", "\u2122"],
];

const insteadOf = new Map<string, string>();
for (const [instead, chars] of replacements) for (const char of chars) insteadOf.set(char, instead);

/** What of the text GSM-7 lacks, sign by sign, in the order of the text. */
export function costlyIn(text: string): readonly Costly[] {
  const mixed = new Map(mixedLetters(text).map((letter) => [letter.at, letter.instead]));
  const found: Costly[] = [];
  let at = 0;
  for (const char of clustersOf(text)) {
    if (!isGsm(char)) found.push({ at, char, instead: gsmOf(mixed.get(at)) ?? gsmOf(cheaper(char)) });
    at += char.length;
  }
  return found;
}

const gsmOf = (text: string | null | undefined): string | null =>
  text !== null && text !== undefined && isGsm(text) ? text : null;

/** Accents written apart are joined to their letters; then each character is replaced that can be. */
function cheaper(cluster: string): string {
  return Array.from(cluster.normalize("NFC"), (char) => insteadOf.get(char) ?? char).join("");
}

/** The text with everything replaced that can be, where that makes it GSM-7; else null, as there is nothing to gain. */
export function cheaperText(text: string): string | null {
  const costly = costlyIn(text);
  if (costly.length === 0) return null;
  let out = "";
  let from = 0;
  for (const { at, char, instead } of costly) {
    if (instead === null) return null;
    out += text.slice(from, at) + instead;
    from = at + char.length;
  }
  return out + text.slice(from);
}

/**
 * The text without the marks on letters (Lithuanian, Spanish á í ó ú), where that makes it GSM-7; else null. It changes
 * spelling, so it is offered to a writer and never done unasked.
 */
export function plainText(text: string): string | null {
  let out = "";
  for (const cluster of clustersOf(cheaperText(text) ?? text)) {
    const bare = cluster.normalize("NFD").replace(/\p{M}/gu, "");
    const plain = [cluster, cheaper(cluster), bare].find(isGsm);
    if (plain === undefined) return null;
    out += plain;
  }
  return out === text ? null : out;
}
