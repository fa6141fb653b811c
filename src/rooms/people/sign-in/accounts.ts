import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import { limits, useLimit } from "#kernel/web/limits.ts";

export interface FoundAccount {
  readonly id: string;
  readonly person: string;
  readonly password: string | null;
  readonly disabled: boolean;
  readonly reads: readonly string[];
}

/** The account of a mail address, however its letters are written. */
export async function accountAt(db: Db | Tx, address: string): Promise<FoundAccount | null> {
  const { rows } = await sql<FoundAccount>`
    select account.id, account.person, account.password, person.reads, account.disabled_at is not null or person.left_at is not null as disabled
    from account join person on person.id = account.person where lower(account.address) = lower(${address})`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** At most a few mails an hour go to one address, so that nobody can be flooded by a stranger with our forms. */
export async function mayBeMailed(db: Db, address: string, at: Temporal.Instant): Promise<boolean> {
  try {
    await useLimit(db, limits.mailTo, address.toLowerCase(), at);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.status === 429) return false;
    throw error;
  }
}
