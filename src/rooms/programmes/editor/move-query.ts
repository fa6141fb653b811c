import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { SlotFacts } from "./slot-query.ts";

/** What moving a slot does to those who read its calendar now. */
export interface Moved {
  /** Messages that are planned and have not left, and the days on which they would. */
  readonly planned: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Readers for whom both days lie ahead: they get it on the other day. */
  readonly later: number;
  /** The new day is over for them and the old one was not: they do not get it at all. */
  readonly lost: number;
  /** The old day is over, they never got it, and the new one lies ahead: they get it after all. */
  readonly gained: number;
}

/**
 * Whom a change of a slot's place concerns. Days are each reader's own; who has had the message, or has it on its way,
 * never gets it again, wherever it is moved. `to` null: it is taken out of the calendar.
 */
export async function movedBy(db: Db | Tx, slot: SlotFacts, to: number | null, now: Temporal.Instant): Promise<Moved> {
  const at = sql`${now.toString()}::timestamptz`;
  const from = slot.dayOffset;
  const { rows } = await sql<Moved>`
    with waiting as (
      select count(*)::int as planned, min(not_before) as first, max(not_before) as last from message
      where slot = ${slot.id} and state in ('planned', 'held', 'claimed')
    ),
    reader as (
      select (${at} at time zone s.zone)::date as today, e.anchor_week + ${from}::int as before,
        ${to === null ? sql`null::date` : sql`e.anchor_week + ${to}::int`} as after, e.id, e.subscriber
      from enrolment as e join subscriber as s on s.id = e.subscriber
      where e.calendar = ${slot.calendar} and e.state = 'active' and s.state = 'active'
        and e.anchor_week >= (${at})::date - ${Math.max(from, to ?? from)}::int - 1
    )
    select waiting.planned, waiting.first, waiting.last,
      count(*) filter (where before >= today and after >= today)::int as later,
      count(*) filter (where before >= today and (after is null or after < today))::int as lost,
      count(*) filter (where before < today and after >= today and not exists (
        select from message where message.subscriber = reader.subscriber
          and key = 'slot:' || reader.id || ':' || ${String(slot.id)} and state <> 'cancelled'))::int as gained
    from waiting left join reader on true group by waiting.planned, waiting.first, waiting.last`.execute(db);
  return rows[0] ?? { planned: 0, first: null, last: null, later: 0, lost: 0, gained: 0 };
}
