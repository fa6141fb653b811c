import type { ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import type { Promises } from "../src/rooms/messages/channels/channel.ts";
import { checkInvariants } from "../src/rooms/messages/sending/invariants.ts";
import { openAfterRestore } from "../src/rooms/messages/sending/restore.ts";
import { stopSubscriber } from "../src/rooms/messages/subscribers/leave.ts";
import { keysOf } from "../testing/sending/readers.ts";
import { calm, type GatewayWish, hostile } from "./gateway.ts";
import { asSuperuser, fillHouse, type House, openHouse, type People } from "./house.ts";
import { end, startScript } from "./processes.ts";
import { seededRandom } from "./random.ts";
import { startReceiver } from "./receiver.ts";
import { truthOf, type Verdict, verdict } from "./verdict.ts";
import type { WorkerWish } from "./worker.ts";

const leaseSeconds = 6;
const fenceMilliseconds = (leaseSeconds * 1000) / 3;

export interface TrialWish {
  readonly messages: number;
  readonly kills: number;
  readonly freezes: number;
  readonly restarts: number;
  readonly restore: boolean;
  readonly fullDisk: boolean;
  readonly hostile: boolean;
  readonly gateway: "none" | "query" | "key";
  readonly seed: number;
  readonly workers: number;
  readonly say: (sentence: string) => void;
}

export interface TrialResult extends Verdict {
  readonly broken: readonly string[];
  readonly facts: Readonly<Record<string, number>>;
}

/** Sends while everything that can go wrong does, and compares what the gateway was given with what the database says. */
export async function trySending(wish: TrialWish): Promise<TrialResult> {
  const random = seededRandom(wish.seed);
  const house = await openHouse(wish.say);
  const children = new Set<ChildProcess>();
  const mounted: string[] = [];
  let receiver: Awaited<ReturnType<typeof startReceiver>> | null = null;
  try {
    const { db } = house.connection;
    const keys = keysOf();
    const refKey = randomBytes(32);
    const acts = wish.kills + wish.freezes + wish.restarts;
    const seconds = Math.max(3, acts * 0.5);
    const at = Temporal.Now.instant().add({ seconds: 1 });
    const people = await fillHouse(house, keys, wish.messages, seconds, at);
    await asSuperuser(house, "alter system set autovacuum_naptime = '5s'", "select pg_reload_conf()");
    receiver = await startReceiver(() => db);
    if (wish.fullDisk) mounted.push(mountSmall(house.journal, "2m"));
    const truth = join(house.folder, "truth.tsv");
    writeFileSync(truth, "");
    const gatewayWish: GatewayWish = {
      truth,
      callback: receiver.address,
      habits: wish.hostile ? hostile : calm,
      seed: wish.seed,
      idempotent: wish.gateway === "key",
      milliseconds: 10,
      refs: random() < 0.5,
    };
    const gateway = await startScript("gateway.ts", gatewayWish);
    children.add(gateway.child);
    const promises: Promises = {
      idempotency: wish.gateway === "key" ? { seconds: 3600 } : "none",
      query: wish.gateway === "query" ? "by-ref" : "none",
      refInReceipt: gatewayWish.refs,
      idFormat: "hex",
      window: 20,
      partsPerSecond: 2000,
      answerWithin: 1,
    };
    const workerWish: WorkerWish = {
      database: house.url("send"),
      key: keys.raw.toString("base64"),
      refKey: refKey.toString("base64"),
      gateway: `http://127.0.0.1:${gateway.line}`,
      promises,
      journal: house.journal,
      times: {
        leaseSeconds,
        idleMilliseconds: 50,
        foldMilliseconds: 100,
        sweepMilliseconds: 500,
        reapMilliseconds: 300,
        ladderMilliseconds: 700,
        ladderYoungestSeconds: 3,
        channelsMilliseconds: 1000,
        mostAtOnce: 60,
      },
    };
    const workers: ChildProcess[] = [];
    const hire = async (): Promise<void> => {
      const { child } = await startScript("worker.ts", workerWish);
      children.add(child);
      workers.push(child);
    };
    wish.say(`${wish.messages} messages over ${seconds} s, seed ${wish.seed}`);
    await Promise.all(Array.from({ length: wish.workers }, hire));
    const life = liveOn(house, people, random, acts === 0 ? 3 : seconds);
    await misfortunes(wish, house, random, workers, children, hire);
    if (wish.fullDisk) await fillDisk(house.journal, db, wish.say);
    if (wish.restore) await restoreYesterday(house, workers, hire, truth, wish.say);
    while (workers.length < 2) await hire();
    const stopped = await life;
    const facts = await settled(house, people, wish);
    for (const child of workers) await end(child, "SIGTERM");
    const taken = truthOf(truth, refKey);
    const found = await verdict(db, taken, people, stopped, fenceMilliseconds);
    const broken = await checkInvariants(db, { now: Temporal.Now.instant(), truth: taken.map((one) => one.ref) });
    return {
      ...found,
      broken: broken
        .filter(({ rule }) => rule !== "I11")
        .map(({ rule, found, examples }) => `${rule} ${found} ${examples[0] ?? ""}`),
      facts: { ...facts, taken: taken.length, receipts_refused: receiver.refused() },
    };
  } finally {
    for (const child of children) await end(child);
    receiver?.close();
    for (const place of mounted) execFileSync("umount", ["-l", place]);
    await house.close();
  }
}

/** People stop, and come into another stage, while messages go out. */
async function liveOn(house: House, people: People, random: () => number, seconds: number) {
  const stopped = new Map<string, number>();
  const moved = new Map<string, number>();
  const { db } = house.connection;
  const all = people.all.ids.filter((id) => !people.asleep.has(id));
  const some = all.filter(() => random() < 0.06);
  const until = performance.now() + seconds * 1000;
  for (const [n, id] of some.entries()) {
    const pause = ((until - performance.now()) / Math.max(1, some.length - n)) * 2 * random();
    if (pause > 0) await sleep(pause);
    try {
      await db.transaction().execute(async (tx) => {
        if (n % 2 === 0)
          await stopSubscriber(tx, id, { scope: null, door: "message", evidence: null, at: Temporal.Now.instant() });
        else {
          await sql`select id from subscriber where id = ${id} for update`.execute(tx);
          await sql`update fault_stage set stage = 40 where subscriber = ${id}`.execute(tx);
        }
      });
      const { rows } = await sql<{ at: string }>`select clock_timestamp() as at`.execute(db);
      (n % 2 === 0 ? stopped : moved).set(id, Date.parse(rows[0]?.at ?? ""));
    } catch {
      // The database was away: nothing was promised to anybody.
    }
  }
  return { stopped, moved };
}

async function misfortunes(
  wish: TrialWish,
  house: House,
  random: () => number,
  workers: ChildProcess[],
  children: Set<ChildProcess>,
  hire: () => Promise<void>,
): Promise<void> {
  const deck = [
    ...Array<"kill">(wish.kills).fill("kill"),
    ...Array<"freeze">(wish.freezes).fill("freeze"),
    ...Array<"restart">(wish.restarts).fill("restart"),
  ];
  for (let n = deck.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    const [a, b] = [deck[n], deck[other]];
    if (a && b) [deck[n], deck[other]] = [b, a];
  }
  const thawing: Promise<unknown>[] = [];
  for (const act of deck) {
    await sleep(50 + random() * 450);
    if (act === "restart") process.kill(postmaster(house), "SIGQUIT");
    else {
      const at = Math.floor(random() * workers.length);
      const [victim] = workers.splice(at, 1);
      if (!victim) continue;
      if (act === "kill") {
        await end(victim);
        children.delete(victim);
      } else {
        victim.kill("SIGSTOP");
        // Long enough for its lease to be over, or short enough that it is not.
        thawing.push(
          sleep(200 + random() * 2 * leaseSeconds * 1000).then(() => {
            victim.kill("SIGCONT");
            workers.push(victim);
          }),
        );
      }
      // A database that is just starting has not let anybody in.
      while (workers.length < wish.workers - 1) await hire().catch(() => sleep(300));
    }
    if (workers.length < wish.workers) await hire().catch(() => sleep(300));
  }
  await Promise.all(thawing);
}

const postmaster = (house: House): number =>
  Number(readFileSync(join(house.data, "postmaster.pid"), "utf8").split("\n")[0]);

function mountSmall(folder: string, size: string): string {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  return folder;
}

/** The journal's disk is full for some seconds: nothing may leave meanwhile, and all goes on afterwards. */
async function fillDisk(folder: string, db: House["connection"]["db"], say: (sentence: string) => void): Promise<void> {
  const { bavail, bsize } = statfsSync(folder);
  const ballast = join(folder, "ballast");
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  } catch {
    // Full is full.
  }
  const count = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*) as n from message where state in ('accepted', 'delivered')`.execute(db))
      .rows[0]?.n ?? 0;
  await sleep(1500);
  const before = await count();
  await sleep(2000);
  say(`the journal's disk was full: ${(await count()) - before} answers came in 2 s`);
  rmSync(ballast, { force: true });
}

/** Yesterday's copy is put back over today's journal; nothing may leave until a person says so. */
async function restoreYesterday(
  house: House,
  workers: ChildProcess[],
  hire: () => Promise<void>,
  truth: string,
  say: (sentence: string) => void,
): Promise<void> {
  const everybodyOut =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'diomede' and pid <> pg_backend_pid()";
  for (const child of workers.splice(0)) await end(child);
  await copyDatabase(house, everybodyOut);
  await Promise.all([hire(), hire()]);
  await sleep(3000);
  const half = workers.splice(0);
  if (half[0]) await end(half[0]);
  await asSuperuser(
    house,
    "alter database diomede with allow_connections false",
    everybodyOut,
    "drop database diomede with (force)",
    "alter database yesterday rename to diomede",
    "alter database diomede owner to diomede_owner",
  );
  // One process goes on over the change, others start after it.
  for (const child of half.slice(1)) workers.push(child);
  await hire();
  await sleep(1500);
  const lines = (): number => readFileSync(truth, "utf8").split("\n").length;
  const before = lines();
  await sleep(4000);
  say(`yesterday's database was put back: ${lines() - before} messages left before anybody allowed it`);
  if (lines() !== before) throw new Error("Messages left from a restored database");
  await house.connection.db.transaction().execute((tx) => openAfterRestore(tx, null, Temporal.Now.instant()));
}

async function copyDatabase(house: House, everybodyOut: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await asSuperuser(house, everybodyOut, "create database yesterday template diomede owner diomede_owner");
      return;
    } catch (error) {
      if (tries > 40) throw error;
      await sleep(50);
    }
  }
}

/** Waits until nothing moves any more. */
async function settled(house: House, people: People, wish: TrialWish): Promise<Record<string, number>> {
  const until = performance.now() + 90_000;
  const canAsk = wish.gateway !== "none";
  let last = "";
  let since = performance.now();
  for (;;) {
    await sleep(300);
    try {
      const { rows } = await sql<{ state: string; n: number }>`
        select state, count(*) as n from message group by state order by state`.execute(house.connection.db);
      const { rows: due } = await sql<{ n: number }>`
        select count(*) as n from message where state in ('claimed', 'submitted') or (state = 'planned' and subscriber <> all(${[...people.asleep]}::uuid[]))
          or (${canAsk} and state = 'unknown')`.execute(house.connection.db);
      const { rows: waiting } = await sql<{
        n: number;
      }>`select count(*) as n from receipt where applied_at is null`.execute(house.connection.db);
      const now = JSON.stringify([rows, due, waiting]);
      if (now !== last) since = performance.now();
      last = now;
      const quiet = performance.now() - since > 2500;
      if ((due[0]?.n === 0 && quiet) || performance.now() > until)
        return { ...Object.fromEntries(rows.map((row) => [row.state, row.n])), receipts_parked: waiting[0]?.n ?? 0 };
    } catch {
      since = performance.now();
    }
  }
}

/** `npm run faults -- sending [--kills N] [--messages N] …`; true when nothing was twice, lost, late or out of place. */
export async function run(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: "string", default: "60" },
      messages: { type: "string", default: "3000" },
      seed: { type: "string" },
      freezes: { type: "string", default: "0" },
      restarts: { type: "string", default: "0" },
      workers: { type: "string", default: "3" },
      gateway: { type: "string", default: "none" },
      hostile: { type: "boolean", default: false },
      restore: { type: "boolean", default: false },
      "full-disk": { type: "boolean", default: false },
    },
  });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const result = await trySending({
    messages: Number(values.messages),
    kills: Number(values.kills),
    freezes: Number(values.freezes),
    restarts: Number(values.restarts),
    workers: Number(values.workers),
    gateway: values.gateway as "none" | "query" | "key",
    hostile: values.hostile,
    restore: values.restore,
    fullDisk: values["full-disk"],
    seed,
    say: (sentence) => console.error(sentence),
  });
  const { broken, facts, ...found } = result;
  console.error(JSON.stringify(facts));
  for (const one of broken) console.error(`A rule does not hold: ${one}`);
  console.log(JSON.stringify(found));
  const { unknown: _, ...bad } = found;
  return broken.length === 0 && Object.values(bad).every((n) => n === 0);
}
