import type { Db, Tx } from "#kernel/database/database.ts";
import { hashOfConsent, ledgerBegins, spelt } from "./ledger.ts";

/** A ledger that is not what was written: whose, and at which row the first difference is. */
export interface Broken {
  readonly subscriber: string;
  readonly n: number;
}

/**
 * Walks her ledger; the number of the first row that is not what was written (one past the last where rows are
 * missing at the end), or null.
 */
export async function verifyLedger(db: Db, subscriber: string): Promise<number | null> {
  return (await asOfOneMoment(db, (tx) => brokenAmong(tx, [subscriber])))[0]?.n ?? null;
}

const atOnce = 500;

/** Walks the ledgers of all subscribers, in pieces. Rows of nobody are found too. */
export async function verifyLedgers(db: Db): Promise<readonly Broken[]> {
  const found: Broken[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db
      .selectFrom("subscriber")
      .select("id")
      .where("id", ">", after)
      .orderBy("id")
      .limit(atOnce)
      .execute();
    const last = rows.at(-1);
    if (!last) return found;
    const ids = rows.map((row) => row.id);
    found.push(...(await asOfOneMoment(db, (tx) => brokenAmong(tx, ids))));
    after = last.id;
  }
}

/** Rows and heads are read apart; an act in between would look like a row too many. */
const asOfOneMoment = <T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel("repeatable read").execute(read);

async function brokenAmong(db: Tx, subscribers: readonly string[]): Promise<readonly Broken[]> {
  const heads = await db
    .selectFrom("subscriber")
    .select(["id", "consents", "consent_head"])
    .where("id", "in", subscribers)
    .orderBy("id")
    .execute();
  const rows = await db
    .selectFrom("consent")
    .selectAll()
    .where("subscriber", "in", subscribers)
    .orderBy("subscriber")
    .orderBy("n")
    .execute();
  const ledgers = Map.groupBy(rows, (row) => row.subscriber);
  return heads.flatMap(({ id, consents, consent_head }) => {
    let previous: Buffer = ledgerBegins;
    let n = 0;
    for (const row of ledgers.get(id) ?? []) {
      const written = { ...row, at: spelt(Temporal.Instant.from(row.at)) };
      const isSound =
        row.n === n + 1 && previous.equals(row.previous) && hashOfConsent(written, previous).equals(row.hash);
      if (!isSound) return [{ subscriber: id, n: n + 1 }];
      n += 1;
      previous = row.hash;
    }
    const head = consent_head ?? ledgerBegins;
    return n === consents && previous.equals(head) ? [] : [{ subscriber: id, n: n + 1 }];
  });
}
