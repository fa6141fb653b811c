import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";

/** Whether any message is due or on its way at `now`, and nothing holds it back. */
export async function isAnythingDue(db: Db, now: Temporal.Instant): Promise<boolean> {
  const at = now.toString();
  const { rows } = await sql<{ due: boolean }>`
    select (select state = 'on' from sending) and exists (select from message
      where state in ('planned', 'claimed', 'submitted') and not_before <= ${at}::timestamptz
        and not_after > ${at}::timestamptz) as due`.execute(db);
  return rows[0]?.due ?? false;
}
