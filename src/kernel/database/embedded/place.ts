import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { chmod, chown, mkdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CannotStart, codeOf, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { areWeRoot } from "./ownership.ts";
import { closedFolder } from "./reach.ts";
import { type ServerUser, serverUser } from "./server-user.ts";

/** Where root keeps what the server's user could not reach otherwise. */
export const commonFolder = "/var/lib/diomede";

export type Place = { folder: string; user: ServerUser };

/**
 * The folder that holds the database, and the user who runs it. It is the folder asked for, unless the server's user
 * may not enter it; then it is one under /var/lib/diomede, and stays that one for good, so that nobody meets an empty
 * database after a change of permissions.
 */
export async function placeFor(asked: string, log: (sentence: string) => void): Promise<Place> {
  const here = await madeFolder(asked);
  const away = join(commonFolder, `${nameOf(here)}-${createHash("sha256").update(here).digest("hex").slice(0, 8)}`);
  const dataHere = await statOf(join(here, "database"));
  const dataAway = areWeRoot() ? await statOf(join(away, "database")) : undefined;
  const user = serverUser([dataHere ?? dataAway, await statOf(here)]);
  const closed = await closedFolder(user, here);
  if (dataHere && closed === undefined) return { folder: here, user };
  if (dataHere && closed !== undefined) {
    throw new CannotStart(
      `The database in ${here} cannot be reached by the user ${user?.name}, who may not enter ${closed}: ` +
        `open it with chmod o+x ${closed}, or move the folder and name it in DIOMEDE_DATA.`,
    );
  }
  if (closed === undefined && !dataAway) return { folder: here, user };
  for (const folder of [commonFolder, away]) await openFolder(folder);
  const why = closed === undefined ? "where it began" : `because the user ${user?.name} may not enter ${closed}`;
  log(`The database is kept in ${away}, ${why}.`);
  return { folder: away, user };
}

/** A folder everyone may pass through, whatever the umask. */
export async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

async function madeFolder(asked: string): Promise<string> {
  try {
    const isNew = (await mkdir(asked, { recursive: true })) !== undefined;
    const parent = await stat(dirname(asked));
    if (isNew && areWeRoot()) await chown(asked, parent.uid, parent.gid);
    return await realpath(asked);
  } catch (error) {
    throw new CannotStart(`The folder ${asked} cannot be used (${reasonOf(error)}): name another one in DIOMEDE_DATA.`);
  }
}

/** `/srv/diomede/var` reads as `diomede-var`. */
const nameOf = (folder: string): string =>
  [basename(dirname(folder)), basename(folder)]
    .filter((part) => part !== "")
    .join("-")
    .replaceAll(/[^\w.-]/g, "_");

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
