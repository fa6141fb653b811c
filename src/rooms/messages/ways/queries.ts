import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { ChannelKind } from "../channels/described.ts";
import type { ChannelRoute } from "../channels/promises.ts";

export interface ChannelLine {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly profile: unknown;
  readonly state: "on" | "paused" | "off";
  readonly position: number;
  readonly routes: readonly ChannelRoute[];
  readonly made_at: string;
  /** The last seven days: given to the gateway, and of these not known. */
  readonly given: number;
  readonly unknown: number;
  readonly delivered: number;
  readonly lastReceipt: string | null;
  /** Whether it has an address that gateways call. */
  readonly hook: boolean;
}

const line = (since: string) => sql<ChannelLine>`
  channel.name, channel.kind, channel.profile, channel.state, channel.position, channel.routes, channel.made_at,
  (select count(*)::int from attempt where attempt.channel = channel.name and started_at > ${since}
    and outcome not in ('not-sent', 'definite-no') and part = 1) as given,
  (select count(*)::int from attempt where attempt.channel = channel.name and started_at > ${since}
    and outcome = 'unknown' and part = 1) as unknown,
  (select count(*)::int from attempt where attempt.channel = channel.name and started_at > ${since}
    and outcome = 'delivered' and part = 1) as delivered,
  (select max(received_at) from receipt where receipt.channel = channel.name) as "lastReceipt",
  exists (select from channel_hook where channel_hook.channel = channel.name) as hook`;

const weekBefore = (at: Temporal.Instant): string => at.subtract({ hours: 7 * 24 }).toString();

export interface ChannelsView {
  readonly channels: readonly ChannelLine[];
  /** Messages that wait for a way: due already, and due within the next day. */
  readonly due: number;
  readonly soon: number;
  readonly held: number;
  /** When a process that sends was last seen alive. */
  readonly senderSeen: string | null;
}

/** What the page of channels shows, in one question. */
export async function channelsView(db: Db, at: Temporal.Instant): Promise<ChannelsView> {
  const [now, day] = [at.toString(), at.add({ hours: 24 }).toString()];
  const { rows } = await sql<ChannelsView>`
    select (select coalesce(json_agg(found), '[]'::json) from (
        select ${line(weekBefore(at))} from channel order by position, name) as found) as channels,
      (select count(*)::int from message where state = 'planned' and not_before <= ${now}) as due,
      (select count(*)::int from message where state = 'planned' and not_before > ${now} and not_before <= ${day}) as soon,
      (select count(*)::int from message where state = 'held') as held,
      (select max(seen_at) from sender) as "senderSeen"`.execute(db);
  return rows[0] ?? { channels: [], due: 0, soon: 0, held: 0, senderSeen: null };
}

export async function channelNamed(db: Db, name: string, at: Temporal.Instant): Promise<ChannelLine | null> {
  const { rows } = await sql<ChannelLine>`
    select ${line(weekBefore(at))} from channel where name = ${name}`.execute(db);
  return rows[0] ?? null;
}

export interface Try {
  readonly id: string;
  readonly at: string;
  readonly done: boolean;
  readonly outcome: Readonly<Record<string, unknown>> | null;
}

/** What came of trying a channel lately, newest first. */
export async function triesOf(db: Db, channel: string, limit = 5): Promise<readonly Try[]> {
  const { rows } = await sql<Try>`
    select id, asked_at as at, done_at is not null as done, outcome from errand
    where kind = 'try-channel' and facts->>'channel' = ${channel} order by id desc limit ${limit}`.execute(db);
  return rows;
}
