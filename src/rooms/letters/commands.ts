import type { Db, Tx } from "#kernel/database/database.ts";
import { type NoticeKind, switchNotices, wantNotices } from "#kernel/mail/wishes.ts";
import type { Stopping } from "./queries.ts";

/** Keeps what somebody wants by mail: which notices, and the letter of the week. */
export const chooseMail = (
  db: Db,
  account: string,
  wish: { readonly wanted: readonly NoticeKind[]; readonly letter: boolean },
  asked: readonly string[],
  at: Temporal.Instant,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await wantNotices(tx, account, wish.wanted, asked, at);
    await wantLetter(tx, account, wish.letter, at);
  });

/** Stops one stream of mail, or (`again`) lets it come as before. Repeating it changes nothing. */
export const stopMail = (db: Db, { account, stream }: Stopping, again: boolean, at: Temporal.Instant): Promise<void> =>
  stream === "letter" ? wantLetter(db, account, again, at) : switchNotices(db, account, again);

/** One who wants it anew is told of what happens from now on. An account that is gone wants nothing. */
async function wantLetter(db: Db | Tx, account: string, want: boolean, at: Temporal.Instant): Promise<void> {
  if (!want) await db.deleteFrom("letter_of_week").where("account", "=", account).execute();
  else
    await db
      .insertInto("letter_of_week")
      .columns(["account", "told_until"])
      .expression((eb) =>
        eb
          .selectFrom("account")
          .select((one) => ["id", one.val(at.toString()).as("told_until")])
          .where("id", "=", account),
      )
      .onConflict((same) => same.doNothing())
      .execute();
}
