import { Logger, runMigrations } from "graphile-worker";
import { Client } from "pg";
import { CannotStart, reasonOf } from "#kernel/lifecycle/cannot-start.ts";

// Programs that start at the same time make the runner's tables one after the other.
const lockKey = 4_206_562;

/**
 * The runner's tables bar every login but their owner's; only `diomede_work` is let in. Policies are made once, since
 * making one waits for everybody who works.
 */
const grants = `
  do $$
  declare name text;
  begin
    if exists (select from pg_roles where rolname = 'diomede_work') then
      grant usage on schema graphile_worker to diomede_work;
      grant select, insert, update, delete on all tables in schema graphile_worker to diomede_work;
      grant usage, select on all sequences in schema graphile_worker to diomede_work;
      for name in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity
        and not exists (select from pg_policies where schemaname = 'graphile_worker'
          and pg_policies.tablename = pg_tables.tablename and policyname = 'diomede_work')
      loop
        execute format('create policy diomede_work on graphile_worker.%I to diomede_work using (true) with check (true)', name);
      end loop;
    end if;
  end $$`;

/**
 * Makes the job runner's tables, or brings them up to date, and lets the logins in that may use them. Safe to repeat
 * and to run from several programs at once. Refuses (CannotStart) when the database does not let it.
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: "diomede migrate" });
  // A connection lost while a statement runs fails that statement too; without a listener it would end the program.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
    await client.query(grants);
  } catch (error) {
    throw new CannotStart(`The tables of the job runner could not be made: ${reasonOf(error)}.`);
  } finally {
    await client.end();
  }
}
