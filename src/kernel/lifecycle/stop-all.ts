import { setTimeout as sleep } from "node:timers/promises";
import { reasonOf } from "./cannot-start.ts";
import type { Part, Say } from "./run-until-stopped.ts";

const patience = 3000;
const grace = 600;
const limit = 5000;

/**
 * Stops parts in reverse, each after the one before has stopped. Whoever is still busy when patience ends is hurried,
 * and left behind when that does not help either, so that the database is always reached. False when something did
 * not stop.
 */
export async function stopAll(
  started: readonly Part[],
  starting: Promise<void>,
  hurry: AbortController,
  say: Say,
): Promise<boolean> {
  const timer = setTimeout(() => hurry.abort(), patience);
  const done = stopInOrder(started, starting, hurry.signal, say);
  const tooLate = sleep(limit, false, { ref: false });
  const result = await Promise.race([done, tooLate]);
  clearTimeout(timer);
  return result;
}

async function stopInOrder(
  started: readonly Part[],
  starting: Promise<void>,
  hurry: AbortSignal,
  say: Say,
): Promise<boolean> {
  let all = await inTime(
    starting.catch(() => {}),
    hurry,
  );
  for (const part of started.toReversed()) {
    try {
      const stopped = await inTime(Promise.resolve(part.stop(hurry)), hurry);
      if (!stopped) say(`${part.name} did not stop in time and was left behind.`);
      all &&= stopped;
    } catch (error) {
      say(`${part.name} did not stop cleanly: ${reasonOf(error)}`);
      all = false;
    }
  }
  return all;
}

/** Whether the work ended before, or soon after, it was hurried. */
async function inTime(work: Promise<unknown>, hurry: AbortSignal): Promise<boolean> {
  const hurried = Promise.withResolvers<void>();
  if (hurry.aborted) hurried.resolve();
  hurry.addEventListener("abort", () => hurried.resolve(), { once: true });
  const late = hurried.promise.then(() => sleep(grace, false));
  return Promise.race([work.then(() => true), late]);
}
