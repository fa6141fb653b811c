import { sql } from "kysely";
import { Client } from "pg";
import type { Config } from "#kernel/config/config.ts";
import { connect, type Db } from "#kernel/database/database.ts";
import { logins, roleOf } from "#kernel/database/login.ts";
import { nameFor, readExchange } from "#kernel/exchange/exchange.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import type { OpenDatabase } from "../../house.ts";
import { broken, type Finding, missing, ok } from "./finding.ts";
import { keyFindings } from "./keys.ts";

type Opened = OpenDatabase & { readonly beside?: boolean };

/** Everything that can be asked of the database. */
export async function databaseFindings(opened: Opened, config: Config): Promise<readonly Finding[]> {
  const connection = connect(opened.directUrl("owner"), { connections: 2, name: "diomede doctor" });
  try {
    const { db } = connection;
    return [
      await server(db, opened),
      await walls(db, opened),
      ...(await keyFindings(db, config, new Set(logins.map((login) => opened.url(login))).size)),
      await clock(db),
      ...(await house(db)),
      await mails(db),
      await work(db),
      await words(db),
      ...(await meanings(db)),
    ];
  } finally {
    await connection.close();
  }
}

async function server(db: Db, { embedded, beside }: Opened): Promise<Finding> {
  const { rows } = await sql<{ version: string; bytes: number; migrations: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
      (select count(*)::int from migration) as migrations`.execute(db);
  const [row] = rows;
  const kind = embedded ? `PostgreSQL ${row?.version} of our own` : `a PostgreSQL ${row?.version} service`;
  const size = `${((row?.bytes ?? 0) / 1024 ** 2).toFixed(0)} MB, ${row?.migrations} migrations`;
  return ok(`The database is ${kind}${beside ? ", kept by the program that is running" : ""} (${size}).`);
}

/** Four logins keep pages, work and sending apart: a page that is broken into cannot read what only sending may. */
async function walls(db: Db, opened: Opened): Promise<Finding> {
  const names = new Set<string>();
  for (const login of logins) names.add(decodeURIComponent(new URL(opened.url(login)).username));
  if (names.size === logins.length) {
    for (const login of logins) {
      const client = new Client({ connectionString: opened.url(login), connectionTimeoutMillis: 3000 });
      try {
        await client.connect();
      } catch (error) {
        return broken(`The database refuses its login ${roleOf(login)}: ${reasonOf(error)}.`);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
    return ok("Four logins keep owner, pages, work and sending apart.");
  }
  const { rows } = await sql<{
    super: boolean;
  }>`select rolsuper as super from pg_roles where rolname = current_user`.execute(db);
  if (rows[0]?.super)
    return missing(
      "One login, a superuser, stands for all four: a page that is broken into could read and change everything. Use one that only owns its database.",
    );
  return missing(
    "One login stands for all four: a page that is broken into could read everything, also what only sending needs.",
  );
}

async function clock(db: Db): Promise<Finding> {
  const before = Temporal.Now.instant();
  const { rows } = await sql<{
    now: string;
    offset: number;
  }>`select now() as now, offset_seconds as offset from clock`.execute(db);
  const there = Temporal.Instant.from(rows[0]?.now ?? before.toString());
  const off = Math.abs(there.since(before).total("seconds"));
  if (off > 5)
    return broken(
      `The clocks of this machine and of the database differ by ${Math.round(off)} seconds: set both by NTP.`,
    );
  const offset = rows[0]?.offset ?? 0;
  return offset === 0
    ? ok("The clocks of this machine and of the database agree.")
    : missing(`The exchange's clock is moved by ${Math.round(offset / 86_400)} days, as in the example.`);
}

async function house(db: Db): Promise<readonly Finding[]> {
  const exchange = await readExchange(db);
  if (exchange.state === "new")
    return [missing("The exchange is not set up yet: `start` prints the link that begins it.")];
  const name = nameFor(exchange.names, ["en"]);
  const sides = exchange.sides
    .map((side) => `${nameFor(side.names, ["en"])}${side.state === "in" ? "" : ` (${side.state})`}`)
    .join(", ");
  const { rows } = await sql<{ side: string | null }>`
    select distinct office.side from office join account on account.person = office.person
    where role = 'coordinator' and (until is null or until > now()) and account.disabled_at is null`.execute(db);
  const held = new Set(rows.map((row) => row.side));
  const without = held.has(null) ? [] : exchange.sides.filter((side) => !held.has(side.code));
  return [
    ok(
      `“${name}” is ${exchange.state}, ${exchange.open ? "open to all readers" : "closed to strangers"}; sides: ${sides}.`,
    ),
    ...(without.length === 0
      ? []
      : [
          missing(
            `Nobody who can sign in coordinates ${without.map((side) => nameFor(side.names, ["en"])).join(", ")}: nobody there can let members in.`,
          ),
        ]),
  ];
}

async function mails(db: Db): Promise<Finding> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed from mail`.execute(
    db,
  );
  const { waiting = 0, failed = 0 } = rows[0] ?? {};
  if (failed > 0)
    return missing(`${waiting} mails wait, ${failed} could not be sent; coordinators see each with its reason.`);
  return waiting > 0 ? missing(`${waiting} mails wait to be sent.`) : ok("No mail waits.");
}

async function work(db: Db): Promise<Finding> {
  const { rows } = await sql<{ running: number; ticked: string | null; jobs: number | null }>`
    select (select count(*)::int from pg_stat_activity where application_name like 'diomede%' and application_name not in ('diomede doctor', 'diomede command', 'diomede migrate')) as running,
      (select max(done_at) from tick) as ticked`.execute(db);
  const { running = 0, ticked = null } = rows[0] ?? {};
  const waiting = await waitingJobs(db);
  const jobs = waiting === null ? "" : ` ${waiting} jobs wait.`;
  if (running === 0)
    return missing(`No program is connected just now: nothing is answered and nothing is done until \`start\`.${jobs}`);
  return ok(
    `A program is connected.${ticked ? ` The minute's turn was last done at ${ticked.slice(0, 16).replace("T", " ")} (the exchange's clock).` : ""}${jobs}`,
  );
}

async function waitingJobs(db: Db): Promise<number | null> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('graphile_worker.jobs') is not null as there`.execute(db);
  if (!rows[0]?.there) return null;
  const { rows: counted } = await sql<{ jobs: number }>`select count(*)::int as jobs from graphile_worker.jobs`.execute(
    db,
  );
  return counted[0]?.jobs ?? 0;
}

async function words(db: Db): Promise<Finding> {
  const { rows } = await sql<{
    terms: number;
    words: number;
    lexicons: { source: string; pair: string; heads: number }[];
    readings: number;
  }>`
    select (select count(*)::int from term) as terms, (select count(*)::int from term_word) as words, (select count(*)::int from reading) as readings,
      (select coalesce(json_agg(json_build_object('source', source, 'pair', pair, 'heads', heads) order by source), '[]'::json) from (
        select source, from_language || '-' || to_language as pair, count(*)::int as heads from lexicon_entry group by 1, 2) as found) as lexicons`.execute(
    db,
  );
  const { terms = 0, words = 0, lexicons = [], readings = 0 } = rows[0] ?? {};
  const own =
    terms === 0 ? "the glossary that Diomede comes with" : `a glossary of ${terms} concepts with ${words} words`;
  const more =
    lexicons.length === 0
      ? "no imported lexicon"
      : `imported lexicons ${lexicons.map(({ source, pair, heads }) => `${source} (${pair}, ${heads} words)`).join(", ")}`;
  return ok(`Likeness is found by ${own}, the lexicon it comes with, and ${more}; ${readings} texts are read.`);
}

/** What a service has said of texts; nothing to say while none is heeded. */
async function meanings(db: Db): Promise<readonly Finding[]> {
  const { rows } = await sql<{ model: string; known: number; refused: number }>`
    select heeded.model, (select count(*)::int from meaning where meaning.model = heeded.model and vector is not null) as known,
      (select count(*)::int from meaning where meaning.model = heeded.model and failed is not null and failed <> 'taken-back') as refused
    from meaning_model as heeded where heeded.model is not null`.execute(db);
  return rows.map(({ model, known, refused }) =>
    (refused > 0 ? missing : ok)(
      `${known} texts are compared by meaning too (${model})${refused > 0 ? `; ${refused} it would not take` : ""}.`,
    ),
  );
}
