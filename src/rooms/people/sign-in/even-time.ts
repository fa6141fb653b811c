import { setTimeout as sleep } from "node:timers/promises";

/** Longer than the work takes on a quiet machine, and too short to be felt. */
const milliseconds = 250;

/** Answers no sooner than a set time after it was asked, so that how long it took says nothing of what was found. */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), sleep(milliseconds)]);
  return result;
}
