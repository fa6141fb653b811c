import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { canonicalJson } from "./canonical.ts";

export interface Audited {
  /** The person who did it; null for the house itself. */
  readonly actor: string | null;
  /** What was done, past tense: `office-given`. */
  readonly action: string;
  readonly object?: string | null;
  readonly side?: string | null;
  /** Codes, numbers and ids; no names, so that a person can leave without breaking the chain. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

interface Row {
  readonly n: number;
  readonly at: string;
  readonly actor: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly side: string | null;
  readonly data: unknown;
}

const beginning = Buffer.alloc(32);

/**
 * Adds one row to the record of changes, in the change's own transaction. Each row holds the hash of the one before,
 * so that none can be altered or taken out unseen. Rows are added by one transaction after the other: call it last.
 */
export async function audit(tx: Tx, what: Audited, at: Temporal.Instant): Promise<void> {
  await sql`select pg_advisory_xact_lock(4206564)`.execute(tx);
  const last = await tx.selectFrom("audit").select(["n", "hash"]).orderBy("n", "desc").limit(1).executeTakeFirst();
  const previous = last?.hash ?? beginning;
  const row: Row = {
    n: (last?.n ?? 0) + 1,
    at: spelt(at),
    actor: what.actor,
    action: what.action,
    object: what.object ?? null,
    side: what.side ?? null,
    data: what.data ?? {},
  };
  await tx
    .insertInto("audit")
    .values({ ...row, data: JSON.stringify(row.data), previous, hash: hashOf(row, previous) })
    .execute();
}

/** PostgreSQL keeps microseconds; what is hashed is what it keeps. */
const spelt = (at: Temporal.Instant): string =>
  at.round({ smallestUnit: "microsecond", roundingMode: "floor" }).toString();

function hashOf({ n, at, actor, action, object, side, data }: Row, previous: Buffer): Buffer {
  return createHash("sha256")
    .update(previous)
    .update(canonicalJson({ n, at, actor, action, object, side, data }))
    .digest();
}

const atOnce = 1000;

/** How far a walk along the record came: the last row that is what was written, and the first that is not. */
export interface Walked {
  readonly upTo: number;
  readonly hash: Buffer;
  readonly brokenAt: number | null;
}

/**
 * Walks the whole record. Rows cut off at the end leave no trace in it: compare the hash of the last one with one that
 * was written down earlier or elsewhere.
 */
export async function walkAudit(db: Db): Promise<Walked> {
  const walked = await walk(db, { n: 0, hash: beginning }, null);
  return walked.brokenAt === null && (await rowsBefore(db, 1)) ? { upTo: 0, hash: beginning, brokenAt: 0 } : walked;
}

/** The number of the first row that is not what was written, or null. */
export async function verifyAudit(db: Db): Promise<number | null> {
  return (await walkAudit(db)).brokenAt;
}

/** The same for the rows from `first` to `last` alone, each compared with the one before; null when there are none. */
export async function verifyAuditRows(db: Db, first: number, last: number): Promise<number | null> {
  const before =
    first === 1
      ? { n: 0, hash: beginning }
      : await db
          .selectFrom("audit")
          .select(["n", "hash"])
          .where("n", "=", first - 1)
          .executeTakeFirst();
  return before ? (await walk(db, before, last)).brokenAt : first;
}

async function walk(db: Db, from: { n: number; hash: Buffer }, last: number | null): Promise<Walked> {
  let { n, hash: previous } = from;
  for (;;) {
    let ahead = db.selectFrom("audit").selectAll().where("n", ">", n).orderBy("n").limit(atOnce);
    if (last !== null) ahead = ahead.where("n", "<=", last);
    const rows = await ahead.execute();
    for (const row of rows) {
      const written = { ...row, at: spelt(Temporal.Instant.from(row.at)) };
      const isSound = row.n === n + 1 && previous.equals(row.previous) && hashOf(written, previous).equals(row.hash);
      if (!isSound) return { upTo: n, hash: previous, brokenAt: n + 1 };
      n += 1;
      previous = row.hash;
    }
    if (rows.length < atOnce) return { upTo: n, hash: previous, brokenAt: null };
  }
}

/** A row numbered before the first belongs to no chain. */
async function rowsBefore(db: Db, n: number): Promise<boolean> {
  const row = await db.selectFrom("audit").select("n").where("n", "<", n).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The newest row's number and hash, to be written down where nobody of this house can reach; null while there is none. */
export async function auditHead(db: Db): Promise<{ n: number; hash: string } | null> {
  const row = await db.selectFrom("audit").select(["n", "hash"]).orderBy("n", "desc").limit(1).executeTakeFirst();
  return row ? { n: row.n, hash: row.hash.toString("hex") } : null;
}
