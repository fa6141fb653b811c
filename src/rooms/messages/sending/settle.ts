import type { Answer } from "../channels/channel.ts";
import { higher, messageOf, type Outcome, outcomeOf, rankOf, wasTaken } from "./fold.ts";

export interface Part {
  readonly n: number;
  readonly part: number;
  readonly outcome: Outcome;
  readonly gw_id: string | null;
  readonly gw_id_norm: string | null;
  readonly code: string | null;
  /** An answer has come that took it: with it the gateway's ids of all parts are known. */
  readonly answered: boolean;
}

export interface Sent {
  readonly state: string;
  /** Number of the newest attempt. */
  readonly tries: number;
  readonly parts: number | null;
}

/** Something heard of one attempt: what came of handing it over, or a receipt. */
export type Heard =
  | { readonly n: number; readonly answer: Exclude<Answer, { outcome: "accepted" }> | { readonly outcome: "not-sent" } }
  | { readonly n: number; readonly ids: readonly { readonly as: string; readonly norm: string }[] }
  | { readonly n: number; readonly id: string; readonly part: number; readonly status: string };

export interface Settlement {
  /** Parts that changed or are new. */
  readonly parts: readonly Part[];
  /** The state to go to, and whether the message must first be brought to `submitted` without a sending. */
  readonly state: string | null;
  readonly resubmit: boolean;
  /** To be tried again: how many seconds from now at the earliest. */
  readonly again: number | null;
  readonly reason: string | null;
  /** What was reckoned with was surely not spent. */
  readonly unspent: boolean;
}

/** Code of an attempt whose process has not told what came of it; as long as that lives, it may still be at it. */
export const noAnswer = "no-answer";

const tryAgain: ReadonlySet<string> = new Set(["submitted", "unknown"]);
const notYetSent: ReadonlySet<string> = new Set(["planned", "held", "claimed"]);
const movable: ReadonlySet<string> = new Set([
  "submitted",
  "unknown",
  "closed",
  "accepted",
  "undelivered",
  "failed",
  ...notYetSent,
]);

/** Seconds until a message that was surely not taken is tried again: 1, 2, 4 … 60. */
export const backoff = (tries: number): number => Math.min(60, 2 ** Math.max(0, Math.min(6, tries - 1)));

/**
 * What one thing heard changes. Pure; applied in any order and any number of times, receipts end in the same state, and
 * what proves that a gateway has a message takes it out of the hands of whoever would send it again.
 */
export function settle(message: Sent, parts: readonly Part[], heard: Heard): Settlement {
  if ("answer" in heard) return settleNo(message, parts, heard);
  const own = parts.filter((part) => part.n === heard.n);
  const changed = "ids" in heard ? withIds(own, heard) : withReceipt(message, own, heard);
  const now = own.filter((part) => !changed.some((one) => one.part === part.part)).concat(changed);
  const said = "ids" in heard ? [] : [outcomeOf(heard.status)];
  const isWhole = now.some((part) => part.answered) || now.length >= (message.parts ?? 1) || (message.parts ?? 1) === 1;
  const to = messageOf(
    now.map((part) => part.outcome),
    // What is known of the parts themselves counts too where the message has not been told of it.
    [...said, ...now.map((part) => part.outcome)],
    isWhole,
  );
  const goes = to !== null && movable.has(message.state) && rankOf(to) > rankOf(message.state);
  return {
    parts: changed,
    state: goes ? to : null,
    resubmit: goes && notYetSent.has(message.state),
    again: null,
    reason: null,
    unspent: false,
  };
}

/** No answer that took it: surely not, never, or nobody knows. */
function settleNo(
  message: Sent,
  parts: readonly Part[],
  { n, answer }: Extract<Heard, { answer: object }>,
): Settlement {
  const nothing = { parts: [], state: null, resubmit: false, again: null, reason: null, unspent: false };
  const part = parts.find((one) => one.n === n && one.part === 1);
  // A receipt knows better than any answer.
  if (!part || wasTaken(part.outcome)) return nothing;
  const code = "code" in answer ? answer.code : null;
  if (answer.outcome === "unknown") {
    // It was taken out of these hands before they said so: now they are known to be empty.
    if (part.outcome === "unknown" && part.code === noAnswer) return { ...nothing, parts: [{ ...part, code }] };
    if (part.outcome !== "open") return nothing;
    const goes = n === message.tries && message.state === "submitted";
    return {
      ...nothing,
      parts: [{ ...part, outcome: "unknown", code }],
      state: goes ? "unknown" : null,
      reason: goes ? code : null,
    };
  }
  if (part.outcome !== "open" && part.outcome !== "unknown") return nothing;
  const changed = [{ ...part, outcome: answer.outcome, code }];
  if (n !== message.tries) return { ...nothing, parts: changed };
  if (answer.outcome === "failed") {
    const goes = tryAgain.has(message.state) || message.state === "closed";
    return { ...nothing, parts: changed, state: goes ? "failed" : null, reason: goes ? code : null, unspent: goes };
  }
  const goes = tryAgain.has(message.state);
  return {
    ...nothing,
    parts: changed,
    state: goes ? "planned" : null,
    again: goes ? (answer.outcome === "not-sent" ? 0 : backoff(n)) : null,
    reason: goes ? (code ?? answer.outcome) : null,
    unspent: goes,
  };
}

/** The gateway's own ids, one for each part where it gives several, put on the rows that there are or on new ones. */
function withIds(own: readonly Part[], { n, ids }: Extract<Heard, { ids: object }>): readonly Part[] {
  const rows = own.map((part) => ({ ...part }));
  const changed = new Set<number>();
  for (const { as, norm } of ids.length > 0 ? ids : [{ as: null, norm: null }]) {
    let row =
      rows.find((one) => norm !== null && one.gw_id_norm === norm) ??
      // One id names the whole, whatever a receipt has called it meanwhile.
      (ids.length <= 1 ? rows.find((one) => one.part === 1) : rows.find((one) => one.gw_id_norm === null));
    if (!row) {
      row = { ...fresh(n, nextPart(rows)) };
      rows.push(row);
    }
    Object.assign(row, {
      outcome: higher(row.outcome, "accepted"),
      gw_id: as ?? row.gw_id,
      gw_id_norm: norm ?? row.gw_id_norm,
      answered: true,
    });
    changed.add(row.part);
  }
  return rows.filter((row) => changed.has(row.part));
}

/** A receipt on the part that it is about. */
function withReceipt(message: Sent, own: readonly Part[], heard: Extract<Heard, { status: string }>): readonly Part[] {
  const several = (message.parts ?? 1) > 1;
  const answered = own.some((part) => part.answered);
  const row =
    own.find((part) => part.gw_id_norm === heard.id) ??
    (several && !answered
      ? own.find((part) => part.gw_id_norm === null)
      : (own.find((part) => part.part === heard.part) ?? own.find((part) => part.part === 1))) ??
    fresh(heard.n, nextPart(own));
  const outcome = higher(row.outcome, outcomeOf(heard.status));
  if (outcome === row.outcome && row.gw_id_norm !== null) return [];
  return [{ ...row, outcome, gw_id: row.gw_id ?? heard.id, gw_id_norm: row.gw_id_norm ?? heard.id }];
}

const nextPart = (rows: readonly { readonly part: number }[]): number =>
  Math.max(0, ...rows.map((row) => row.part)) + 1;

const fresh = (n: number, part: number): Part => ({
  n,
  part,
  outcome: "open",
  gw_id: null,
  gw_id_norm: null,
  code: null,
  answered: false,
});
