import type { LanguageData } from "./languages/language.ts";

/** A reading looks no further than this into a text: a subject is clear long before, and a megabyte stays within time. */
export const longestText = 60_000;
const longestWord = 40;

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Most of what a dictionary or glossary says is read without further ado. */
const plainWords = /^(?:[a-zа-яё]{1,40} )*[a-zа-яё]{1,40}$/;
const stress = /[\u0300\u0301]/g;
const possessive = /['’].*$/;

/** The lower-case words of a text in their order, with a language's interchangeable letters folded. */
export function wordsIn(text: string, language: LanguageData): string[] {
  if (plainWords.test(text)) return fold(text, language).split(" ");
  const plain = text.slice(0, longestText).normalize("NFKC").toLowerCase();
  const found: string[] = [];
  for (const [raw] of plain.matchAll(word)) {
    const folded = fold(raw.replace(possessive, "").replace(stress, ""), language);
    if (folded) found.push(folded.slice(0, longestWord));
  }
  return found;
}

function fold(raw: string, { letters }: LanguageData): string {
  for (const from in letters) if (raw.includes(from)) return raw.replace(/./gsu, (letter) => letters[letter] ?? letter);
  return raw;
}
