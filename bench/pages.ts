import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { connect, type Db } from "../src/kernel/database/database.ts";
import { startEmbedded } from "../src/kernel/database/embedded/index.ts";
import { migrate } from "../src/kernel/database/migrate.ts";
import { beginSignIn } from "../src/kernel/sign-in/sign-in.ts";
import { fill } from "./many-problems.ts";

const connections = 40;
const script = fileURLToPath(new URL("page-server.ts", import.meta.url));

interface Rate {
  readonly per_second: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
}

async function serving<T>(words: readonly string[], work: (base: string) => Promise<T>): Promise<T> {
  const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout?.once("data", (data) => resolve(String(data).trim()));
      child.once("exit", () => reject(new Error("the server of the bench ended by itself")));
    });
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    child.kill("SIGTERM");
  }
}

async function load(address: string, seconds: number, cookie?: string): Promise<Rate> {
  const headers = cookie ? { cookie } : {};
  await autocannon({ url: address, connections, duration: 1, headers });
  const result = await autocannon({ url: address, connections, duration: seconds, headers });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${address}: ${result.non2xx} answers were not 200, ${result.errors} failed`);
  return { per_second: Math.round(result.requests.average), p50_ms: result.latency.p50, p99_ms: result.latency.p99 };
}

const median = <T>(runs: readonly T[], by: (run: T) => number): T => {
  const sorted = runs.toSorted((a, b) => by(a) - by(b));
  return sorted[Math.floor(sorted.length / 2)] ?? (sorted[0] as T);
};

/** Rates of pages signed out and signed in, each beside a bare answer and one query of as many bytes, in one run. */
export async function run(args: readonly string[]): Promise<void> {
  const quick = args.includes("--quick");
  const [seconds, repeats] = quick ? [2, 1] : [4, 3];
  const folder = mkdtempSync(join(tmpdir(), "diomede-bench-"));
  // The server of the embedded database may be another user's process.
  chmodSync(folder, 0o755);
  const database = await startEmbedded({ folder, log: (sentence) => console.error(sentence) });
  const owner = connect(database.url("owner"), { statementSeconds: 300 });
  try {
    await migrate({ url: database.url("owner"), folder: fileURLToPath(new URL("../db/migrations", import.meta.url)) });
    await fill(owner.db, 10_000, 1000);
    console.log("10,000 problems, 1,000 organisations are there");
    const secret = await visitor(owner.db);
    const cookie = `diomede-sign-in=${secret}`;
    const paths = { home: "/", list: "/problems", problem: "/problems/777", common: "/common-problems/7" };
    const pages: Record<string, unknown> = {};
    for (const [name, path] of Object.entries(paths)) {
      pages[name] = await onePage(database.url("web"), path, cookie, seconds, repeats);
      console.log(name, JSON.stringify(pages[name]));
    }
    const growth = quick ? "left out" : await growing(owner.db, database.url("web"), paths, cookie);
    console.log(JSON.stringify({ connections, seconds, repeats, pages, growth }));
  } finally {
    await owner.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onePage(url: string, path: string, cookie: string, seconds: number, repeats: number) {
  const bytes = await serving(
    ["house", url],
    async (base) => (await (await fetch(base + path, { headers: { cookie } })).arrayBuffer()).byteLength,
  );
  const runs: { out: Rate; in: Rate; bare: Rate; query: Rate }[] = [];
  for (let n = 0; n < repeats; n += 1) {
    const [signedOut, signedIn] = await serving(
      ["house", url],
      async (base) => [await load(base + path, seconds), await load(base + path, seconds, cookie)] as const,
    );
    const bare = await serving(["bare", url, String(bytes)], (base) => load(base, seconds));
    const query = await serving(["query", url, String(bytes)], (base) => load(base, seconds));
    runs.push({ out: signedOut, in: signedIn, bare, query });
  }
  const middle = median(runs, (run) => run.in.per_second / run.query.per_second);
  const outMiddle = median(runs, (run) => run.out.per_second / run.bare.per_second);
  return {
    bytes,
    signed_out: outMiddle.out,
    signed_in: middle.in,
    bare: outMiddle.bare,
    one_query: middle.query,
    signed_out_of_bare: ratio(outMiddle.out, outMiddle.bare),
    signed_in_of_query: ratio(middle.in, middle.query),
  };
}

const ratio = (a: Rate, b: Rate): number => Math.round((a.per_second / b.per_second) * 100) / 100;

/** How much dearer a signed-in page is with 100,000 problems than with 1,000: medians of 60 answers, one by one. */
async function growing(db: Db, url: string, paths: Record<string, string>, cookie: string) {
  const times = () =>
    serving(["house", url], async (base) => {
      const found: Record<string, number> = {};
      for (const [name, path] of Object.entries(paths)) {
        const taken: number[] = [];
        for (let n = 0; n < 90; n += 1) {
          const began = performance.now();
          await (await fetch(base + path, { headers: { cookie } })).arrayBuffer();
          if (n >= 30) taken.push(performance.now() - began);
        }
        found[name] = median(taken, (one) => one);
      }
      return found;
    });
  await shrink(db, 1000);
  const few = await times();
  await fill(db, 99_000, 1000);
  console.log("100,000 problems are there");
  const many = await times();
  return Object.fromEntries(
    Object.keys(paths).map((name) => [
      name,
      { few_ms: round(few[name]), many_ms: round(many[name]), times: round((many[name] ?? 0) / (few[name] ?? 1)) },
    ]),
  );
}

const round = (value = 0): number => Math.round(value * 100) / 100;

async function shrink(db: Db, problems: number): Promise<void> {
  const { sql } = await import("kysely");
  await sql`delete from event where object in (select id from object where kind = 'problem' and number > ${problems})`.execute(
    db,
  );
  await sql`delete from common_problem_part where problem in (select id from object where kind = 'problem' and number > ${problems})`.execute(
    db,
  );
  await sql`delete from evidence where object in (select id from object where kind = 'problem' and number > ${problems})`.execute(
    db,
  );
  await sql`delete from problem where id in (select id from object where kind = 'problem' and number > ${problems})`.execute(
    db,
  );
  await sql`delete from object where kind = 'problem' and number > ${problems}`.execute(db);
  await sql`update object_number set last = ${problems} where kind = 'problem'`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

async function visitor(db: Db): Promise<string> {
  const { sql } = await import("kysely");
  const { rows } = await sql<{
    id: string;
  }>`with made as (insert into object (kind, number, side, audience, created_at) values ('person', 1, 'us', 'members', now()) returning id),
      person as (insert into person (id, name, reads) select id, 'Reader', '{en}' from made returning id)
    insert into account (person, address, confirmed_at, admitted_at, created_at) select id, 'reader@example.org', now(), now(), now() from person returning id`.execute(
    db,
  );
  return await beginSignIn(db, rows[0]?.id ?? "", Temporal.Now.instant());
}
