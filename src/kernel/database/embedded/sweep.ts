import { rm } from "node:fs/promises";
import { join } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { stopOrphan } from "./orphan.ts";

/** Removes a folder that a killed program left, with the server it left in it; a folder still in use is left alone. */
export async function sweepFolder(folder: string): Promise<void> {
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
