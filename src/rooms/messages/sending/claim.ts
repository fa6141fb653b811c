import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { type Budgets, priorities } from "./due.ts";
import { type Facts, factsOf, messageColumns } from "./facts.ts";
import { inBatch } from "./in-batch.ts";
import { judge, type Verdict, whyNoMoney } from "./judge.ts";
import { recall } from "./recall.ts";
import { type Way, wayToCountry } from "./route.ts";
import { addSpending, dayOf, lockSpending, type Spending } from "./spend.ts";
import { openings } from "./window.ts";

export interface ClaimWish {
  readonly worker: string;
  /** The channel that asks; it takes what no channel was chosen for and what was chosen for it. */
  readonly channel: string;
  readonly limit: number;
  readonly leaseSeconds: number;
  /** A batch leaves within so many seconds, so her hours must last that long. */
  readonly fenceSeconds: number;
  readonly now: Temporal.Instant;
  readonly ways: readonly Way[];
  readonly budgets: Budgets;
}

/** A message in the hands of this worker, on its way to one channel. */
export interface Claimed extends Facts {
  readonly channel: string;
  readonly parts: number;
  readonly cost: number;
}

export interface Claim {
  readonly claimed: readonly Claimed[];
  /** How many were looked at; as many as the limit means that there may be more. */
  readonly seen: number;
}

/** Parts a text is reckoned with until it is made. */
const likelyParts = 2;

type Fate = { readonly row: Facts; readonly verdict: Verdict | { do: "route"; channel: string } };

/**
 * Planned to claimed (T2), for the most urgent that are due. In the same transaction each one is judged: consent, STOP,
 * her hours, its time, the programme's money, the way. What may not go now is put off, held, cancelled or lapsed, so
 * that no message is looked at again and again.
 */
export async function claim(db: Db, wish: ClaimWish): Promise<Claim> {
  return await inBatch(db, async (tx) => {
    const rows = await takeDue(tx, wish);
    if (rows.length === 0) return { claimed: [], seen: 0 };
    const opening = openings(wish.now, wish.fenceSeconds);
    const fates: Fate[] = [];
    const able: Facts[] = [];
    for (const row of rows) {
      const verdict = judge(row, wish.now, opening);
      if (verdict.do === "send") able.push(row);
      else fates.push({ row, verdict });
    }
    const { claimed, refused } = await choose(tx, able, wish);
    await write(tx, claimed, [...fates, ...refused], wish);
    return { claimed, seen: rows.length };
  });
}

/** The due of this channel and those of no channel yet, the most urgent first; nobody else sees them meanwhile. */
async function takeDue(tx: Tx, { channel, limit, now }: ClaimWish): Promise<readonly Facts[]> {
  return await factsOf(
    tx,
    sql`
    select due.* from unnest(${[...priorities]}::smallint[]) as p, unnest(array[${channel}, '']) as c, lateral (
      select ${messageColumns} from message
      where state = 'planned' and coalesce(channel, '') = c and priority = p and not_before <= ${now.toString()}
        and (select state from sending) = 'on'
      order by not_before limit ${limit} for update skip locked) as due
    limit ${limit}`,
  );
}

/** Those that may go by this channel and that their programme can pay, within what it has spent. */
async function choose(
  tx: Tx,
  able: readonly Facts[],
  { channel, now, ways, budgets }: ClaimWish,
): Promise<{ claimed: readonly Claimed[]; refused: readonly Fate[] }> {
  const refused: Fate[] = [];
  const own: Facts[] = [];
  for (const row of able) {
    // Chosen by its number already, when it was opened.
    const way = row.channel ?? wayToCountry(ways, row.country)?.name;
    if (way === undefined) refused.push({ row, verdict: { do: "hold", reason: "no-route" } });
    else if (way === channel) own.push(row);
    else refused.push({ row, verdict: { do: "route", channel: way } });
  }
  if (own.length === 0) return { claimed: [], refused };
  const given = await budgets.budgets(tx, [...new Set(own.map((row) => row.programme))].sort());
  const spent = await lockSpending(tx, given, now);
  const claimed: Claimed[] = [];
  const spendings: Spending[] = [];
  for (const row of own) {
    const budget = given.get(row.programme);
    const parts = row.parts ?? likelyParts;
    const cost = budget ? parts * budget.price(channel, row.country) : 0;
    const so = spent.get(row.programme) ?? { day: 0, week: 0 };
    const reason = whyNoMoney(budget, so, { country: row.country, priority: row.priority, cost });
    if (reason !== null || !budget) {
      refused.push({ row, verdict: { do: "hold", reason: reason ?? "no-budget" } });
      continue;
    }
    so.day += cost;
    so.week += cost;
    claimed.push({ ...row, channel, parts, cost });
    spendings.push({ programme: row.programme, channel, day: dayOf(budget.zone, now).toString(), parts, cost });
  }
  await addSpending(tx, spendings);
  return { claimed, refused };
}

const nextState = { hold: "held", cancel: "cancelled", lapse: "lapsed", wait: "planned", route: "planned" } as const;

async function write(tx: Tx, claimed: readonly Claimed[], others: readonly Fate[], wish: ClaimWish): Promise<void> {
  const at = wish.now.toString();
  if (claimed.length > 0) {
    await sql`
      update message as m set state = 'claimed', state_at = ${at}, worker = ${wish.worker}, channel = ${wish.channel},
        lease_until = clock_timestamp() + make_interval(secs => ${wish.leaseSeconds}),
        epoch = (select epoch from sending), parts = c.parts, cost = c.cost, reason = null
      from unnest(${claimed.map((row) => row.subscriber)}::uuid[], ${claimed.map((row) => row.key)}::text[],
        ${claimed.map((row) => row.parts)}::smallint[], ${claimed.map((row) => row.cost)}::numeric[])
        as c (subscriber, key, parts, cost)
      where m.subscriber = c.subscriber and m.key = c.key`.execute(tx);
  }
  const recalled = others.filter(({ verdict }) => verdict.do === "recall");
  if (recalled.length > 0)
    await recall(
      tx,
      recalled.map(({ row }) => row),
      wish.now,
    );
  const rest = others.flatMap(({ row, verdict }) => (verdict.do === "recall" ? [] : [{ row, verdict }]));
  if (rest.length === 0) return;
  await sql`
    update message as m set state = o.state, state_at = case when m.state = o.state then m.state_at else ${at} end,
      reason = o.reason, not_before = coalesce(o.not_before, m.not_before), channel = coalesce(o.channel, m.channel)
    from unnest(${rest.map(({ row }) => row.subscriber)}::uuid[], ${rest.map(({ row }) => row.key)}::text[],
      ${rest.map(({ verdict }) => nextState[verdict.do === "send" ? "wait" : verdict.do])}::message_state[],
      ${rest.map(({ verdict }) => ("reason" in verdict ? verdict.reason : null))}::text[],
      ${rest.map(({ verdict }) => ("until" in verdict ? verdict.until.toString() : null))}::timestamptz[],
      ${rest.map(({ verdict }) => ("channel" in verdict ? verdict.channel : null))}::text[])
      as o (subscriber, key, state, reason, not_before, channel)
    where m.subscriber = o.subscriber and m.key = o.key`.execute(tx);
}
