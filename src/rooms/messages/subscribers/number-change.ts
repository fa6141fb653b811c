import { randomUUIDv7 } from "node:crypto";
import type { Tx } from "#kernel/database/database.ts";
import { recordConsent } from "../consent/ledger.ts";
import type { Keys } from "../keys/open-keys.ts";
import { phonePlace } from "../keys/places.ts";
import { cancelMessages } from "./cancel.ts";
import { type Locked, lockSubscriber, setState } from "./lock.ts";

const validFor = { hours: 7 * 24 };

export type ChangeAsked =
  | { readonly outcome: "asked"; readonly change: string }
  /** The same number, one that already reads this programme, or one that asked for silence and did not write itself. */
  | { readonly outcome: "same" | "both-read" | "do-not-text" };

/**
 * She says that she has another number. Both phones are asked (the caller plans the questions), and nothing changes
 * until both have said yes (`sayYesToChange`); after a week it lapses. `newSubscriber` comes from
 * `findOrMakeSubscriber` for the new number. Asking again replaces what was asked before.
 */
export async function askNumberChange(
  tx: Tx,
  { oldSubscriber, newSubscriber }: { oldSubscriber: string; newSubscriber: string },
  at: Temporal.Instant,
): Promise<ChangeAsked> {
  if (oldSubscriber === newSubscriber) return { outcome: "same" };
  const [old, next] = await lockBoth(tx, oldSubscriber, newSubscriber);
  if (old.programme !== next.programme) throw new Error("A number changes within one programme");
  if (old.state === "stopped" || old.state === "forgotten" || next.state === "stopped")
    return { outcome: "do-not-text" };
  if (next.state !== "unconfirmed") return { outcome: "both-read" };
  await tx
    .updateTable("number_change")
    .set({ done_at: at.toString(), outcome: "lapsed" })
    .where("done_at", "is", null)
    .where((row) =>
      row.or([
        row("old_subscriber", "in", [oldSubscriber, newSubscriber]),
        row("new_subscriber", "in", [oldSubscriber, newSubscriber]),
      ]),
    )
    .execute();
  const change = randomUUIDv7();
  await tx
    .insertInto("number_change")
    .values({
      id: change,
      old_subscriber: oldSubscriber,
      new_subscriber: newSubscriber,
      asked_at: at.toString(),
    })
    .execute();
  return { outcome: "asked", change };
}

export type SaidYes =
  | { readonly outcome: "none" | "lapsed" | "waits-for-the-other" }
  /** What she reads goes to the new number now; the row, its enrolments and its ledger are the old ones. */
  | { readonly outcome: "changed"; readonly subscriber: string }
  /** In the meantime the new number began to read by itself: two readers stay two. A person decides. */
  | { readonly outcome: "both-read" };

/** One of the two phones says yes. With the second yes the old subscriber gets the new number, in this transaction. */
export async function sayYesToChange(
  tx: Tx,
  keys: Keys,
  subscriber: string,
  evidence: string,
  at: Temporal.Instant,
): Promise<SaidYes> {
  const open = await openChangeOf(tx, subscriber);
  if (!open) return { outcome: "none" };
  const [old, next] = await lockBoth(tx, open.old_subscriber, open.new_subscriber);
  const change = await openChangeOf(tx, subscriber, "locked");
  if (!change || change.id !== open.id) return { outcome: "none" };
  const end = async (outcome: "changed" | "both-read" | "lapsed" | "left"): Promise<void> => {
    await tx
      .updateTable("number_change")
      .set({ done_at: at.toString(), outcome })
      .where("id", "=", change.id)
      .execute();
  };
  const until = Temporal.Instant.from(change.asked_at).add(validFor);
  if (Temporal.Instant.compare(at, until) > 0 || isGone(old) || isGone(next)) {
    await end(isGone(old) || isGone(next) ? "left" : "lapsed");
    return { outcome: "lapsed" };
  }
  const isOld = subscriber === old.id;
  await tx
    .updateTable("number_change")
    .set(isOld ? { old_yes_at: at.toString() } : { new_yes_at: at.toString() })
    .where("id", "=", change.id)
    .execute();
  if ((isOld ? change.new_yes_at : change.old_yes_at) === null) return { outcome: "waits-for-the-other" };
  if (next.state !== "unconfirmed") {
    await end("both-read");
    return { outcome: "both-read" };
  }
  await giveNumber(tx, keys, old, next, at);
  await recordConsent(tx, {
    subscriber: old.id,
    act: "confirmed",
    wording: "number-change",
    door: "message",
    evidence: `${evidence}; change ${change.id}`,
    at,
  });
  await end("changed");
  return { outcome: "changed", subscriber: old.id };
}

const isGone = (one: Locked): boolean => one.state === "stopped" || one.state === "forgotten";

/** In one order, so that two changes that cross cannot wait for each other. */
async function lockBoth(tx: Tx, first: string, second: string): Promise<readonly [Locked, Locked]> {
  if (first < second) {
    const one = await lockSubscriber(tx, first);
    return [one, await lockSubscriber(tx, second)];
  }
  const two = await lockSubscriber(tx, second);
  return [await lockSubscriber(tx, first), two];
}

function openChangeOf(tx: Tx, subscriber: string, how: "looked-at" | "locked" = "looked-at") {
  const query = tx
    .selectFrom("number_change")
    .selectAll()
    .where("done_at", "is", null)
    .where((row) => row.or([row("old_subscriber", "=", subscriber), row("new_subscriber", "=", subscriber)]))
    .orderBy("id", "desc")
    .limit(1);
  return (how === "locked" ? query.forUpdate() : query).executeTakeFirst();
}

/** The new number moves into the old row; the row that was made to ask it keeps nothing. */
async function giveNumber(tx: Tx, keys: Keys, old: Locked, next: Locked, at: Temporal.Instant): Promise<void> {
  const row = await tx
    .selectFrom("subscriber")
    .select(["phone_sealed", "phone_index", "country", "zone"])
    .where("id", "=", next.id)
    .executeTakeFirstOrThrow();
  if (!row.phone_sealed) throw new Error(`The subscriber ${next.id} has no number although it is not forgotten`);
  const bytes = keys.open(phonePlace(next.id), row.phone_sealed);
  await cancelMessages(tx, { subscriber: next.id, enrolment: null }, "nothing", "number-changed", at);
  await tx
    .updateTable("subscriber")
    .set({ phone_sealed: null, phone_index: null, block_index: null, state: "forgotten", state_at: at.toString() })
    .where("id", "=", next.id)
    .execute();
  await tx
    .updateTable("subscriber")
    .set({
      phone_sealed: keys.sealer().seal(phonePlace(old.id), bytes),
      phone_index: row.phone_index,
      block_index: null,
      country: row.country,
      zone: row.zone,
      failures: 0,
      asked_at: null,
    })
    .where("id", "=", old.id)
    .execute();
  if (old.state === "silent") await setState(tx, old.id, "active", at);
}
