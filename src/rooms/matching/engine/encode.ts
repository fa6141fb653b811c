import type { Knowledge } from "./knowledge.ts";
import type { Reading } from "./read.ts";

const form = 1;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * A reading in few bytes, to be kept beside its text: form, version of the knowledge, language, then gaps between unit
 * numbers as variable-length numbers with their amounts, then the strangers.
 */
export function encodeReading({ version, language, units, amounts, strangers }: Reading): Uint8Array {
  const bytes: number[] = [form];
  text(bytes, version);
  text(bytes, language);
  number(bytes, units.length);
  let before = 0;
  units.forEach((unit, at) => {
    number(bytes, unit - before);
    bytes.push(amounts[at] ?? 0);
    before = unit;
  });
  number(bytes, strangers.length);
  for (const { word, amount } of strangers) {
    text(bytes, word);
    bytes.push(amount);
  }
  return Uint8Array.from(bytes);
}

/** The reading again; undefined where it was made by another knowledge or the bytes are none: read the text again. */
export function decodeReading(knowledge: Knowledge, bytes: Uint8Array): Reading | undefined {
  try {
    return decode(knowledge, bytes);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function decode(knowledge: Knowledge, bytes: Uint8Array): Reading | undefined {
  let at = 0;
  const byte = (): number => {
    const value = bytes[at++];
    if (value === undefined) throw new RangeError("the reading ends too early");
    return value;
  };
  const count = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const next = byte();
      value += (next & 127) * shift;
      if (value > 0xffff_ffff) throw new RangeError("a number too great for a reading");
      if (next < 128) return value;
    }
  };
  const word = (): string => {
    const length = count();
    if (at + length > bytes.length) throw new RangeError("the reading ends too early");
    at += length;
    return decoder.decode(bytes.subarray(at - length, at));
  };
  if (byte() !== form) return undefined;
  const version = word();
  if (version !== knowledge.version) return undefined;
  const language = word();
  const units: number[] = [];
  const amounts: number[] = [];
  for (let left = count(), unit = 0; left > 0; left--) {
    unit += count();
    if (unit >= knowledge.vocabulary.unitText.length) throw new RangeError("a unit that the knowledge has not");
    units.push(unit);
    amounts.push(byte());
  }
  const strangers: { word: string; amount: number }[] = [];
  for (let left = count(); left > 0; left--) strangers.push({ word: word(), amount: byte() });
  if (at !== bytes.length) throw new RangeError("more bytes than a reading has");
  return { version, language, units: Uint32Array.from(units), amounts: Uint8Array.from(amounts), strangers };
}

function number(bytes: number[], value: number): void {
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  bytes.push(left);
}

function text(bytes: number[], value: string): void {
  const encoded = encoder.encode(value);
  number(bytes, encoded.length);
  for (const byte of encoded) bytes.push(byte);
}
