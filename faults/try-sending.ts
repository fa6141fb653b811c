import type { ChildProcess } from "node:child_process";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { repeat } from "../src/kernel/lifecycle/repeat.ts";
import type { Promises } from "../src/rooms/messages/channels/channel.ts";
import { checkInvariants } from "../src/rooms/messages/sending/invariants.ts";
import { keysOf } from "../testing/sending/readers.ts";
import { fillDisk, mountSmall } from "./full-disk.ts";
import { calm, type GatewayWish, hostile } from "./gateway.ts";
import { again, asSuperuser, fillHouse, type House, openHouse, type People, plan, release } from "./house.ts";
import { life } from "./life.ts";
import { misfortunes, slicesOf } from "./misfortunes.ts";
import { end, startScript } from "./processes.ts";
import { seededRandom } from "./random.ts";
import { startReceiver } from "./receiver.ts";
import { fenceOf, type TrialResult, type TrialWish } from "./trial.ts";
import { truthOf, verdict } from "./verdict.ts";
import type { WorkerWish } from "./worker.ts";
import { restoreYesterday } from "./yesterday.ts";

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
    const blows = wish.kills + wish.freezes + wish.restarts;
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
      milliseconds: 25,
      refs: wish.refs ?? random() < 0.5,
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
        leaseSeconds: wish.leaseSeconds,
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
    wish.say(`${wish.messages} messages, ${blows} misfortunes, seed ${wish.seed}`);
    await Promise.all(Array.from({ length: wish.workers }, hire));
    const living = life(house, people, random);
    const planner = repeat(
      1500,
      () => plan(db, people.all.programme, people.all.ids, at),
      () => undefined,
    );
    const slices = slicesOf(people.all.ids, blows + 2, random);
    await misfortunes(wish, { house, slices, truth, random, life: living, workers, hire });
    if (wish.fullDisk) {
      await fillDisk(house, slices.at(-2) ?? [], truth, wish.say);
    }
    if (wish.restore) await restoreYesterday(house, slices.slice(-2), workers, hire, truth, wish.say);
    while (workers.length < 2) await hire();
    await again(() => release(db, people.all.ids));
    living.goOn(slices.at(-2) ?? []);
    const acts = await living.over();
    await planner.stop();
    const facts = await settled(house, people, wish);
    for (const child of workers) await end(child, "SIGTERM");
    const taken = truthOf(truth, refKey);
    const found = await verdict(db, taken, people, acts, fenceOf(wish));
    const broken = await checkInvariants(db, { now: Temporal.Now.instant(), truth: taken.map((one) => one.ref) });
    return {
      ...found,
      broken: broken
        .filter(({ rule }) => rule !== "I11")
        .map(({ rule, found, examples }) => `${rule} ${found} ${examples[0] ?? ""}`),
      facts: {
        ...facts,
        stopped: acts.stopped.size,
        moved: acts.moved.size,
        taken: taken.length,
        receipts_refused: receiver.refused(),
      },
    };
  } finally {
    for (const child of children) await end(child);
    receiver?.close();
    for (const place of mounted) execFileSync("umount", ["-l", place]);
    await house.close();
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
      const quiet = performance.now() - since > wish.leaseSeconds * 400;
      if ((due[0]?.n === 0 && quiet) || performance.now() > until)
        return { ...Object.fromEntries(rows.map((row) => [row.state, row.n])), receipts_parked: waiting[0]?.n ?? 0 };
    } catch {
      since = performance.now();
    }
  }
}
