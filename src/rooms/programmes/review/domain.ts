import { createHash } from "node:crypto";

export type ReviewRole = "plain" | "medical";
export type Verdict = "yes" | "no";

export interface CountedReview {
  readonly person: string;
  readonly role: ReviewRole;
  readonly verdict: Verdict;
}

/**
 * Whether a version is approved: enough medical eyes, and enough eyes beside them, each a person of his own. A medical
 * reviewer too many counts as a plain one; a plain one never as medical; one "no" is enough for no.
 */
export function isApproved(
  reviews: readonly CountedReview[],
  needs: { readonly medical: number; readonly plain: number },
): boolean {
  if (reviews.some((one) => one.verdict === "no")) return false;
  const people = new Set(reviews.map((one) => one.person));
  const medical = new Set(reviews.filter((one) => one.role === "medical").map((one) => one.person));
  return medical.size >= needs.medical && people.size >= needs.medical + needs.plain;
}

// Digits and the capitals that look alike in Latin and Cyrillic, as on Russian number plates, so that a code can be read
// out and typed in either alphabet.
const letters = "0123456789ABCEHKMPTXY";
const length = 8;
export const manyCodes = letters.length ** length;
const latinFor: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  К: "K",
  М: "M",
  Р: "P",
  Т: "T",
  Х: "X",
  У: "Y",
  О: "0",
  O: "0",
};

/** The number behind a version's code; it comes of its id and its very words, so the code says which text was signed. */
export const codeNumber = (id: string, text: string): number =>
  createHash("sha256").update(`${id}\n${text}`).digest().readUIntBE(0, 6) % manyCodes;

/** A version's code as it is printed: `4K7T-9XM0`. */
export function codeOf(version: { readonly id: string; readonly text: string }): string {
  let rest = codeNumber(version.id, version.text);
  let code = "";
  for (let n = 0; n < length; n += 1) {
    code = (letters[rest % letters.length] ?? "") + code;
    rest = Math.floor(rest / letters.length);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** The number that a printed code stands for. */
export const numberOfCode = (code: string): number =>
  [...code.replace("-", "")].reduce((sum, letter) => sum * letters.length + letters.indexOf(letter), 0);

/** A code as somebody typed it, in the printed form; null for what can be none. */
export function readCode(typed: string): string | null {
  const plain = [...typed.toUpperCase().replace(/[\s\-–—.]/gu, "")].map((char) => latinFor[char] ?? char).join("");
  if (plain.length !== length || [...plain].some((char) => !letters.includes(char))) return null;
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

/** A line of a list of codes: the code and what stands behind it. */
export interface CodeLine {
  readonly typed: string;
  readonly code: string | null;
  readonly rest: string;
}

/** Codes in the order in which they were typed, one or several on a line; of `withWords` one on a line, then words. */
export function readCodeLines(text: string, withWords: boolean): readonly CodeLine[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  if (!withWords)
    return lines
      .flatMap((line) => line.split(/[\s,;]+/u))
      .filter(Boolean)
      .map((typed) => ({ typed, code: readCode(typed), rest: "" }));
  return lines.map((line) => {
    const [, typed = line, rest = ""] = /^(\S{4}[\s\-–—]?\S{4})[\s:,;–—-]*([\s\S]*)$/u.exec(line) ?? [];
    return { typed, code: readCode(typed), rest: rest.trim() };
  });
}
