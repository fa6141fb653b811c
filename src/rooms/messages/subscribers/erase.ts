import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { eraseTraces, type Traces } from "./erase-traces.ts";
import { deleteWhatIsKept, type KeptAbove } from "./forget.ts";
import { days, keptDays } from "./kept-days.ts";

export interface Erased extends Traces {
  readonly stopped: number;
  readonly over: number;
  readonly neverJoined: number;
}

/**
 * Deletes what its time is over of, in pieces of short transactions; repeat it as often as one likes, from any number of
 * processes. `above`: rooms that keep dates of subscribers. Done by `send`, for the others cannot see numbers.
 */
export async function eraseDue(db: Db, at: Temporal.Instant, above: readonly KeptAbove[]): Promise<Erased> {
  const before = (n: number): string => at.subtract(days(n)).toString();
  const over = async (tx: Tx, ids: readonly string[]): Promise<readonly string[]> => {
    const awaited = new Set<string>();
    for (const room of above) for (const id of await room.awaited(tx, ids)) awaited.add(id);
    return ids.filter((id) => !awaited.has(id));
  };
  const forget = (whom: Whom, left: "asked" | "over" | "never-joined"): Promise<number> =>
    inPieces(db, whom, async (tx, ids) => {
      const these = left === "over" ? await over(tx, ids) : ids;
      await deleteWhatIsKept(tx, these, left, at, above);
      return these.length;
    });
  return {
    stopped: await forget(stoppedBefore(before(keptDays.afterStop)), "asked"),
    over: await forget(quietSince(before(keptDays.afterLast)), "over"),
    neverJoined: await forget(unconfirmedSince(before(keptDays.unconfirmed)), "never-joined"),
    ...(await eraseTraces(db, at)),
  };
}

/** Whose time may be over: by their row alone, which is quick to ask, and by what else there is of them. */
interface Whom {
  readonly byRow: RawBuilder<unknown>;
  readonly byRest: RawBuilder<unknown>;
}

const stoppedBefore = (before: string): Whom => ({
  byRow: sql`state = 'stopped' and state_at <= ${before}`,
  byRest: sql`true`,
});

/** Nothing was sent, written or agreed for so long. */
const quietSince = (before: string): Whom => ({
  byRow: sql`state in ('active', 'paused', 'silent') and created_at <= ${before} and state_at <= ${before}
    and (heard_at is null or heard_at <= ${before})`,
  byRest: sql`not exists (select from message where message.subscriber = subscriber.id
      and (message.not_before > ${before} or message.state in ('planned', 'held', 'claimed', 'submitted', 'unknown')))
    and not exists (select from consent where consent.subscriber = subscriber.id and consent.at > ${before})`,
});

const unconfirmedSince = (before: string): Whom => ({
  byRow: sql`state = 'unconfirmed' and state_at <= ${before} and (heard_at is null or heard_at <= ${before})`,
  byRest: sql`not exists (select from opt_in where opt_in.programme = subscriber.programme
    and opt_in.phone_index = subscriber.phone_index and opt_in.asked_at > ${before})`,
});

const atOnce = 200;

/** In order of id, each piece in a transaction of its own; rows that are in somebody's hands wait for the next time. */
async function inPieces(
  db: Db,
  { byRow, byRest }: Whom,
  work: (tx: Tx, ids: readonly string[]) => Promise<number>,
): Promise<number> {
  let done = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const seen = await sql<{ id: string }>`
      select id from subscriber where id > ${after} and ${byRow} order by id limit ${atOnce}`.execute(db);
    const last = seen.rows.at(-1);
    if (!last) return done;
    after = last.id;
    const ids = seen.rows.map((row) => row.id);
    done += await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select id from subscriber where id = any(${ids}::uuid[]) and ${byRow} and ${byRest}
        order by id for update skip locked`.execute(tx);
      return rows.length === 0
        ? 0
        : await work(
            tx,
            rows.map((row) => row.id),
          );
    });
  }
}
