import { hash, timingSafeEqual } from "node:crypto";

/** What a reference says: whose message, which (a hash of its key), and which try. */
export interface Ref {
  readonly subscriber: string;
  /** First eight bytes of the SHA-256 of the message's key. */
  readonly keyHash: Buffer;
  readonly n: number;
}

const hashed = 8;
const mac = 10;
const body = 16 + hashed + 2;

/**
 * The key that references are signed with: made from the index key, so that every process of a house has the same one
 * and no file more can be lost.
 */
export const refKeyOf = (keys: { phoneIndex(programme: string, phone: string): Buffer }): Buffer =>
  keys.phoneIndex("", "the key of references");

/** Eight bytes that stand for a key among the messages of one reader. */
export const keyHash = (key: string): Buffer => hash("sha256", key, "buffer").subarray(0, hashed);

/**
 * HMAC-SHA256, as two plain hashes: thousands are made a second, and an object of the library for each of them would
 * keep the collector of garbage busier than the hashing does the processor. Source: RFC 2104.
 */
function signature(key: Buffer, said: Buffer): Buffer {
  const short = key.length > 64 ? hash("sha256", key, "buffer") : key;
  const [inner, outer] = [Buffer.alloc(64 + said.length, 0x36), Buffer.alloc(64 + 32, 0x5c)];
  for (const [at, byte] of short.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  said.copy(inner, 64);
  hash("sha256", inner, "buffer").copy(outer, 64);
  return hash("sha256", outer, "buffer").subarray(0, mac);
}

/** Our own reference of one attempt, 48 letters that any gateway takes; nobody else can make one. */
export function makeRef(key: Buffer, of: { subscriber: string; key: string; n: number }): string {
  const said = Buffer.alloc(body + mac);
  said.write(of.subscriber.replaceAll("-", ""), 0, 16, "hex");
  keyHash(of.key).copy(said, 16);
  said.writeUInt16BE(of.n, 16 + hashed);
  signature(key, said.subarray(0, body)).copy(said, body);
  return said.toString("base64url");
}

/** What a reference says; null for one that is not ours. */
export function readRef(key: Buffer, ref: string): Ref | null {
  if (!/^[\w-]{48}$/u.test(ref)) return null;
  const said = Buffer.from(ref, "base64url");
  if (!timingSafeEqual(signature(key, said.subarray(0, body)), said.subarray(body))) return null;
  const hex = said.toString("hex", 0, 16);
  return {
    subscriber: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5"),
    keyHash: said.subarray(16, 16 + hashed),
    n: said.readUInt16BE(16 + hashed),
  };
}
