import { type RawBuilder, sql } from "kysely";
import { verifyAudit } from "#kernel/audit/audit.ts";
import type { Db } from "#kernel/database/database.ts";
import type { Budget } from "./due.ts";
import type { Entry } from "./journal.ts";

/** A rule that does not hold, how often, and a few keys by which to look. */
export interface Broken {
  readonly rule: string;
  readonly found: number;
  readonly examples: readonly string[];
}

export interface CheckWish {
  readonly now: Temporal.Instant;
  /** Entries of the journal, for I6. */
  readonly journal?: readonly Entry[];
  /** References that a gateway says it was given, each as often as it was, for I1 and I3. */
  readonly truth?: readonly string[];
  /** Caps to hold spending against, for I8, and what one window may go beyond them. */
  readonly budgets?: ReadonlyMap<string, Budget>;
  readonly beyond?: number;
}

/** Bytes of intents committed before a STOP leave within the fence. */
const fenceSeconds = 10;
const movingHours = 26;
const unknownShare = 0.01;
const fewest = 100;

/** The rules I1 to I11 that do not hold; none, if all is well. Looks at everything there is: some seconds for a million. */
export async function checkInvariants(db: Db, wish: CheckWish): Promise<readonly Broken[]> {
  const at = wish.now.toString();
  const found = await Promise.all([
    // Handed over more than once, in the database's own view.
    rule(
      db,
      "I1",
      sql`
      select m.key as example from (
        select subscriber, key from attempt
        where gw_id_norm is not null or outcome in ('accepted', 'delivered', 'undelivered')
        group by subscriber, key having count(distinct n) > 1) as a join message as m using (subscriber, key)
      where not m.may_duplicate`,
    ),
    rule(
      db,
      "I2",
      sql`
      select key as example from message where state in ('planned', 'claimed', 'submitted', 'unknown')
        and not_after < ${at}::timestamptz - make_interval(hours => ${movingHours})`,
    ),
    // Every state beyond the plan has its attempt.
    rule(
      db,
      "I3",
      sql`
      select m.key as example from message as m
      where m.state in ('submitted', 'accepted', 'unknown', 'closed', 'delivered', 'undelivered')
        and not exists (select from attempt as a where a.subscriber = m.subscriber and a.key = m.key)`,
    ),
    rule(
      db,
      "I4",
      sql`
      select a.key as example from attempt as a join subscriber as s on s.id = a.subscriber
        join message as m on m.subscriber = a.subscriber and m.key = a.key
      where s.state in ('stopped', 'forgotten') and m.class <> 'reply' and a.part = 1
        and a.started_at > s.state_at + make_interval(secs => ${fenceSeconds})`,
    ),
    rule(
      db,
      "I5",
      sql`
      select a.key as example from attempt as a join subscriber as s on s.id = a.subscriber
        join message as m on m.subscriber = a.subscriber and m.key = a.key
      where m.class in ('health', 'digest', 'alert') and a.part = 1 and a.outcome <> 'not-sent'
        and not extract(hour from a.started_at at time zone s.zone) between s.hour_from and s.hour_until - 1`,
    ),
    // What left before the restore has no other attempt than those that the journal knows.
    rule(
      db,
      "I6",
      sql`
      select a.key as example from attempt as j join attempt as a using (subscriber, key)
        join message as m using (subscriber, key)
      where j.code = 'journal' and a.n > j.n and a.code is distinct from 'journal' and a.outcome not in ('not-sent', 'definite-no') and not m.may_duplicate`,
    ),
    rule(db, "I7", foldedWrong),
    rule(
      db,
      "I9",
      sql`
      select key as example from message_event where (from_state::text, to_state::text) not in (
        ('planned', 'claimed'), ('claimed', 'submitted'), ('claimed', 'planned'), ('submitted', 'accepted'),
        ('unknown', 'accepted'), ('submitted', 'planned'), ('submitted', 'failed'), ('submitted', 'unknown'),
        ('unknown', 'planned'), ('unknown', 'closed'), ('submitted', 'delivered'), ('submitted', 'undelivered'),
        ('accepted', 'delivered'), ('accepted', 'failed'), ('accepted', 'undelivered'), ('unknown', 'delivered'),
        ('unknown', 'failed'), ('unknown', 'undelivered'), ('closed', 'delivered'), ('closed', 'failed'),
        ('closed', 'undelivered'), ('closed', 'accepted'), ('failed', 'delivered'), ('undelivered', 'delivered'),
        ('undelivered', 'failed'), ('planned', 'lapsed'), ('claimed', 'lapsed'), ('held', 'lapsed'),
        ('planned', 'cancelled'), ('claimed', 'cancelled'), ('held', 'cancelled'), ('planned', 'held'),
        ('claimed', 'held'), ('held', 'planned'))`,
    ),
    rule(
      db,
      "I11",
      sql`
      select 'last hour' as example from (
        select count(*) filter (where to_state = 'unknown') as lost, count(*) filter (where to_state = 'submitted') as sent
        from message_event where at > ${at}::timestamptz - interval '1 hour') as h
      where sent >= ${fewest} and lost > sent * ${unknownShare}::float8`,
    ),
    brokenChain(db),
    truthTold(db, wish.truth ?? []),
    journalKept(db, wish.journal ?? []),
    overspent(db, wish),
  ]);
  return found.flat();
}

/** States that do not follow from what is known of the parts. */
const foldedWrong = sql`
  select m.key as example from message as m join lateral (
    select bool_or(a.outcome = 'delivered') as one, bool_and(a.outcome = 'delivered') as every,
      bool_or(a.outcome in ('accepted', 'delivered', 'undelivered')) as taken
    from attempt as a where a.subscriber = m.subscriber and a.key = m.key and a.n = m.tries) as p on true
  where (m.state = 'delivered' and not exists (select from attempt as a
      where a.subscriber = m.subscriber and a.key = m.key and a.outcome = 'delivered'))
    or (p.every and coalesce(m.parts, 1) = 1 and m.state in ('planned', 'held', 'claimed', 'submitted', 'unknown', 'accepted',
      'closed', 'undelivered', 'failed'))
    or (p.taken and m.state in ('planned', 'held', 'claimed', 'submitted', 'unknown'))`;

async function rule(db: Db, name: string, examples: RawBuilder<unknown>): Promise<readonly Broken[]> {
  const { rows } = await sql<{ found: number; some: string[] | null }>`
    with broken as (${examples})
    select count(*) as found, (select array_agg(example) from (select example from broken limit 5) as few) as some
    from broken`.execute(db);
  const [row] = rows;
  return row && row.found > 0 ? [{ rule: name, found: row.found, examples: row.some ?? [] }] : [];
}

async function brokenChain(db: Db): Promise<readonly Broken[]> {
  const at = await verifyAudit(db);
  return at === null ? [] : [{ rule: "I10", found: 1, examples: [String(at)] }];
}

/** The gateway's own list: each reference once (I1), and none that the database had not committed before (I3). */
async function truthTold(db: Db, truth: readonly string[]): Promise<readonly Broken[]> {
  if (truth.length === 0) return [];
  const given = sql`unnest(${[...truth]}::text[]) as t (ref)`;
  return (
    await Promise.all([
      rule(
        db,
        "I3",
        sql`
        select distinct t.ref as example from ${given} where not exists (select from attempt as a where a.client_ref = t.ref)`,
      ),
      rule(
        db,
        "I1",
        sql`
        select m.key as example from ${given} join attempt as a on a.client_ref = t.ref and a.part = 1
          join message as m on m.subscriber = a.subscriber and m.key = a.key
        where not m.may_duplicate group by m.subscriber, m.key having count(*) > 1`,
      ),
    ])
  ).flat();
}

/** No entry of the journal is unknown to the database, unless it is noted for the restore (I6). */
async function journalKept(db: Db, journal: readonly Entry[]): Promise<readonly Broken[]> {
  if (journal.length === 0) return [];
  return await rule(
    db,
    "I6",
    sql`
    select ref as example from unnest(${journal.map((entry) => entry.ref)}::text[]) as ref
    where not exists (select from attempt as a where a.client_ref = ref)
      and not exists (select from journal_ref as j where j.client_ref = ref)`,
  );
}

async function overspent(db: Db, { budgets, beyond = 0 }: CheckWish): Promise<readonly Broken[]> {
  const capped = [...(budgets ?? [])].filter(([, budget]) => budget.perDay !== null);
  if (capped.length === 0) return [];
  return await rule(
    db,
    "I8",
    sql`
    select b.programme::text as example
    from unnest(${capped.map(([id]) => id)}::uuid[], ${capped.map(([, budget]) => budget.perDay)}::numeric[])
      as b (programme, cap) join (select programme, day, sum(cost) as cost from spend group by programme, day) as s
      using (programme)
    where s.cost > b.cap + ${beyond}::numeric`,
  );
}
