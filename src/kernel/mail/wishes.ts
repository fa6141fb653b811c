import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";

/**
 * Kinds of notices that one may want by mail or not: somebody asks and waits for an answer; one's own things; comments;
 * what one follows or what came of it; groups one sits in; what an office brings.
 */
export const noticeKinds = ["asked", "own", "comments", "followed", "group", "office"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** SQL: the kind of the row of `notice` in the query; `asked` are the verbs of which each is mailed by itself. */
export const noticeKind = (asked: readonly string[]): RawBuilder<NoticeKind> => sql<NoticeKind>`case
  when notice.verb = any(${asked}::text[]) then 'asked'
  when notice.verb in ('commented', 'comment-hidden') then 'comments'
  when notice.reason = 'coordinator' then 'office'
  when notice.reason = 'group' then 'group'
  when notice.reason in ('follow', 'descent') then 'followed'
  else 'own' end`;

/** The kinds that somebody wants by mail; none when he wants no mail. */
export async function noticesWanted(db: Db | Tx, account: string): Promise<readonly NoticeKind[]> {
  const row = await db
    .selectFrom("account")
    .select(["notices_by_mail", "mail_without"])
    .where("id", "=", account)
    .executeTakeFirst();
  return row?.notices_by_mail ? noticeKinds.filter((kind) => !row.mail_without.includes(kind)) : [];
}

/**
 * From now on these kinds come by mail and no others. What happened while a kind was not wanted is on the page of
 * notices and is not mailed later.
 */
export async function wantNotices(
  tx: Tx,
  account: string,
  wanted: readonly NoticeKind[],
  asked: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const before = await noticesWanted(tx, account);
  const fresh = wanted.filter((kind) => !before.includes(kind));
  await sql`update notice set mailed_at = ${at.toString()}::timestamptz from account
    where account.id = ${account} and notice.person = account.person and notice.mailed_at is null and notice.read_at is null
      and ${noticeKind(asked)} = any(${fresh}::text[])`.execute(tx);
  await tx
    .updateTable("account")
    .set({
      notices_by_mail: wanted.length > 0,
      mail_without: noticeKinds.filter((kind) => !wanted.includes(kind)),
    })
    .where("id", "=", account)
    .execute();
}

/** Stops all notices by mail, or lets them come again as they were chosen before. Repeating it changes nothing. */
export async function switchNotices(tx: Db | Tx, account: string, on: boolean): Promise<void> {
  await tx.updateTable("account").set({ notices_by_mail: on }).where("id", "=", account).execute();
}
