import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { Tick } from "#kernel/rooms.ts";
import type { Services } from "#kernel/web/call.ts";
import { digest, type MailBook, mailBook } from "./book.ts";
import { originOf } from "./origin.ts";
import { queueMail } from "./queue.ts";
import type { MailedNotice } from "./template.ts";
import { noticeKind } from "./wishes.ts";

/** SQL: accounts whose person wants mail and can be reached; `account` and `person` are in the query. */
const reachable = sql`account.notices_by_mail and account.confirmed_at is not null and account.admitted_at is not null
  and account.disabled_at is null and person.left_at is null`;

/** Queues a mail for each notice that its room wants mailed at once. Safe to repeat and to do from several places. */
export async function mailNotices(services: Services, book: MailBook = mailBook()): Promise<number> {
  const verbs = [...book.noticeMails.keys()];
  let queued = 0;
  while (verbs.length > 0 && (await mailOne(services, book, verbs))) queued += 1;
  return queued;
}

async function mailOne(services: Services, book: MailBook, verbs: readonly string[]): Promise<boolean> {
  const now = services.clock.now();
  return await services.db.transaction().execute(async (tx) => {
    const { rows } = await sql<MailedNotice & { id: string; verb: string; reads: string[]; wanted: boolean }>`
      select notice.id, notice.verb, notice.person, notice.object, event.other, account.id as account, person.reads, ${reachable} and not 'asked' = any(account.mail_without) and notice.read_at is null as wanted
      from notice join account on account.person = notice.person join person on person.id = notice.person
        left join event on event.id = notice.event
      where notice.mailed_at is null and notice.verb = any(${verbs}::text[])
      order by notice.id limit 1 for update of notice skip locked`.execute(tx);
    const [notice] = rows;
    if (!notice) return false;
    await tx.updateTable("notice").set({ mailed_at: now.toString() }).where("id", "=", notice.id).execute();
    const way = book.noticeMails.get(notice.verb);
    const filled = notice.wanted && way ? await way.fill(tx, notice, { origin: originOf(services.config) }, now) : null;
    if (filled && way)
      await queueMail(
        tx,
        { account: notice.account, template: way.template, language: notice.reads[0] ?? "en", ...filled },
        now,
      );
    return true;
  });
}

const mostInOne = 30;

/**
 * Queues one mail for each person to whom something happened that he has neither read nor been mailed. What it says is
 * looked up when it is sent. Safe to repeat.
 */
export async function gatherNotices(db: Db, now: Temporal.Instant, book: MailBook = mailBook()): Promise<number> {
  const apart = [...book.noticeMails.keys()];
  const waits = sql`notice.mailed_at is null and notice.read_at is null and not notice.verb = any(${apart}::text[])
    and not ${noticeKind(apart)} = any(account.mail_without)`;
  const { rows: people } = await sql<{ person: string }>`
    select distinct notice.person from notice join account on account.person = notice.person join person on person.id = notice.person
    where ${waits} and ${reachable}`.execute(db);
  for (const { person } of people) {
    await db.transaction().execute(async (tx) => {
      // All are marked; the newest are told, and the page of notices has the rest.
      const { rows } = await sql<{ id: string; account: string; reads: string[] }>`
        update notice set mailed_at = ${now.toString()}::timestamptz
        from account join person on person.id = account.person
        where notice.person = ${person} and account.person = notice.person and ${waits}
        returning notice.id, account.id as account, person.reads`.execute(tx);
      const [first] = rows;
      if (!first) return;
      const ids = rows
        .map((row) => row.id)
        .sort()
        .slice(-mostInOne);
      await queueMail(
        tx,
        {
          account: first.account,
          template: digest,
          language: first.reads[0] ?? "en",
          facts: { ids: ids.join(","), count: ids.length },
        },
        now,
      );
    });
  }
  return people.length;
}

export const gatherTick: Tick = {
  name: "gather-notices",
  every: { hours: 1 },
  run: async ({ db }, now) => void (await gatherNotices(db, now)),
};
