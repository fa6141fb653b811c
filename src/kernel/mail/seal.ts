import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";

// Until a file is named, the key is this process's alone: enough for tests, and for a house that sends no mail.
let key = randomBytes(32);

/**
 * Takes the key of sealed mails from `<folder>/keys/mail.key`, which is made, for its owner's eyes only, when there is
 * none. It lies outside of the database, so that no copy of the database opens what is sealed; processes on several
 * machines need the same file. Refuses (CannotStart) a file that holds no key.
 */
export async function useMailKey(folder: string): Promise<void> {
  const path = join(folder, "keys", "mail.key");
  const kept = (await readKey(path)) ?? (await makeKey(path));
  if (kept.length !== 32)
    throw new CannotStart(
      `${path} holds no key: put back the one that was there, or take the file away to make a new one.`,
    );
  key = kept;
}

async function readKey(path: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return Buffer.from((await readFile(path, "utf8")).trim(), "base64url");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw new CannotStart(`${path} cannot be read (${codeOf(error)}): give it to the user who starts Diomede.`);
  }
}

/** Written aside and linked, so that of two programs that start at once both have the key of one, and never half. */
async function makeKey(path: string): Promise<Buffer<ArrayBuffer>> {
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(6).toString("hex")}`;
  const file = await open(unfinished, "w", 0o600);
  await file.writeFile(`${randomBytes(32).toString("base64url")}\n`);
  await file.sync();
  await file.close();
  try {
    await link(unfinished, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    await rm(unfinished);
  }
  return (await readKey(path)) ?? Buffer.alloc(0);
}

/** HMAC-SHA256 by a key of its own for each purpose, so that what is signed for one is worth nothing for another. */
export function mailSignature(purpose: string, said: Uint8Array): Buffer {
  const own = createHmac("sha256", key).update(`signature ${purpose}`).digest();
  return createHmac("sha256", own).update(said).digest();
}

/** AES-256-GCM: nonce, what is sealed, tag. */
export function seal(bytes: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when it was sealed with another key, or altered. */
export function unseal(sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
