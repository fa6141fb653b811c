import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Budget } from "./due.ts";

export interface Spent {
  day: number;
  week: number;
}

/** The day that it is for a programme, `YYYY-MM-DD`; its weeks begin on Monday. */
export const dayOf = (zone: string, now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO(zone).toPlainDate();

/**
 * What programmes have spent today and this week, for those that have a cap; until the end of this transaction nobody
 * else can spend of theirs.
 */
export async function lockSpending(
  tx: Tx,
  budgets: ReadonlyMap<string, Budget>,
  now: Temporal.Instant,
): Promise<Map<string, Spent>> {
  const capped = [...budgets]
    .filter(([, budget]) => budget.perDay !== null || budget.perWeek !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const spent = new Map<string, Spent>();
  if (capped.length === 0) return spent;
  const ids = capped.map(([id]) => id);
  const days = capped.map(([, budget]) => dayOf(budget.zone, now));
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 4206566)) from unnest(${ids}::text[]) as id`.execute(tx);
  // A statement of its own: what another has spent while this one waited for the lock must be seen.
  const { rows } = await sql<{ programme: string; day: number; week: number }>`
    select p.programme, coalesce(sum(s.cost) filter (where s.day = p.day), 0)::float8 as day,
      coalesce(sum(s.cost), 0)::float8 as week
    from unnest(${ids}::uuid[], ${days.map(String)}::date[],
        ${days.map((day) => day.subtract({ days: day.dayOfWeek - 1 }).toString())}::date[]) as p (programme, day, monday)
      left join spend as s on s.programme = p.programme and s.day between p.monday and p.day
    group by p.programme`.execute(tx);
  for (const row of rows) spent.set(row.programme, { day: row.day, week: row.week });
  return spent;
}

export interface Spending {
  readonly programme: string;
  readonly channel: string;
  readonly day: string;
  readonly parts: number;
  readonly cost: number;
}

/** Adds to what was spent; negative where a message that was reckoned with did not go. */
export async function addSpending(tx: Tx, spendings: readonly Spending[]): Promise<void> {
  const sums = new Map<string, { -readonly [K in keyof Spending]: Spending[K] }>();
  for (const one of spendings) {
    const name = `${one.programme} ${one.channel} ${one.day}`;
    const sum = sums.get(name);
    if (sum) {
      sum.parts += one.parts;
      sum.cost += one.cost;
    } else sums.set(name, { ...one });
  }
  const rows = [...sums]
    .filter(([, sum]) => sum.parts !== 0 || sum.cost !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => sum);
  if (rows.length === 0) return;
  await sql`
    insert into spend (programme, channel, day, parts, cost)
    select * from unnest(${rows.map((row) => row.programme)}::uuid[], ${rows.map((row) => row.channel)}::text[],
      ${rows.map((row) => row.day)}::date[], ${rows.map((row) => row.parts)}::int[],
      ${rows.map((row) => row.cost)}::numeric[])
    on conflict (programme, channel, day)
    do update set parts = spend.parts + excluded.parts, cost = spend.cost + excluded.cost`.execute(tx);
}
