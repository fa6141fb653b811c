import { z } from "zod";

const share = z.number().min(0).max(1).default(0);

/** How often (0 to 1) the simulated network does what real ones do now and then. */
export const habitsShape = z.strictObject({
  /** Refuses for now, surely not taken. */
  throttle: share,
  /** The line breaks before the message was taken, or after: the sender cannot tell one from the other. */
  dropBefore: share,
  dropAfter: share,
  /** The receipt overtakes the answer. */
  early: share,
  twice: share,
  /** "Delivered" comes before "accepted". */
  reordered: share,
  /** The id in the receipt is spelt otherwise than in the answer. */
  otherSpelling: share,
  undelivered: share,
  /** No receipt ever comes. */
  silent: share,
  receiptAfterSeconds: z.number().min(0).max(86_400).default(1),
});
export type Habits = z.infer<typeof habitsShape>;

export const calm: Habits = habitsShape.parse({});

/** A network on its worst day. */
export const hostile: Habits = habitsShape.parse({
  throttle: 0.05,
  dropBefore: 0.03,
  dropAfter: 0.03,
  early: 0.1,
  twice: 0.2,
  reordered: 0.3,
  otherSpelling: 0.3,
  undelivered: 0.05,
  silent: 0.05,
  receiptAfterSeconds: 2,
});

export interface OwedReceipt {
  readonly id: string;
  readonly status: "accepted" | "delivered" | "undelivered";
  readonly code: string;
  readonly afterMilliseconds: number;
}

/** What the simulated network does with one message. */
export interface Fate {
  readonly answer: "accepted" | "throttled" | "silence";
  readonly taken: boolean;
  /** Receipts that come before the answer does. */
  readonly early: readonly OwedReceipt[];
  readonly later: readonly OwedReceipt[];
}

/** `id` is what the network calls the message: hexadecimal, so that it can be spelt in several ways. */
export function fateOf(habits: Habits, id: string, random: () => number): Fate {
  const happens = (often: number): boolean => random() < often;
  if (happens(habits.throttle)) return { answer: "throttled", taken: false, early: [], later: [] };
  if (happens(habits.dropBefore)) return { answer: "silence", taken: false, early: [], later: [] };
  const receipts = receiptsOf(habits, id, random);
  const early = happens(habits.early);
  return {
    answer: happens(habits.dropAfter) ? "silence" : "accepted",
    taken: true,
    early: early ? receipts.slice(0, 1) : [],
    later: early ? receipts.slice(1) : receipts,
  };
}

function receiptsOf(habits: Habits, id: string, random: () => number): readonly OwedReceipt[] {
  if (random() < habits.silent) return [];
  const failed = random() < habits.undelivered;
  const spelling = random() < habits.otherSpelling ? id.toUpperCase().padStart(id.length + 2, "0") : id;
  const wait = habits.receiptAfterSeconds * 1000;
  const accepted: OwedReceipt = { id: spelling, status: "accepted", code: "", afterMilliseconds: wait / 2 };
  const last: OwedReceipt = {
    id: spelling,
    status: failed ? "undelivered" : "delivered",
    code: failed ? "absent" : "",
    afterMilliseconds: wait,
  };
  const order =
    random() < habits.reordered
      ? [
          { ...last, afterMilliseconds: wait / 2 },
          { ...accepted, afterMilliseconds: wait },
        ]
      : [accepted, last];
  return random() < habits.twice ? [...order, { ...last, afterMilliseconds: wait * 2 }] : order;
}

/** Numbers between 0 and 1 that come out the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
