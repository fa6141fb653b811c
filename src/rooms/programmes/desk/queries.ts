import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";

export interface DeskState {
  /** By state: messages whose time is now or within two days, or that wait for a person. */
  readonly states: readonly { readonly state: string; readonly messages: number }[];
  readonly held: readonly { readonly reason: string; readonly messages: number }[];
  readonly readers: readonly { readonly state: string; readonly readers: number }[];
  readonly spent: { readonly parts: number; readonly cost: number; readonly today: number };
  readonly open: number;
  readonly danger: number;
  readonly sending: string;
  readonly channels: readonly { readonly name: string; readonly state: string }[];
  readonly days: readonly {
    readonly day: string;
    readonly delivered: number;
    readonly sent: number;
    readonly failed: number;
    readonly unknown: number;
    readonly joined: number;
    readonly left: number;
    readonly cost: number;
  }[];
}

const daysBack = 13;

/** Everything the desk of one programme shows, in one question. Days are those of UTC. */
export async function deskState(db: Db, programme: string, now: Temporal.Instant): Promise<DeskState> {
  const at = now.toString();
  const { rows } = await sql<DeskState>`
    with recent as (select state, reason, state_at from message
      where programme = ${programme} and (state_at > ${at}::timestamptz - interval '14 days' or state in ('held', 'unknown', 'planned')))
    select
      (select coalesce(json_agg(json_build_object('state', state, 'messages', n) order by state), '[]') from
        (select state::text, count(*)::int as n from recent
          where state in ('planned', 'held', 'claimed', 'submitted', 'unknown') or state_at > ${at}::timestamptz - interval '24 hours' group by state) as by_state) as states,
      (select coalesce(json_agg(json_build_object('reason', coalesce(reason, ''), 'messages', n)), '[]') from
        (select reason, count(*)::int as n from recent where state = 'held' group by reason) as by_reason) as held,
      (select coalesce(json_agg(json_build_object('state', state, 'readers', n) order by state), '[]') from
        (select state, count(*)::int as n from subscriber where programme = ${programme} group by state) as by_state) as readers,
      (select json_build_object('parts', coalesce(sum(parts), 0)::int, 'cost', coalesce(sum(cost), 0)::float8,
        'today', coalesce(sum(cost) filter (where day = ${at}::timestamptz::date), 0)::float8) from spend where programme = ${programme}) as spent,
      (select count(*)::int from inbox_item where programme = ${programme} and answered_at is null) as open,
      (select count(*)::int from inbox_item where programme = ${programme} and answered_at is null and urgency = 0) as danger,
      (select state from sending) as sending,
      (select coalesce(json_agg(json_build_object('name', name, 'state', state) order by position), '[]') from channel) as channels,
      (select json_agg(json_build_object('day', day.day::text,
          'delivered', (select count(*)::int from recent where state = 'delivered' and state_at::date = day.day),
          'sent', (select count(*)::int from recent where state = 'accepted' and state_at::date = day.day),
          'failed', (select count(*)::int from recent where state in ('failed', 'undelivered', 'lapsed') and state_at::date = day.day),
          'unknown', (select count(*)::int from recent where state in ('unknown', 'closed') and state_at::date = day.day),
          'joined', (select count(*)::int from consent join subscriber on subscriber.id = consent.subscriber
            where subscriber.programme = ${programme} and act = 'given' and consent.at::date = day.day),
          'left', (select count(*)::int from consent join subscriber on subscriber.id = consent.subscriber
            where subscriber.programme = ${programme} and act = 'withdrawn' and consent.at::date = day.day),
          'cost', (select coalesce(sum(cost), 0)::float8 from spend where spend.programme = ${programme} and spend.day = day.day)) order by day.day)
        from (select ${at}::timestamptz::date - n as day from generate_series(0, ${daysBack}) as n) as day) as days`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error("A question without a from clause always answers one row");
  return row;
}

export interface InboxLine {
  readonly inbound: string;
  readonly reader: number | null;
  readonly language: string | null;
  readonly urgency: number;
  readonly openedAt: string;
  readonly takenBy: string | null;
  readonly answeredAt: string | null;
  readonly text: Buffer | null;
}

/** What waits for a person, the most urgent and oldest first; with `answered`, the newest that were answered. */
export async function inboxOf(
  db: Db,
  programme: string,
  { answered, most }: { answered: boolean; most: number },
): Promise<readonly InboxLine[]> {
  const { rows } = await sql<InboxLine>`
    select item.inbound, subscriber.number as reader, subscriber.language, item.urgency, item.opened_at as "openedAt",
      item.answered_at as "answeredAt", taker.name as "takenBy", inbound.text_sealed as text
    from inbox_item as item join inbound on inbound.id = item.inbound
      left join subscriber on subscriber.id = item.subscriber left join person as taker on taker.id = item.taken_by
    where item.programme = ${programme} and (item.answered_at is not null) = ${answered}
    order by ${answered ? sql`item.answered_at desc` : sql`item.urgency, item.opened_at`} limit ${most}`.execute(db);
  return rows;
}

/** Who is on duty now. */
export async function onDuty(db: Db, programme: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("programme_office")
    .innerJoin("person", "person.id", "programme_office.person")
    .select("person.name")
    .distinct()
    .where("programme_office.programme", "=", programme)
    .where("on_duty", "=", true)
    .where("until", "is", null)
    .where("person.left_at", "is", null)
    .orderBy("person.name")
    .execute();
  return rows.map((row) => row.name);
}
