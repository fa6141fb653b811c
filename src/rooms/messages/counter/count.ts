// How a text travels: in which alphabet, of how many units, in how many parts, and where they are cut. It runs at the
// desk, when a message is sent, and in browsers while somebody writes.

import { clustersOf } from "./clusters.ts";
import { type Costly, costlyIn } from "./costly.ts";
import { isGsm, septetsOf } from "./gsm-alphabet.ts";

export interface Count {
  readonly encoding: "GSM-7" | "UCS-2";
  /** Septets in GSM-7, where the characters behind the escape take two; 16-bit units in UCS-2. */
  readonly units: number;
  /** What the networks bill. An empty text has none. */
  readonly segments: number;
  /** The parts as they travel; joined they are the text again. */
  readonly split: readonly string[];
  /** What keeps the text out of GSM-7; nothing in a text that is in it. */
  readonly costly: readonly Costly[];
}

/** Units that fit when a text is one part, and in each of several, which begin with a header of six octets. */
export const room = { "GSM-7": { one: 160, each: 153 }, "UCS-2": { one: 70, each: 67 } } as const;

/** Source: 3GPP TS 23.038 and 23.040. No escape is parted from its character, no surrogate pair and no sign cut. */
export function countText(text: string): Count {
  const encoding = isGsm(text) ? "GSM-7" : "UCS-2";
  const unitsOf = encoding === "GSM-7" ? septetsIn : unitsIn;
  const units = unitsOf(text);
  const split = units <= room[encoding].one ? [text].filter(Boolean) : cut(text, room[encoding].each, unitsOf);
  return { encoding, units, segments: split.length, split, costly: encoding === "GSM-7" ? [] : costlyIn(text) };
}

function septetsIn(text: string): number {
  let sum = 0;
  for (const char of text) sum += septetsOf(char) ?? 0;
  return sum;
}

const unitsIn = (text: string): number => text.length;

function cut(text: string, size: number, unitsOf: (text: string) => number): string[] {
  const parts: string[] = [];
  let part = "";
  let used = 0;
  const put = (piece: string, units: number) => {
    if (used + units > size) {
      parts.push(part);
      part = "";
      used = 0;
    }
    part += piece;
    used += units;
  };
  for (const cluster of clustersOf(text)) {
    const units = unitsOf(cluster);
    // A sign longer than a part is cut between its characters.
    if (units <= size) put(cluster, units);
    else for (const char of cluster) put(char, unitsOf(char));
  }
  parts.push(part);
  return parts;
}
