import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { type Way, wayToCountry } from "./route.ts";

const atOnce = 5000;

/**
 * Failover: what was chosen for a channel that does not take messages, or is not there any more, and has not been tried
 * yet or was surely not taken, may go by another. Only where another that is ready leads to the same countries.
 */
export async function takeFromDown(db: Db, ways: readonly Way[]): Promise<number> {
  const { rows } = await sql<{ channel: string; country: string }>`
    select distinct m.channel, s.country from (
      select distinct on (subscriber) subscriber, channel from message
      where state = 'planned' and coalesce(channel, '') <> all(${["", ...ways.filter((way) => way.ready).map((way) => way.name)]}::text[])
      limit ${atOnce}) as m join subscriber as s on s.id = m.subscriber`.execute(db);
  let freed = 0;
  for (const { channel, country } of rows) {
    const other = wayToCountry(
      ways.filter((way) => way.name !== channel),
      country,
    );
    if (!other?.ready && ways.some((way) => way.name === channel)) continue;
    const { numAffectedRows } = await sql`
      with stuck as (
        select m.subscriber, m.key from message as m join subscriber as s on s.id = m.subscriber
        where m.state = 'planned' and coalesce(m.channel, '') = ${channel} and s.country = ${country}
        order by m.subscriber, m.key limit ${atOnce} for update of m skip locked)
      update message as m set channel = null from stuck where m.subscriber = stuck.subscriber and m.key = stuck.key`.execute(
      db,
    );
    freed += Number(numAffectedRows ?? 0n);
  }
  return freed;
}
