import type { Budget } from "./due.ts";
import type { Facts } from "./facts.ts";
import type { Hours } from "./window.ts";

/** What becomes of a message whose time has come, before any thought of channels and money. */
export type Verdict =
  | { readonly do: "send" }
  | { readonly do: "wait"; readonly until: Temporal.Instant }
  | { readonly do: "hold"; readonly reason: string }
  | { readonly do: "cancel"; readonly reason: string }
  | { readonly do: "lapse" }
  /** It left before the database was restored: it becomes `unknown` and is not sent. */
  | { readonly do: "recall" };

/** Classes she has just asked for herself: they go at any hour, and need no consent beyond her own message. */
const asked: ReadonlySet<string> = new Set(["reply", "code"]);

export function judge(row: Facts, now: Temporal.Instant, opening: (hours: Hours) => Temporal.Instant | null): Verdict {
  if (row.journaled) return { do: "recall" };
  if (Date.parse(row.not_after) <= now.epochMilliseconds) return { do: "lapse" };
  const left = whyNotHer(row);
  if (left) return { do: "cancel", reason: left };
  if (asked.has(row.class)) return { do: "send" };
  if (row.allowed_by === null) return { do: "cancel", reason: "no-consent" };
  const until = opening({ zone: row.zone, from: row.hour_from, until: row.hour_until });
  if (until === null) return { do: "send" };
  return until.epochMilliseconds < Date.parse(row.not_after) ? { do: "wait", until } : { do: "lapse" };
}

/** Why nothing of this kind may go to her now; null when it may. */
function whyNotHer(row: Facts): string | null {
  const state = row.subscriber_state;
  if (state === null || row.phone_sealed === null) return "forgotten";
  if (row.class === "reply") {
    // One confirmation of her STOP, and answers to what she writes after it; nothing that was planned before.
    return state === "stopped" && !isAfterStop(row) ? "stopped" : null;
  }
  if (row.unwanted) return "unwanted";
  if (state === "stopped" || state === "forgotten") return state;
  if (row.class === "code" || state === "active") return null;
  // The one question whether it is still she.
  return state === "silent" && row.key.startsWith("still-you:") ? null : state;
}

const isAfterStop = (row: Facts): boolean =>
  row.priority === 0 || Date.parse(row.made_at) >= Date.parse(row.subscriber_state_at);

/** Why a programme may not send this one now; null when it may. Words of danger are answered whatever it costs. */
export function whyNoMoney(
  budget: Budget | undefined,
  spent: { readonly day: number; readonly week: number },
  row: { readonly country: string; readonly priority: number; readonly cost: number },
): string | null {
  if (!budget) return "no-budget";
  if (budget.countries && !budget.countries.includes(row.country)) return "country";
  if (row.priority === 0 || row.cost === 0) return null;
  if (budget.perDay !== null && spent.day + row.cost > budget.perDay) return "budget-day";
  if (budget.perWeek !== null && spent.week + row.cost > budget.perWeek) return "budget-week";
  return null;
}
