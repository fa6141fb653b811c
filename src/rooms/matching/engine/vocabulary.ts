import type { LanguageData } from "./languages/language.ts";
import { languageData } from "./languages/languages.ts";
import { wordsIn } from "./words.ts";

/** Form → dictionary form, by language: what no stemmer can join. */
export type Forms = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** One language's words and phrases by their stems, each with a number that is its own over all languages. */
export type Lexis = {
  readonly data: LanguageData;
  readonly forms: ReadonlyMap<string, string>;
  readonly units: Map<string, number>;
  /** First stem of each phrase → number of stems in the longest one. */
  readonly phrases: Map<string, number>;
  readonly stems: Map<string, string>;
};

export type Vocabulary = {
  readonly languages: Map<string, Lexis>;
  /** Language of each unit, and how it was first written. */
  readonly unitLanguage: string[];
  readonly unitText: string[];
  readonly forms: Forms;
};

const rememberedStems = 200_000;

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
  const lexis: Lexis = { data, forms, units: new Map(), phrases: new Map(), stems: new Map() };
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
  if (content.length === 0) return undefined;
  const strict = content.length === 1 && words.length > 1;
  return (strict ? ["=", ...words] : content).map((word) => (word === "=" ? word : stemOf(lexis, word))).join(" ");
}

/** The number of a word or phrase, made when new; undefined for one without content. */
export function learnUnit(vocabulary: Vocabulary, language: string, text: string): number | undefined {
  const lexis = lexisOf(vocabulary, language);
  const key = keyOf(lexis, wordsIn(text, lexis.data));
  if (key === undefined) return undefined;
  const known = lexis.units.get(key);
  if (known !== undefined) return known;
  const unit = vocabulary.unitText.length;
  vocabulary.unitText.push(text);
  vocabulary.unitLanguage.push(language);
  lexis.units.set(key, unit);
  const stems = key.split(" ");
  if (stems.length > 1) {
    const first = stems[0] === "=" ? `= ${stems[1]}` : (stems[0] ?? "");
    lexis.phrases.set(first, Math.max(lexis.phrases.get(first) ?? 0, stems.length - (stems[0] === "=" ? 1 : 0)));
  }
  return unit;
}

/** Numbers of the single content words of a phrase; none for a single word. */
export function learnParts(vocabulary: Vocabulary, language: string, text: string): number[] {
  const lexis = lexisOf(vocabulary, language);
  const words = wordsIn(text, lexis.data);
  if (words.length < 2) return [];
  return words
    .filter((word) => isContent(lexis, word))
    .map((word) => learnUnit(vocabulary, language, word))
    .filter((unit) => unit !== undefined);
}
