import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { keyFileMadeOnce, replaceKeyFile } from "./key-files.ts";
import { makePair, privateKeyOf } from "./sealing.ts";

export const keyFolder = (folder: string): string => join(folder, "keys");
export const numberKeyPath = (folder: string): string => join(keyFolder(folder), "number.key");

export type NumberKeys = ReadonlyMap<number, ReturnType<typeof privateKeyOf>>;

/** The private keys of numbers by version, oldest first; the first is made where there is none. */
export async function numberKeys(folder: string): Promise<NumberKeys> {
  const path = numberKeyPath(folder);
  return readNumberKeys(path, await keyFileMadeOnce(path, () => line(1)));
}

/** The same, read at once and without making any: for a process that meets a version it does not know yet. */
export function numberKeysNow(folder: string): NumberKeys {
  const path = numberKeyPath(folder);
  return readNumberKeys(path, readFileSync(path, "utf8"));
}

/** Adds the next version to the file and returns it. */
export async function addNumberKey(folder: string): Promise<number> {
  const path = numberKeyPath(folder);
  const text = await keyFileMadeOnce(path, () => line(1));
  const next = newestOf(readNumberKeys(path, text)) + 1;
  await replaceKeyFile(path, `${text.trimEnd()}\n${line(next)}`);
  return next;
}

export const newestOf = (keys: ReadonlyMap<number, unknown>): number => Math.max(...keys.keys());

const line = (version: number): string => `${version} ${makePair().privateKey.toString("base64url")}\n`;

function readNumberKeys(path: string, text: string): NumberKeys {
  const keys = new Map<number, ReturnType<typeof privateKeyOf>>();
  for (const said of text.split("\n").filter((each) => each.trim() !== "")) {
    const [, version = "", key = ""] = /^([1-9]\d{0,8}) ([\w-]{43})$/u.exec(said.trim()) ?? [];
    if (key === "" || keys.has(Number(version)))
      throw new CannotStart(`${path} is not as it was written: put back the one that was there.`);
    keys.set(Number(version), privateKeyOf(Buffer.from(key, "base64url")));
  }
  if (keys.size === 0) throw new CannotStart(`${path} holds no key: put back the one that was there.`);
  return keys;
}
