import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { countText } from "../counter/count.ts";
import type { Claimed } from "./claim.ts";
import { type Due, type Made, makerOf, type TextMaker } from "./due.ts";
import { type Facts, factsOf, messageColumns } from "./facts.ts";
import { throughGate } from "./gate.ts";
import { giveBack } from "./give-back.ts";
import { inBatch, inOrder } from "./in-batch.ts";
import { judge, type Verdict } from "./judge.ts";
import { recall } from "./recall.ts";
import { makeRef } from "./ref.ts";
import { refund, type Unspent } from "./refund.ts";
import { openings } from "./window.ts";

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

export interface IntendWish {
  readonly worker: string;
  /** The database must have heard of this worker then or later. */
  readonly token: string;
  readonly makers: readonly TextMaker[];
  readonly refKey: Buffer;
  readonly openPhone: (sealed: Buffer, subscriber: string) => string;
  /** Until when an intent without an answer is waited for: after it the message is `unknown`. */
  readonly answerSeconds: number;
  readonly fenceSeconds: number;
  readonly now: Temporal.Instant;
}

/** A claimed message with its number, opened before the readers' rows are locked. */
export interface Opened {
  readonly row: Claimed;
  readonly phone: string;
}

const notYetMinutes = 15;

export interface Ready {
  readonly row: Facts;
  readonly opened: Opened;
  readonly text: string;
  readonly parts: number;
  readonly cost: number;
}
type Stopped = { readonly row: Facts; readonly opened: Opened; readonly verdict: Verdict };

/**
 * Claimed to submitted (T3), in a transaction of its own. First the readers' rows are locked, where every act about one
 * of them begins; the statement after that sees each STOP, pause and change of stage that was committed before, and none
 * can be until the intents are. Only what is still this worker's, within its lease and of this epoch, goes on.
 */
export async function intend(db: Db, batch: readonly Opened[], wish: IntendWish): Promise<readonly Intent[]> {
  return await inBatch(db, async (tx) => {
    await sql`
      select id, (select ${throughGate})
      from subscriber where id = any(${batch.map(({ row }) => row.subscriber)}::uuid[]) order by id for share`.execute(
      tx,
    );
    const mine = await factsOf(tx, stillMine(batch, wish));
    const found = new Map(batch.map((opened) => [nameOf(opened.row), opened]));
    const { ready, stopped } = await makeTexts(tx, mine, found, wish);
    const intents = await write(tx, ready, wish);
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
    return intents;
  });
}

export const nameOf = (row: { subscriber: string; key: string }): string => `${row.subscriber} ${row.key}`;

const stillMine = (batch: readonly Opened[], { worker, token }: IntendWish) => sql`
  select m.* from ${inOrder(batch.map(({ row }) => row))}, lateral (
    select ${messageColumns} from message
    where subscriber = r.subscriber and key = r.key and state::text = 'claimed' and worker = ${worker}
      and lease_until > clock_timestamp() and epoch = (select epoch from sending where state = 'on')
      and exists (select from sender where worker = ${worker} and seen_at >= ${token})
    for update) as m`;

/** Judges once more, and makes the texts of those that may still go. */
export async function makeTexts(
  tx: Tx,
  mine: readonly Facts[],
  found: ReadonlyMap<string, Opened>,
  wish: Pick<IntendWish, "makers" | "now" | "fenceSeconds">,
): Promise<{ ready: readonly Ready[]; stopped: readonly Stopped[] }> {
  const opening = openings(wish.now, wish.fenceSeconds);
  const stopped: Stopped[] = [];
  const able: { row: Facts; opened: Opened }[] = [];
  for (const row of mine) {
    const opened = found.get(nameOf(row));
    if (!opened) throw new Error("A message came back that was not asked for");
    const verdict = judge(row, wish.now, opening);
    if (verdict.do === "send") able.push({ row, opened });
    else stopped.push({ row, opened, verdict });
  }
  const made = await makeAll(tx, able, wish.makers);
  const ready: Ready[] = [];
  for (const [at, { row, opened }] of able.entries()) {
    const one = made[at] ?? { cancel: "no-maker" };
    if ("text" in one && one.text !== "") {
      const parts = partsOf(one.text);
      ready.push({ row, opened, text: one.text, parts, cost: (opened.row.cost / opened.row.parts) * parts });
    } else stopped.push({ row, opened, verdict: unmade(one, row, wish.now) });
  }
  return { ready, stopped };
}

function unmade(made: Made, row: Facts, now: Temporal.Instant): Verdict {
  if ("cancel" in made) return { do: "cancel", reason: made.cancel };
  if ("text" in made) return { do: "hold", reason: "empty-text" };
  const until = now.add({ minutes: notYetMinutes });
  return until.epochMilliseconds < Date.parse(row.not_after) ? { do: "wait", until } : { do: "lapse" };
}

async function makeAll(
  tx: Tx,
  able: readonly { row: Facts; opened: Opened }[],
  makers: readonly TextMaker[],
): Promise<readonly (Made | undefined)[]> {
  const made = new Array<Made | undefined>(able.length);
  const byMaker = Map.groupBy(able.keys(), (at) => makerOf(makers, able[at]?.row.key ?? ""));
  for (const [maker, places] of byMaker) {
    if (!maker) continue;
    const dues = places.flatMap((at): Due[] => {
      const one = able[at];
      return one ? [{ ...one.row, channel: one.opened.row.channel }] : [];
    });
    const texts = await maker.make(tx, dues);
    if (texts.length !== dues.length)
      throw new Error(`The maker of ${maker.prefix} answered for ${texts.length} of ${dues.length}`);
    for (const [n, at] of places.entries()) made[at] = texts[n];
  }
  return made;
}

const counted = new Map<string, number>();

/** Many texts are the same for many, so each is counted once. */
function partsOf(text: string): number {
  let parts = counted.get(text);
  if (parts === undefined) {
    parts = countText(text).segments;
    if (counted.size >= 2000) counted.clear();
    counted.set(text, parts);
  }
  return parts;
}

async function write(tx: Tx, ready: readonly Ready[], wish: IntendWish): Promise<readonly Intent[]> {
  if (ready.length === 0) return [];
  const at = wish.now.toString();
  const refs = ready.map(({ row }) =>
    makeRef(wish.refKey, { subscriber: row.subscriber, key: row.key, n: row.tries + 1 }),
  );
  const { rows } = await sql<{ ref: string; epoch: number; n: number }>`
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
    returning client_ref as ref, epoch, n`.execute(tx);
  const written = new Map(rows.map((row) => [row.ref, row]));
  return ready.map(({ row, opened, text, parts, cost }, place) => {
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
