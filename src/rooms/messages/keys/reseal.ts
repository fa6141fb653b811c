import { type RawBuilder, sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { Keys } from "./open-keys.ts";
import { type Place, versionBytes } from "./sealing.ts";

/** A column that holds what is sealed to the key of numbers. `id` is a uuid unless it says otherwise. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly id: { readonly column: string; readonly type: "uuid" | "text" };
  /** A column that says the version, where there is one beside what is sealed. */
  readonly version?: string;
}

/** The columns of this room; rooms above add theirs (dates of enrolments). What is short-lived is left to its end. */
export const sealedHere: readonly SealedColumn[] = [
  { table: "subscriber", column: "phone_sealed", id: { column: "id", type: "uuid" } },
  { table: "inbound", column: "from_sealed", id: { column: "id", type: "uuid" } },
  { table: "channel", column: "secrets", id: { column: "name", type: "text" }, version: "key_version" },
];

const atOnce = 500;

/**
 * Seals anew what is sealed to older versions, in pieces, and retires these when nothing of them is left. For `send`, as
 * often as it likes: without an older version it asks one short question. Safe to kill and to run twice. `until` ends it
 * after the piece at hand. Returns how many values were sealed anew.
 */
export async function resealOld(
  db: Db,
  keys: Keys,
  columns: readonly SealedColumn[],
  at: Temporal.Instant,
  until?: AbortSignal,
): Promise<number> {
  const standing = await db
    .selectFrom("seal_key")
    .select("version")
    .where("retired_at", "is", null)
    .orderBy("version")
    .execute();
  const newest = standing.at(-1)?.version;
  if (newest === undefined || standing.length < 2) return 0;
  // A machine without the new key leaves the work to those that have it.
  if (!keys.has(newest)) return 0;
  keys.use(newest);
  let sealed = 0;
  for (const column of columns) {
    let after: string | null = null;
    do {
      const piece: { last: string | null; sealed: number } = await resealPiece(db, keys, column, newest, after);
      after = piece.last;
      sealed += piece.sealed;
    } while (after !== null && !until?.aborted);
    if (until?.aborted) return sealed;
  }
  const left = await sealedTo(db, columns);
  const waiting = await errandsOf(db);
  for (const { version } of standing.slice(0, -1))
    if (!left.has(version) && !waiting.has(version))
      await db
        .updateTable("seal_key")
        .set({ retired_at: at.toString() })
        .where("version", "=", version)
        .where("retired_at", "is", null)
        .execute();
  return sealed;
}

/** In order of id; rows in somebody's hands are left for the next walk, so that nobody waits for this. */
async function resealPiece(
  db: Db,
  keys: Keys,
  { table, column, id, version }: SealedColumn,
  newest: number,
  after: string | null,
): Promise<{ last: string | null; sealed: number }> {
  const [of, key, what] = [sql.table(table), sql.ref(id.column), sql.ref(column)];
  const type = sql.raw(id.type);
  const seen = await sql<{ id: string }>`
    select ${key}::text as id from ${of} where (${after}::${type} is null or ${key} > ${after}::${type})
    order by ${key} limit ${atOnce}`.execute(db);
  const last = seen.rows.at(-1)?.id ?? null;
  if (last === null) return { last, sealed: 0 };
  const ids = seen.rows.map((row) => row.id);
  const sealed = await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string; sealed: Buffer }>`
      select ${key}::text as id, ${what} as sealed from ${of}
      where ${key} = any(${ids}::${type}[]) and ${isOld(what, newest)}
      order by ${key} for no key update skip locked`.execute(tx);
    if (rows.length === 0) return 0;
    const sealer = keys.sealer(newest);
    const anew = rows.map((row) => {
      const place: Place = { table, column, id: row.id };
      return sealer.seal(place, keys.open(place, row.sealed));
    });
    await sql`
      update ${of} set ${sql.ref(column)} = anew.sealed${version ? sql`, ${sql.ref(version)} = ${newest}` : sql``}
      from unnest(${rows.map((row) => row.id)}::${type}[], ${anew}::bytea[]) as anew (id, sealed)
      where ${sql.ref(`${table}.${id.column}`)} = anew.id`.execute(tx);
    return rows.length;
  });
  return { last, sealed };
}

/** Empty values stand for what was forgotten. */
const isOld = (what: RawBuilder<unknown>, newest: number): RawBuilder<boolean> =>
  sql`length(${what}) > 4 and substring(${what} from 1 for 4) <> ${versionBytes(newest)}`;

/** How many values are sealed to each version, over all columns. */
export async function sealedTo(db: Db, columns: readonly SealedColumn[]): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const { table, column } of columns) {
    const what = sql.ref(column);
    const { rows } = await sql<{ version: Buffer; n: number }>`
      select substring(${what} from 1 for 4) as version, count(*)::int as n from ${sql.table(table)}
      where length(${what}) > 4 group by 1`.execute(db);
    for (const { version, n } of rows)
      counts.set(version.readInt32BE(0), (counts.get(version.readInt32BE(0)) ?? 0) + n);
  }
  return counts;
}

async function errandsOf(db: Db): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom("errand").select("key_version").distinct().where("sealed", "is not", null).execute();
  return new Set(rows.flatMap((row) => (row.key_version === null ? [] : [row.key_version])));
}
