import type { Answer } from "../channel.ts";
import type { Condition, HttpProfile } from "./profile.ts";
import { readPath } from "./read-path.ts";

/** What came back over the line. */
export interface HeardAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Reads a gateway's answer by its description. The order: accepted, then the named refusals, then what statuses mean
 * everywhere; anything else is `unknown`, and so is an acceptance without the id it should have. Wrong credentials or
 * an empty account say nothing about the message, which waits.
 */
export function readAnswer(profile: HttpProfile, heard: HeardAnswer, ref: string): Answer {
  const { answer } = profile;
  const data = parsed(heard.body);
  const code = (answer.code === undefined ? [] : readPath(data, answer.code))[0] ?? String(heard.status);
  if (holds(answer.accepted, heard, data)) return acceptedWith(answer.ids, heard, data, ref);
  const rule = answer.refusals.find(({ when }) => holds(when, heard, data));
  if (rule?.means === "accepted") return acceptedWith(answer.ids, heard, data, ref);
  const why = `the gateway answered ${heard.status}`;
  const means = rule?.means ?? byStatus(heard.status);
  switch (means) {
    case "definite-no":
      return { outcome: "definite-no", code, why };
    case "failed":
    case "opted-out":
      return { outcome: "failed", code, why, optedOut: means === "opted-out" };
    default:
      return { outcome: "unknown", code, why };
  }
}

function byStatus(status: number): "definite-no" | "failed" | null {
  if ([401, 402, 403, 407, 429].includes(status)) return "definite-no";
  if ([400, 404, 405, 406, 410, 411, 413, 414, 415, 422].includes(status)) return "failed";
  return null;
}

export function holds(condition: Condition, heard: HeardAnswer, data: unknown): boolean {
  if (condition.status && !condition.status.includes(heard.status)) return false;
  if (condition.startsWith !== undefined && !heard.body.startsWith(condition.startsWith)) return false;
  if (condition.contains !== undefined && !heard.body.includes(condition.contains)) return false;
  const { path, is } = condition;
  if (path === undefined) return is === undefined || is.includes(heard.body.trim());
  const values = readPath(data, path);
  return values.length > 0 && (is === undefined || values.every((value) => is.includes(value)));
}

function acceptedWith(ids: HttpProfile["answer"]["ids"], heard: HeardAnswer, data: unknown, ref: string): Answer {
  if (ids === "ref") return { outcome: "accepted", ids: [ref] };
  if (ids === "none") return { outcome: "accepted", ids: [] };
  const found = "path" in ids ? readPath(data, ids.path) : between(heard.body, ids.after, ids.before);
  const usable = found.filter((id) => id !== "" && id.length <= 200);
  if (usable.length === 0) return { outcome: "unknown", code: "no-id", why: "the gateway accepted it and gave no id" };
  return { outcome: "accepted", ids: usable };
}

function between(text: string, after: string, before: string): readonly string[] {
  const start = after === "" ? 0 : text.indexOf(after);
  if (start < 0) return [];
  const rest = text.slice(start + after.length);
  const end = before === "" ? rest.length : rest.indexOf(before);
  return end < 0 ? [] : [rest.slice(0, end).trim()];
}

/** Most answers are words, and an error thrown for each of them costs more than all the rest of its reading. */
const beginsLikeJson = /^\s*[[{"\d\-tfn]/u;

/** JSON, or undefined where it is none. Ids longer than a number can hold stay as they are written. */
export function parsed(body: string): unknown {
  if (!beginsLikeJson.test(body)) return undefined;
  try {
    return JSON.parse(body, (_key, value: unknown, context?: { source?: string }) =>
      typeof value === "number" && !Number.isSafeInteger(value) && context?.source ? context.source : value,
    ) as unknown;
  } catch {
    return undefined;
  }
}
