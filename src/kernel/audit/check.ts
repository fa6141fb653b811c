import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { walkAudit } from "./audit.ts";

/** One comparison of the whole record, as it was kept. */
export interface AuditCheck {
  readonly at: string;
  /** Who asked for it; null when he has left. */
  readonly by: string | null;
  readonly upTo: number;
  readonly brokenAt: number | null;
}

/**
 * Compares the whole record and keeps how far it is sound. Nothing is kept of an empty record. Takes some seconds for
 * a hundred thousand rows: for those who ask, never for a view.
 */
export async function checkAudit(db: Db, person: string, at: Temporal.Instant): Promise<void> {
  const { upTo, hash, brokenAt } = await walkAudit(db);
  if (upTo === 0 && brokenAt === null) return;
  await db
    .insertInto("audit_check")
    .values({ at: at.toString(), by: person, up_to: upTo, hash, broken_at: brokenAt })
    .execute();
}

export interface AuditState {
  /** Number of the newest row; 0 while there is none. */
  readonly head: number;
  /** The newest comparison of the whole. */
  readonly last: AuditCheck | null;
  /** The comparison that came farthest, where the row it ended at is gone or another one now. */
  readonly lost: AuditCheck | null;
}

/** What is known of the record as a whole without walking it. */
export async function auditState(db: Db): Promise<AuditState> {
  const asJson = sql`json_build_object('at', c.at, 'upTo', c.up_to, 'brokenAt', c.broken_at,
    'by', (select name from person where person.id = c.by and left_at is null))`;
  const { rows } = await sql<AuditState>`
    select coalesce((select max(n) from audit), 0) as head,
      (select ${asJson} from audit_check as c order by id desc limit 1) as last,
      (select ${asJson} from (select * from audit_check where broken_at is null order by up_to desc, id desc limit 1) as c
        where not exists (select from audit where audit.n = c.up_to and audit.hash = c.hash)) as lost`.execute(db);
  return rows[0] ?? { head: 0, last: null, lost: null };
}
