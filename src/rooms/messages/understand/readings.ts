import { soundOfRussian, typedLatin, typedRussian } from "./keyboards.ts";
import { type Lexicon, makeLexicon, type Pattern } from "./lexicon.ts";
import { type Match, matchesOf, type Token } from "./match-patterns.ts";
import { normalWord } from "./normal-form.ts";
import { phoneWords } from "./phone-words.ts";
import { tokensOf } from "./read-tokens.ts";

/** One way to read a text: as it stands, in another layout, or as Russian in Latin letters. */
export interface Reading {
  readonly how: "written" | "layout" | "sound";
  /** The text that the tokens' places count in. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
  /** Where the patterns of one of these intents stand. */
  find(...intents: readonly string[]): readonly Match[];
  /** Whether a token is a word of this intent, all by itself. */
  is(intent: string, token: Token | undefined): boolean;
}

interface Words {
  readonly lexicon: Lexicon;
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
}

let kept: { written: Words; sound: Words } | undefined;

function knownWords(): { written: Words; sound: Words } {
  if (!kept) {
    const rows = phoneWords().filter(({ intent }) => !intent.startsWith("date-"));
    const latin = new Set(rows.map(({ word }) => normalWord(word)).filter((word) => /^[a-z]+$/u.test(word)));
    // "Stop" in an English sentence is English, although it sounds like «стоп».
    const russian = rows.filter(
      ({ language, word }) => language === "ru" && !latin.has(soundOfRussian(normalWord(word))),
    );
    kept = { written: wordsIn(makeLexicon(rows)), sound: wordsIn(makeLexicon(russian, soundOfRussian)) };
  }
  return kept;
}

function wordsIn(lexicon: Lexicon): Words {
  const patterns = new Map<string, Pattern[]>();
  for (const pattern of lexicon.patterns)
    patterns.set(pattern.intent, [...(patterns.get(pattern.intent) ?? []), pattern]);
  return { lexicon, patterns };
}

/** The ways to read a text, the likeliest first. Slips of the thumb are forgiven in the first alone. */
export function readings(text: string, languages: readonly string[]): readonly Reading[] {
  const { written, sound } = knownWords();
  const all = [reading("written", text, tokensOf(text, written.lexicon, true), written)];
  const latin = /\p{Script=Latin}/u.test(text);
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  const layouts = [
    // A full stop at the end may be one, or the letter ю.
    ...(latin ? [typedRussian(text), typedRussian(text.replace(/(\p{L})\p{P}+(?=\s|$)/gu, "$1"))] : []),
    // Keys that are letters in Russian alone would be commas and brackets in an English word.
    ...(cyrillic && !/[бюжхъё]/iu.test(text) ? [typedLatin(text)] : []),
  ];
  for (const typed of new Set(layouts))
    all.push(reading("layout", typed, tokensOf(typed, written.lexicon, false), written));
  if (latin && languages.includes("ru"))
    all.push(reading("sound", text, tokensOf(text, sound.lexicon, false, soundOfRussian), sound));
  return all;
}

function reading(how: Reading["how"], text: string, tokens: readonly Token[], { patterns }: Words): Reading {
  const is = (intent: string, token: Token | undefined): boolean =>
    token !== undefined &&
    (patterns.get(intent) ?? []).some(
      ({ steps: [step, ...more] }) => more.length === 0 && step?.some((atom) => token.atoms.get(atom)),
    );
  const light = (token: Token) => is("light", token);
  return {
    how,
    text,
    tokens,
    patterns,
    is,
    find: (...intents) =>
      intents.flatMap((intent) => (patterns.get(intent) ?? []).flatMap((pattern) => matchesOf(pattern, tokens, light))),
  };
}

/** The words that a match took from the text. */
export const wordsOf = ({ at }: Match, { text, tokens }: Reading): string =>
  Array.from(new Set(at.map((place) => tokens[place])), (token) => text.slice(token?.start, token?.end))
    .filter((word, n, all) => word !== all[n - 1])
    .join(" ");
