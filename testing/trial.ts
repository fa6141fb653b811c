import type { Db } from "#kernel/database/database.ts";

export interface MadeArm {
  readonly code: string;
  readonly share?: number;
  readonly gets?: "messages" | "other" | "later";
  readonly weeks?: number;
}

/** A trial of a calendar that runs since `at` (or is a draft), with arms in their order; its outcome is "yes" of a slot. */
export async function makeTrial(
  db: Db,
  made: {
    programme: string;
    calendar: number;
    outcome: number;
    codes?: readonly string[];
    arms: readonly MadeArm[];
    at: string;
    state?: "draft" | "running";
    question?: string;
  },
): Promise<string> {
  const rows = await db.selectFrom("trial").select("number").where("programme", "=", made.programme).execute();
  const { id } = await db
    .insertInto("trial")
    .values({
      programme: made.programme,
      number: rows.length + 1,
      calendar: made.calendar,
      question: made.question ?? "Do questions bring more women to a doctor than advice does?",
      question_language: "en",
      outcome_slot: made.outcome,
      outcome_codes: [...(made.codes ?? ["yes"])],
      planned_readers: 400,
      made_at: made.at,
      changed_at: made.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("trial_arm")
    .values(
      made.arms.map((arm, position) => ({
        trial: id,
        position,
        code: arm.code,
        names: JSON.stringify({ en: arm.code }),
        share: arm.share ?? 1,
        gets: arm.gets ?? "messages",
        weeks_later: arm.weeks ?? 0,
      })),
    )
    .execute();
  if (made.state !== "draft")
    await db.updateTable("trial").set({ state: "running", started_at: made.at }).where("id", "=", id).execute();
  return id;
}
