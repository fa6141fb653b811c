import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { releaseHeld } from "./brake.ts";
import { shutGate } from "./gate.ts";
import { inBatch } from "./in-batch.ts";
import { type Entry, journalEntries, journalFiles, newestFirst } from "./journal.ts";
import { recall } from "./recall.ts";
import { readRef } from "./ref.ts";

export type Fence = "open" | "restored";

/** The newest entries of all are among so many of the files written last. */
const enoughEntries = 5000;
/** A database that has sent within so many hours should have a journal beside it. */
const freshHours = 26;

/**
 * Looks whether the database is older than what has left (3.6): the journal knows an attempt, or an epoch, that it does
 * not; or there is no journal at all beside a database that has just been sending, as on a new machine. Then sending
 * stops, what is due is held, and everything the journal knows and the database does not is noted. Safe to repeat.
 */
export async function lookAtJournal(
  db: Db,
  wish: { readonly folder: string; readonly refKey: Buffer; readonly worker: string; readonly now: Temporal.Instant },
): Promise<Fence> {
  const state = await db.selectFrom("sending").select(["state", "epoch"]).executeTakeFirstOrThrow();
  if (state.state === "restored") return "restored";
  const files = await journalFiles(wish.folder);
  const why = (await isNewer(db, wish, files, state.epoch))
    ? "journal-newer"
    : (await isMissing(db, files, wish))
      ? "journal-missing"
      : null;
  if (why === null) return "open";
  await inBatch(db, (tx) => shutAfterRestore(tx, why, wish.now));
  await noteJournal(db, wish);
  return "restored";
}

/** Whether one of the newest entries of any file is not in the database. */
async function isNewer(
  db: Db,
  { folder, refKey }: { folder: string; refKey: Buffer },
  files: readonly string[],
  epoch: number,
): Promise<boolean> {
  let seen = 0;
  for (const file of await newestFirst(folder, files)) {
    // A folder may be shared with another house; its references are signed with another key.
    const entries = (await journalEntries(folder, file, true)).filter((entry) => readRef(refKey, entry.ref) !== null);
    if (entries.some((entry) => entry.epoch > epoch)) return true;
    if ((await unknownOf(db, entries)).length > 0) return true;
    seen += entries.length;
    if (seen >= enoughEntries) return false;
  }
  return false;
}

/** Entries whose attempt the database does not have and has not been told of. */
async function unknownOf(db: Db, entries: readonly Entry[]): Promise<readonly Entry[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql<{ ref: string }>`
    select r.ref from unnest(${entries.map((entry) => entry.ref)}::text[], ${entries.map((entry) => subscriberOf(entry.ref))}::uuid[])
      as r (ref, subscriber)
    where not exists (select from attempt as a where a.subscriber = r.subscriber and a.client_ref = r.ref)
      and not exists (select from journal_ref as j where j.client_ref = r.ref)`.execute(db);
  const missing = new Set(rows.map((row) => row.ref));
  return entries.filter((entry) => missing.has(entry.ref));
}

const subscriberOf = (ref: string): string =>
  Buffer.from(ref, "base64url")
    .toString("hex", 0, 16)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");

/** No journal, no other process that sends, and messages that went out within the last day. */
async function isMissing(
  db: Db,
  files: readonly string[],
  { worker, now }: { worker: string; now: Temporal.Instant },
): Promise<boolean> {
  if (files.length > 0) return false;
  const { rows } = await sql<{ missing: boolean }>`
    select exists (select from attempt where started_at > greatest(
        ${now.subtract({ hours: freshHours }).toString()}::timestamptz,
        (select state_at from sending where why = 'released')))
      and not exists (select from sender where worker <> ${worker} and seen_at > clock_timestamp() - interval '1 minute')
      as missing`.execute(db);
  return rows[0]?.missing ?? false;
}

/** No intent passes from here on; what is due waits for a person. */
export async function shutAfterRestore(tx: Tx, why: string, now: Temporal.Instant): Promise<void> {
  await shutGate(tx);
  await tx
    .updateTable("sending")
    .set({ state: "restored", state_at: now.toString(), state_by: null, why })
    .where("state", "<>", "restored")
    .execute();
  await sql`
    with due as (
      select subscriber, key from message
      where state in ('planned', 'claimed') and not_before <= ${now.toString()} order by subscriber, key for update)
    update message as m set state = 'held', state_at = ${now.toString()}, reason = 'restored', worker = null,
      lease_until = null
    from due where m.subscriber = due.subscriber and m.key = due.key`.execute(tx);
  await audit(tx, { actor: null, action: "sending-restored", data: { why } }, now);
}

/** Notes every entry of the whole journal that the database does not know, and makes their messages `unknown`. */
export async function noteJournal(
  db: Db,
  { folder, refKey, now }: { readonly folder: string; readonly refKey: Buffer; readonly now: Temporal.Instant },
): Promise<number> {
  let noted = 0;
  for (const file of await journalFiles(folder)) {
    const all = await journalEntries(folder, file);
    for (let from = 0; from < all.length; from += 5000) {
      const missing = (await unknownOf(db, all.slice(from, from + 5000))).flatMap((entry) => {
        const ref = readRef(refKey, entry.ref);
        return ref ? [{ ...entry, ...ref }] : [];
      });
      if (missing.length === 0) continue;
      noted += missing.length;
      await inBatch(db, async (tx) => {
        await sql`
          insert into journal_ref (subscriber, key_hash, n, client_ref, channel, epoch, found_at)
          select *, ${now.toString()}::timestamptz from unnest(${missing.map((one) => one.subscriber)}::uuid[],
            ${missing.map((one) => one.keyHash)}::bytea[], ${missing.map((one) => one.n)}::int[],
            ${missing.map((one) => one.ref)}::text[], ${missing.map((one) => one.channel)}::text[],
            ${missing.map((one) => one.epoch)}::int[])
          on conflict do nothing`.execute(tx);
        const { rows } = await sql<{ subscriber: string; key: string }>`
          select m.subscriber, m.key from message as m
          where m.subscriber = any(${missing.map((one) => one.subscriber)}::uuid[])
            and m.state in ('planned', 'held', 'claimed')
            and exists (select from journal_ref as j where j.subscriber = m.subscriber
              and j.key_hash = substring(sha256(convert_to(m.key, 'UTF8')) for 8))
          order by m.subscriber, m.key for update`.execute(tx);
        if (rows.length > 0) await recall(tx, rows, now);
      });
    }
  }
  return noted;
}

/**
 * A person has looked: sending goes on, in a new epoch, and what was held for the restore is released. What the journal
 * knew stays `unknown` and is not sent again.
 */
export async function openAfterRestore(
  tx: Tx,
  by: string | null,
  at: Temporal.Instant,
): Promise<{ planned: number; lapsed: number }> {
  await shutGate(tx);
  await sql`
    update sending set state = 'on', epoch = epoch + 1, state_at = ${at.toString()}, state_by = ${by}, why = 'released'
    where state = 'restored'`.execute(tx);
  return await releaseHeld(tx, by, { reason: "restored" }, at);
}
