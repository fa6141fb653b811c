import { type Db, isDatabaseAway } from "#kernel/database/database.ts";
import { codeOf, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import type { Channel } from "../channels/channel.ts";
import type { AnswerBook } from "./answer-book.ts";
import { type Claimed, claim } from "./claim.ts";
import type { Budgets, TextMaker } from "./due.ts";
import { IntentsInDoubt } from "./in-doubt.ts";
import { type IntendWish, type Intent, intend } from "./intend.ts";
import type { Journal } from "./journal.ts";
import type { Opened } from "./make-texts.ts";
import type { Pace } from "./pace.ts";
import { holdBroken, sendElsewhere } from "./reroute.ts";
import { leadsTo, type Way } from "./route.ts";
import { stopwatch } from "./stopwatch.ts";

/** All that a lane works with; several lanes of one channel share pace, book and journal. */
export interface LaneWish {
  readonly db: Db;
  readonly worker: string;
  readonly channel: Channel;
  readonly ways: () => readonly Way[];
  readonly makers: readonly TextMaker[];
  readonly budgets: Budgets;
  readonly openPhone: (sealed: Buffer, subscriber: string) => string;
  readonly refKey: Buffer;
  /** See `Heartbeat`. */
  readonly token: () => string;
  readonly journal: Journal;
  readonly pace: Pace;
  readonly book: AnswerBook;
  readonly now: () => Temporal.Instant;
  readonly leaseSeconds: number;
  /** How many lanes share the channel. */
  readonly lanes: number;
  readonly mostAtOnce: number;
  readonly stopping: () => boolean;
  /** Told of a number that its key does not open; never with the number. */
  readonly log: (level: "info" | "warn" | "error", message: string, facts?: Readonly<Record<string, unknown>>) => void;
}

/** A batch holds what the channel takes in so many seconds. */
const batchSeconds = 3;

/**
 * One batch: claim, intend, journal, hand over. Resolves when the last message of it has left or was forbidden to; its
 * answers come later. How many were looked at; 0 when there was nothing to do.
 */
export async function laneTurn(lane: LaneWish): Promise<number> {
  const { channel, pace, book } = lane;
  if (lane.stopping() || !(channel.ready() || pace.busy()) || book.waiting() > 5000) return 0;
  const limit = pace.room(batchSeconds / lane.lanes, lane.mostAtOnce);
  if (limit === 0) return 0;
  // Begun before the claim: the fence counts from the earliest moment at which the lease can have begun.
  const since = stopwatch();
  const fenceSeconds = lane.leaseSeconds / 3;
  const { claimed, seen } = await claim(lane.db, {
    worker: lane.worker,
    channel: channel.name,
    limit,
    leaseSeconds: lane.leaseSeconds,
    fenceSeconds,
    now: lane.now(),
    ways: lane.ways(),
    budgets: lane.budgets,
  });
  if (claimed.length === 0) return seen;
  const opened = await openAll(lane, claimed);
  if (opened.length === 0) return seen;
  const fence = (): number => fenceSeconds * 1000 - since();
  const intents = await intendAll(lane, opened, fenceSeconds);
  if (!(await journaled(lane, intents))) return seen;
  for (const intent of intents) {
    if (await pace.turn(intent.parts, fence())) hand(lane, intent, fence);
    else book.add({ ...intent, answer: { outcome: "not-sent" } });
  }
  return seen;
}

/** Intents of a batch; where one message makes the whole fail, each is tried alone and that one is held. */
async function intendAll(lane: LaneWish, opened: readonly Opened[], fenceSeconds: number): Promise<readonly Intent[]> {
  const wish = (): IntendWish => ({
    worker: lane.worker,
    token: lane.token(),
    makers: lane.makers,
    refKey: lane.refKey,
    openPhone: lane.openPhone,
    answerSeconds: lane.channel.promises.answerWithin + lane.leaseSeconds,
    fenceSeconds,
    now: lane.now(),
  });
  try {
    return await intend(lane.db, opened, wish());
  } catch (error) {
    if (isAway(lane, error) || isTransient(error)) throw error;
    const intents: Intent[] = [];
    for (const one of opened) {
      try {
        intents.push(...(await intend(lane.db, [one], wish())));
      } catch (reason) {
        // What was committed before goes on.
        if (isAway(lane, reason)) break;
        lane.log("error", "a message cannot be made and is held", { key: one.row.key, error: reasonOf(reason) });
        await holdBroken(lane.db, lane.worker, one.row, lane.now());
      }
    }
    return intents;
  }
}

/** Whether the database is away. If intents were being committed as it went, the book keeps that nothing of them left. */
function isAway({ book }: LaneWish, error: unknown): boolean {
  if (!(error instanceof IntentsInDoubt)) return isDatabaseAway(error);
  for (const intent of error.intents) book.add({ ...intent, doubt: error.doubt, answer: { outcome: "not-sent" } });
  return true;
}

/** Met another transaction, or waited too long: the same again may go well. */
const isTransient = (error: unknown): boolean => ["40001", "40P01", "57014", "55P03"].includes(codeOf(error) ?? "");

/** Numbers opened, and each asked for its way: what this channel does not lead to goes to the one that does. */
async function openAll(lane: LaneWish, claimed: readonly Claimed[]): Promise<readonly Opened[]> {
  const ways = lane.ways();
  const own = ways.find((way) => way.name === lane.channel.name);
  const opened: Opened[] = [];
  const astray: Opened[] = [];
  const closed: Claimed[] = [];
  for (const row of claimed) {
    try {
      const phone = lane.openPhone(row.phone_sealed ?? Buffer.alloc(0), row.subscriber);
      (!own || leadsTo(own, row.country, phone) ? opened : astray).push({ row, phone });
    } catch {
      closed.push(row);
    }
  }
  if (closed.length > 0) {
    lane.log("error", "numbers could not be opened with the keys that are here", { messages: closed.length });
  }
  if (astray.length > 0 || closed.length > 0)
    await sendElsewhere(lane.db, { worker: lane.worker, ways, astray, closed, now: lane.now() });
  return opened;
}

/** Without its lines in the journal a batch does not leave: surely not sent, and tried again. */
async function journaled(lane: LaneWish, intents: readonly Intent[]): Promise<boolean> {
  try {
    await lane.journal.write(intents.map(({ epoch, ref, channel }) => ({ epoch, ref, channel })));
    return true;
  } catch (error) {
    lane.log("error", "the journal cannot be written: nothing is sent", { error: reasonOf(error) });
    for (const intent of intents) lane.book.add({ ...intent, answer: { outcome: "not-sent" } });
    return false;
  }
}

/** The fence, and then the first byte: nothing may come between the two. */
export function hand({ channel, pace, book, stopping }: LaneWish, intent: Intent, fence: () => number): void {
  const begun = performance.now();
  const { ref, to, text, validUntil } = intent;
  if (fence() <= 0 || stopping()) {
    pace.back();
    book.add({ ...intent, answer: { outcome: "not-sent" } });
    return;
  }
  channel.send({ ref, to, text, validUntil }).then(
    (answer) => {
      pace.done(howTaken[answer.outcome], performance.now() - begun);
      book.add({ ...intent, answer });
    },
    (error: unknown) => {
      // A channel never throws; one that does has told nothing of the message.
      pace.done("not-known", performance.now() - begun);
      book.add({ ...intent, answer: { outcome: "unknown", code: "thrown", why: reasonOf(error) } });
    },
  );
}

const howTaken = { accepted: "taken", failed: "taken", "definite-no": "not-now", unknown: "not-known" } as const;
