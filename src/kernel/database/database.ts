import { type Compilable, Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import pg from "pg";
import type { DB } from "#schema";
import { cutSilentLines } from "./silent-lines.ts";

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

/**
 * Instants come as ISO text (`Temporal.Instant.from` reads them), days as `YYYY-MM-DD`, bigints and numerics as
 * numbers: the same shapes that a row has when it comes as JSON, so that a query can be asked either way.
 */
const parsers = new pg.TypeOverrides();
parsers.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoInstant);
parsers.setTypeParser(pg.types.builtins.DATE, (value) => value);
parsers.setTypeParser(pg.types.builtins.INT8, Number);
parsers.setTypeParser(pg.types.builtins.NUMERIC, Number);

function isoInstant(value: string): string {
  return `${value.replace(" ", "T").replace(/\+00$/u, "+00:00")}`;
}

export interface Connection {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool. `connections` is its size; a wait for one longer than 2 s fails, a statement longer than 5 s too, and
 * within 3 s one that a database does not answer which has fallen silent. `patient`: a process that nobody waits for, and
 * that would lose more by a line cut on a busy machine than by waiting, leaves it at those limits, and waits 10 s for a
 * connection.
 */
export function connect(
  url: string,
  options: { connections?: number; statementSeconds?: number; name?: string; patient?: boolean } = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.patient ? 10_000 : 2000,
    statement_timeout: (options.statementSeconds ?? 5) * 1000,
    // The server ends a slow statement. One that breaks off in the middle of its answer is given up here.
    query_timeout: ((options.statementSeconds ?? 5) + 1) * 1000,
    idle_in_transaction_session_timeout: 20_000,
    application_name: options.name ?? "diomede",
    options: "-c timezone=UTC",
    types: parsers,
  });
  // An idle connection that breaks (the database restarted) is replaced by the pool; without a listener it would end
  // the process.
  pool.on("error", () => undefined);
  // The same for one that breaks while it is lent out: the query under way is told, and nobody else listens.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("connect", rememberPlans);
  const endWatch = options.patient ? () => undefined : cutSilentLines(pool, url);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    close: async () => {
      endWatch();
      await db.destroy();
    },
  };
}

const longQuestion = 150;
const mostNames = 400;
const names = new Map<string, string>();

/**
 * Most questions of a page take longer to plan than to answer, so all but short ones are prepared under a name once per
 * connection. Only as many as there are pages: a text that could be anything must not fill the server's memory.
 */
function rememberPlans(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    if (typeof text !== "string" || !Array.isArray(values) || text.length < longQuestion)
      return query(text, values, ...rest);
    let name = names.get(text);
    if (!name && names.size < mostNames) {
      name = `q${names.size}`;
      names.set(text, name);
    }
    return query(name ? { name, text, values } : { text, values }, ...rest);
  };
  client.query = named as typeof client.query;
}

type RowOf<Q> = Q extends { execute(): Promise<(infer R)[]> } ? R : Q extends RawBuilder<infer R> ? R : never;

type Query = { execute(): Promise<object[]> } & Compilable & { toOperationNode(): never | object };

/** Asks several queries in one round trip; each comes back as its list of rows. */
export async function together<const Q extends Record<string, Query>>(
  db: Db | Tx,
  queries: Q,
): Promise<{ [K in keyof Q]: RowOf<Q[K]>[] }> {
  const parts = Object.entries(queries).map(
    ([name, query]) =>
      sql`${jsonArrayFrom(query as unknown as Parameters<typeof jsonArrayFrom>[0])} as ${sql.id(name)}`,
  );
  const result = await sql<{ [K in keyof Q]: RowOf<Q[K]>[] }>`select ${sql.join(parts)}`.execute(db);
  const [row] = result.rows;
  if (!row) throw new Error("A question without a from clause always answers one row");
  return row;
}

/** Lets this transaction's statements run for minutes: for imports and seeds, never for a page. */
export async function allowLongStatements(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = '10min'`.execute(tx);
}

/** Whether the server ended a statement that took too long. */
export const isTooSlow = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "57014";

/** Whether an error says that the database does not answer just now (503), rather than that a query is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    isTooSlow(error) ||
    [
      "ECONNREFUSED",
      "ECONNRESET",
      "ENOENT",
      "EPIPE",
      "ETIMEDOUT",
      "57P01",
      "57P02",
      "57P03",
      "53300",
      "08006",
      "08001",
      "08003",
    ].includes(code) ||
    /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error/u.test(
      error.message,
    )
  );
}

/** PostgreSQL's code of a unique violation, with the constraint's name; null for any other error. */
export function uniqueViolation(error: unknown): string | null {
  return error instanceof pg.DatabaseError && error.code === "23505" ? (error.constraint ?? "") : null;
}
