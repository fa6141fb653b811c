import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CannotStart, codeOf, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { handToOwner } from "./ownership.ts";

/** Letting go twice is harmless. */
export type FolderLock = { release(): void };

/** Another program has the folder: to be stopped first, or to be joined (`reachRunning`). */
export class FolderHeld extends CannotStart {}

/**
 * Takes the folder for this program alone; refuses with the process id of the program that has it.
 *
 * The lock is one of the operating system's own (Node reaches it only through SQLite's file), because the kernel lets
 * go of it in the moment the program ends, however it ends: no stale lock, no process id used again by another
 * program, no race between two programs that both find an old lock, and it holds between containers on one volume.
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, "program.lock");
  const holder = holderIn(folder);
  const lock = open(path);
  try {
    lock.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    lock.close();
    if (!reasonOf(error).includes("locked")) throw error;
    throw new FolderHeld(`${folder} is in use by another Diomede${processIn(holder)}: stop that one first.`);
  }
  chmodSync(path, 0o600);
  writeFileSync(holder, `${process.pid}\n`);
  handToOwner(folder, path, holder);
  return {
    release() {
      if (!lock.isOpen) return;
      rmSync(holder, { force: true });
      lock.close();
    },
  };
}

/** Who holds the folder, or held it when he was killed. */
const holderIn = (folder: string): string => join(folder, "program.pid");

/** Whether some program holds the folder, or held it and did not let go of it itself. */
export const wasHeld = (folder: string): boolean => existsSync(holderIn(folder));

function open(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw new CannotStart(
      `${path} cannot be written (${reasonOf(error)}): give the folder to the user who starts Diomede.`,
    );
  }
}

function processIn(holder: string): string {
  try {
    return ` (process ${readFileSync(holder, "utf8").trim()})`;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "EACCES") return "";
    throw error;
  }
}
