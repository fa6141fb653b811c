import type { Db } from "#kernel/database/database.ts";
import { type Repeated, repeat } from "#kernel/lifecycle/repeat.ts";
import { phoneFailed, phonesReached } from "../subscribers/silent.ts";
import type { Reached } from "./settle-rows.ts";

export interface PhoneBook {
  note(reached: Reached): void;
  stop(): Promise<void>;
}

/**
 * Notes which phones were reached and which surely not, apart from the messages themselves: an act about a reader takes
 * her row first. What a killed process had not noted yet is not counted.
 */
export function phoneBook(db: Db, now: () => Temporal.Instant, failed: (error: unknown) => void): PhoneBook {
  let reached = new Set<string>();
  let missed: string[] = [];
  const write = async (): Promise<void> => {
    const [came, missing] = [[...reached], missed];
    [reached, missed] = [new Set(), []];
    if (came.length > 0) await db.transaction().execute((tx) => phonesReached(tx, came));
    for (const id of missing) await db.transaction().execute((tx) => phoneFailed(tx, id, now()));
  };
  const turns: Repeated = repeat(1000, write, failed);
  return {
    note(one) {
      for (const id of one.reached) reached.add(id);
      missed.push(...one.missed);
    },
    async stop() {
      await turns.stop();
      await write().catch(failed);
    },
  };
}
