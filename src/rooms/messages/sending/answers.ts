import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { Answer, IdFormat } from "../channels/channel.ts";
import { normalId, possibleIds } from "../channels/normal-id.ts";
import { gatewayRefused } from "../subscribers/leave.ts";
import { inBatch } from "./in-batch.ts";
import { type Doubt, withoutDoubt } from "./in-doubt.ts";
import type { Heard } from "./settle.ts";
import { type MessageKey, type Reached, settleAll } from "./settle-rows.ts";

/** What came of one intent. `not-sent`: the fence forbade it, and no byte left. */
export interface Answered extends MessageKey {
  readonly n: number;
  readonly channel: string;
  readonly answer: Answer | { readonly outcome: "not-sent" };
  /** Holds only where its intent was written after all. */
  readonly doubt?: Doubt | undefined;
}

/** How the ids of a channel are spelt alike. */
export type FormatOf = (channel: string) => IdFormat;

/**
 * Writes answers (T4, T5, T6), and in the same transaction applies the receipts that came before them. A number that
 * has opted out at its gateway is a STOP, in a transaction that takes her row first.
 */
export async function recordAnswers(
  db: Db,
  answers: readonly Answered[],
  formatOf: FormatOf,
  now: Temporal.Instant,
): Promise<Reached> {
  const left = answers.filter(({ answer }) => answer.outcome === "failed" && answer.optedOut);
  const rest = answers.filter((one) => !left.includes(one));
  for (const one of left)
    await inBatch(db, async (tx) => {
      await gatewayRefused(tx, one.subscriber, `${one.channel} ${codeOf(one.answer)}`, now);
      await settleAll(tx, [{ ...one, heard: heardOf(one, formatOf) }], now);
    });
  if (rest.length === 0) return { reached: [], missed: [] };
  return await inBatch(db, async (tx) => {
    const sure = await withoutDoubt(tx, rest);
    const heard = sure.map((one) => ({ subscriber: one.subscriber, key: one.key, heard: heardOf(one, formatOf) }));
    const parked = await parkedFor(tx, rest, formatOf, now);
    return await settleAll(tx, [...heard, ...parked], now);
  });
}

const codeOf = (answer: Answered["answer"]): string => ("code" in answer ? answer.code : "");

function heardOf({ n, channel, answer }: Answered, formatOf: FormatOf): Heard {
  if (answer.outcome !== "accepted") return { n, answer };
  return { n, ids: answer.ids.map((id) => ({ as: id, norm: normalId(formatOf(channel), id) })) };
}

/** Receipts that were waiting for these ids; they wait no longer. */
async function parkedFor(
  tx: Tx,
  answers: readonly Answered[],
  formatOf: FormatOf,
  now: Temporal.Instant,
): Promise<readonly (MessageKey & { heard: Heard })[]> {
  const wanted = answers.flatMap((one) =>
    one.answer.outcome === "accepted"
      ? one.answer.ids.flatMap((id) => possibleIds(formatOf(one.channel), id).map((norm) => ({ one, id, norm })))
      : [],
  );
  if (wanted.length === 0) return [];
  // Each by its own key: the index of all that wait must not be gone through once for each of them.
  const { rows } = await sql<{ channel: string; gw_id_norm: string; part: number; status: string }>`
    with waiting as materialized (
      select found.* from (select distinct * from unnest(${wanted.map(({ one }) => one.channel)}::text[],
          ${wanted.map(({ norm }) => norm)}::text[])) as w (channel, gw_id_norm), lateral (
        select channel, gw_id_norm, part, status, ref, applied_at from receipt
        where channel = w.channel and gw_id_norm = w.gw_id_norm offset 0) as found
      where applied_at is null and status <> 'opted-out')
    update receipt as r set applied_at = ${now.toString()} from waiting as w
    where r.channel = w.channel and r.gw_id_norm = w.gw_id_norm and r.part = w.part and r.status = w.status
      and r.ref = w.ref
    returning r.channel, r.gw_id_norm, r.part, r.status`.execute(tx);
  const found = new Map(wanted.map((want) => [`${want.one.channel} ${want.norm}`, want]));
  return rows.flatMap(({ channel, gw_id_norm, part, status }) => {
    const want = found.get(`${channel} ${gw_id_norm}`);
    if (!want) return [];
    const id = normalId(formatOf(channel), want.id);
    return [{ subscriber: want.one.subscriber, key: want.one.key, heard: { n: want.one.n, id, part, status } }];
  });
}
