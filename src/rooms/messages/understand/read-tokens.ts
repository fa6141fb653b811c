import { cyrillicLike, latinLike } from "../counter/look-alikes.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Token } from "./match-patterns.ts";
import { normalWord, type Word, wordsOf } from "./normal-form.ts";

/** The words of a text with what each of them may be: as it stands, with its letters in one alphabet, spelt out. */
export function tokensOf(text: string, lexicon: Lexicon, slips: boolean, form = (word: string) => word): Token[] {
  const words = joined(wordsOf(text));
  // "He" beside Russian words is «не» only where nothing is surely in Latin letters.
  const cyrillic =
    /\p{Script=Cyrillic}/u.test(text) &&
    Array.from(text).every((char) => !/\p{Script=Latin}/u.test(char) || cyrillicLike.has(char));
  return words.flatMap(({ text: written, start, end, after }) => {
    const forms = formsOf(written, cyrillic).map((word) => form(normalWord(word)));
    const spelt = forms.map(lexicon.speltOut).find((found) => found !== undefined);
    const parts = spelt ? spelt.map((one) => [one]) : [[...forms, ...forms.flatMap(lexicon.alike)]];
    return parts.map((all, n) => ({
      start,
      end,
      after: n === 0 ? after : ("space" as const),
      forms: all,
      atoms: lexicon.atomsOf(all, { repeats: true, slips }),
    }));
  });
}

/** A word, and the words it could be when some of its letters come from the other alphabet or are a zero. */
function formsOf(word: string, amongCyrillic: boolean): string[] {
  const letters = Array.from(word);
  const hasLatin = /\p{Script=Latin}/u.test(word);
  const hasCyrillic = /\p{Script=Cyrillic}/u.test(word);
  const forms = [word];
  const zero = /\p{L}0/u.test(word);
  if (hasLatin && (hasCyrillic || amongCyrillic || zero))
    forms.push(letters.map((char) => (char === "0" ? "о" : (cyrillicLike.get(char) ?? char))).join(""));
  if (hasCyrillic && (hasLatin || zero))
    forms.push(letters.map((char) => (char === "0" ? "o" : (latinLike.get(char) ?? char))).join(""));
  if (zero) forms.push(word.replaceAll("0", hasCyrillic ? "о" : "o"));
  return Array.from(new Set(forms));
}

/** "S T O P" is one word; letters alone stand for words only here and there. */
function joined(words: readonly Word[]): readonly Word[] {
  const isLetter = ({ text }: Word) => /^\p{L}\p{M}*$/u.test(text);
  if (words.length < 3 || !words.every(isLetter)) return words;
  const [first, last] = [words[0], words.at(-1)];
  return first && last
    ? [{ text: words.map(({ text }) => text).join(""), start: first.start, end: last.end, after: "space" }]
    : words;
}
