import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { handToOwner } from "#kernel/database/embedded/ownership.ts";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";

/** What a key file holds, or null where there is none. Refuses (CannotStart) one that may not be read. */
export async function readKeyFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return null;
    throw new CannotStart(
      code === "EACCES" || code === "EPERM"
        ? `${path} may not be read by this user: give it to the user who runs the sending (chown), and to nobody else.`
        : `${path} cannot be read (${code}).`,
    );
  }
}

/**
 * What a key file holds; it is made with `fresh()` when there is none. Written aside and linked, so that of two
 * programs that start at once both have the key of one, and never half of it.
 */
export async function keyFileMadeOnce(path: string, fresh: () => string): Promise<string> {
  const kept = await readKeyFile(path);
  if (kept !== null) return kept;
  await write(path, fresh(), async (unfinished) => {
    try {
      await link(unfinished, path);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    } finally {
      await rm(unfinished, { force: true });
    }
  });
  return (await readKeyFile(path)) ?? "";
}

/** Puts other words in the place of a key file's, all of them or none. */
export async function replaceKeyFile(path: string, text: string): Promise<void> {
  await write(path, text, (unfinished) => rename(unfinished, path));
}

async function write(path: string, text: string, finish: (unfinished: string) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  const unfinished = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(unfinished, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    handToOwner(dirname(folder), folder, unfinished);
    await finish(unfinished);
    await syncFolder(folder);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new CannotStart(
      `${path} cannot be written (${codeOf(error) ?? error}): let the user who runs the sending write into ${folder}.`,
    );
  }
}

/** A name is on the disk only once its folder is; a key that a power cut takes away opens nothing any more. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** One random key as a line of text. */
export const freshKey = (): string => `${randomBytes(32).toString("base64url")}\n`;

/** The one key of a file. Refuses (CannotStart) a file that holds none. */
export function oneKey(path: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), "base64url");
  if (key.length !== 32 || key.toString("base64url") !== text.trim())
    throw new CannotStart(`${path} holds no key: put back the one that was there.`);
  return key;
}
