import { sql } from "kysely";
import { type Facts, factsOf, messageColumns } from "./facts.ts";
import { throughGate } from "./gate.ts";
import { inBatch, inOrder } from "./in-batch.ts";
import type { Intent } from "./intend.ts";
import { hand, type LaneWish } from "./lane.ts";
import { makeTexts, nameOf, type Opened } from "./make-texts.ts";
import { stopwatch } from "./stopwatch.ts";

const atOnce = 100;
/** The gateway must not forget the reference while it is on its way. */
const marginSeconds = 60;

interface Uncertain {
  readonly subscriber: string;
  readonly key: string;
  readonly n: number;
  readonly ref: string;
  readonly epoch: number;
}

/**
 * Hands unknown messages over once more with the same reference, to a gateway that takes each reference once and answers
 * as it did before (3.3, step 3). Nothing of it is new: the same attempt, its line in the journal, the same text; and as
 * she may have stopped since, it is judged again like an intent, and the fence holds.
 */
export async function resendSame(lane: LaneWish): Promise<void> {
  const { idempotency } = lane.channel.promises;
  if (idempotency === "none") return;
  const since = stopwatch();
  const fenceSeconds = lane.leaseSeconds / 3;
  const uncertain = await take(lane, idempotency.seconds);
  if (uncertain.length === 0) return;
  for (const intent of await makeAgain(lane, uncertain, fenceSeconds)) {
    const fence = (): number => fenceSeconds * 1000 - since();
    if (await lane.pace.turn(intent.parts, fence())) hand(again(lane), intent, fence);
  }
}

/**
 * Only that it was taken is an answer about the message. Whatever else is said, a "no" too, is about this try alone:
 * the first may have been taken all the same, so the message stays unknown.
 */
const again = (lane: LaneWish): LaneWish => ({
  ...lane,
  book: {
    ...lane.book,
    add: (answered) => {
      if (answered.answer.outcome === "accepted") lane.book.add(answered);
    },
  },
});

/** Leases those whose answer can no longer come and whose reference the gateway still knows. */
async function take(lane: LaneWish, seconds: number): Promise<readonly Uncertain[]> {
  const { channel, worker, leaseSeconds } = lane;
  const now = lane.now();
  const oldest = now.subtract({ seconds: Math.max(0, seconds - marginSeconds) }).toString();
  const newest = now.subtract({ milliseconds: Math.round(channel.promises.answerWithin * 1000) }).toString();
  const { rows } = await sql<Uncertain>`
    with taken as (
      select m.subscriber, m.key, a.n, a.client_ref as ref, a.epoch
      from message as m join attempt as a on a.subscriber = m.subscriber and a.key = m.key and a.n = m.tries and a.part = 1
      where m.state = 'unknown' and m.channel = ${channel.name} and (m.lease_until is null or m.lease_until < clock_timestamp())
        and a.started_at between ${oldest} and ${newest} and a.code is distinct from 'journal'
        and (select state from sending) = 'on'
      order by a.started_at limit ${atOnce} for update of m skip locked)
    update message as m set worker = ${worker}, lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from taken where m.subscriber = taken.subscriber and m.key = taken.key
    returning m.subscriber, m.key, taken.n, taken.ref, taken.epoch`.execute(lane.db);
  return rows;
}

async function makeAgain(
  lane: LaneWish,
  uncertain: readonly Uncertain[],
  fenceSeconds: number,
): Promise<readonly Intent[]> {
  return await inBatch(lane.db, async (tx) => {
    await sql`
      select id, (select ${throughGate}) from subscriber
      where id = any(${uncertain.map((one) => one.subscriber)}::uuid[]) order by id for share`.execute(tx);
    const rows = await factsOf(
      tx,
      sql`
      select m.* from ${inOrder(uncertain)}, lateral (
        select ${messageColumns} from message
        where subscriber = r.subscriber and key = r.key and state = 'unknown' and worker = ${lane.worker}
          and lease_until > clock_timestamp() and (select state from sending) = 'on'
        for update) as m`,
    );
    const found = new Map(rows.map((row) => [nameOf(row), openedOf(lane, row)]));
    const { ready } = await makeTexts(tx, rows, found, { makers: lane.makers, now: lane.now(), fenceSeconds });
    const before = new Map(uncertain.map((one) => [nameOf(one), one]));
    return ready.flatMap(({ row, opened, text, parts, cost }): Intent[] => {
      const one = before.get(nameOf(row));
      if (!one) return [];
      const { programme } = row;
      const validUntil = Temporal.Instant.from(row.not_after);
      return [{ ...one, programme, channel: lane.channel.name, to: opened.phone, text, parts, cost, validUntil }];
    });
  });
}

function openedOf(lane: LaneWish, row: Facts): Opened {
  const claimed = { ...row, channel: lane.channel.name, parts: row.parts ?? 1, cost: row.cost ?? 0 };
  return { row: claimed, phone: row.phone_sealed ? lane.openPhone(row.phone_sealed, row.subscriber) : "" };
}
