import type { Db } from "#kernel/database/database.ts";
import type { FormatOf } from "./answers.ts";
import { foldReceipts, type Place } from "./receipts.ts";
import type { Reached } from "./settle-rows.ts";

export interface Folder {
  /** Folds what has come since the last time. */
  news(): Promise<void>;
  /** Goes through all that waits: what came while its answer was on the way, and now and then everything of 72 hours. */
  sweep(): Promise<void>;
}

const atOnce = 1000;
/** An answer is written within moments of its receipt; those that came in these seconds are tried at every turn. */
const justNow = { seconds: 2 };
const recent = { minutes: 10 };
const wholeEvery = 60;

/** Folds receipts in batches. Those that stay waiting are passed once, so that they are in nobody's way. */
export function folder(
  db: Db,
  refKey: Buffer,
  formatOf: FormatOf,
  now: () => Temporal.Instant,
  settled: (reached: Reached) => void,
): Folder {
  let end: Place | null = null;
  let sweeps = 0;

  const through = async (from: Place | null): Promise<Place | null> => {
    let after = from;
    for (;;) {
      const folded = await foldReceipts(db, { refKey, formatOf, now: now(), limit: atOnce, after });
      settled(folded);
      after = folded.last ?? after;
      if (folded.seen < atOnce) return after;
    }
  };
  return {
    async news() {
      const ago = now().subtract(justNow).toString();
      end = await through(end === null || end[0] < ago ? end : [ago, "", "", 0, ""]);
    },
    async sweep() {
      sweeps += 1;
      const whole = sweeps % wholeEvery === 1;
      await through(whole ? null : [now().subtract(recent).toString(), "", "", 0, ""]);
    },
  };
}
