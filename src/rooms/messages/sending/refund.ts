import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";

export interface Unspent {
  readonly programme: string;
  readonly channel: string | null;
  readonly parts: number | null;
  readonly cost: number | null;
}

/** Takes back from the newest day what was reckoned with and did not go. Last in its transaction: rows of `spend` are shared. */
export async function refund(tx: Tx, rows: readonly Unspent[]): Promise<void> {
  const spent = rows.filter((row) => row.channel !== null && (row.parts || row.cost));
  if (spent.length === 0) return;
  await sql`
    with back as (
      select programme, channel, sum(parts)::int as parts, sum(cost) as cost
      from unnest(${spent.map((row) => row.programme)}::uuid[], ${spent.map((row) => row.channel)}::text[],
        ${spent.map((row) => row.parts ?? 0)}::int[], ${spent.map((row) => row.cost ?? 0)}::numeric[])
        as r (programme, channel, parts, cost)
      group by programme, channel),
    locked as (
      select s.programme, s.channel, s.day, back.parts, back.cost from spend as s join back using (programme, channel)
      where s.day = (select max(day) from spend as d where d.programme = s.programme and d.channel = s.channel)
      order by s.programme, s.channel, s.day for update of s)
    update spend as s set parts = s.parts - locked.parts, cost = s.cost - locked.cost from locked
    where s.programme = locked.programme and s.channel = locked.channel and s.day = locked.day`.execute(tx);
}
