export type Strength = "term" | "also" | "calls";

/** Words of a concept in one language; `calls` are everyday words that call it up, slang among them. */
export interface TermWords {
  readonly term: string;
  readonly also: readonly string[];
  readonly calls: readonly string[];
}

/** A concept of the glossary as forms and files have it. */
export interface TermWish {
  readonly subject: string;
  /** Keys of neighbouring concepts. */
  readonly near: readonly string[];
  /** By code of a language. */
  readonly words: Readonly<Record<string, TermWords>>;
}

export const mostWords = 60;
export const longestWord = 200;

/** A concept's name in addresses and files: small Latin letters, digits and hyphens, with a letter in it. */
export const isKey = (text: string): boolean =>
  /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/u.test(text) && text.length <= 80 && text !== "new";

/** Words of a list as people type them: one a line, or with semicolons between; without doubles, in their order. */
export const wordList = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[;\n]/u)
      .map((word) => word.replace(/\s+/gu, " ").trim())
      .filter((word) => word !== ""),
  ),
];

/** Rows of `term_word` for the words of one concept. */
export function wordRows(
  words: TermWish["words"],
): { language: string; strength: Strength; position: number; text: string }[] {
  return Object.entries(words).flatMap(([language, { term, also, calls }]) => [
    ...(term === "" ? [] : [{ language, strength: "term" as const, position: 0, text: term }]),
    ...also.map((text, position) => ({ language, strength: "also" as const, position, text })),
    ...calls.map((text, position) => ({ language, strength: "calls" as const, position, text })),
  ]);
}
