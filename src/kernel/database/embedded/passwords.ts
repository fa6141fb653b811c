import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { type Login, logins } from "../login.ts";
import { handToOwner } from "./ownership.ts";

/** One password for each login, and one for the server's superuser, whom only the start itself uses. */
export type Passwords = Record<Login | "superuser", string>;

const pathIn = (folder: string): string => join(folder, "database-passwords.json");

/** The passwords of this installation; undefined when there are none yet, or their file was lost. */
export async function readPasswords(folder: string): Promise<Passwords | undefined> {
  try {
    return JSON.parse(await readFile(pathIn(folder), "utf8")) as Passwords;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

export function newPasswords(): Passwords {
  const entries = [...logins, "superuser" as const].map((name) => [name, randomBytes(24).toString("base64url")]);
  return Object.fromEntries(entries) as Passwords;
}

/** Written aside and renamed, so that a program killed here never leaves half a file. */
export async function keepPasswords(folder: string, passwords: Passwords): Promise<void> {
  const unfinished = `${pathIn(folder)}.new`;
  await writeFile(unfinished, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  handToOwner(folder, unfinished);
  await rename(unfinished, pathIn(folder));
}
