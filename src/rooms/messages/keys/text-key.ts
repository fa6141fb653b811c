import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { join } from "node:path";
import { freshKey, keyFileMadeOnce, oneKey } from "./key-files.ts";
import { keyFolder } from "./number-keys.ts";
import { CannotOpen, type Place } from "./sealing.ts";

/** The key of what people wrote: pages read it too, copies of the database do not. */
export interface TextKey {
  readonly key: KeyObject;
  /** A keyed hash by which an exchanged file is noticed. */
  readonly check: Buffer;
}

/** The key in `<folder>/keys/text.key`, which is made when there is none. Refuses (CannotStart) a file without a key. */
export async function textKey(folder: string): Promise<TextKey> {
  const path = join(keyFolder(folder), "text.key");
  return textKeyOf(oneKey(path, await keyFileMadeOnce(path, freshKey)));
}

export const textKeyOf = (raw: Buffer): TextKey => ({
  key: createSecretKey(raw),
  check: createHmac("sha256", raw).update("diomede check of the key of texts").digest(),
});

const version = 1;

const boundTo = ({ table, id, column }: Place): Buffer => Buffer.from(["text", table, id, column, version].join("\0"));

/** AES-256-GCM: version (1 byte), nonce (12), what is sealed, tag (16). */
export function sealText({ key }: TextKey, place: Place, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(boundTo(place));
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** Throws CannotOpen when it was altered, or sealed for another place or with another key. */
export function openText({ key }: TextKey, place: Place, sealed: Buffer): string {
  try {
    if (sealed[0] !== version) throw new RangeError("Another form");
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13), { authTagLength: 16 });
    decipher.setAAD(boundTo(place));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()]).toString("utf8");
  } catch {
    throw new CannotOpen("altered", place);
  }
}
