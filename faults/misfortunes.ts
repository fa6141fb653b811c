import type { ChildProcess } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { again, type House, release } from "./house.ts";
import { end } from "./processes.ts";
import { leaseSeconds, type TrialWish } from "./trial.ts";

/** Everybody in a random order, cut into so many pieces. */
export function slicesOf(ids: readonly string[], pieces: number, random: () => number): readonly (readonly string[])[] {
  const all = ids.map((id) => ({ id, at: random() })).sort((a, b) => a.at - b.at);
  const size = Math.ceil(all.length / pieces);
  return Array.from({ length: pieces }, (_, n) => all.slice(n * size, (n + 1) * size).map(({ id }) => id));
}
/**
 * One after the other, each while a piece of the messages is on its way: it is made due, and when the gateway has got
 * the first of it the blow falls some milliseconds later.
 */
export async function misfortunes(
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
    await sleep(random() * 80);
    if (act === "restart") process.kill(postmaster(house), "SIGQUIT");
    if (act === "kill") {
      const [victim] = workers.splice(Math.floor(random() * workers.length), 1);
      if (victim) await end(victim);
      if (victim) children.delete(victim);
    }
    // All at once, so that whoever has messages in its hands is among them; their places are taken by others.
    if (act === "freeze") thawing.push(thawed(workers.splice(0), random).then((them) => void workers.push(...them)));
    for (const extra of workers.splice(wish.workers)) await end(extra, "SIGTERM");
    // A database that is just starting has not let anybody in.
    while (workers.length < wish.workers) await hire().catch(() => sleep(300));
  }
  await Promise.all(thawing);
}

/**
 * Frozen for a moment, or until its leases are over, its messages unknown and the gateway asked for them: whoever wakes
 * then has old messages in its hands.
 */
async function thawed(victims: readonly ChildProcess[], random: () => number): Promise<readonly ChildProcess[]> {
  for (const victim of victims) victim.kill("SIGSTOP");
  await sleep(random() < 0.4 ? 200 + random() * 3000 : (leaseSeconds + 4 + random() * 5) * 1000);
  for (const victim of victims) victim.kill("SIGCONT");
  return victims;
}

const postmaster = (house: House): number =>
  Number(readFileSync(join(house.data, "postmaster.pid"), "utf8").split("\n")[0]);
