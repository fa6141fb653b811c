import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { keyFolder } from "./number-keys.ts";

/** The files of keys, and what each is for. */
export const keyFiles = {
  "number.key": "opens numbers and dates",
  "index.key": "finds a number again",
  "text.key": "opens what people wrote",
} as const;
export type KeyFile = keyof typeof keyFiles;

export interface KeyFileState {
  readonly path: string;
  readonly file: KeyFile;
  /** null: there is none yet. */
  readonly owner: number | null;
  /** Whether others than its owner may read it (its mode, or no answer to that on this system). */
  readonly open: boolean;
}

/** Whose the key files are and who else may read them. */
export async function keyFileStates(folder: string): Promise<readonly KeyFileState[]> {
  const files = Object.keys(keyFiles) as KeyFile[];
  return await Promise.all(
    files.map(async (file): Promise<KeyFileState> => {
      const path = join(keyFolder(folder), file);
      const found = await statOf(path);
      return { path, file, owner: found?.uid ?? null, open: found !== null && (found.mode & 0o077) !== 0 };
    }),
  );
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
