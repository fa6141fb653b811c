import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { openerOf, privateKeyOf } from "../keys/sealing.ts";
import { type AskedSecretly, answerPlace } from "./ask.ts";

/** What became of an errand, in codes: `{"made": true}`, `{"refused": "messages-reveal-too-many"}`, `{"failed": true}`. */
export type Outcome = Readonly<Record<string, unknown>>;

export type Answer =
  | { readonly state: "waits" }
  /** `answer` is null where there was none, where it was read before, and after five minutes. */
  | { readonly state: "done"; readonly outcome: Outcome; readonly answer: unknown };

/** What became of an errand; null while it waits or when it is not there any more. */
export async function outcomeOf(db: Db, id: string): Promise<Outcome | null> {
  const row = await db
    .selectFrom("errand")
    .select("outcome")
    .where("id", "=", id)
    .where("done_at", "is not", null)
    .executeTakeFirst();
  return row ? ((row.outcome ?? {}) as Outcome) : null;
}

const lookEvery = 100;

/**
 * The answer to an errand, for the page that asked it: read once and gone from the database in the same statement.
 * Waits up to `patience` milliseconds.
 */
export async function answerOf(db: Db, asked: AskedSecretly, patience = 5000): Promise<Answer> {
  const until = performance.now() + patience;
  for (;;) {
    const taken = await take(db, asked.id);
    if (taken) return { state: "done", outcome: taken.outcome ?? {}, answer: opened(asked, taken.answer) };
    if (performance.now() + lookEvery > until) return { state: "waits" };
    await wait(lookEvery);
  }
}

async function take(db: Db, id: string): Promise<{ answer: Buffer | null; outcome: Outcome | null } | null> {
  const { rows } = await sql<{ answer: Buffer | null; outcome: Outcome | null }>`
    with done as (select id, answer, outcome from errand where id = ${id} and done_at is not null for update)
    update errand set answer = null from done where errand.id = done.id
    returning done.answer, done.outcome`.execute(db);
  return rows[0] ?? null;
}

function opened(asked: AskedSecretly, answer: Buffer | null): unknown {
  if (answer === null) return null;
  const own = privateKeyOf(asked.answerKey);
  const open = openerOf((version) => (version === 0 ? own : null));
  return JSON.parse(open(answerPlace(asked.id), answer).toString("utf8"));
}
