import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { ServerUser } from "./server-user.ts";

/** The first folder on the way down to `folder` that `user` may not enter; undefined when all are open. */
export async function closedFolder(user: ServerUser, folder: string): Promise<string | undefined> {
  if (user === undefined) return undefined;
  const way = [folder];
  for (let at = folder; at !== dirname(at); at = dirname(at)) way.unshift(dirname(at));
  for (const step of way) {
    const { mode, uid, gid } = await stat(step);
    const mayEnter = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (mayEnter === 0) return step;
  }
  return undefined;
}
