import type { ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { repeat } from "../src/kernel/lifecycle/repeat.ts";
import type { Promises } from "../src/rooms/messages/channels/channel.ts";
import { checkInvariants } from "../src/rooms/messages/sending/invariants.ts";
import { openAfterRestore } from "../src/rooms/messages/sending/restore.ts";
import { stopSubscriber } from "../src/rooms/messages/subscribers/leave.ts";
import { keysOf } from "../testing/sending/readers.ts";
import { calm, type GatewayWish, hostile } from "./gateway.ts";
import { asSuperuser, fillHouse, type House, openHouse, type People, plan, release } from "./house.ts";
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
    const at = Temporal.Now.instant();
    const people = await fillHouse(house, keys, wish.messages, at);
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
    wish.say(`${wish.messages} messages, ${acts} misfortunes, seed ${wish.seed}`);
    await Promise.all(Array.from({ length: wish.workers }, hire));
    const mind = new AbortController();
    const life = liveOn(house, people, random, mind.signal);
    const planner = repeat(
      1500,
      () => plan(db, people.all.programme, people.all.ids, at),
      () => undefined,
    );
    const slices = slicesOf(people.all.ids, acts + 2, random);
    await misfortunes(wish, house, slices, truth, random, workers, children, hire);
    if (wish.fullDisk) {
      await fillDisk(house, slices.at(-2) ?? [], truth, wish.say);
    }
    if (wish.restore) await restoreYesterday(house, slices.slice(-2), workers, hire, truth, wish.say);
    while (workers.length < 2) await hire();
    await again(() => release(db, people.all.ids));
    mind.abort();
    const stopped = await life;
    await planner.stop();
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

/** The database may be on its way back. */
async function again(work: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(200);
    }
  }
}

/** Everybody in a random order, cut into so many pieces. */
function slicesOf(ids: readonly string[], pieces: number, random: () => number): readonly (readonly string[])[] {
  const all = ids.map((id) => ({ id, at: random() })).sort((a, b) => a.at - b.at);
  const size = Math.ceil(all.length / pieces);
  return Array.from({ length: pieces }, (_, n) => all.slice(n * size, (n + 1) * size).map(({ id }) => id));
}

/** People stop, and come into another stage, while messages go out; those who are left do so when `mind` says so. */
async function liveOn(house: House, people: People, random: () => number, mind: AbortSignal) {
  const stopped = new Map<string, number>();
  const moved = new Map<string, number>();
  const { db } = house.connection;
  const all = people.all.ids.filter((id) => !people.asleep.has(id));
  const some = all.filter(() => random() < 0.06);
  for (const [n, id] of some.entries()) {
    await sleep(random() * (mind.aborted ? 30 : 900));
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

/**
 * One after the other, each while a piece of the messages is on its way: it is made due, and when the gateway has got
 * the first of it the blow falls some milliseconds later.
 */
async function misfortunes(
  wish: TrialWish,
  house: House,
  slices: readonly (readonly string[])[],
  truth: string,
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
  for (const [n, act] of deck.entries()) {
    const size = statSync(truth).size;
    await again(() => release(house.connection.db, slices[n] ?? []));
    for (let tries = 0; tries < 1000 && statSync(truth).size === size; tries += 1) await sleep(5);
    await sleep(random() * 60);
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

const linesOf = (file: string): number => readFileSync(file, "utf8").split("\n").length - 1;

/** The journal's disk is full for some seconds: nothing may leave meanwhile, and all goes on afterwards. */
async function fillDisk(
  house: House,
  slice: readonly string[],
  truth: string,
  say: (sentence: string) => void,
): Promise<void> {
  const { bavail, bsize } = statfsSync(house.journal);
  const ballast = join(house.journal, "ballast");
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  } catch {
    // Full is full.
  }
  await sleep(1000);
  const before = linesOf(truth);
  await again(() => release(house.connection.db, slice));
  await sleep(4000);
  say(`the journal's disk was full: ${linesOf(truth) - before} of ${slice.length} messages left meanwhile`);
  if (linesOf(truth) !== before) throw new Error("Messages left without a line in the journal");
  rmSync(ballast, { force: true });
}

/** Yesterday's copy is put back over today's journal; nothing may leave until a person says so. */
async function restoreYesterday(
  house: House,
  slices: readonly (readonly string[])[],
  workers: ChildProcess[],
  hire: () => Promise<void>,
  truth: string,
  say: (sentence: string) => void,
): Promise<void> {
  const everybodyOut =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'diomede' and pid <> pg_backend_pid()";
  const { db } = house.connection;
  for (const child of workers.splice(0)) await end(child);
  await again(() => release(db, slices[0] ?? []));
  await copyDatabase(house, everybodyOut);
  await Promise.all([hire(), hire()]);
  const copied = linesOf(truth);
  await again(() => release(db, slices[1] ?? []));
  for (let tries = 0; tries < 400 && linesOf(truth) < copied + 10; tries += 1) await sleep(20);
  await sleep(500);
  const since = linesOf(truth) - copied;
  const [first] = workers.splice(0, 1);
  if (first) await end(first);
  await asSuperuser(
    house,
    "alter database diomede with allow_connections false",
    everybodyOut,
    "drop database diomede with (force)",
    "alter database yesterday rename to diomede",
    "alter database diomede owner to diomede_owner",
  );
  // The process that is left goes on over the change, another starts after it.
  await hire();
  await sleep(2000);
  const before = linesOf(truth);
  await again(() => release(db, slices[1] ?? []));
  await sleep(4000);
  const after = linesOf(truth);
  say(
    `yesterday's database was put back after ${since} messages had left; ${after - before} left before anybody allowed it`,
  );
  if (after !== before) throw new Error("Messages left from a restored database");
  await db.transaction().execute((tx) => openAfterRestore(tx, null, Temporal.Now.instant()));
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
