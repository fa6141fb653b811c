import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { possibleIds } from "../channels/normal-id.ts";
import { gatewayRefused } from "../subscribers/leave.ts";
import type { FormatOf } from "./answers.ts";
import { type Outcome, outcomeOf, wasTaken } from "./fold.ts";
import { inBatch } from "./in-batch.ts";
import { readRef } from "./ref.ts";
import { type MessageKey, type Reached, settleAll } from "./settle-rows.ts";

interface Waiting {
  readonly channel: string;
  readonly gw_id_norm: string;
  readonly part: number;
  readonly status: string;
  readonly ref: string;
  readonly code: string;
  readonly received_at: string;
}

type Matched = MessageKey & {
  readonly n: number;
  readonly id: string;
  /** What is known of the very part that has this id; null where none has it yet. */
  readonly known: Outcome | null;
  readonly receipt: Waiting;
};

export interface FoldWish {
  readonly refKey: Buffer;
  readonly formatOf: FormatOf;
  readonly now: Temporal.Instant;
  readonly limit: number;
  /** Goes on behind this one, so that what stays waiting is not in the way of what has come. */
  readonly after: Place | null;
}

/** A place in the order in which waiting receipts are gone through. */
export type Place = readonly [receivedAt: string, id: string, status: string, part: number, ref: string];

export interface Folded extends Reached {
  readonly seen: number;
  readonly applied: number;
  /** The last one looked at; null when there was none. */
  readonly last: Place | null;
}

/** A gateway may use an id again after so many days. */
const idDays = 8;
/** For so long a receipt waits for the message that it is about. */
const parkedHours = 72;

/**
 * Folds receipts that wait into the states of their messages, the oldest first. One that is about no message we know
 * stays as it is: its answer may be on the way, and it is looked at again for 72 hours.
 */
export async function foldReceipts(db: Db, wish: FoldWish): Promise<Folded> {
  const { left, ...folded } = await inBatch(db, (tx) => foldIn(tx, wish));
  // Her row comes first in an act of hers, so these cannot be part of the batch that holds her messages.
  for (const one of left)
    await inBatch(db, async (tx) => {
      await gatewayRefused(tx, one.subscriber, `${one.receipt.channel} ${one.receipt.code}`, wish.now);
      await settleAll(tx, [heardOf(one)], wish.now);
      await markApplied(tx, [one.receipt], wish.now);
    });
  return { ...folded, applied: folded.applied + left.length };
}

async function foldIn(tx: Tx, wish: FoldWish): Promise<Folded & { left: readonly Matched[] }> {
  const oldest = wish.now.subtract({ hours: parkedHours }).toString();
  const { rows } = await sql<Waiting>`
    select channel, gw_id_norm, part, status, ref, code, received_at from receipt
    where applied_at is null and received_at >= ${wish.after?.[0] ?? oldest} ${wish.after ? behind(wish.after) : sql``}
    order by received_at, gw_id_norm, status, part, ref limit ${wish.limit} for update skip locked`.execute(tx);
  const end = rows.at(-1);
  const last: Place | null = end ? [end.received_at, end.gw_id_norm, end.status, end.part, end.ref] : null;
  if (rows.length === 0) return { seen: 0, applied: 0, last, reached: [], missed: [], left: [] };
  const matched = await match(tx, rows, wish);
  const left = matched.filter(({ receipt }) => receipt.status === "opted-out");
  const rest = matched.filter(({ receipt }) => receipt.status !== "opted-out");
  const reached = await settleAll(tx, rest.filter(isNews).map(heardOf), wish.now);
  await markApplied(
    tx,
    rest.map(({ receipt }) => receipt),
    wish.now,
  );
  return { seen: rows.length, applied: rest.length, last, ...reached, left };
}

/** "Accepted" of a part that is known to be says nothing, and most gateways say it of every message. */
const isNews = ({ known, receipt }: Matched): boolean =>
  !(outcomeOf(receipt.status) === "accepted" && known !== null && wasTaken(known));

const behind = (place: Place) => sql`and (received_at, gw_id_norm, status, part, ref) > (${sql.join(place)})`;

const heardOf = ({ subscriber, key, n, id, receipt }: Matched) => ({
  subscriber,
  key,
  heard: { n, id, part: receipt.part, status: receipt.status },
});

/** Which attempt each receipt is about: by our own reference where it is genuine, else by the gateway's id. */
async function match(
  tx: Tx,
  receipts: readonly Waiting[],
  { refKey, formatOf }: FoldWish,
): Promise<readonly Matched[]> {
  const asked = receipts.flatMap((receipt, place) => {
    const ref = receipt.ref === "" ? null : readRef(refKey, receipt.ref);
    const ids = possibleIds(formatOf(receipt.channel), receipt.gw_id_norm);
    return ids.map((id, rank) => ({
      place,
      rank,
      id,
      channel: receipt.channel,
      subscriber: ref?.subscriber ?? null,
      ref: ref ? receipt.ref : null,
      at: receipt.received_at,
    }));
  });
  const { rows } = await sql<MessageKey & { place: number; n: number; id: string; known: Outcome | null }>`
    select distinct on (q.place) q.place, a.subscriber, a.key, a.n, a.id, a.known
    from unnest(${asked.map((one) => one.place)}::int[], ${asked.map((one) => one.rank)}::int[],
      ${asked.map((one) => one.id)}::text[], ${asked.map((one) => one.channel)}::text[],
      ${asked.map((one) => one.subscriber)}::uuid[], ${asked.map((one) => one.ref)}::text[],
      ${asked.map((one) => one.at)}::timestamptz[]) as q (place, rank, id, channel, subscriber, ref, at),
    lateral (
      select subscriber, key, n, q.id, case when gw_id_norm = q.id then outcome end as known, started_at, 0 as way
      from attempt where attempt.subscriber = q.subscriber and client_ref = q.ref
      union all
      select subscriber, key, n, gw_id_norm as id, outcome as known, started_at, 1 as way from attempt
      where attempt.channel = q.channel and gw_id_norm = q.id
        and started_at > q.at - make_interval(days => ${idDays})) as a
    order by q.place, a.way, a.known is null, q.rank, a.started_at desc`.execute(tx);
  return rows.flatMap(({ place, ...row }) => {
    const receipt = receipts[place];
    return receipt ? [{ ...row, receipt }] : [];
  });
}

async function markApplied(tx: Tx, receipts: readonly Waiting[], now: Temporal.Instant): Promise<void> {
  if (receipts.length === 0) return;
  await sql`
    update receipt as r set applied_at = ${now.toString()}
    from unnest(${receipts.map((one) => one.channel)}::text[], ${receipts.map((one) => one.gw_id_norm)}::text[],
      ${receipts.map((one) => one.part)}::smallint[], ${receipts.map((one) => one.status)}::text[],
      ${receipts.map((one) => one.ref)}::text[]) as d (channel, gw_id_norm, part, status, ref)
    where r.channel = d.channel and r.gw_id_norm = d.gw_id_norm and r.part = d.part and r.status = d.status
      and r.ref = d.ref`.execute(tx);
}
