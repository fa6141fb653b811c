// Words as they are compared: without case, accents, apostrophes and what a phone slips in between letters.

const unseen = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|\ufeff/gu;
const apostrophes = /['’‘ʼ`´]/gu;

/** One word in the form in which words are compared; ё is е, ñ is n, й stays й. */
export function normalWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(unseen, "")
    .replace(apostrophes, "")
    .toLowerCase()
    .replace(/([\p{Script=Latin}])\p{M}+/gu, "$1")
    .replace(/(?!\u0306)\p{M}/gu, "")
    .normalize("NFC");
}

/** A phrase's words in the form in which they are compared. */
export const normalWords = (phrase: string): string[] => wordsOf(phrase).map(({ text }) => normalWord(text));

/** A word where it stands in a text. */
export interface Word {
  /** As it was written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What stood before it: a comma parts a "no" from what follows, the end of a sentence parts everything. */
  readonly after: "space" | "comma" | "stop";
}

const letters = "[\\p{L}\\p{M}'’‘ʼ`´\\u00ad\\u200b-\\u200f\\u2060\\ufeff]";
/** A word, in which a zero may stand for an o; a number with its decimals; a sign that people put for a word. */
const wordPattern = new RegExp(`\\p{L}${letters}*(?:0+\\p{L}${letters}*)*|\\p{Nd}+(?:[.,]\\p{Nd}+)?`, "gu");

/** Words and numbers of a text in order; "стоп2" is a word and a number. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const hit of text.matchAll(wordPattern)) {
    const between = text.slice(last, hit.index);
    const after = /[.!?;\n…]/u.test(between) ? "stop" : /[,:()—–]/u.test(between) ? "comma" : "space";
    words.push({
      text: hit[0],
      start: hit.index,
      end: hit.index + hit[0].length,
      after: words.length === 0 ? "space" : after,
    });
    last = hit.index + hit[0].length;
  }
  return words;
}

/** Runs of one letter as one letter: what a cold thumb or a strong feeling repeats. */
export const squeezed = (word: string): string => word.replace(/(\p{L})\1+/gu, "$1");
