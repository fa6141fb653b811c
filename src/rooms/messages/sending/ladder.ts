import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { Channel } from "../channels/channel.ts";
import { shutGate } from "./gate.ts";
import { inBatch } from "./in-batch.ts";
import { lockNumberOf } from "./sender.ts";
import { noAnswer } from "./settle.ts";
import { type MessageKey, settleAll } from "./settle-rows.ts";

interface Uncertain extends MessageKey {
  readonly n: number;
  readonly ref: string;
  readonly ids: readonly string[];
}

/** "Not found" proves nothing about a message younger than this. */
const youngestSeconds = 120;
const atOnce = 200;
const asked = 20;

/**
 * Asks a gateway what became of messages of which nothing is known (3.3, step 4). One that it has is accepted. That it
 * does not know one counts only when the attempt is old enough, the process that made it is no longer at it, and the
 * epoch was raised, so that nobody who claimed before can still intend: then it is planned again.
 */
export async function askGateway(
  db: Db,
  channel: Channel,
  now: Temporal.Instant,
  patience: { readonly youngestSeconds?: number } = {},
): Promise<{ found: number; again: number }> {
  const { query, promises } = channel;
  if (!query || promises.query === "none" || !channel.ready()) return { found: 0, again: 0 };
  const least = Math.max(patience.youngestSeconds ?? youngestSeconds, 3 * promises.answerWithin);
  const uncertain = await closedAttempts(db, channel.name, now.subtract({ milliseconds: Math.round(least * 1000) }));
  const found: Uncertain[] = [];
  const lost: Uncertain[] = [];
  for (let from = 0; from < uncertain.length; from += asked) {
    const some = uncertain.slice(from, from + asked);
    const answers = await Promise.all(some.map((one) => query.call(channel, { ref: one.ref, ids: one.ids })));
    for (const [at, one] of some.entries()) {
      if (answers[at] === "found") found.push(one);
      if (answers[at] === "not-found") lost.push(one);
    }
  }
  if (found.length + lost.length === 0) return { found: 0, again: 0 };
  await inBatch(db, async (tx) => {
    if (lost.length > 0) {
      await shutGate(tx);
      await sql`update sending set epoch = epoch + 1`.execute(tx);
    }
    await settleAll(
      tx,
      [
        ...found.map(({ n, ...one }) => ({ ...one, heard: { n, ids: [] } })),
        ...lost.map(({ n, ...one }) => ({
          ...one,
          heard: {
            n,
            answer: { outcome: "definite-no" as const, code: "not-found", why: "the gateway does not know it" },
          },
        })),
      ],
      now,
    );
  });
  return { found: found.length, again: lost.length };
}

/**
 * Unknown messages whose newest attempt is old enough and closed: its answer was that nothing is known, or the process
 * that made it is gone. One that is only frozen holds its lock, and may still wake with the message in its hands.
 */
async function closedAttempts(db: Db, channel: string, before: Temporal.Instant): Promise<readonly Uncertain[]> {
  const { rows } = await sql<Uncertain & { worker: string | null; code: string | null }>`
    select m.subscriber, m.key, a.n, a.client_ref as ref, a.worker, a.code,
      array(select gw_id from attempt as p where p.subscriber = m.subscriber and p.key = m.key and p.n = a.n
        and gw_id is not null order by p.part) as ids
    from message as m join attempt as a on a.subscriber = m.subscriber and a.key = m.key and a.n = m.tries and a.part = 1
    where m.state = 'unknown' and m.channel = ${channel} and a.started_at <= ${before.toString()}
    order by a.started_at limit ${atOnce}`.execute(db);
  const gone = await goneWorkers(db, [...new Set(rows.flatMap((row) => (row.worker ? [row.worker] : [])))]);
  return rows.filter((row) => row.worker === null || row.code !== noAnswer || gone.has(row.worker));
}

/** Those processes whose lock is free. */
async function goneWorkers(db: Db, workers: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ worker: string; free: boolean }>`
    select worker, pg_try_advisory_xact_lock(${lockNumberOf(sql`worker`)}) as free
    from unnest(${[...workers]}::text[]) as worker`.execute(db);
  return new Set(rows.filter((row) => row.free).map((row) => row.worker));
}

const closedAfterHours = 24;

/**
 * The end of patience (3.3, step 5): what is not known a day after it was tried, and a day after its time, is closed as
 * `unknown`; the next message goes out as planned. A code is closed as soon as its time is over: a new one is asked for.
 * An alert waits for two people until then. How many.
 */
export async function closeUnknown(db: Db, now: Temporal.Instant): Promise<number> {
  const day = now.subtract({ hours: closedAfterHours }).toString();
  const { numAffectedRows } = await sql`
    with late as (
      select m.subscriber, m.key from message as m where m.state = 'unknown' and (m.not_after <= ${day}
        or (m.class = 'code' and m.not_after <= ${now.toString()})
        or (m.class <> 'alert' and m.state_at <= ${day}))
      order by m.subscriber, m.key limit ${atOnce * 10} for update skip locked)
    update message as m set state = 'closed', state_at = ${now.toString()}
    from late where m.subscriber = late.subscriber and m.key = late.key`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
