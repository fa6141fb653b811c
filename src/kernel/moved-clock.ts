import { type Clock, offsetClock } from "./clock.ts";
import type { Connection } from "./database/database.ts";

/** The demo's clock: the machine's, moved by a number of seconds that a row of the database holds. */
export async function movedClock(connection: Pick<Connection, "db">): Promise<Clock & { refresh(): Promise<void> }> {
  let seconds = 0;
  const refresh = async (): Promise<void> => {
    const row = await connection.db.selectFrom("clock").select("offset_seconds").executeTakeFirst();
    seconds = row?.offset_seconds ?? 0;
  };
  await refresh();
  return { ...offsetClock(() => seconds), refresh };
}
