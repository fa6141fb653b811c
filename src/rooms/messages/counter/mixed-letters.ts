// Finds letters of the wrong alphabet: a Latin "o" inside a Russian word, which no search finds, or a Cyrillic one in an
// English text, which doubles its price. Runs in browsers too.

import { cyrillicLike, latinLike } from "./look-alikes.ts";

export interface MixedLetter {
  /** Position in the text, in 16-bit units. */
  readonly at: number;
  readonly char: string;
  readonly word: string;
  /** The letter that looks the same in the word's own alphabet, if there is one. */
  readonly instead: string | null;
}

type Script = "latin" | "cyrillic";

const scriptOf = (char: string): Script | null => {
  if (/\p{Script=Latin}/u.test(char)) return "latin";
  return /\p{Script=Cyrillic}/u.test(char) ? "cyrillic" : null;
};

interface Word {
  readonly at: number;
  readonly word: string;
  readonly latin: readonly string[];
  readonly cyrillic: readonly string[];
}

/** Letters that stand in a word, or as a short word, of the other alphabet; in the order of the text. */
export function mixedLetters(text: string): readonly MixedLetter[] {
  const words = wordsOf(text);
  const count = (script: Script) => words.reduce((sum, word) => sum + (word[script].length > 0 ? 1 : 0), 0);
  const main: Script = count("cyrillic") > count("latin") ? "cyrillic" : "latin";
  const onlyLooksCyrillic = words.every(({ cyrillic }) => cyrillic.every((char) => latinLike.has(char)));
  const found: MixedLetter[] = [];
  for (const word of words) {
    const wrong = wrongScriptOf(word, main, onlyLooksCyrillic);
    if (wrong === null) continue;
    const table = wrong === "latin" ? cyrillicLike : latinLike;
    let at = word.at;
    for (const char of word.word) {
      if (scriptOf(char) === wrong) found.push({ at, char, word: word.word, instead: table.get(char) ?? null });
      at += char.length;
    }
  }
  return found;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const pattern = /[\p{L}\p{M}\p{N}]+/gu;
  for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
    const letters = Array.from(hit[0]);
    words.push({
      at: hit.index,
      word: hit[0],
      latin: letters.filter((char) => scriptOf(char) === "latin"),
      cyrillic: letters.filter((char) => scriptOf(char) === "cyrillic"),
    });
  }
  return words;
}

function wrongScriptOf({ word, latin, cyrillic }: Word, main: Script, onlyLooksCyrillic: boolean): Script | null {
  if (latin.length === 0 || cyrillic.length === 0) {
    // A Russian text has "a" and "c" as words of their own; a capital may be a vitamin. An English text in which every
    // Cyrillic letter could be a Latin one was meant to be English.
    if (latin.length > 0) return main === "cyrillic" && word.length === 1 && /[aceokyx]/u.test(word) ? "latin" : null;
    return cyrillic.length > 0 && main === "latin" && onlyLooksCyrillic ? "cyrillic" : null;
  }
  const mayBeCyrillic = latin.every((char) => cyrillicLike.has(char));
  const mayBeLatin = cyrillic.every((char) => latinLike.has(char));
  if (mayBeCyrillic !== mayBeLatin) return mayBeCyrillic ? "latin" : "cyrillic";
  if (latin.length !== cyrillic.length) return latin.length < cyrillic.length ? "latin" : "cyrillic";
  return main === "latin" ? "cyrillic" : "latin";
}
