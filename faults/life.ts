import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { stopSubscriber } from "../src/rooms/messages/subscribers/leave.ts";
import type { House, People } from "./house.ts";
import type { Acts } from "./verdict.ts";

/** What people do by themselves while their messages are on the way. */
export interface Life {
  /** One in eight of these stops or comes into another stage within the next moments, in whatever step their message is. */
  goOn(ids: readonly string[]): void;
  /** Resolves when the last of them has done so. */
  over(): Promise<Acts>;
}

const share = 1 / 8;
const moment = 400;

/** Each act is noted by the database's clock after its commit; one that the database did not take was promised to nobody. */
export function life(house: House, people: People, random: () => number): Life {
  const stopped = new Map<string, number>();
  const moved = new Map<string, number>();
  const underWay: Promise<void>[] = [];
  const { db } = house.connection;

  const act = async (id: string, stops: boolean, wait: number): Promise<void> => {
    await sleep(wait);
    try {
      await db.transaction().execute(async (tx) => {
        if (stops)
          await stopSubscriber(tx, id, { scope: null, door: "message", evidence: null, at: Temporal.Now.instant() });
        else {
          await sql`select id from subscriber where id = ${id} for update`.execute(tx);
          await sql`update fault_stage set stage = 40 where subscriber = ${id}`.execute(tx);
        }
      });
      const { rows } = await sql<{ at: string }>`select clock_timestamp() as at`.execute(db);
      (stops ? stopped : moved).set(id, Date.parse(rows[0]?.at ?? ""));
    } catch {
      // The database was away.
    }
  };
  return {
    goOn(ids) {
      for (const id of ids)
        if (!people.asleep.has(id) && random() < share) underWay.push(act(id, random() < 0.5, random() * moment));
    },
    async over() {
      await Promise.all(underWay);
      return { stopped, moved };
    },
  };
}
