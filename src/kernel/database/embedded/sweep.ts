import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { type FolderLock, lockFolder, wasHeld } from "./folder-lock.ts";
import { stopOrphan } from "./orphan.ts";

/** Longer than a program takes from making a folder to holding it. */
const beginsWithin = 600_000;

/**
 * Removes a folder that a killed program left, with the server it left in it. A folder still in use is left alone, and
 * so is a new one that nobody has held yet: its program is only just beginning.
 */
export async function sweepFolder(folder: string): Promise<void> {
  if (!wasHeld(folder) && Date.now() - (await stat(folder)).mtimeMs < beginsWithin) return;
  let lock: FolderLock;
  try {
    lock = lockFolder(folder);
  } catch (error) {
    if (error instanceof CannotStart) return;
    throw error;
  }
  await stopOrphan(join(folder, "database"), () => {});
  lock.release();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
