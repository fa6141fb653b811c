import type { Stats } from "node:fs";
import { chmod, stat } from "node:fs/promises";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { run } from "./run.ts";
import type { ServerUser } from "./server-user.ts";

/**
 * Sees to it that an existing data folder belongs to the server's user and to nobody else, as PostgreSQL insists: root
 * may have moved or restored it. An ordinary user is told whose it is instead.
 */
export async function giveTo(user: ServerUser, data: string): Promise<void> {
  const found = await statOf(data);
  if (found === undefined) return;
  const ours = process.getuid?.();
  if (!user && ours !== undefined && found.uid !== ours) {
    throw new CannotStart(
      `${data} belongs to another user (id ${found.uid}): ` +
        "start Diomede as that user or as root, or chown -R the folder to yours.",
    );
  }
  if (user && found.uid !== user.uid) await handOver(user, data);
  if ((found.mode & 0o027) !== 0) await chmod(data, 0o700);
}

async function handOver(user: NonNullable<ServerUser>, data: string): Promise<void> {
  const { ok, said } = await run("chown", ["-R", `${user.uid}:${user.gid}`, data], undefined);
  if (!ok) throw new CannotStart(`${data} could not be given to the user ${user.name}: ${said.trim()}`);
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
