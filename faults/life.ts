import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { stopSubscriber } from "../src/rooms/messages/subscribers/leave.ts";
import type { House, People } from "./house.ts";

/** People stop, and come into another stage, while messages go out; those who are left do so when `mind` says so. */
export async function liveOn(house: House, people: People, random: () => number, mind: AbortSignal) {
  const stopped = new Map<string, number>();
  const moved = new Map<string, number>();
  const { db } = house.connection;
  const all = people.all.ids.filter((id) => !people.asleep.has(id));
  const some = all.filter(() => random() < 0.06);
  for (const [n, id] of some.entries()) {
    await sleep(random() * (mind.aborted ? 30 : 900));
    try {
      await db.transaction().execute(async (tx) => {
        if (n % 2 === 0)
          await stopSubscriber(tx, id, { scope: null, door: "message", evidence: null, at: Temporal.Now.instant() });
        else {
          await sql`select id from subscriber where id = ${id} for update`.execute(tx);
          await sql`update fault_stage set stage = 40 where subscriber = ${id}`.execute(tx);
        }
      });
      const { rows } = await sql<{ at: string }>`select clock_timestamp() as at`.execute(db);
      (n % 2 === 0 ? stopped : moved).set(id, Date.parse(rows[0]?.at ?? ""));
    } catch {
      // The database was away: nothing was promised to anybody.
    }
  }
  return { stopped, moved };
}
