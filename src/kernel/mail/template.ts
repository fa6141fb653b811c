import type { Words } from "#kernel/language/words.ts";

/** What a mail is filled with. Names and texts are plain; links stand apart since some of them are secrets. */
export interface MailFacts {
  readonly [name: string]: string | number;
}

/** One written mail, in its reader's language, as plain text. */
export interface WrittenMail {
  readonly subject: string;
  /** Paragraphs; a link stands in a paragraph of its own. */
  readonly paragraphs: readonly string[];
}

/**
 * Writes a mail for one reader. `secrets` holds sealed values (a link that acts for its reader); on the page where
 * coordinators see waiting mail each is shown as a blank.
 */
export type MailTemplate = (t: Words, facts: MailFacts, secrets: MailFacts) => WrittenMail;
