import { execFileSync } from "node:child_process";
import type { Stats } from "node:fs";
import { CannotStart, codeOf, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { areWeRoot } from "./ownership.ts";

/** The user PostgreSQL runs as; undefined means as ourselves. */
export type ServerUser = { name: string; uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. Started by root we run it as the owner of the data or of the folder, if that is
 * an ordinary user of this machine, else as `postgres`, else as `diomede`, whom we create where there is neither.
 */
export function serverUser(owners: readonly (Stats | undefined)[]): ServerUser {
  if (!areWeRoot()) return undefined;
  for (const owner of owners) {
    if (owner === undefined || owner.uid === 0) continue;
    const name = ask("id", "-un", String(owner.uid));
    if (name !== undefined) return { name, uid: owner.uid, gid: owner.gid };
  }
  return named("postgres") ?? named("diomede") ?? created("diomede");
}

function named(name: string): ServerUser {
  const uid = ask("id", "-u", name);
  const gid = ask("id", "-g", name);
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

function created(name: string): ServerUser {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name], {
      stdio: "pipe",
    });
  } catch (error) {
    throw new CannotStart(
      `PostgreSQL does not run as root and the user ${name} could not be created (${reasonOf(error).trim()}): ` +
        "start Diomede as an ordinary user, or set DATABASE_URL to a PostgreSQL 18 of yours.",
    );
  }
  return named(name);
}

function ask(command: string, ...words: string[]): string | undefined {
  try {
    return execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch (error) {
    if (codeOf(error) !== undefined) throw error;
    return undefined;
  }
}
