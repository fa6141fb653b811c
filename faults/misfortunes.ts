import type { ChildProcess } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { again, type House, release } from "./house.ts";
import type { Life } from "./life.ts";
import { end } from "./processes.ts";
import type { TrialWish } from "./trial.ts";

/** Everybody in a random order, cut into so many pieces. */
export function slicesOf(ids: readonly string[], pieces: number, random: () => number): readonly (readonly string[])[] {
  const all = ids.map((id) => ({ id, at: random() })).sort((a, b) => a.at - b.at);
  const size = Math.ceil(all.length / pieces);
  return Array.from({ length: pieces }, (_, n) => all.slice(n * size, (n + 1) * size).map(({ id }) => id));
}

export interface Stage {
  readonly house: House;
  readonly slices: readonly (readonly string[])[];
  /** The gateway's own list. */
  readonly truth: string;
  readonly random: () => number;
  readonly life: Life;
  readonly workers: ChildProcess[];
  /** Starts one more worker. */
  hire(): Promise<void>;
}

/**
 * One after the other, each while a piece of the messages is on its way: it is made due, some of those people go on with
 * their lives, and when the gateway has got the first of it the blow falls some milliseconds later.
 */
export async function misfortunes(wish: TrialWish, stage: Stage): Promise<void> {
  const { house, slices, truth, random, workers } = stage;
  const thawing: Promise<unknown>[] = [];
  for (const [n, act] of shuffled(wish, random).entries()) {
    const { size } = statSync(truth);
    await again(() => release(house.connection.db, slices[n] ?? []));
    stage.life.goOn(slices[n] ?? []);
    for (let tries = 0; tries < 1000 && statSync(truth).size === size; tries += 1) await sleep(5);
    await sleep(random() * 80);
    if (act === "restart") process.kill(postmaster(house), "SIGQUIT");
    if (act === "kill") {
      const [victim] = workers.splice(Math.floor(random() * workers.length), 1);
      if (victim) await end(victim);
    }
    // All at once, so that whoever has messages in its hands is among them; their places are taken by others. Those of
    // the last time must be awake: the frozen keep their connections, and the server has not so many.
    if (act === "freeze") {
      await Promise.all(thawing.splice(0));
      thawing.push(thawed(workers.splice(0), wish.leaseSeconds, random).then((them) => void workers.push(...them)));
    }
    for (const extra of workers.splice(wish.workers)) await end(extra, "SIGTERM");
    // A database that is just starting has not let anybody in.
    while (workers.length < wish.workers)
      await Promise.all(
        Array.from({ length: wish.workers - workers.length }, () => stage.hire().catch(() => sleep(300))),
      );
  }
  await Promise.all(thawing);
}

function shuffled(wish: TrialWish, random: () => number): readonly ("kill" | "freeze" | "restart")[] {
  const deck = [
    ...Array<"kill">(wish.kills).fill("kill"),
    ...Array<"freeze">(wish.freezes).fill("freeze"),
    ...Array<"restart">(wish.restarts).fill("restart"),
  ];
  return deck
    .map((act) => ({ act, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ act }) => act);
}

/**
 * Frozen for a moment, or until its leases are over, its messages unknown and the gateway asked for them: whoever wakes
 * then has old messages in its hands.
 */
async function thawed(
  victims: readonly ChildProcess[],
  leaseSeconds: number,
  random: () => number,
): Promise<readonly ChildProcess[]> {
  for (const victim of victims) victim.kill("SIGSTOP");
  await sleep(
    random() < 0.4 ? 200 + random() * leaseSeconds * 500 : (leaseSeconds * (1.6 + random() * 0.8) + 1) * 1000,
  );
  for (const victim of victims) victim.kill("SIGCONT");
  return victims;
}

const postmaster = (house: House): number =>
  Number(readFileSync(join(house.data, "postmaster.pid"), "utf8").split("\n")[0]);
