import { type RawBuilder, sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { days, keptDays } from "./kept-days.ts";

/** How many rows of each were emptied or deleted. */
export interface Traces {
  readonly writings: number;
  readonly senders: number;
  readonly receipts: number;
  /** What was sealed in errands that failed and that nobody had tried again. */
  readonly failedErrands: number;
}

const atOnce = 5000;

/** Deletes what lies around messages and belongs to nobody any more, in short statements. */
export async function eraseTraces(db: Db, at: Temporal.Instant): Promise<Traces> {
  const before = (n: number): string => at.subtract(days(n)).toString();
  const empty = (table: string, set: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<number> =>
    inPieces(
      db,
      sql`update ${sql.table(table)} set ${set} where ctid = any(array(select ctid from ${sql.table(table)} where ${where} limit ${atOnce}))`,
    );
  const drop = (table: string, where: RawBuilder<unknown>): Promise<number> =>
    inPieces(
      db,
      sql`delete from ${sql.table(table)} where ctid = any(array(select ctid from ${sql.table(table)} where ${where} limit ${atOnce}))`,
    );
  const traces = {
    writings: await empty(
      "inbound",
      sql`text_sealed = null`,
      sql`text_sealed is not null and handled_at <= ${before(keptDays.writing)}`,
    ),
    senders: await empty(
      "inbound",
      sql`from_sealed = ''`,
      sql`from_sealed <> '' and handled_at <= ${before(keptDays.sender)}`,
    ),
    receipts: await drop("receipt", sql`received_at <= ${before(keptDays.receipt)}`),
    failedErrands: await empty(
      "errand",
      sql`sealed = null`,
      sql`sealed is not null and done_at <= ${before(keptDays.failedErrand)}`,
    ),
  };
  await drop("errand", sql`done_at <= ${before(keptDays.errand)}`);
  await drop("opt_in", sql`asked_at <= ${before(keptDays.optIn)}`);
  await eraseContents(db, before(keptDays.content));
  return traces;
}

/** A message is partitioned, so that a place of a row says nothing without its table; its key does. */
async function eraseContents(db: Db, before: string): Promise<void> {
  await inPieces(
    db,
    sql`
    with old as (
      select subscriber, key from message
      where content is not null and state_at <= ${before}
        and state in ('delivered', 'failed', 'undelivered', 'lapsed', 'cancelled', 'closed', 'accepted')
      limit ${atOnce})
    update message set content = null from old where message.subscriber = old.subscriber and message.key = old.key`,
  );
}

async function inPieces(db: Db, statement: RawBuilder<unknown>): Promise<number> {
  let all = 0;
  for (;;) {
    const { numAffectedRows = 0n } = await statement.execute(db);
    all += Number(numAffectedRows);
    if (numAffectedRows < atOnce) return all;
  }
}
