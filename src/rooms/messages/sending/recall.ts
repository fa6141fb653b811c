import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";

/**
 * Brings messages that left although the database does not know it to `unknown`, each step of the way written as it was
 * taken, with the attempts that the journal knows. Their rows must be locked; rows in other states are left alone.
 */
export async function recall(
  tx: Tx,
  messages: readonly { readonly subscriber: string; readonly key: string }[],
  now: Temporal.Instant,
): Promise<void> {
  const [subscribers, keys] = [messages.map((row) => row.subscriber), messages.map((row) => row.key)];
  const at = now.toString();
  await sql`
    insert into attempt (subscriber, key, n, channel, epoch, client_ref, outcome, code, started_at)
    select m.subscriber, m.key, j.n, j.channel, j.epoch, j.client_ref, 'unknown', 'journal', ${at}
    from unnest(${subscribers}::uuid[], ${keys}::text[]) as m (subscriber, key)
      join journal_ref as j on j.subscriber = m.subscriber
        and j.key_hash = substring(sha256(convert_to(m.key, 'UTF8')) for 8)
    on conflict do nothing`.execute(tx);
  await resubmit(tx, subscribers, keys, at);
  await sql`
    update message as m set state = 'unknown', state_at = ${at}, reason = 'journal', tries = greatest(m.tries, a.n),
      channel = a.channel, worker = null, lease_until = null
    from unnest(${subscribers}::uuid[], ${keys}::text[]) as one (subscriber, key), lateral (
      select n, channel from attempt where subscriber = one.subscriber and key = one.key order by n desc limit 1) as a
    where m.subscriber = one.subscriber and m.key = one.key and m.state = 'submitted' and m.worker is null`.execute(tx);
  await sql`
    delete from journal_ref as j using unnest(${subscribers}::uuid[], ${keys}::text[]) as m (subscriber, key)
    where j.subscriber = m.subscriber
      and j.key_hash = substring(sha256(convert_to(m.key, 'UTF8')) for 8)`.execute(tx);
}

/** Planned, held or claimed to submitted without a sending: for what is known to have been handed over before. */
export async function resubmit(
  tx: Tx,
  subscribers: readonly string[],
  keys: readonly string[],
  at: string,
): Promise<void> {
  for (const [from, to] of [
    ["held", "planned"],
    ["planned", "claimed"],
    ["claimed", "submitted"],
  ] as const) {
    await sql`
      update message as m set state = ${to}::message_state, state_at = ${at}, reason = 'sent-before', worker = null,
        lease_until = null
      from unnest(${[...subscribers]}::uuid[], ${[...keys]}::text[]) as one (subscriber, key)
      where m.subscriber = one.subscriber and m.key = one.key and m.state = ${from}::message_state`.execute(tx);
  }
}
