import type { Words } from "#kernel/language/words.ts";

/** Why two texts are held alike, as it is kept beside a suggestion. */
export interface Reasons {
  /** Keys of concepts that both speak of. */
  readonly concepts: readonly string[];
  /** Words of the one with those of the other. */
  readonly words: readonly (readonly [string, string])[];
  /** Model and service that find them alike in meaning. */
  readonly meaning?: string;
}

const most = 8;

/** Why something was suggested, in words of the reader's language; `concept` names one by its key. */
export function whySuggested(t: Words, concept: (key: string, language: string) => string, reasons: Reasons): string {
  const words = [
    ...reasons.concepts.map((key) => concept(key, t.language)),
    ...reasons.words.map(([ours, theirs]) => `${ours} ~ ${theirs}`),
  ];
  const said = [
    words.length > 0 ? t("why-words", { words: words.slice(0, most).join(" · ") }) : "",
    reasons.meaning ? t("why-meaning", { service: reasons.meaning }) : "",
  ].filter((one) => one !== "");
  return said.length === 0 ? t("why-themes") : said.join(" ");
}
