import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { type MailStream, readUnsubscribe } from "#kernel/mail/unsubscribe.ts";
import { type NoticeKind, noticesWanted } from "#kernel/mail/wishes.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";

export interface OwnMail {
  readonly address: string;
  readonly wanted: readonly NoticeKind[];
  readonly letter: boolean;
}

/** Where a reader's mail goes and what of it he has chosen. */
export async function ownMail(db: Db, account: string): Promise<OwnMail> {
  const [{ rows }, wanted] = await Promise.all([
    sql<{ address: string; letter: boolean }>`select account.address,
      exists (select from letter_of_week as letter where letter.account = account.id) as letter
      from account where account.id = ${account}`.execute(db),
    noticesWanted(db, account),
  ]);
  const [row] = rows;
  if (!row) throw new Error("Somebody is signed in without an account");
  return { ...row, wanted };
}

export interface Stopping {
  readonly account: string;
  readonly stream: MailStream;
}

/** Loader of `/unsubscribe/:token`; 404 for a link that this house did not make. */
export function stoppingOf({ params }: Call): Stopping {
  const read = readUnsubscribe(params["token"] ?? "");
  if (!read) throw new Refusal(404, "not-found");
  return read;
}
