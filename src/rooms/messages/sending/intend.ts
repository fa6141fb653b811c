import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { factsOf, messageColumns } from "./facts.ts";
import { throughGate } from "./gate.ts";
import { giveBack } from "./give-back.ts";
import { inBatch, inOrder } from "./in-batch.ts";
import { IntentsInDoubt } from "./in-doubt.ts";
import { type MakeWish, makeTexts, nameOf, type Opened, type Ready, type Stopped } from "./make-texts.ts";
import { recall } from "./recall.ts";
import { makeRef } from "./ref.ts";
import { refund, type Unspent } from "./refund.ts";

/** A message that will be handed over, unless the fence forbids it: its attempt is committed. */
export interface Intent {
  readonly subscriber: string;
  readonly key: string;
  readonly programme: string;
  readonly n: number;
  readonly channel: string;
  readonly epoch: number;
  readonly ref: string;
  readonly to: string;
  readonly text: string;
  readonly parts: number;
  readonly cost: number;
  readonly validUntil: Temporal.Instant;
}

export interface IntendWish extends MakeWish {
  readonly worker: string;
  /** The database must have heard of this worker then or later. */
  readonly token: string;
  readonly refKey: Buffer;
  readonly openPhone: (sealed: Buffer, subscriber: string) => string;
  /** Until when an intent without an answer is waited for: after it the message is `unknown`. */
  readonly answerSeconds: number;
}

/**
 * Claimed to submitted (T3), in a transaction of its own. First the readers' rows are locked, where every act about one
 * of them begins; the statement after that sees each STOP, pause and change of stage that was committed before, and none
 * can be until the intents are. Only what is still this worker's, within its lease and of this epoch, goes on.
 */
export async function intend(db: Db, batch: readonly Opened[], wish: IntendWish): Promise<readonly Intent[]> {
  let written: Written | null = null;
  try {
    return await inBatch(db, async (tx) => {
      written = await intendIn(tx, batch, wish);
      return written.intents;
    });
  } catch (error) {
    const { intents, transaction } = (written as Written | null) ?? { intents: [], transaction: null };
    throw transaction === null
      ? error
      : new IntentsInDoubt(intents, { transaction, worker: wish.worker, at: wish.now.toString() }, error);
  }
}

interface Written {
  readonly intents: readonly Intent[];
  /** Its number; null where nothing was written. */
  readonly transaction: string | null;
}

async function intendIn(tx: Tx, batch: readonly Opened[], wish: IntendWish): Promise<Written> {
  await sql`
      select id, (select ${throughGate})
      from subscriber where id = any(${batch.map(({ row }) => row.subscriber)}::uuid[]) order by id for share`.execute(
    tx,
  );
  const mine = await factsOf(tx, stillMine(batch, wish));
  const found = new Map(batch.map((opened) => [nameOf(opened.row), opened]));
  const { ready, stopped } = await makeTexts(tx, mine, found, wish);
  const written = await write(tx, ready, wish);
  const unspent = await stop(tx, stopped, wish);
  const left = new Set(mine.map(nameOf));
  await giveBack(
    tx,
    wish.worker,
    batch.flatMap(({ row }) => (left.has(nameOf(row)) ? [] : [row])),
    wish.now,
    "late",
  );
  await refund(tx, [...unspent, ...differences(ready)]);
  return written;
}

const stillMine = (batch: readonly Opened[], { worker, token }: IntendWish) => sql`
  select m.* from ${inOrder(batch.map(({ row }) => row))}, lateral (
    select ${messageColumns} from message
    where subscriber = r.subscriber and key = r.key and state::text = 'claimed' and worker = ${worker}
      and lease_until > clock_timestamp() and epoch = (select epoch from sending where state = 'on')
      and exists (select from sender where worker = ${worker} and seen_at >= ${token})
    for update) as m`;

async function write(tx: Tx, ready: readonly Ready[], wish: IntendWish): Promise<Written> {
  if (ready.length === 0) return { intents: [], transaction: null };
  const at = wish.now.toString();
  const refs = ready.map(({ row }) =>
    makeRef(wish.refKey, { subscriber: row.subscriber, key: row.key, n: row.tries + 1 }),
  );
  const { rows } = await sql<{ ref: string; epoch: number; n: number; transaction: string }>`
    with i as (select * from unnest(${ready.map(({ row }) => row.subscriber)}::uuid[],
      ${ready.map(({ row }) => row.key)}::text[], ${refs}::text[], ${ready.map((one) => one.parts)}::smallint[],
      ${ready.map((one) => one.cost)}::numeric[], ${ready.map(({ row }) => row.allowed_by)}::uuid[])
      as i (subscriber, key, ref, parts, cost, consent)),
    moved as (
      update message as m set state = 'submitted', state_at = ${at}, tries = m.tries + 1, parts = i.parts, cost = i.cost,
        consent = coalesce(i.consent, m.consent), reason = null,
        lease_until = clock_timestamp() + make_interval(secs => ${wish.answerSeconds})
      from i where m.subscriber = i.subscriber and m.key = i.key
      returning m.subscriber, m.key, m.tries as n, m.channel, m.epoch, i.ref)
    insert into attempt (subscriber, key, n, channel, epoch, client_ref, started_at, worker)
    select subscriber, key, n, channel, epoch, ref, ${at}, ${wish.worker} from moved
    returning client_ref as ref, epoch, n, pg_current_xact_id()::text as transaction`.execute(tx);
  const written = new Map(rows.map((row) => [row.ref, row]));
  const intents = ready.map(({ row, opened, text, parts, cost }, place) => {
    const ref = refs[place] ?? "";
    const one = written.get(ref);
    if (!one) throw new Error("An intent was not written");
    const sealed = row.phone_sealed;
    const same = sealed !== null && opened.row.phone_sealed?.equals(sealed);
    return {
      subscriber: row.subscriber,
      key: row.key,
      programme: row.programme,
      n: one.n,
      channel: opened.row.channel,
      epoch: one.epoch,
      ref,
      // Her number may have been sealed anew, or changed, since the claim.
      to: same || !sealed ? opened.phone : wish.openPhone(sealed, row.subscriber),
      text,
      parts,
      cost,
      validUntil: Temporal.Instant.from(row.not_after),
    };
  });
  return { intents, transaction: rows[0]?.transaction ?? null };
}

const nextState = { hold: "held", cancel: "cancelled", lapse: "lapsed", wait: "planned" } as const;

/** What does not go on; returns what is not spent by it. */
async function stop(tx: Tx, stopped: readonly Stopped[], wish: IntendWish): Promise<readonly Unspent[]> {
  const recalled = stopped.filter(({ verdict }) => verdict.do === "recall");
  if (recalled.length > 0)
    await recall(
      tx,
      recalled.map(({ row }) => row),
      wish.now,
    );
  const rest = stopped.flatMap(({ row, opened, verdict }) =>
    verdict.do === "recall" || verdict.do === "send" ? [] : [{ row, opened, verdict }],
  );
  if (rest.length > 0)
    await sql`
      update message as m set state = s.state, state_at = ${wish.now.toString()}, reason = s.reason, worker = null,
        lease_until = null, not_before = coalesce(s.not_before, m.not_before),
        channel = case when s.state = 'planned' then null else m.channel end
      from unnest(${rest.map(({ row }) => row.subscriber)}::uuid[], ${rest.map(({ row }) => row.key)}::text[],
        ${rest.map(({ verdict }) => nextState[verdict.do])}::message_state[],
        ${rest.map(({ verdict }) => ("reason" in verdict ? verdict.reason : null))}::text[],
        ${rest.map(({ verdict }) => ("until" in verdict ? verdict.until.toString() : null))}::timestamptz[])
        as s (subscriber, key, state, reason, not_before)
      where m.subscriber = s.subscriber and m.key = s.key`.execute(tx);
  return stopped.map(({ opened }) => opened.row);
}

/** What the made texts cost more (negative) or less than they were reckoned with at the claim. */
const differences = (ready: readonly Ready[]): readonly Unspent[] =>
  ready.map(({ opened, parts, cost }) => ({
    programme: opened.row.programme,
    channel: opened.row.channel,
    parts: opened.row.parts - parts,
    cost: opened.row.cost - cost,
  }));
