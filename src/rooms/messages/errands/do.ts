import type { Clock } from "#kernel/clock.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { Keys } from "../keys/open-keys.ts";
import { sealerTo } from "../keys/sealing.ts";
import { answerPlace, errandPlace, padded } from "./ask.ts";
import { afterError, end, type Log } from "./end.ts";

export interface OpenErrand {
  readonly id: string;
  readonly kind: string;
  readonly programme: string | null;
  readonly person: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What the page sealed. It is a stranger's word: check its shape. */
  readonly secret: unknown;
}

export interface Done {
  /** Codes, numbers and ids; lies in the database in plain. */
  readonly outcome: Readonly<Record<string, unknown>>;
  /** For the page that asked, where it asked secretly. */
  readonly answer?: unknown;
}

/** Does one kind of errand in the transaction that ends it. May throw a Refusal; must be safe to try again. */
export type ErrandHandler = (
  tx: Tx,
  errand: OpenErrand,
  tools: { readonly keys: Keys; readonly at: Temporal.Instant },
) => Promise<Done>;
export type ErrandHandlers = Readonly<Record<string, ErrandHandler>>;

/** So long an answer is kept for the page that asked. */
const answerSeconds = 300;

export interface ErrandsDone {
  readonly done: number;
  readonly refused: number;
  readonly failed: number;
}

/**
 * Does the errands that wait, oldest first, each in a transaction of its own and by one process alone; what was sealed
 * in them is deleted with it. Kinds without a handler wait for a process that has one. `most`: then it comes back, so
 * that messages are not kept waiting by a long file.
 */
export async function doErrands(
  db: Db,
  keys: Keys,
  handlers: ErrandHandlers,
  clock: Clock,
  { most = 200, log }: { most?: number; log?: Log } = {},
): Promise<ErrandsDone> {
  const counts = { done: 0, refused: 0, failed: 0 };
  await eraseAnswers(db, clock.now());
  for (let n = 0; n < most; n += 1) {
    const result = await doOne(db, keys, handlers, clock.now(), log);
    if (result === "none") return counts;
    if (result !== "later") counts[result] += 1;
  }
  return counts;
}

/** An answer that its page did not fetch within five minutes is of no use to anybody who may see it. */
export async function eraseAnswers(db: Db, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable("errand")
    .set({ answer: null })
    .where("answer", "is not", null)
    .where("done_at", "<=", at.subtract({ seconds: answerSeconds }).toString())
    .execute();
}

type Result = "none" | "done" | "refused" | "failed" | "later";

async function doOne(
  db: Db,
  keys: Keys,
  handlers: ErrandHandlers,
  at: Temporal.Instant,
  log: Log | undefined,
): Promise<Result> {
  let at_hand: { id: string; kind: string; tries: number } | null = null;
  try {
    return await db.transaction().execute(async (tx) => {
      const row = await nextErrand(tx, Object.keys(handlers), at);
      const handler = row && handlers[row.kind];
      if (!row || !handler) return "none";
      at_hand = row;
      const secret = row.sealed ? JSON.parse(keys.open(errandPlace(row.id), row.sealed).toString("utf8")) : {};
      const { id, kind, programme, person, facts } = row;
      const errand = { id, kind, programme, person, facts: (facts ?? {}) as Record<string, unknown>, secret };
      const { outcome, answer } = await handler(tx, errand, { keys, at });
      const sealed =
        answer !== undefined && row.answer_key !== null
          ? sealerTo(row.answer_key, 0).seal(answerPlace(id), padded(answer))
          : null;
      await end(tx, id, outcome, sealed, at);
      return "done";
    });
  } catch (error) {
    const errand = at_hand as { id: string; kind: string; tries: number } | null;
    if (!errand) throw error;
    return await afterError(db, errand, error, at, log);
  }
}

function nextErrand(tx: Tx, kinds: readonly string[], at: Temporal.Instant) {
  return tx
    .selectFrom("errand")
    .selectAll()
    .where("done_at", "is", null)
    .where("kind", "in", kinds.length === 0 ? [""] : kinds)
    .where((row) => row.or([row("retry_at", "is", null), row("retry_at", "<=", at.toString())]))
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}
