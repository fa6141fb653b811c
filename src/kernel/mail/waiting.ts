import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { readExchange } from "#kernel/exchange/exchange.ts";
import type { WordBook } from "#kernel/language/words.ts";
import { type MailBook, mailBook, wishesPath } from "./book.ts";
import type { MailFacts } from "./template.ts";
import { voiceOfMail, writeMail } from "./write.ts";

/** A mail as coordinators see it: what it says, without anything by which they could act for its reader. */
export interface WaitingMail {
  readonly id: string;
  readonly state: "waiting" | "sending" | "failed";
  readonly template: string;
  readonly language: string;
  /** Number and name of the person it goes to; null for one who has no account. */
  readonly to: { readonly number: number; readonly name: string } | null;
  readonly subject: string;
  readonly text: string;
  readonly attempts: number;
  /** Code of what went wrong at the last try, such as `450 RCPT TO`. */
  readonly problem: string | null;
  readonly at: string;
  readonly dueAt: string;
}

export const blank = "…";

/** Mails that have not gone out, failed ones first, then the oldest; in each its reader's language, secrets blanked. */
export async function waitingMail(
  db: Db,
  words: WordBook,
  limit: number,
  book: MailBook = mailBook(),
): Promise<readonly WaitingMail[]> {
  const { rows } = await sql<
    Omit<WaitingMail, "subject" | "text" | "to"> & {
      facts: MailFacts;
      reads: string[] | null;
      number: number | null;
      name: string | null;
    }
  >`
    select mail.id, mail.state, mail.template, mail.language, mail.facts, mail.attempts, mail.problem, mail.at, mail.due_at as "dueAt",
      person.reads, person.name, object.number
    from mail left join account on account.id = mail.account left join person on person.id = account.person left join object on object.id = person.id
    where mail.state in ('waiting', 'sending', 'failed')
    order by mail.state = 'failed' desc, mail.id limit ${limit}`.execute(db);
  const exchange = await readExchange(db);
  return rows.map(({ facts, reads, number, name, ...mail }) => {
    const t = voiceOfMail(words, reads, mail.language);
    const late = Object.fromEntries((book.lateFacts.get(mail.template)?.names ?? []).map((fact) => [fact, blank]));
    const known = book.templates.has(mail.template);
    const written = known
      ? writeMail(
          book,
          t,
          { template: mail.template, facts: { ...facts, ...late }, secrets: blanked },
          { exchange, origin: "" },
          book.hasWishes && book.optional.has(mail.template) ? { choose: wishesPath, stop: blank } : null,
        )
      : { subject: mail.template, text: "" };
    return {
      ...mail,
      language: t.language,
      to: number !== null && name !== null ? { number, name } : null,
      ...written,
    };
  });
}

/** Whatever secret a template asks for, it gets a blank. */
const blanked: MailFacts = new Proxy(
  {},
  { get: (_, name) => (typeof name === "string" ? blank : undefined), has: () => true },
);

/** Sends a failed or waiting mail anew, from the first try on; false when there is none that waits or has failed. */
export async function retryMail(db: Db | Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("mail")
    .set({ state: "waiting", attempts: 0, problem: null, due_at: at.toString() })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "failed"])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
