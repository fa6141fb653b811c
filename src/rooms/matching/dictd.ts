import { createReadStream, existsSync, type ReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { translationsIn } from "./dictd-entry.ts";

/** One head word and what a dictionary gives for it. */
export type DictdEntry = { readonly head: string; readonly translations: readonly string[] };

/** The dictionary's index does not say what an index of its kind says; `line` counts from 1. */
export class DictdIndexError extends Error {
  readonly line: number;
  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`);
    this.name = "DictdIndexError";
    this.line = line;
  }
}

const digits = new Map(
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((letter, value) => [letter, value]),
);
const longestLine = 1_000;
const longestEntry = 64 * 1024;
const mostEntries = 2_000_000;
const mostBytes = 512 * 1024 * 1024;

type Place = { readonly head: string; readonly start: number; readonly length: number };

/**
 * Reads a dictionary in dictd's form from its `.index` and the `.dict` or `.dict.dz` beside it. Entries come in the
 * order in which they lie in the dictionary; ones without a translation are left out. Memory: the index, and one entry.
 * Refusals: DictdIndexError with the number of the index's line; RangeError for a dictionary shorter than its index says.
 * Source: dictd(8), "Database format": offset and length in base 64 with the digits A-Z a-z 0-9 + /.
 */
export async function* readDictd(indexPath: string): AsyncGenerator<DictdEntry> {
  const places = await readIndex(indexPath);
  places.sort((one, other) => one.start - other.start || one.length - other.length);
  const file = openBody(indexPath);
  try {
    const body = String(file.path).endsWith(".dz") ? file.pipe(createGunzip()) : file;
    for await (const [head, text] of slices(body, places)) {
      const translations = translationsIn(text, head);
      if (translations.length > 0) yield { head, translations };
    }
  } finally {
    file.destroy();
  }
}

async function readIndex(indexPath: string): Promise<Place[]> {
  const places: Place[] = [];
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(indexPath, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line === "") continue;
    if (line.length > longestLine) throw new DictdIndexError(number, `longer than ${longestLine} characters`);
    const [head, start, length, more] = line.split("\t");
    if (!head || start === undefined || length === undefined)
      throw new DictdIndexError(number, "not head, offset and length with tabs between");
    if (/^00-?database/.test(head)) continue;
    const from = numberIn(start, number);
    const bytes = numberIn(length, number);
    if (from + bytes > mostBytes) throw new DictdIndexError(number, "points beyond any dictionary");
    if (places.length >= mostEntries) throw new DictdIndexError(number, `more than ${mostEntries} entries`);
    places.push({ head: more || head, start: from, length: Math.min(bytes, longestEntry) });
  }
  return places;
}

function numberIn(text: string, line: number): number {
  if (text.length === 0 || text.length > 6)
    throw new DictdIndexError(line, `not a number in base 64: ${JSON.stringify(text.slice(0, 20))}`);
  let value = 0;
  for (const letter of text) {
    const digit = digits.get(letter);
    if (digit === undefined) throw new DictdIndexError(line, `not a number in base 64: ${JSON.stringify(text)}`);
    value = value * 64 + digit;
  }
  return value;
}

/** The file of the dictionary's body. */
function openBody(indexPath: string): ReadStream {
  const base = indexPath.replace(/\.index$/, "");
  const path = [`${base}.dict`, `${base}.dict.dz`].find((candidate) => existsSync(candidate));
  if (!path) throw new Error(`${base}.dict: neither it nor ${base}.dict.dz is there`);
  return createReadStream(path);
}

/** Cuts a stream into the places asked for, in ascending order of their start; they may overlap. */
async function* slices(
  body: AsyncIterable<Uint8Array>,
  places: readonly Place[],
): AsyncGenerator<[head: string, text: string]> {
  let held: Buffer = Buffer.alloc(0);
  let heldFrom = 0;
  let next = 0;
  for await (const chunk of body) {
    held = Buffer.concat([held, chunk]);
    for (
      let place = places[next];
      place && place.start + place.length <= heldFrom + held.length;
      place = places[++next]
    ) {
      const from = place.start - heldFrom;
      yield [place.head, held.toString("utf8", from, from + place.length)];
    }
    const place = places[next];
    if (!place) return;
    const drop = Math.min(held.length, Math.max(0, place.start - heldFrom));
    held = held.subarray(drop);
    heldFrom += drop;
  }
  const place = places[next];
  if (place) throw new RangeError(`the dictionary ends before its entry ${JSON.stringify(place.head)}`);
}
