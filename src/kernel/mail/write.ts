import { type Exchange, nameFor } from "#kernel/exchange/exchange.ts";
import { chooseLanguage } from "#kernel/language/choose-language.ts";
import type { WordBook, Words } from "#kernel/language/words.ts";
import type { MailBook } from "./book.ts";
import type { MailFacts } from "./template.ts";

/** The voice in which a mail is written: the first language that its reader reads now, else the one it was queued in. */
export function voiceOfMail(words: WordBook, reads: readonly string[] | null, queuedIn: string): Words {
  const has = words.languages.filter((code) => code !== "qps");
  const language = chooseLanguage(has, {
    query: null,
    account: reads ?? [],
    cookie: null,
    browser: null,
    exchange: queuedIn,
  });
  return words.voice(language, reads ?? []);
}

/** By what its reader chooses his mail, and stops it in one press; a blank where somebody else looks at it. */
export interface MailWays {
  readonly choose: string;
  readonly stop: string;
}

/**
 * Subject and text of a mail, with the house's name and address below, and, below a mail that one can do without, how
 * to get no more of them. Throws for a template that no room brings.
 */
export function writeMail(
  book: MailBook,
  t: Words,
  mail: { readonly template: string; readonly facts: MailFacts; readonly secrets: MailFacts },
  house: { readonly exchange: Pick<Exchange, "names">; readonly origin: string },
  ways: MailWays | null = null,
): { subject: string; text: string } {
  const template = book.templates.get(mail.template);
  if (!template) throw new Error(`No room brings the mail ${mail.template}`);
  const { subject, paragraphs } = template(t, mail.facts, mail.secrets);
  const name = nameFor(house.exchange.names, t.reads) || "Diomede";
  const below = ways ? [t("mail-choose", { link: ways.choose }), t("mail-stop", { link: ways.stop })] : [];
  // Two hyphens and a space are how mail programs know a signature.
  const text = `${paragraphs.filter((one) => one !== "").join("\n\n")}\n\n-- \n${[name, house.origin, ...below].join("\n")}\n`;
  return { subject: subject.replace(/\s+/gu, " ").trim(), text };
}
