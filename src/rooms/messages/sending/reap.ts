import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { toPlanned } from "./give-back.ts";
import { inBatch } from "./in-batch.ts";
import { noAnswer } from "./settle.ts";

const atOnce = 2000;

/**
 * Takes messages out of dead hands, by the database's clock: claimed ones are planned again, since nothing left;
 * submitted ones are `unknown` (T6), and no timer ever brings them back. How many of each.
 */
export async function reap(db: Db, now: Temporal.Instant): Promise<{ planned: number; unknown: number }> {
  const planned = await inBatch(db, (tx) =>
    toPlanned(
      tx,
      sql`
      select subscriber, key from message where state = 'claimed' and lease_until < clock_timestamp()
      order by subscriber, key limit ${atOnce} for update skip locked`,
      now,
      "lease",
    ),
  );
  const { rows } = await inBatch(db, (tx) =>
    sql<{ n: number }>`
    with dead as (
      select subscriber, key from message where state = 'submitted' and lease_until < clock_timestamp()
      order by subscriber, key limit ${atOnce} for update skip locked),
    moved as (
      update message as m set state = 'unknown', state_at = ${now.toString()}, reason = ${noAnswer}, worker = null,
        lease_until = null
      from dead where m.subscriber = dead.subscriber and m.key = dead.key returning m.subscriber, m.key, m.tries),
    attempts as (
      update attempt as a set outcome = 'unknown', code = ${noAnswer} from moved
      where a.subscriber = moved.subscriber and a.key = moved.key and a.n = moved.tries and a.outcome = 'open')
    select count(*) as n from moved`.execute(tx),
  );
  return { planned, unknown: rows[0]?.n ?? 0 };
}

/** Messages whose time is over without a sending (T9), also where no channel is on to look at them. How many. */
export async function lapse(db: Db, now: Temporal.Instant): Promise<number> {
  let lapsed = 0;
  for (;;) {
    const { numAffectedRows } = await inBatch(db, (tx) =>
      sql`
      with late as (
        select subscriber, key from message
        where state in ('planned', 'held') and not_before <= ${now.toString()} and not_after <= ${now.toString()}
        order by subscriber, key limit ${atOnce} for update skip locked)
      update message as m set state = 'lapsed', state_at = ${now.toString()}
      from late where m.subscriber = late.subscriber and m.key = late.key`.execute(tx),
    );
    const n = Number(numAffectedRows ?? 0n);
    lapsed += n;
    if (n < atOnce) return lapsed;
  }
}

const receiptDays = 30;

/** Raw receipts are deleted after 30 days; what they told stays with the attempts. */
export async function forgetReceipts(db: Db, now: Temporal.Instant): Promise<void> {
  await sql`delete from receipt where received_at < ${now.subtract({ hours: receiptDays * 24 }).toString()}`.execute(
    db,
  );
}
