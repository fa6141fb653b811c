import { Client } from "pg";
import { CannotStart, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { type MigrationFile, migrationFiles } from "./migration-files.ts";

// Any number of ours: programs that migrate one database at the same time wait for each other here.
const lockKey = 4_206_561;

const ledger = `
  create table if not exists migration (
    name text primary key,
    hash text not null,
    applied_at timestamptz not null default now()
  );
  do $$
  declare runtime text;
  begin
    foreach runtime in array array['diomede_web', 'diomede_work', 'diomede_send'] loop
      if exists (select from pg_roles where rolname = runtime) then
        execute format('revoke all on migration from %I', runtime);
        execute format('grant select on migration to %I', runtime);
      end if;
    end loop;
  end $$`;

/**
 * Applies the migrations of `folder` that the database has not seen, in order, each in its own transaction; the names
 * of those applied now. Forward only, safe to repeat and to run from several programs at once. `url` must not go
 * through a pooler that shares sessions. Refuses (CannotStart) a PostgreSQL older than 18, an applied file that was
 * changed, one that this program does not know, and a new one numbered before an applied one.
 */
export async function migrate({ url, folder }: { url: string; folder: string }): Promise<string[]> {
  const files = await migrationFiles(folder);
  const client = await connect(url);
  try {
    await refuseOldServer(client);
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    const pending = await pendingOf(client, files);
    for (const file of pending) await apply(client, file);
    return pending.map((file) => file.name);
  } finally {
    await client.end();
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, application_name: "diomede migrate" });
  try {
    await client.connect();
  } catch (error) {
    throw new CannotStart(`The database does not answer: ${reasonOf(error)}.`);
  }
  // A connection lost while a statement runs fails that statement too; without a listener it would end the program.
  client.on("error", () => {});
  return client;
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const [server] = rows;
  if (server && server.number < 180_000) {
    throw new CannotStart(`The database is PostgreSQL ${server.version}: Diomede needs 18 or newer.`);
  }
}

async function pendingOf(client: Client, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  await client.query(ledger);
  const { rows: applied } = await client.query<{ name: string; hash: string }>(
    "select name, hash from migration order by name",
  );
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, hash } of applied) {
    const file = known.get(name);
    if (!file)
      throw new CannotStart(
        `The database knows the migration ${name}, this Diomede does not: start the newer program.`,
      );
    if (file.hash !== hash) {
      throw new CannotStart(
        `The migration ${name} was changed after it was applied: put it back, and say what is new in a new migration.`,
      );
    }
    known.delete(name);
  }
  const pending = files.filter((file) => known.has(file.name));
  const last = applied.at(-1)?.name ?? "";
  const late = pending.find((file) => file.name < last);
  if (late)
    throw new CannotStart(
      `The migration ${late.name} comes before ${last}, which is applied: give it the next number.`,
    );
  return pending;
}

async function apply(client: Client, file: MigrationFile): Promise<void> {
  await client.query("begin");
  try {
    await client.query(file.sql);
    await client.query("insert into migration (name, hash) values ($1, $2)", [file.name, file.hash]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new CannotStart(`The migration ${file.name} failed${lineOf(error, file.sql)}: ${reasonOf(error)}.`);
  }
}

/** PostgreSQL counts characters from the beginning of the file; people count lines. */
function lineOf(error: unknown, sql: string): string {
  const position = error instanceof Error && "position" in error ? Number(error.position) : Number.NaN;
  return Number.isInteger(position)
    ? ` at line ${[...sql].slice(0, position).filter((sign) => sign === "\n").length + 1}`
    : "";
}
