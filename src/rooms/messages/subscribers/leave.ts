import type { Tx } from "#kernel/database/database.ts";
import { recordConsent } from "../consent/ledger.ts";
import { cancelMessages } from "./cancel.ts";
import { type Door, type Locked, lockSubscriber, setState } from "./lock.ts";

/** How an act came in. Why she leaves is not asked, and there is no place to keep it. */
export interface Act {
  /** One enrolment (one child of several, one of two women who share the phone); null: everything. */
  readonly scope: string | null;
  readonly door: Door;
  /** Which inbound message, which paper, who of the staff; never the words themselves. */
  readonly evidence: string | null;
  readonly at: Temporal.Instant;
}

export interface Left {
  /** False when it was so already: then there is nothing to confirm to her. */
  readonly changed: boolean;
  /** Keys of the messages that were taken back. */
  readonly cancelled: readonly string[];
}

/**
 * STOP: nothing more of the scope goes out, from this transaction on. Only answers to words of danger still do; a
 * confirmation is planned after this. The second STOP changes nothing. Her number is deleted later (`eraseDue`).
 */
export async function stopSubscriber(tx: Tx, id: string, act: Act): Promise<Left> {
  const her = await lockSubscriber(tx, id);
  const already = isGone(her) || (act.scope !== null && (await stands(tx, her, act.scope, "withdrawn")));
  const cancelled = await cancelMessages(
    tx,
    { subscriber: id, enrolment: act.scope },
    already ? "answers" : "danger",
    "stopped",
    act.at,
  );
  if (already) return { changed: false, cancelled };
  await record(tx, id, "withdrawn", "stop", act);
  if (act.scope === null) await setState(tx, id, "stopped", act.at);
  return { changed: true, cancelled };
}

/** A channel says that this number has opted out with it: that is her STOP, for everything. `evidence`: `channel code`. */
export const gatewayRefused = (tx: Tx, id: string, evidence: string, at: Temporal.Instant): Promise<Left> =>
  stopSubscriber(tx, id, { scope: null, door: "gateway", evidence, at });

/** PAUSE: silence until she comes back. Answers to what she writes still go out. */
export async function pauseSubscriber(tx: Tx, id: string, act: Act): Promise<Left> {
  const her = await lockSubscriber(tx, id);
  const already =
    isGone(her) || her.state === "paused" || (act.scope !== null && (await stands(tx, her, act.scope, "paused")));
  const cancelled = await cancelMessages(tx, { subscriber: id, enrolment: act.scope }, "answers", "paused", act.at);
  if (already) return { changed: false, cancelled };
  await record(tx, id, "paused", "pause", act);
  if (act.scope === null) await setState(tx, id, "paused", act.at);
  return { changed: true, cancelled };
}

/**
 * Ends a pause. One who has stopped is not brought back by it: that takes a fresh consent (`startSubscriber`). While
 * everything is paused no single enrolment is resumed.
 */
export async function resumeSubscriber(tx: Tx, id: string, act: Act): Promise<{ changed: boolean }> {
  const her = await lockSubscriber(tx, id);
  const paused =
    act.scope === null
      ? her.state === "paused"
      : !isGone(her) && her.state !== "paused" && (await stands(tx, her, act.scope, "paused"));
  if (!paused) return { changed: false };
  await record(tx, id, "resumed", "resume", act);
  if (act.scope === null) await setState(tx, id, (await wasConfirmed(tx, id)) ? "active" : "unconfirmed", act.at);
  return { changed: true };
}

const isGone = (her: Locked): boolean => her.state === "stopped" || her.state === "forgotten";

const record = (tx: Tx, subscriber: string, act: "withdrawn" | "paused" | "resumed", wording: string, how: Act) =>
  recordConsent(tx, {
    subscriber,
    act,
    wording,
    scope: how.scope,
    door: how.door,
    evidence: how.evidence,
    at: how.at,
  });

/** Whether the newest act about one enrolment alone, or about everything, is `act`. */
async function stands(tx: Tx, her: Locked, scope: string, act: string): Promise<boolean> {
  const newest = await tx
    .selectFrom("consent")
    .select("act")
    .where("subscriber", "=", her.id)
    .where((row) => row.or([row("scope", "is", null), row("scope", "=", scope)]))
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  return newest?.act === act;
}

/** Whether she agreed from her phone, or in a way that needs no confirmation, and has not withdrawn it. */
async function wasConfirmed(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .selectFrom("consent")
    .select(["act", "door"])
    .where("subscriber", "=", id)
    .orderBy("n", "desc")
    .execute();
  for (const { act, door } of rows) {
    if (act === "withdrawn") return false;
    if (act === "confirmed" || (act === "given" && door !== "web")) return true;
  }
  return false;
}
