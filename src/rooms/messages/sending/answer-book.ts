import type { Db } from "#kernel/database/database.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { type Repeated, repeat } from "#kernel/lifecycle/repeat.ts";
import { type Answered, type FormatOf, recordAnswers } from "./answers.ts";
import type { Reached } from "./settle-rows.ts";

export interface AnswerBook {
  add(answered: Answered): void;
  /** Answers that are not in the database yet; while there are many, no more should be sent. */
  waiting(): number;
  /** Writes what waits, as long as patience lasts. */
  stop(): Promise<void>;
}

export interface AnswerBookWish {
  readonly db: Db;
  readonly formatOf: FormatOf;
  readonly now: () => Temporal.Instant;
  readonly settled: (reached: Reached) => void;
  readonly log: (level: "info" | "warn" | "error", message: string, facts?: Readonly<Record<string, unknown>>) => void;
}

const every = 15;
const atOnce = 500;
/** So long an answer is kept where the database does not take it; then its message will be `unknown`. */
const keptMilliseconds = 60_000;

/** Gathers answers and writes them in batches; what cannot be written is tried again for a minute. */
export function answerBook({ db, formatOf, now, settled, log }: AnswerBookWish): AnswerBook {
  let waiting: { readonly answered: Answered; readonly since: number }[] = [];
  let pause = every;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, atOnce);
      try {
        settled(
          await recordAnswers(
            db,
            batch.map(({ answered }) => answered),
            formatOf,
            now(),
          ),
        );
        waiting = waiting.slice(batch.length);
        pause = every;
      } catch (error) {
        pause = Math.min(1000, pause * 4);
        const old = performance.now() - keptMilliseconds;
        const kept = waiting.filter(({ since }) => since > old);
        if (kept.length < waiting.length)
          log("error", "answers could not be written for a minute: their messages become unknown", {
            messages: waiting.length - kept.length,
            error: reasonOf(error),
          });
        waiting = kept;
        throw error;
      }
    }
  };
  const turns: Repeated = repeat(
    () => pause,
    write,
    (error) => log("warn", "answers could not be written yet", { waiting: waiting.length, error: reasonOf(error) }),
  );
  return {
    add(answered) {
      waiting.push({ answered, since: performance.now() });
    },
    waiting: () => waiting.length,
    async stop() {
      await turns.stop();
      await write().catch((error: unknown) =>
        log("error", "answers were left unwritten at the end", { waiting: waiting.length, error: reasonOf(error) }),
      );
    },
  };
}
