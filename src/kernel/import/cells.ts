import { type Row, RowFault } from "./importer.ts";

/** One line of text, at most so many characters. */
export function line(row: Row, column: string, most: number, least = 0): string {
  const value = (row[column] ?? "").replace(/\s+/gu, " ");
  return withLength(value, column, most, least);
}

/** Text of several lines. */
export function text(row: Row, column: string, most: number, least = 0): string {
  return withLength(row[column] ?? "", column, most, least);
}

function withLength(value: string, column: string, most: number, least: number): string {
  if (value.length > most) throw new RowFault(`${column} is longer than ${most} characters`);
  if (value.length < least)
    throw new RowFault(value === "" ? `${column} is empty` : `${column} is shorter than ${least} characters`);
  return value;
}

/** Values of a cell that holds a list, separated by semicolons; without doubles. */
export const list = (row: Row, column: string): readonly string[] => [
  ...new Set(
    (row[column] ?? "")
      .split(";")
      .map((value) => value.trim())
      .filter((value) => value !== ""),
  ),
];

/** One of several words; an empty cell is `otherwise` where there is one. */
export function oneOf<const T extends string>(row: Row, column: string, values: readonly T[], otherwise?: T): T {
  const value = row[column] ?? "";
  if (value === "" && otherwise !== undefined) return otherwise;
  const found = values.find((one) => one === value);
  if (found === undefined) throw new RowFault(`${column} is ${quoted(value)}: it may be ${values.join(", ")}`);
  return found;
}

/** `yes`, `true` and `1` are yes; an empty cell, `no`, `false` and `0` are no. */
export function yes(row: Row, column: string): boolean {
  const value = (row[column] ?? "").toLowerCase();
  if (["yes", "true", "1"].includes(value)) return true;
  if (["", "no", "false", "0"].includes(value)) return false;
  throw new RowFault(`${column} is ${quoted(value)}: it may be yes or empty`);
}

/** A whole number from 0; null for an empty cell. */
export function whole(row: Row, column: string, most: number): number | null {
  const value = row[column] ?? "";
  if (value === "") return null;
  if (!/^\d{1,12}$/u.test(value) || Number(value) > most)
    throw new RowFault(`${column} is ${quoted(value)}: it may be a whole number up to ${most}`);
  return Number(value);
}

/** When it happened: an instant with its zone, such as 2010-06-23T14:00:00Z; null for an empty cell. */
export function instant(row: Row, column = "at"): Temporal.Instant | null {
  const value = row[column] ?? "";
  if (value === "") return null;
  try {
    return Temporal.Instant.from(value);
  } catch {
    throw new RowFault(`${column} is ${quoted(value)}: it may be an instant such as 2010-06-23T14:00:00Z`);
  }
}

/** Code of a language such as `ru`. */
export function languageCode(row: Row, column = "language"): string {
  const value = row[column] ?? "";
  if (!/^[a-z]{2,3}$/u.test(value)) throw new RowFault(`${column} is ${quoted(value)}: it may be a code such as ru`);
  return value;
}

/** A web address; null for an empty cell. */
export function webAddress(value: string, column: string): string | null {
  if (value === "") return null;
  if (value.length > 2000 || !/^https?:\/\//iu.test(value) || !URL.canParse(value))
    throw new RowFault(`${column} is ${quoted(value)}: it may be an address that begins with https:// or http://`);
  return value;
}

export const quoted = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
