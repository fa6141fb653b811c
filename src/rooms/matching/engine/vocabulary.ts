import type { LanguageData } from "./languages/language.ts";
import { languageData } from "./languages/languages.ts";
import { wordsIn } from "./words.ts";

/** Form → dictionary form, by language: what no stemmer can join. */
export type Forms = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** One language's words and phrases by their stems, each with a number that is its own over all languages. */
export type Lexis = {
  readonly language: string;
  readonly data: LanguageData;
  readonly forms: ReadonlyMap<string, string>;
  readonly units: Map<string, number>;
  /** First stem of each phrase → number of stems in the longest one. */
  readonly phrases: Map<string, number>;
  /** The same for phrases that stand only with their small words. */
  readonly strictPhrases: Map<string, number>;
  readonly stems: Map<string, string>;
  /** Words met only inside phrases so far. */
  readonly seenInPhrases: Set<number>;
};

export type Vocabulary = {
  readonly languages: Map<string, Lexis>;
  /** Language of each unit, and how it was first written. */
  readonly unitLanguage: string[];
  readonly unitText: string[];
  readonly forms: Forms;
};

const rememberedStems = 50_000;

export const emptyVocabulary = (forms: Forms): Vocabulary => ({
  languages: new Map(),
  unitLanguage: [],
  unitText: [],
  forms,
});

export function lexisOf(vocabulary: Vocabulary, language: string): Lexis {
  const found = vocabulary.languages.get(language);
  if (found) return found;
  const data = languageData(language);
  const forms = new Map<string, string>();
  for (const [form, dictionary] of vocabulary.forms.get(language) ?? []) {
    const [from, to] = [wordsIn(form, data)[0], wordsIn(dictionary, data)[0]];
    if (from && to) forms.set(from, to);
  }
  const lexis: Lexis = {
    language,
    data,
    forms,
    units: new Map(),
    phrases: new Map(),
    strictPhrases: new Map(),
    stems: new Map(),
    seenInPhrases: new Set(),
  };
  vocabulary.languages.set(language, lexis);
  return lexis;
}

/** The stem of a word as `wordsIn` gives it. */
export function stemOf(lexis: Lexis, word: string): string {
  const known = lexis.stems.get(word);
  if (known !== undefined) return known;
  const stem = lexis.data.stem(lexis.forms.get(word) ?? word) || word;
  if (lexis.stems.size >= rememberedStems) lexis.stems.clear();
  lexis.stems.set(word, stem);
  return stem;
}

export const isContent = (lexis: Lexis, word: string): boolean => !lexis.data.functionWords.has(word);

/**
 * Key of a wording: its content stems; with its function words (and a mark) where only one word carries content,
 * for "out of work" is not "work". Undefined where nothing carries content.
 */
export function keyOf(lexis: Lexis, words: readonly string[]): string | undefined {
  const content = words.filter((word) => isContent(lexis, word));
  if (content.length === 1 && words.length === 1) return stemOf(lexis, words[0] ?? "");
  if (content.length === 0) return undefined;
  const strict = content.length === 1 && words.length > 1;
  return (strict ? ["=", ...words] : content).map((word) => (word === "=" ? word : stemOf(lexis, word))).join(" ");
}

/** What was learned of a wording: its number, and the numbers of its content words where they are several. */
export type Learned = { readonly unit: number; readonly parts: readonly number[] };

/** Learns a word or phrase, unless it is known; undefined for one without content. */
export function learn(vocabulary: Vocabulary, language: string, text: string): Learned | undefined {
  const lexis = lexisOf(vocabulary, language);
  const words = wordsIn(text, lexis.data);
  const key = keyOf(lexis, words);
  if (key === undefined) return undefined;
  const unit = numberOf(vocabulary, lexis, key, () => text);
  if (lexis.seenInPhrases.delete(unit)) vocabulary.unitText[unit] = text;
  if (words.length < 2) return { unit, parts: [] };
  const parts = words.filter((word) => isContent(lexis, word)).map((word) => partNumber(vocabulary, lexis, word));
  return { unit, parts };
}

/** A word met inside a phrase is shown in its dictionary form, or as it was there until it is met by itself. */
function partNumber(vocabulary: Vocabulary, lexis: Lexis, word: string): number {
  return numberOf(vocabulary, lexis, stemOf(lexis, word), (unit) => {
    const dictionary = lexis.forms.get(word);
    if (dictionary === undefined) lexis.seenInPhrases.add(unit);
    return dictionary ?? word;
  });
}

function numberOf(
  { unitText, unitLanguage }: Vocabulary,
  lexis: Lexis,
  key: string,
  shownAs: (unit: number) => string,
): number {
  const known = lexis.units.get(key);
  if (known !== undefined) return known;
  const unit = unitText.length;
  unitText.push(shownAs(unit));
  unitLanguage.push(lexis.language);
  lexis.units.set(key, unit);
  if (key.includes(" ")) notePhrase(lexis, key.split(" "));
  return unit;
}

function notePhrase({ phrases, strictPhrases }: Lexis, stems: readonly string[]): void {
  const strict = stems[0] === "=";
  const [into, length] = strict ? [strictPhrases, stems.length - 1] : [phrases, stems.length];
  const first = stems[strict ? 1 : 0] ?? "";
  into.set(first, Math.max(into.get(first) ?? 0, length));
}
