import type { Words } from "#kernel/language/words.ts";
import type { Terms } from "../queries.ts";

/** A subject's name; of one that a file brought, its key in plain letters. */
export function subjectName(t: Words, subject: string): string {
  if (subject === "") return t("words-subject-none");
  return t.has(`subject-${subject}`) ? t(`subject-${subject}`) : subject.replaceAll("-", " ");
}

export const termFor = (terms: Terms, language: string): string | undefined =>
  terms.find((term) => term.language === language)?.text;

/** The term in the first language the reader reads, else in any. */
export function termIn(terms: Terms, reads: readonly string[]): { text: string; language: string } | undefined {
  for (const language of reads) {
    const text = termFor(terms, language);
    if (text !== undefined) return { text, language };
  }
  return terms[0];
}
