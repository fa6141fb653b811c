import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { checkInvariants } from "./invariants.ts";

/** Looks at the rules of sending, and writes down and logs those that do not hold. How many. */
export async function alarmIfBroken(
  db: Db,
  now: Temporal.Instant,
  log: (level: "error", message: string, facts: Readonly<Record<string, unknown>>) => void,
): Promise<number> {
  const broken = await checkInvariants(db, { now });
  for (const { rule, found, examples } of broken) {
    log("error", "a rule of sending does not hold", { rule, found });
    await sql`
      insert into sending_alarm (rule, found, facts, at)
      values (${rule}, ${found}, ${JSON.stringify({ examples })}, ${now.toString()})`.execute(db);
  }
  return broken.length;
}
