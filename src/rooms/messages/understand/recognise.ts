import { cyrillicLike, latinLike } from "../counter/look-alikes.ts";
import { soundOfRussian, typedLatin, typedRussian } from "./keyboards.ts";
import { normalWord, wordsOf } from "./normal-form.ts";
import { areOneEditApart } from "./one-edit.ts";

/** One of several answers to a question, with what somebody may write for it. */
export interface Choice {
  readonly code: string;
  readonly words: readonly string[];
}

/** Words shorter than this are too easily one slip away from another answer. */
const shortestWithSlip = 5;

/**
 * Which of the answers a text is: by its words in any case, with look-alike letters, in the wrong layout, as Russian in
 * Latin letters, with signs around, with one slip of the thumb in a word longer than four letters. The whole text must
 * be the answer ("1, да" says the same twice). Null where it is none, or where it could be two.
 */
export function recognise(text: string, choices: readonly Choice[]): string | null {
  const known = choices.flatMap(({ code, words }) => words.map((word) => ({ code, phrase: phraseOf(word) })));
  const whole = codeOf(text, known);
  if (whole !== undefined) return whole;
  const words = wordsOf(text);
  if (words.length > 1 && words.length <= 4) {
    const codes = new Set(words.map((word) => codeOf(word.text, known)));
    const [only] = codes;
    if (codes.size === 1 && only) return only;
  }
  return withSlip(text, known);
}

interface Known {
  readonly code: string;
  readonly phrase: string;
}

const phraseOf = (text: string): string =>
  wordsOf(text.normalize("NFKC"))
    .map((word) => normalWord(word.text))
    .join(" ");

/** The code of the first reading that is an answer; null where that reading is two, undefined where none is. */
function codeOf(text: string, known: readonly Known[]): string | null | undefined {
  for (const form of formsOf(text)) {
    const found = only(known.filter(({ phrase }) => phrase === form));
    if (found !== undefined) return found;
  }
  if (!/\p{Script=Latin}/u.test(text) || /\p{Script=Cyrillic}/u.test(text)) return undefined;
  const sound = soundOf(phraseOf(text));
  return only(known.filter(({ phrase }) => /\p{Script=Cyrillic}/u.test(phrase) && soundOf(phrase) === sound));
}

const soundOf = (phrase: string): string => phrase.split(" ").map(soundOfRussian).join(" ");

function only(found: readonly Known[]): string | null | undefined {
  const codes = new Set(found.map(({ code }) => code));
  const [code] = codes;
  return codes.size === 0 ? undefined : codes.size === 1 ? code : null;
}

/** The text as it stands, in letters of the other alphabet that look the same, and as typed in the other layout. */
function formsOf(text: string): readonly string[] {
  const alike = (letters: ReadonlyMap<string, string>): string =>
    Array.from(text, (char) => letters.get(char) ?? char).join("");
  const bare = text.replace(/\p{P}+(?=\s|$)/gu, "");
  const typed = /\p{Script=Latin}/u.test(text)
    ? [typedRussian(text), typedRussian(bare)]
    : /\p{Script=Cyrillic}/u.test(text)
      ? [typedLatin(text), typedLatin(bare)]
      : [];
  return [...new Set([text, alike(cyrillicLike), alike(latinLike), ...typed].map(phraseOf))].filter(Boolean);
}

function withSlip(text: string, known: readonly Known[]): string | null {
  const forms = formsOf(text).slice(0, 3);
  const near = known.filter(
    ({ phrase }) =>
      phrase.length >= shortestWithSlip &&
      !/\p{Nd}/u.test(phrase) &&
      forms.some((form) => !/\p{Nd}/u.test(form) && areOneEditApart(form, phrase)),
  );
  return only(near) ?? null;
}
