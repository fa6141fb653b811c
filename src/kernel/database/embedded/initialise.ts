import { randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";
import type { Programs } from "./programs.ts";
import { run } from "./run.ts";
import type { ServerUser } from "./server-user.ts";

export const majorVersion = "18";

// Only these may come in: this machine, with a password.
const doors = "host all all 127.0.0.1/32 scram-sha-256\n";

/**
 * A ready data folder at `<folder>/database`; true when it was made now. It is made aside and renamed when whole, so a
 * program killed half-way leaves only rubbish, which the next start sweeps away.
 */
export async function initialise(
  folder: string,
  programs: Programs,
  user: ServerUser,
  fsync: boolean,
): Promise<boolean> {
  const data = join(folder, "database");
  await sweep(folder);
  if (await holdsDatabase(data)) return false;
  const unfinished = join(folder, `database.new-${randomBytes(4).toString("hex")}`);
  await mkdir(unfinished, { mode: 0o700 });
  if (user) await chown(unfinished, user.uid, user.gid);
  await runInitdb(unfinished, programs, user, fsync);
  await writeFile(join(unfinished, "pg_hba.conf"), doors);
  await rename(unfinished, data);
  return true;
}

async function sweep(folder: string): Promise<void> {
  const rubbish = (await readdir(folder)).filter((name) => name.startsWith("database.new-"));
  for (const name of rubbish) await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
}

async function holdsDatabase(data: string): Promise<boolean> {
  try {
    const version = (await readFile(join(data, "PG_VERSION"), "utf8")).trim();
    if (version === majorVersion) return true;
    throw new CannotStart(
      `${data} was made by PostgreSQL ${version}, this Diomede brings ${majorVersion}: keep it and restore a backup into a new folder.`,
    );
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  try {
    await rmdir(data);
  } catch (error) {
    if (codeOf(error) === "ENOTEMPTY") throw new CannotStart(`${data} is not empty and not a database: move it away.`);
    if (codeOf(error) !== "ENOENT") throw error;
  }
  return false;
}

/**
 * Sorting and letter case come from PostgreSQL's own C.UTF-8, the same on every machine. The word splitter of the
 * full-text search asks the operating system instead, and with plain "C" it takes « and — for letters: hence the list.
 */
async function runInitdb(data: string, programs: Programs, user: ServerUser, fsync: boolean): Promise<void> {
  const words = ["-D", data, "--username=superuser", "--auth=trust", "--encoding=UTF8", "--no-instructions"];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--text-search-config=simple"];
  const sync = fsync ? [] : ["--no-sync"];
  let said = "";
  for (const letters of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    const result = await run(programs.initdb, [...words, ...locale, `--lc-ctype=${letters}`, ...sync], user);
    if (result.ok) return;
    said = result.said;
    if (!said.includes("locale")) break;
  }
  throw new CannotStart(`PostgreSQL could not make its data folder: ${said.trim().split("\n").at(-1)}`);
}
