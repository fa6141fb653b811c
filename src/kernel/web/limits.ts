import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";

/** How often one somebody may do one thing. `per`: whose uses are counted together. */
export interface Limit {
  readonly name: string;
  readonly uses: number;
  readonly seconds: number;
  readonly per: "person" | "address" | "everybody";
}

const limit = (name: string, uses: number, seconds: number, per: Limit["per"]): Limit => ({ name, uses, seconds, per });

/** Every write names one of these; there is no other table of limits. `person` counts the address of a stranger. */
export const limits = {
  ordinaryWrite: limit("ordinary-write", 120, 3600, "person"),
  publish: limit("publish", 30, 3600, "person"),
  comment: limit("comment", 40, 3600, "person"),
  verdict: limit("verdict", 120, 3600, "person"),
  draft: limit("draft", 600, 3600, "person"),
  ask: limit("ask", 60, 3600, "address"),
  signIn: limit("sign-in", 20, 900, "address"),
  /** Tries for one mail address, from wherever they come, whether it has an account or not. */
  signInTo: limit("sign-in-to", 20, 3600, "everybody"),
  /** Mails that strangers may cause to one mail address. */
  mailTo: limit("mail-to", 5, 3600, "everybody"),
  signUp: limit("sign-up", 10, 3600, "address"),
  mailLink: limit("mail-link", 60, 3600, "address"),
  /** Mail services press for many readers from one address; the signature in the link is looked at first. */
  unsubscribe: limit("unsubscribe", 3000, 3600, "address"),
  setting: limit("setting", 200, 3600, "person"),
  demo: limit("demo", 600, 3600, "address"),
  download: limit("download", 60, 3600, "address"),
  /** What walks through everything that was ever recorded. */
  check: limit("check", 20, 3600, "person"),
  /** Calls of gateways that were refused; those that were taken are not counted. */
  hookRefused: limit("hook-refused", 300, 3600, "address"),
  /** Messages that a coordinator sends to a telephone of his own to see whether a channel works. */
  tryChannel: limit("try-channel", 10, 86_400, "person"),
  /** Numbers typed into a form that may make a text go out to them. */
  optIn: limit("opt-in", 5, 3600, "address"),
  /** Looks at a reader's telephone number; `send` counts them again by the day. */
  reveal: limit("reveal", 30, 86_400, "person"),
  machine: limit("machine", 60, 3600, "person"),
} as const satisfies Record<string, Limit>;

/**
 * Counts one use and refuses (429, with when to try again) once the window's uses are spent. `who` is never stored:
 * its hash is, and only until the window has passed.
 */
export async function useLimit(db: Db, limit: Limit, who: string, at: Temporal.Instant): Promise<void> {
  const window = Math.floor(at.epochMilliseconds / 1000 / limit.seconds) * limit.seconds;
  const key = `${limit.name} ${createHash("sha256").update(who).digest("base64url").slice(0, 22)}`;
  const { rows } = await sql<{ used: number }>`
    insert into limit_use (key, starts_at, used) values (${key}, to_timestamp(${window}), 1)
    on conflict (key, starts_at) do update set used = limit_use.used + 1 returning used`.execute(db);
  if ((rows[0]?.used ?? 0) > limit.uses) {
    const seconds = window + limit.seconds - Math.floor(at.epochMilliseconds / 1000);
    throw new Refusal(429, "too-many", { minutes: Math.max(1, Math.ceil(seconds / 60)), seconds });
  }
}

/** Throws away counters of windows that have passed. */
export async function forgetLimits(db: Db, at: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom("limit_use")
    .where("starts_at", "<", at.subtract({ hours: 2 }).toString())
    .execute();
}
