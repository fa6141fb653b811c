/** How the words that a reader sees came to be in his language. */
export type PassageState = "own" | "told" | "machine" | "human" | "reviewed" | "stale" | "missing";

/**
 * One text as one reader meets it. `shown` is what stands first: the original when the reader reads its language or
 * when nobody has translated it (`missing`), else the best translation. A `stale` translation was made from an
 * earlier version of the original. What is `told` is no translation: others said it in that language themselves.
 */
export interface Passage {
  readonly shown: string;
  /** Language of `shown`, BCP 47. */
  readonly language: string;
  readonly state: PassageState;
  readonly original: { readonly text: string; readonly language: string };
  /**
   * Public name of the translator; null for a machine, for one who does not wish to be named, and for originals. Of
   * what is `told`: whose own words it is.
   */
  readonly by: string | null;
  /** Names of recognised concepts in the reader's language, most telling first; only where state is `missing`. */
  readonly gist: readonly string[];
  /** Where the reader may translate it or mend the translation; null when he may not. */
  readonly translateHref: string | null;
}
