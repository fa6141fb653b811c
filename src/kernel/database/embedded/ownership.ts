import { chownSync, statSync } from "node:fs";

export const areWeRoot = (): boolean => process.getuid?.() === 0;

/** What root writes into another user's folder belongs to that user, who may start the program without root next time. */
export function handToOwner(folder: string, ...paths: string[]): void {
  if (!areWeRoot()) return;
  const { uid, gid } = statSync(folder);
  for (const path of paths) chownSync(path, uid, gid);
}
