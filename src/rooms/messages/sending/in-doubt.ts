import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Intent } from "./intend.ts";
import type { MessageKey } from "./settle-rows.ts";

/** How to find again what one transaction wrote, if it was committed. */
export interface Doubt {
  /** Its number, by which the database tells what became of it. */
  readonly transaction: string;
  /** A server that crashed may use that number again, so it must have been ours, of that moment, as well. */
  readonly worker: string;
  readonly at: string;
}

/**
 * The database fell silent while intents were being committed: nobody knows whether they were. Nothing of them has left,
 * since the process that wrote them does not hand over what it has not heard to be committed.
 */
export class IntentsInDoubt extends Error {
  readonly intents: readonly Intent[];
  readonly doubt: Doubt;

  constructor(intents: readonly Intent[], doubt: Doubt, cause: unknown) {
    super("it is not known whether intents were committed", { cause });
    this.intents = intents;
    this.doubt = doubt;
  }
}

/** Drops those that were never written. Throws while a transaction is still under way. */
export async function withoutDoubt<T extends MessageKey & { readonly n: number; readonly doubt?: Doubt | undefined }>(
  tx: Tx,
  answers: readonly T[],
): Promise<readonly T[]> {
  const doubtful = answers.flatMap((one) => (one.doubt ? [{ ...one, doubt: one.doubt }] : []));
  if (doubtful.length === 0) return answers;
  const { rows } = await sql<{ status: string | null; written: boolean }>`
    select exists (select from attempt as a where a.subscriber = d.subscriber and a.key = d.key and a.n = d.n
        and a.part = 1 and a.worker = d.worker and a.started_at = d.at) as written,
      case when d.transaction < pg_snapshot_xmax(pg_current_snapshot()) then pg_xact_status(d.transaction) end as status
    from unnest(${doubtful.map((one) => one.subscriber)}::uuid[], ${doubtful.map((one) => one.key)}::text[],
      ${doubtful.map((one) => one.n)}::int[], ${doubtful.map((one) => one.doubt.transaction)}::xid8[],
      ${doubtful.map((one) => one.doubt.worker)}::uuid[], ${doubtful.map((one) => one.doubt.at)}::timestamptz[])
      with ordinality as d (subscriber, key, n, transaction, worker, at, place) order by d.place`.execute(tx);
  if (rows.some(({ status }) => status === "in progress")) throw new Error("A transaction is still under way");
  const never = new Set<T>(
    answers.filter((one) => one.doubt).filter((_, at) => !(rows[at]?.written && rows[at].status === "committed")),
  );
  return answers.filter((one) => !never.has(one));
}
