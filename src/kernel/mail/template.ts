import type { Tx } from "#kernel/database/database.ts";
import type { Words } from "#kernel/language/words.ts";
import type { Services } from "#kernel/web/call.ts";

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

/**
 * What a mail is filled with only in the moment of sending: in the language that its reader reads then, as he may read
 * it then, and kept nowhere. A title that not everybody may read belongs here and not among the facts.
 */
export interface LateFacts {
  /** Their names; coordinators who look at a waiting mail see a blank for each. */
  readonly names: readonly string[];
  /** Null when there is nothing to say any more: the mail is thrown away. */
  load(
    services: Services,
    mail: { readonly account: string; readonly facts: MailFacts; readonly t: Words },
    now: Temporal.Instant,
  ): Promise<MailFacts | null>;
}

/** A notice that is to be mailed at once, and what its mail needs to know of it. */
export interface MailedNotice {
  readonly account: string;
  readonly person: string;
  readonly object: string;
  readonly other: string | null;
}

/** How notices of one verb are mailed, each by itself and at once; all other notices are gathered for an hour. */
export interface NoticeMail {
  readonly template: string;
  /** Makes what the mail carries (a link, say) in the transaction that queues it; null: no mail. */
  fill(
    tx: Tx,
    notice: MailedNotice,
    house: { readonly origin: string },
    at: Temporal.Instant,
  ): Promise<{ readonly facts: Record<string, string | number>; readonly secrets?: Record<string, string> } | null>;
}
