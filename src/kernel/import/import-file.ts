import { createHash } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { allowLongStatements, type Db, type Tx } from "#kernel/database/database.ts";
import { change, nobody, tellIn } from "#kernel/events/change.ts";
import { objectOfSource } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Fault, type FaultList, FileFault, faultList } from "./faults.ts";
import { type ImportContext, type Importer, type Row, RowFault, type Taken } from "./importer.ts";
import { readRows, type SoundRow } from "./read-rows.ts";

export interface ImportWish {
  readonly path: string;
  readonly importer: Importer;
  /** Where the rows come from: the same key of the same source is the same thing again. */
  readonly source: string;
  /** Says what would happen, and keeps nothing. */
  readonly dryRun: boolean;
  readonly now: Temporal.Instant;
  /** Puts a refusal into words for the person at the terminal. */
  explain(refusal: Refusal): string;
  /** Only rows whose `at` is not later than this. */
  readonly until?: Temporal.Instant;
}

export interface Imported {
  /** Counts by kind. */
  readonly counts: Readonly<Record<string, Record<Taken["outcome"], number>>>;
  readonly bad: number;
  /** The first faults, at most twenty. */
  readonly faults: readonly Fault[];
  /** Whether the rows are kept. */
  readonly kept: boolean;
}

/** Any number of ours: imports happen one after the other. */
const lockKey = 4_206_562;
const atOnce = 200;
class Undone extends Error {}

/**
 * Takes all rows of a file or none. Every row is first looked at by itself; only when all are sound the taking begins,
 * in one transaction. A row that was taken from this source before and says the same changes nothing, also where
 * people have changed the thing since. What follows (readings, words) happens after.
 */
export async function importFile(db: Db, wish: ImportWish): Promise<Imported> {
  const faults = faultList();
  await stopping(faults, async () => {
    for await (const _ of readRows(wish.path, wish.importer, faults));
  });
  if (faults.count > 0) return { counts: {}, bad: faults.count, faults: faults.first, kept: false };
  let result: Imported = { counts: {}, bad: 0, faults: [], kept: false };
  let changed: string[] = [];
  try {
    await change(db, nobody, wish.now, async (tx) => {
      await allowLongStatements(tx);
      const taking = faultList();
      changed = [];
      const counts = await takeAll(tx, wish, taking, changed);
      result = { counts, bad: taking.count, faults: taking.first, kept: taking.count === 0 && !wish.dryRun };
      if (!result.kept) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  if (result.kept && changed.length > 0) await wish.importer.after?.(db, changed);
  return result;
}

/** Puts the fault that ended the reading among the others. */
async function stopping(faults: FaultList, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    faults.end(error.line, error.reason);
  }
}

async function takeAll(tx: Tx, wish: ImportWish, faults: FaultList, changed: string[]): Promise<Imported["counts"]> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
  const counts: Record<string, Record<Taken["outcome"], number>> = Object.create(null);
  const find = finder(tx, wish.source);
  await stopping(faults, async () => {
    for await (const batch of batches(wish)) {
      const before = await takenBefore(tx, wish, batch);
      const after: TakenRow[] = [];
      for (const one of batch) {
        const hash = hashOfRow(one.row);
        const kind = wish.importer.kind(one.row);
        counts[kind] ??= { made: 0, changed: 0, same: 0 };
        if (before.get(one.key)?.equals(hash)) {
          counts[kind].same += 1;
          continue;
        }
        const taken = await takeOne(tx, wish, one, find, faults);
        if (!taken) continue;
        counts[kind][taken.outcome] += 1;
        if (taken.object && taken.outcome !== "same") changed.push(taken.object);
        after.push({ key: one.key, hash, object: taken.object });
      }
      await remember(tx, wish, after);
    }
  });
  return { ...counts };
}

async function* batches(wish: ImportWish): AsyncGenerator<SoundRow[]> {
  let batch: SoundRow[] = [];
  // The file may have been changed since it was looked at: what is wrong now ends the import.
  const faults = faultList();
  for await (const row of readRows(wish.path, wish.importer, faults)) {
    const at = row.row["at"];
    if (wish.until && at && Temporal.Instant.compare(Temporal.Instant.from(at), wish.until) > 0) continue;
    batch.push(row);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  const [first] = faults.first;
  if (first) throw new FileFault(first.line, first.reason);
  if (batch.length > 0) yield batch;
}

async function takeOne(
  tx: Tx,
  wish: ImportWish,
  { row, line, key, take }: SoundRow,
  find: ImportContext["find"],
  faults: FaultList,
): Promise<Taken | null> {
  try {
    return await take(tx, {
      source: wish.source,
      key,
      now: wish.now,
      find,
      tell: (by, at) => tellIn(tx, by, at),
    });
  } catch (error) {
    if (error instanceof RowFault) faults.add(line, error.message);
    else if (error instanceof Refusal) faults.add(line, wish.explain(error));
    // The database has refused the row, and everything after it in this transaction: that is the last thing known.
    else if (error instanceof pg.DatabaseError && /^2[23]/u.test(error.code ?? ""))
      throw new FileFault(line, `the database refused the row ${row["key"]}: ${error.message}`);
    else throw error;
    return null;
  }
}

function finder(tx: Tx, source: string): ImportContext["find"] {
  const known = new Map<string, string>();
  return async (kind, key) => {
    const place = `${kind} ${key}`;
    const id = known.get(place) ?? (await objectOfSource(tx, kind, source, key))?.id;
    if (!id) throw new RowFault(`there is no ${kind} ${JSON.stringify(key)} in the source ${source}`);
    known.set(place, id);
    return id;
  };
}

async function takenBefore(tx: Tx, wish: ImportWish, batch: readonly SoundRow[]): Promise<Map<string, Buffer>> {
  const rows = await tx
    .selectFrom("import_row")
    .select(["key", "hash"])
    .where("importer", "=", wish.importer.name)
    .where("source", "=", wish.source)
    .where(
      "key",
      "in",
      batch.map((one) => one.key),
    )
    .execute();
  return new Map(rows.map((row) => [row.key, row.hash]));
}

interface TakenRow {
  readonly key: string;
  readonly hash: Buffer;
  readonly object: string | null;
}

async function remember(tx: Tx, { importer, source, now }: ImportWish, rows: readonly TakenRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto("import_row")
    .values(rows.map((row) => ({ importer: importer.name, source, ...row, taken_at: now.toString() })))
    .onConflict((same) =>
      same.columns(["importer", "source", "key"]).doUpdateSet((given) => ({
        hash: given.ref("excluded.hash"),
        object: given.ref("excluded.object"),
        taken_at: given.ref("excluded.taken_at"),
      })),
    )
    .execute();
}

/** The order of columns and empty cells do not matter. */
function hashOfRow(row: Row): Buffer {
  const cells = Object.entries(row).filter(([, value]) => value !== "");
  return createHash("sha256")
    .update(JSON.stringify(cells.sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest();
}
