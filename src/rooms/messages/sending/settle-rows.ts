import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Outcome } from "./fold.ts";
import { inOrder } from "./in-batch.ts";
import { resubmit } from "./recall.ts";
import { refund, type Unspent } from "./refund.ts";
import { type Heard, type Part, type Sent, settle } from "./settle.ts";

export interface MessageKey {
  readonly subscriber: string;
  readonly key: string;
}

interface Row extends MessageKey, Unspent {
  state: string;
  readonly tries: number;
  readonly not_after: string;
  readonly attempts: (Omit<Part, "answered" | "outcome"> & { outcome: Outcome; answered: boolean; channel: string })[];
}

type Change = MessageKey & {
  readonly state: string;
  readonly reason: string | null;
  readonly again: string | null;
};

export interface Reached {
  /** Subscribers whose phone has a message, and those whom one surely did not reach. */
  readonly reached: readonly string[];
  readonly missed: readonly string[];
}

const nameOf = (of: MessageKey): string => `${of.subscriber} ${of.key}`;

/**
 * Writes what was heard of messages, in one transaction with whatever `tx` has done before. Messages are locked in the
 * order of their keys; those that are gone are passed over.
 */
export async function settleAll(
  tx: Tx,
  heard: readonly (MessageKey & { readonly heard: Heard })[],
  now: Temporal.Instant,
): Promise<Reached> {
  const byMessage = Map.groupBy(heard, nameOf);
  const ones = [...byMessage.values()].flatMap(([first]) => (first ? [first] : []));
  const rows = await lockMessages(tx, ones);
  const parts: Written[] = [];
  const resubmitted: Row[] = [];
  const changes: Change[] = [];
  const unspent: Row[] = [];
  const reached = new Set<string>();
  const missed = new Set<string>();
  for (const row of rows) {
    const before = row.state;
    const known = new Set(row.attempts.map((part) => `${part.n} ${part.part}`));
    const touched = new Map<string, Part>();
    let [again, reason]: [number | null, string | null] = [null, null];
    for (const one of byMessage.get(nameOf(row)) ?? []) {
      const message: Sent = { state: row.state, tries: row.tries, parts: row.parts };
      const done = settle(message, row.attempts, one.heard);
      for (const part of done.parts) {
        put(row, part);
        touched.set(`${part.n} ${part.part}`, part);
      }
      if (done.resubmit) resubmitted.push(row);
      if (done.unspent) unspent.push(row);
      if (done.state) {
        row.state = done.state;
        [again, reason] = [done.again, done.reason];
      }
    }
    for (const [name, part] of touched) {
      const channel = row.attempts.find((one) => one.n === part.n)?.channel ?? row.channel ?? "";
      parts.push({ ...part, subscriber: row.subscriber, key: row.key, channel, isNew: !known.has(name) });
    }
    if (row.state === before) continue;
    if (row.state === "delivered") reached.add(row.subscriber);
    if (row.state === "failed" || row.state === "undelivered") missed.add(row.subscriber);
    changes.push({ subscriber: row.subscriber, key: row.key, state: row.state, reason, again: later(row, again, now) });
  }
  if (resubmitted.length > 0)
    await resubmit(
      tx,
      resubmitted.map((row) => row.subscriber),
      resubmitted.map((row) => row.key),
      now.toString(),
    );
  await writeParts(tx, parts, now);
  await writeMessages(tx, changes, now);
  await refund(tx, unspent);
  return { reached: [...reached], missed: [...missed] };
}

/** When it may be tried again; one whose time is over before is looked at once more and lapses. */
function later(row: Row, again: number | null, now: Temporal.Instant): string | null {
  if (again === null) return null;
  const at = now.add({ seconds: again });
  return at.epochMilliseconds < Date.parse(row.not_after) ? at.toString() : null;
}

function put(row: Row, part: Part): void {
  const place = row.attempts.findIndex((one) => one.n === part.n && one.part === part.part);
  const channel = row.attempts.find((one) => one.n === part.n)?.channel ?? row.channel ?? "";
  if (place < 0) row.attempts.push({ ...part, channel });
  else row.attempts[place] = { ...part, channel };
}

async function lockMessages(tx: Tx, ones: readonly MessageKey[]): Promise<readonly Row[]> {
  if (ones.length === 0) return [];
  const asked = inOrder(ones);
  const { rows } = await sql<Omit<Row, "attempts">>`
    select m.* from ${asked}, lateral (
      select subscriber, key, state, tries, parts, cost, programme, channel, not_after from message
      where subscriber = r.subscriber and key = r.key for update) as m`.execute(tx);
  // A statement of its own: what another has written before this one got the lock must be seen.
  const { rows: attempts } = await sql<MessageKey & Row["attempts"][number]>`
    select a.subscriber, a.key, a.n, a.part, a.outcome, a.gw_id, a.gw_id_norm, a.code, a.channel,
      a.answered_at is not null as answered
    from ${asked}, lateral (select * from attempt where subscriber = r.subscriber and key = r.key
      order by n, part) as a`.execute(tx);
  const byMessage = Map.groupBy(attempts, nameOf);
  return rows.map((row) => ({ ...row, attempts: byMessage.get(nameOf(row)) ?? [] }));
}

type Written = MessageKey & Part & { readonly channel: string; readonly isNew: boolean };

/** Their message is locked, so nobody else writes or adds them. */
async function writeParts(tx: Tx, parts: readonly Written[], now: Temporal.Instant): Promise<void> {
  const at = now.toString();
  const rows = (some: readonly Written[]) => sql`unnest(${some.map((one) => one.subscriber)}::uuid[],
    ${some.map((one) => one.key)}::text[], ${some.map((one) => one.n)}::smallint[],
    ${some.map((one) => one.part)}::smallint[], ${some.map((one) => one.channel)}::text[],
    ${some.map((one) => one.outcome)}::text[], ${some.map((one) => one.gw_id)}::text[],
    ${some.map((one) => one.gw_id_norm)}::text[], ${some.map((one) => one.code)}::text[],
    ${some.map((one) => one.answered)}::boolean[])
    as p (subscriber, key, n, part, channel, outcome, gw_id, gw_id_norm, code, answered)`;
  const old = parts.filter((part) => !part.isNew);
  if (old.length > 0)
    await sql`
      update attempt as a set outcome = p.outcome, gw_id = p.gw_id, gw_id_norm = p.gw_id_norm,
        code = coalesce(p.code, a.code), answered_at = coalesce(a.answered_at, case when p.answered then ${at}::timestamptz end)
      from ${rows(old)} where a.subscriber = p.subscriber and a.key = p.key and a.n = p.n and a.part = p.part`.execute(
      tx,
    );
  const more = parts.filter((part) => part.isNew);
  if (more.length > 0)
    await sql`
      insert into attempt (subscriber, key, n, part, channel, epoch, client_ref, started_at, outcome, gw_id, gw_id_norm,
        code, answered_at)
      select p.subscriber, p.key, p.n, p.part, p.channel, first.epoch, first.client_ref, first.started_at, p.outcome,
        p.gw_id, p.gw_id_norm, p.code, case when p.answered then ${at}::timestamptz end
      from ${rows(more)}, lateral (
        select epoch, client_ref, started_at from attempt
        where subscriber = p.subscriber and key = p.key and n = p.n and part = 1 offset 0) as first`.execute(tx);
}

async function writeMessages(tx: Tx, changes: readonly Change[], now: Temporal.Instant): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update message as m set state = c.state, state_at = ${now.toString()}, reason = c.reason, worker = null,
      lease_until = null, not_before = coalesce(c.again, m.not_before)
    from unnest(${changes.map((one) => one.subscriber)}::uuid[], ${changes.map((one) => one.key)}::text[],
      ${changes.map((one) => one.state)}::message_state[], ${changes.map((one) => one.reason)}::text[],
      ${changes.map((one) => one.again)}::timestamptz[]) as c (subscriber, key, state, reason, again)
    where m.subscriber = c.subscriber and m.key = c.key`.execute(tx);
}
