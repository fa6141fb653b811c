import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { readExchange } from "#kernel/exchange/exchange.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import type { Services } from "#kernel/web/call.ts";
import { type MailBook, mailBook, wishesPath } from "./book.ts";
import { originOf } from "./origin.ts";
import type { Post } from "./post.ts";
import { unseal } from "./seal.ts";
import type { MailFacts } from "./template.ts";
import { unsubscribePath, unsubscribeToken } from "./unsubscribe.ts";
import { voiceOfMail, writeMail } from "./write.ts";

/** How long to wait after the first, second … try that failed; after the last the mail has failed. */
export const patience: readonly Temporal.DurationLike[] = [
  { minutes: 1 },
  { minutes: 5 },
  { minutes: 30 },
  { hours: 2 },
  { hours: 12 },
];

/** Longer than all the time-outs of one try together. */
const leaseMinutes = 5;

interface Taken {
  readonly id: string;
  readonly account: string | null;
  readonly address: string | null;
  readonly reads: readonly string[] | null;
  readonly gone: boolean;
  /** False when he has stopped notices by mail since it was queued. */
  readonly wanted: boolean;
  readonly template: string;
  readonly language: string;
  readonly facts: MailFacts;
  readonly sealed: Buffer | null;
  readonly attempts: number;
}

/**
 * Sends what is due, at most `atOnce` at a time, until nothing is; returns how many were sent. Each row is taken by one
 * process. A process that dies between the server's yes and our note of it leaves the row to be sent again after five
 * minutes: at least once and not at most once, because a mail here is often the only way into an account, while a
 * second copy (with the same Message-ID, which many programs show once) costs its reader a glance.
 */
export async function sendDueMails(
  services: Services,
  post: Post,
  options: { atOnce?: number; book?: MailBook } = {},
): Promise<number> {
  const { atOnce = 2, book = mailBook() } = options;
  let sent = 0;
  for (;;) {
    const taken = await take(services.db, services.clock.now(), atOnce);
    if (taken.length === 0) return sent;
    const outcomes = await Promise.all(taken.map((mail) => sendOne(services, post, book, mail)));
    sent += outcomes.filter(Boolean).length;
  }
}

async function take(db: Db, now: Temporal.Instant, most: number): Promise<readonly Taken[]> {
  const { rows } = await sql<Taken>`
    with taken as (
      update mail set state = 'sending', attempts = attempts + 1, claimed_at = now()
      where id in (
        select id from mail
        where (state = 'waiting' and due_at <= ${now.toString()}::timestamptz)
          or (state = 'sending' and claimed_at < now() - make_interval(mins => ${leaseMinutes}))
        order by due_at limit ${most} for update skip locked)
      returning id, account, template, language, facts, sealed, attempts, due_at
    )
    select taken.*, account.address, person.reads, account.disabled_at is not null or person.left_at is not null as gone,
      coalesce(account.notices_by_mail, true) as wanted
    from taken left join account on account.id = taken.account left join person on person.id = account.person
    order by taken.due_at`.execute(db);
  return rows;
}

async function sendOne(services: Services, post: Post, book: MailBook, mail: Taken): Promise<boolean> {
  try {
    const stream = book.optional.get(mail.template);
    if (mail.gone || (stream === "notices" && !mail.wanted)) return await done(services.db, mail, null);
    const now = services.clock.now();
    const secrets = mail.sealed ? (JSON.parse(unseal(mail.sealed).toString("utf8")) as Record<string, string>) : {};
    const to = mail.address ?? secrets["to"];
    if (!to) throw new Error("A mail to nobody");
    const t = voiceOfMail(services.words, mail.reads, mail.language);
    const late = mail.account ? book.lateFacts.get(mail.template) : undefined;
    const found =
      late && mail.account ? await late.load(services, { account: mail.account, facts: mail.facts, t }, now) : {};
    if (found === null) return await done(services.db, mail, null);
    const origin = originOf(services.config);
    const ways =
      stream && mail.account && book.hasWishes
        ? {
            choose: `${origin}${wishesPath}`,
            stop: `${origin}${unsubscribePath}${unsubscribeToken(mail.account, stream)}`,
          }
        : null;
    const letter = writeMail(
      book,
      t,
      { template: mail.template, facts: { ...mail.facts, ...found }, secrets },
      { exchange: await readExchange(services.db), origin },
      ways,
    );
    const outcome = await post.send({
      id: mail.id,
      to,
      language: t.language,
      ...letter,
      unsubscribe: ways?.stop ?? null,
    });
    if (outcome.sent) return await done(services.db, mail, now);
    services.log("warn", "a mail was not taken", {
      mail: mail.id,
      template: mail.template,
      problem: outcome.problem,
      forGood: outcome.forGood,
    });
    await putOff(services.db, mail, outcome.problem, outcome.forGood, now);
  } catch (error) {
    services.log("error", "a mail could not be written", {
      mail: mail.id,
      template: mail.template,
      error: reasonOf(error),
    });
    await putOff(services.db, mail, "unwritten", true, services.clock.now());
  }
  return false;
}

/** Sent, and its secrets gone; or (`at` null) not wanted any more, and the row gone whole. */
async function done(db: Db, mail: Taken, at: Temporal.Instant | null): Promise<boolean> {
  if (at)
    await db
      .updateTable("mail")
      .set({ state: "sent", sent_at: at.toString(), sealed: null, problem: null })
      .where("id", "=", mail.id)
      .where("attempts", "=", mail.attempts)
      .execute();
  else await db.deleteFrom("mail").where("id", "=", mail.id).where("attempts", "=", mail.attempts).execute();
  return at !== null;
}

async function putOff(db: Db, mail: Taken, problem: string, forGood: boolean, now: Temporal.Instant): Promise<void> {
  const wait = patience[mail.attempts - 1];
  const next = forGood || !wait ? { state: "failed" } : { state: "waiting", due_at: now.add(wait).toString() };
  await db
    .updateTable("mail")
    .set({ ...next, problem })
    .where("id", "=", mail.id)
    .where("attempts", "=", mail.attempts)
    .execute();
}
