/** What the engine must know of one language. A language without data of its own is read word by word, unstemmed. */
export type LanguageData = {
  readonly code: string;
  /** The part of a lower-case word that its inflected forms share. */
  readonly stem: (word: string) => string;
  /** A wider family than the stem: asked only for words that nobody knows by their stem. */
  readonly family: (stem: string) => string;
  /** Letters that writers use for one another; ё and е in Russian. */
  readonly letters: Readonly<Record<string, string>>;
  /** Words that say nothing about the subject of a text. */
  readonly functionWords: ReadonlySet<string>;
  /** What may stand before a root without leaving its subject; the longest first. */
  readonly prefixes: readonly string[];
};

export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

export const plainLanguage = (code: string, stem: (word: string) => string = (word) => word): LanguageData => ({
  code,
  stem,
  family: (own) => own,
  letters: {},
  functionWords: new Set(),
  prefixes: [],
});
