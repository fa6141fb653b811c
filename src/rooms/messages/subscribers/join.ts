import type { Tx } from "#kernel/database/database.ts";
import { recordConsent } from "../consent/ledger.ts";
import { type Door, lockSubscriber, setState } from "./lock.ts";

/** The words she agreed to, and how. */
export interface Agreed {
  readonly scope?: string | null;
  readonly wording: string;
  readonly wordingVersion: number;
  readonly language: string;
  readonly door: Door;
  readonly evidence: string | null;
  /** When she agreed, which for a paper may be days ago. */
  readonly at: Temporal.Instant;
}

export type Joined =
  /** `stays`: it is written down, but she has paused or her phone is silent, and nobody but she ends that. */
  | { readonly outcome: "joined" | "waits-for-phone" | "stays"; readonly consent: string }
  /** She has stopped: only her own phone brings her back. */
  | { readonly outcome: "stopped" };

/**
 * A fresh consent: a keyword, START, a paper, a form. From her own phone it undoes STOP and every tombstone; from
 * elsewhere it cannot. What a web form says waits for her phone (`confirmSubscriber`). `now`: when it is written down.
 */
export async function startSubscriber(tx: Tx, id: string, agreed: Agreed, now: Temporal.Instant): Promise<Joined> {
  const her = await lockSubscriber(tx, id);
  if (her.state === "forgotten" || (her.state === "stopped" && agreed.door !== "message"))
    return { outcome: "stopped" };
  const { id: consent } = await recordConsent(tx, { ...agreed, subscriber: id, act: "given" });
  if (agreed.door === "web") return { outcome: "waits-for-phone", consent };
  if (agreed.door !== "message" && (her.state === "paused" || her.state === "silent"))
    return { outcome: "stays", consent };
  await becomeActive(tx, id, now);
  return { outcome: "joined", consent };
}

/** Her phone says yes to what a form, a nurse or a file had said of it. */
export async function confirmSubscriber(
  tx: Tx,
  id: string,
  agreed: Omit<Agreed, "door">,
  now: Temporal.Instant,
): Promise<Joined> {
  const her = await lockSubscriber(tx, id);
  if (her.state === "forgotten" || her.state === "stopped") return { outcome: "stopped" };
  const { id: consent } = await recordConsent(tx, { ...agreed, door: "message", subscriber: id, act: "confirmed" });
  await becomeActive(tx, id, now);
  return { outcome: "joined", consent };
}

async function becomeActive(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  const { phone_index, programme } = await tx
    .selectFrom("subscriber")
    .select(["phone_index", "programme"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await setState(tx, id, "active", now);
  // Which thousand her number is of matters only while it may be one of many that a stranger typed.
  await tx
    .updateTable("subscriber")
    .set({ failures: 0, asked_at: null, block_index: null })
    .where("id", "=", id)
    .execute();
  if (phone_index === null) return;
  await tx.deleteFrom("do_not_text").where("phone_index", "=", phone_index).execute();
  await tx
    .updateTable("opt_in")
    .set({ confirmed_at: now.toString() })
    .where("programme", "=", programme)
    .where("phone_index", "=", phone_index)
    .where("confirmed_at", "is", null)
    .execute();
}
