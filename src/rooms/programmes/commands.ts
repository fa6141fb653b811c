import { randomUUIDv7 } from "node:crypto";
import type { Db } from "#kernel/database/database.ts";
import { type By, change } from "#kernel/events/change.ts";
import type { Audience } from "#kernel/object/object.ts";
import { askErrands } from "#rooms/messages/index.ts";
import type { ProgrammeState } from "./domain.ts";
import type { EnrolmentRow } from "./enrol/read-rows.ts";

/** Sets how a programme stands: texts are planned while it runs or rehearses. */
export const setProgrammeState = (
  db: Db,
  by: By,
  id: string,
  state: ProgrammeState,
  at: Temporal.Instant,
): Promise<void> =>
  change(db, by, at, async (tx, tell) => {
    const row = await tx
      .updateTable("programme")
      .set({ state, state_at: at.toString() })
      .where("id", "=", id)
      .where("state", "<>", state)
      .returning("id")
      .executeTakeFirst();
    if (row) await tell(`programme-${state}`, id, { audience: "members" });
  });

/** Shows its page to everybody, or to fewer. */
export const showProgramme = (db: Db, by: By, id: string, audience: Audience, at: Temporal.Instant): Promise<void> =>
  change(db, by, at, async (tx, tell) => {
    await tx.updateTable("object").set({ audience }).where("id", "=", id).execute();
    await tell("programme-shown", id, { audience });
  });

/** What is sealed for `send`, and what may lie in plain beside it. */
export interface EnrolWish extends EnrolmentRow {
  readonly door: "web" | "health-worker" | "import";
  readonly dry: boolean;
}

/** Hands enrolments to `send`, sealed; under the batch's name a page can ask what became of them. Numbers are kept nowhere. */
export async function askToEnrol(
  db: Db,
  programme: string,
  person: string | null,
  wishes: readonly EnrolWish[],
  at: Temporal.Instant,
): Promise<string> {
  const batch = randomUUIDv7();
  await db.transaction().execute((tx) =>
    askErrands(
      tx,
      wishes.map(({ phone, date, ...facts }) => ({
        kind: "enrol",
        programme,
        person,
        secret: { phone, date },
        facts: { ...facts, batch },
      })),
      at,
    ),
  );
  return batch;
}
