import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Due } from "./due.ts";

/** Everything that decides whether a message may leave, read in one statement. */
export interface Facts extends Omit<Due, "channel"> {
  readonly channel: string | null;
  readonly parts: number | null;
  readonly cost: number | null;
  readonly tries: number;
  readonly may_duplicate: boolean;
  /** Null: there is no such subscriber any more. */
  readonly subscriber_state: string | null;
  readonly subscriber_state_at: string;
  readonly phone_sealed: Buffer | null;
  readonly hour_from: number;
  readonly hour_until: number;
  /** Her number must be left in peace. */
  readonly unwanted: boolean;
  /** The act of consent that allows it now. */
  readonly allowed_by: string | null;
  /** A journal knows that it went out, and the database did not. */
  readonly journaled: boolean;
}

/**
 * The facts of the rows that `from` names (columns subscriber and key), in the order of their keys. `from` may hold
 * locks; what is beside the messages is read as of this statement.
 */
export async function factsOf(tx: Tx, from: RawBuilder<unknown>): Promise<readonly Facts[]> {
  const { rows } = await sql<Facts>`
    with taken as materialized (${from})
    select m.subscriber, m.key, m.programme, m.enrolment, m.slot, m.class, m.priority, m.content, m.language, m.consent,
      m.not_before, m.not_after, m.made_at, m.channel, m.parts, m.cost, m.tries, m.may_duplicate,
      s.state as subscriber_state, s.state_at as subscriber_state_at, s.phone_sealed, s.hour_from, s.hour_until,
      s.language as reader_language, s.side, coalesce(s.zone, 'UTC') as zone, coalesce(s.country, '') as country,
      coalesce(s.discreet, false) as discreet,
      exists (select from do_not_text as d where d.phone_index = s.phone_index) as unwanted,
      case when m.class in ('reply', 'code') then m.consent
        -- A ledger of one row, as most are, is read here; what it means is told in consent_for.
        when s.consents = 1 then (select c.id from consent as c where c.subscriber = m.subscriber and c.n = 1
          and (c.scope is null or c.scope = m.enrolment) and (c.act = 'confirmed' or (c.act = 'given' and c.door <> 'web')))
        else consent_for(m.subscriber, m.enrolment) end as allowed_by,
      case when (select exists (select from journal_ref)) then exists (
        select from journal_ref as j where j.subscriber = m.subscriber
          and j.key_hash = substring(sha256(convert_to(m.key, 'UTF8')) for 8)) else false end as journaled
    from taken as m left join subscriber as s on s.id = m.subscriber`.execute(tx);
  return rows;
}

/** The columns of `message` that `factsOf` reads. */
export const messageColumns = sql`subscriber, key, programme, enrolment, slot, class, priority, content, language, consent,
  not_before, not_after, made_at, channel, parts, cost, tries, may_duplicate`;
