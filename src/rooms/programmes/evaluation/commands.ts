import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { WorkFacts } from "../team/domain.ts";
import type { Trial } from "./domain.ts";
import { obstaclesOf } from "./obstacles.ts";
import { trialByNumber } from "./queries.ts";
import type { TrialWish } from "./trial-form.ts";

/** Writes a trial down, or changes one that has not started. Refusal 409 trial-frozen. Returns its number. */
export const writeTrial = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  wish: TrialWish,
  number: number | null,
  at: Temporal.Instant,
): Promise<number> =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, programme.id);
    const values = {
      calendar: wish.calendar,
      question: wish.question,
      question_language: wish.questionLanguage,
      outcome_slot: wish.outcomeSlot,
      outcome_codes: [...wish.outcomeCodes],
      planned_readers: wish.plannedReaders,
      ethics_body: wish.ethics?.body ?? "",
      ethics_number: wish.ethics?.number ?? "",
      ethics_date: wish.ethics?.date ?? null,
      changed_at: at.toString(),
    };
    const made =
      number === null ? await fresh(tx, actor, programme, values, at) : await draft(tx, programme, number, values);
    await tx.deleteFrom("trial_arm").where("trial", "=", made.id).execute();
    await tx
      .insertInto("trial_arm")
      .values(
        wish.arms.map((arm, position) => ({
          trial: made.id,
          position,
          code: arm.code,
          names: JSON.stringify(arm.names),
          share: arm.share,
          gets: arm.gets,
          weeks_later: arm.weeksLater,
        })),
      )
      .execute();
    await tell(number === null ? "trial-written" : "trial-changed", programme.id, { data: { trial: made.number } });
    return made.number;
  });

type Values = Record<string, string | number | string[] | null> & {
  readonly calendar: number;
  readonly question: string;
  readonly question_language: string;
  readonly outcome_slot: number;
  readonly outcome_codes: string[];
  readonly planned_readers: number;
  readonly changed_at: string;
};

async function fresh(tx: Tx, actor: Actor, programme: WorkFacts, values: Values, at: Temporal.Instant) {
  const { rows } = await sql<{ n: number }>`
    select coalesce(max(number), 0)::int + 1 as n from trial where programme = ${programme.id}`.execute(tx);
  return await tx
    .insertInto("trial")
    .values({
      ...values,
      programme: programme.id,
      number: rows[0]?.n ?? 1,
      made_by: actor.person,
      made_at: at.toString(),
    })
    .returning(["id", "number"])
    .executeTakeFirstOrThrow();
}

async function draft(tx: Tx, programme: WorkFacts, number: number, values: Values) {
  const row = await tx
    .updateTable("trial")
    .set(values)
    .where("programme", "=", programme.id)
    .where("number", "=", number)
    .where("state", "=", "draft")
    .returning(["id", "number"])
    .executeTakeFirst();
  if (!row) throw new Refusal(409, "trial-frozen");
  return row;
}

/** Takes away a trial that has not started. Refusal 409 trial-frozen. */
export const dropTrial = (db: Db, actor: Actor, programme: WorkFacts, number: number, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, programme.id);
    const row = await tx
      .deleteFrom("trial")
      .where("programme", "=", programme.id)
      .where("number", "=", number)
      .where("state", "=", "draft")
      .returning("id")
      .executeTakeFirst();
    if (!row) throw new Refusal(409, "trial-frozen");
    await tell("trial-dropped", programme.id, { data: { trial: number } });
  });

/** Starts a trial: from now on who joins its calendar is drawn. Refusal 409 with the first thing in the way. */
export const startTrial = (db: Db, actor: Actor, programme: WorkFacts, number: number, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const trial = await locked(tx, programme, number, "draft");
    const [obstacle] = await obstaclesOf(tx, programme, trial);
    if (obstacle) throw new Refusal(409, obstacle.id, obstacle.facts);
    await tx
      .updateTable("trial")
      .set({ state: "running", started_at: at.toString(), started_by: actor.person, changed_at: at.toString() })
      .where("id", "=", trial.id)
      .execute();
    await tell("trial-started", programme.id, { data: { trial: number } });
    await record(tx, actor, "trial-started", programme, number, at);
  });

/**
 * Closes a trial with the reason. Nobody is drawn any more, and whoever waits for messages waits no longer: from today,
 * where she is, they come.
 */
export const closeTrial = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  number: number,
  why: { readonly text: string; readonly language: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const trial = await locked(tx, programme, number, "running");
    await tx
      .updateTable("trial")
      .set({
        state: "closed",
        closed_at: at.toString(),
        closed_by: actor.person,
        closed_why: why.text,
        closed_why_language: why.language,
        changed_at: at.toString(),
      })
      .where("id", "=", trial.id)
      .execute();
    await sql`
      update enrolment as e set wait_until = null, from_day = least(e.from_day, here.day),
        started_on = least(e.started_on, here.day), changed_at = ${at.toString()}
      from (select id, (${at.toString()}::timestamptz at time zone zone)::date as day from subscriber
        where programme = ${programme.id}) as here
      where e.subscriber = here.id and e.calendar = ${trial.calendar} and e.wait_until > here.day`.execute(tx);
    await tell("trial-closed", programme.id, { data: { trial: number } });
    await record(tx, actor, "trial-closed", programme, number, at);
  });

/** Puts the page of a closed trial before everybody, or takes it back. Refusal 409 trial-no-result. */
export const showTrial = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  number: number,
  shown: boolean,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    const trial = await locked(tx, programme, number, "closed");
    const released = await tx
      .selectFrom("evaluation_release")
      .select("id")
      .where("trial", "=", trial.id)
      .where("kind", "=", "result")
      .executeTakeFirst();
    if (shown && !released) throw new Refusal(409, "trial-no-result");
    await tx
      .updateTable("trial")
      .set({ published_at: shown ? at.toString() : null, published_by: shown ? actor.person : null })
      .where("id", "=", trial.id)
      .execute();
    const verb = shown ? "trial-published" : "trial-hidden";
    await tell(verb, programme.id, { data: { trial: number } });
    await record(tx, actor, verb, programme, number, at);
  });

/** A trial in the state that an act needs, its programme locked. Refusals 409 in words. */
async function locked(tx: Tx, programme: WorkFacts, number: number, state: Trial["state"]): Promise<Trial> {
  await lockObject(tx, programme.id);
  const trial = await trialByNumber(tx, programme.id, number);
  if (trial.state !== state) throw new Refusal(409, `trial-is-${trial.state}`);
  return trial;
}

const record = (tx: Tx, actor: Actor, action: string, programme: WorkFacts, trial: number, at: Temporal.Instant) =>
  audit(tx, { actor: actor.person, action, object: programme.id, data: { trial } }, at);
