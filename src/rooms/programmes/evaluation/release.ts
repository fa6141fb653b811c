import { sql } from "kysely";
import { allowLongStatements, type Db, type Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { WorkFacts } from "../team/domain.ts";
import { countQuestion } from "./count-question.ts";
import { countTrial } from "./count-trial.ts";
import { runningReleaseDays } from "./domain.ts";
import { type Made, questionFigures, resultFigures, runningFigures } from "./figures.ts";
import { questionsOf, trialByNumber } from "./queries.ts";
import { tooLittleChanged } from "./suppress.ts";

/**
 * Gives out the figures of a trial as they are now: of one that runs how many came how far, in steps of eleven and once
 * a week at most; of a closed one the outcome too. Refusals 409: trial-is-draft, release-too-soon, release-too-few,
 * release-too-alike.
 */
export const releaseTrial = (db: Db, actor: Actor, programme: WorkFacts, number: number, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await allowLongStatements(tx);
    await lockObject(tx, programme.id);
    const trial = await trialByNumber(tx, programme.id, number);
    if (trial.state === "draft") throw new Refusal(409, "trial-is-draft");
    const kind = trial.state === "running" ? "running" : "result";
    const before = await lastOf(tx, sql`trial = ${trial.id} and kind = ${kind}`);
    if (kind === "running" && before) tooSoon(before.at, at);
    const counted = await countTrial(tx, trial, at);
    const made = kind === "running" ? runningFigures(trial, counted) : resultFigures(trial, counted);
    if (!made) throw new Refusal(409, "release-too-few");
    // In steps of eleven no two releases of one that runs can be too alike.
    if (kind === "result") tooAlike(before?.exact, made.exact);
    await keep(tx, { actor, programme, kind, trial: trial.id, slot: null, n: (before?.n ?? 0) + 1, made, at });
    await tell("trial-figures-released", programme.id, { data: { trial: number } });
  });

/** Gives out how a question was answered. Refusals 404, 409: question-of-trial, release-too-few, release-too-alike. */
export const releaseQuestion = (db: Db, actor: Actor, programme: WorkFacts, slot: number, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await allowLongStatements(tx);
    await lockObject(tx, programme.id);
    const question = (await questionsOf(tx, programme.id)).find((one) => one.slot === slot);
    if (!question) throw new Refusal(404, "not-found");
    if (question.ofTrial) throw new Refusal(409, "question-of-trial");
    const before = await lastOf(tx, sql`slot = ${slot} and kind = 'question'`);
    const made = questionFigures(
      question.answers.map((one) => one.code),
      await countQuestion(tx, slot, at),
    );
    if (!made) throw new Refusal(409, "release-too-few");
    tooAlike(before?.exact, made.exact);
    await keep(tx, { actor, programme, kind: "question", trial: null, slot, n: (before?.n ?? 0) + 1, made, at });
    await tell("question-figures-released", programme.id, { data: { slot } });
  });

interface Last {
  readonly n: number;
  readonly at: string;
  readonly exact: Readonly<Record<string, number>>;
}

async function lastOf(tx: Tx, which: ReturnType<typeof sql>): Promise<Last | null> {
  const { rows } = await sql<Last>`
    select n, at, exact from evaluation_release where ${which} order by n desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

function tooSoon(before: string, at: Temporal.Instant): void {
  const next = Temporal.Instant.from(before).add({ hours: 24 * runningReleaseDays });
  if (Temporal.Instant.compare(at, next) < 0) throw new Refusal(409, "release-too-soon", { days: runningReleaseDays });
}

function tooAlike(before: Last["exact"] | undefined, now: Last["exact"]): void {
  if (!before) return;
  const cells = tooLittleChanged(before, now);
  const same = Object.keys(now).every((name) => before[name] === now[name]);
  if (same && cells.length === 0) throw new Refusal(409, "release-nothing-new");
  if (cells.length > 0) throw new Refusal(409, "release-too-alike", { n: cells.length });
}

async function keep(
  tx: Tx,
  release: {
    actor: Actor;
    programme: WorkFacts;
    kind: "running" | "result" | "question";
    trial: string | null;
    slot: number | null;
    n: number;
    made: Made<unknown>;
    at: Temporal.Instant;
  },
): Promise<void> {
  const { actor, programme, kind, trial, slot, n, made, at } = release;
  await tx
    .insertInto("evaluation_release")
    .values({
      programme: programme.id,
      kind,
      trial,
      slot,
      n,
      exact: JSON.stringify(made.exact),
      shown: JSON.stringify(made.figures),
      by: actor.person,
      at: at.toString(),
    })
    .execute();
}
