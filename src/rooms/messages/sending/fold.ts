/** What is known of one part at its gateway, as it lies in `attempt.outcome`. */
export type Outcome =
  | "open"
  | "accepted"
  | "definite-no"
  | "failed"
  | "unknown"
  | "not-sent"
  | "delivered"
  | "undelivered";

const ranks: Readonly<Record<Outcome, number>> = {
  open: 0,
  unknown: 1,
  "not-sent": 1,
  "definite-no": 1,
  accepted: 2,
  undelivered: 3,
  failed: 4,
  delivered: 5,
};

/**
 * Of two things known of one part the higher stands, so that order and repetition of receipts decide nothing:
 * `delivered` corrects a failure and never the reverse, and of two failures that contradict each other `failed` stands.
 */
export const higher = (a: Outcome, b: Outcome): Outcome => (ranks[b] > ranks[a] ? b : a);

/** A part that a gateway has, or had: what proves that its message was handed over. */
export const wasTaken = (outcome: Outcome): boolean => ranks[outcome] >= 2;

/** What a receipt says of its part; `enroute` and `accepted` prove that the gateway has it. */
export function outcomeOf(status: string): Outcome {
  if (status === "delivered" || status === "undelivered" || status === "failed") return status;
  return status === "opted-out" ? "failed" : "accepted";
}

export type Settled = "accepted" | "undelivered" | "failed" | "delivered";

const settledRanks: Readonly<Record<string, number>> = { accepted: 1, undelivered: 2, failed: 3, delivered: 4 };

/** How far a message's state has come on the way that only leads up; 0 for those that nothing is known of. */
export const rankOf = (state: string): number => settledRanks[state] ?? 0;

/**
 * What the parts of one attempt and a receipt's own word make of the message. It is delivered once every part is; a
 * failure of any part stands until then, also where that part has come through since and another has not.
 */
export function messageOf(parts: readonly Outcome[], said: readonly Outcome[], isWhole: boolean): Settled | null {
  if (isWhole && parts.length > 0 && parts.every((part) => part === "delivered")) return "delivered";
  if (said.includes("failed")) return "failed";
  if (said.includes("undelivered")) return "undelivered";
  return parts.some(wasTaken) ? "accepted" : null;
}
