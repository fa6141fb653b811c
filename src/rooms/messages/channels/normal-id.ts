import type { IdFormat } from "./channel.ts";

/**
 * A gateway's id in the one spelling under which its answer and its receipts meet. "hex-or-decimal": the answer is
 * hexadecimal and receipts are decimal, or the other way round; then both spellings are possible, see `possibleIds`.
 */
export function normalId(format: IdFormat, id: string): string {
  const trimmed = id.trim();
  switch (format) {
    case "as-is":
      return trimmed;
    case "case":
      return trimmed.toLowerCase();
    case "hex":
      return /^(0x)?[0-9a-f]+$/iu.test(trimmed)
        ? withoutNoughts(trimmed.replace(/^0x/iu, "").toLowerCase())
        : trimmed.toLowerCase();
    case "decimal":
      return /^\d+$/u.test(trimmed) ? withoutNoughts(trimmed) : trimmed.toLowerCase();
    case "hex-or-decimal":
      return withoutNoughts(trimmed.toLowerCase());
  }
}

/**
 * Under which normal ids an answer's id may be met again, the likeliest first. More than one only for
 * "hex-or-decimal": `1a2` and `418` are one id, and so may be `418` and `1048`.
 */
export function possibleIds(format: IdFormat, id: string): readonly string[] {
  const normal = normalId(format, id);
  if (format !== "hex-or-decimal" || !/^[0-9a-f]{1,32}$/u.test(normal)) return [normal];
  const fromHex = BigInt(`0x${normal}`).toString();
  const toHex = /^\d+$/u.test(normal) ? BigInt(normal).toString(16) : normal;
  return [...new Set([normal, fromHex, toHex])];
}

const withoutNoughts = (digits: string): string => digits.replace(/^0+(?=.)/u, "");
