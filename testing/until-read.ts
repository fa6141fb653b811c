import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { readEventsOnce } from "#kernel/notices/read-events.ts";
import type { Services } from "#kernel/web/call.ts";

/**
 * Makes notices of everything that has happened. The reader stays behind the oldest transaction of the whole server,
 * and other test files have theirs on it: so this reads again until nothing is left.
 */
export async function untilRead(services: Pick<Services, "db" | "clock">): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    await readEventsOnce(services);
    const { rows } = await sql<{ left: number }>`
      select count(*)::int as left from event, event_cursor
      where reader = 'notices' and (event.tx, event.id) > (event_cursor.tx, event_cursor.id)`.execute(services.db);
    if (rows[0]?.left === 0) return;
    await sleep(25);
  }
  throw new Error("A transaction was open on the test server for ten seconds");
}
