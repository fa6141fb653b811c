import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { again, type House, release } from "./house.ts";

export function mountSmall(folder: string, size: string): string {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  return folder;
}
export const linesOf = (file: string): number => readFileSync(file, "utf8").split("\n").length - 1;
/** The journal's disk is full for some seconds: nothing may leave meanwhile, and all goes on afterwards. */
export async function fillDisk(
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
