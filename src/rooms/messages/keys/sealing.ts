import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** Where something sealed lies. It opens there and nowhere else. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly id: string;
}

/** Seals to a public key; whoever holds it can open nothing, not even what he has just sealed. */
export interface Sealer {
  readonly version: number;
  seal(place: Place, bytes: Buffer): Buffer;
}

/** Why something sealed does not open. Says where it lies and never what it holds. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
  readonly why: "no-key" | "altered";

  constructor(why: "no-key" | "altered", place: Place) {
    super(`${place.table}.${place.column} of ${place.id} does not open: ${why}`);
    this.why = why;
  }
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 4 + keyBytes;

/** So many may share one key: far below what random nonces of 96 bits bear. */
const mostInBatch = 100_000;

// DER of a raw X25519 key: what stands before its 32 bytes (RFC 8410).
const publicHead = Buffer.from("302a300506032b656e032100", "hex");
const privateHead = Buffer.from("302e020100300506032b656e04220420", "hex");

const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicHead, raw]), format: "der", type: "spki" });
const rawPublic = (key: KeyObject): Buffer => key.export({ format: "der", type: "spki" }).subarray(-keyBytes);

/** A fresh pair, both halves as 32 raw bytes. */
export function makePair(): { privateKey: Buffer; publicKey: Buffer } {
  const pair = generateKeyPairSync("x25519");
  return {
    privateKey: pair.privateKey.export({ format: "der", type: "pkcs8" }).subarray(-keyBytes),
    publicKey: rawPublic(pair.publicKey),
  };
}

/** A private key ready for use, with its public half. Throws on anything but 32 bytes. */
export function privateKeyOf(raw: Buffer): { privateKey: KeyObject; publicKey: Buffer } {
  if (raw.length !== keyBytes) throw new RangeError(`A private key has ${keyBytes} bytes, not ${raw.length}`);
  const privateKey = createPrivateKey({ key: Buffer.concat([privateHead, raw]), format: "der", type: "pkcs8" });
  return { privateKey, publicKey: rawPublic(createPublicKey(privateKey)) };
}

/** The key of one batch, from either end: both know the two public halves and one private one. */
function batchKey(own: KeyObject, other: KeyObject, ephemeral: Buffer, recipient: Buffer): KeyObject {
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  const salt = Buffer.concat([ephemeral, recipient]);
  return createSecretKey(Buffer.from(hkdfSync("sha256", shared, salt, "diomede sealed to a key, 1", keyBytes)));
}

const boundTo = ({ table, id, column }: Place, version: number): Buffer =>
  Buffer.from([table, id, column, version].join("\0"));

/**
 * One batch: a key pair made for it alone, thrown away with the sealer. What is sealed is
 * version (4 bytes), public half of the batch (32), nonce (12), AES-256-GCM, tag (16).
 */
export function sealerTo(recipient: Buffer, version: number): Sealer {
  let left = 0;
  let head: Buffer;
  let key: KeyObject;
  const begin = (): void => {
    const { privateKey, publicKey } = generateKeyPairSync("x25519");
    const ephemeral = rawPublic(publicKey);
    head = Buffer.concat([versionBytes(version), ephemeral]);
    key = batchKey(privateKey, publicKeyOf(recipient), ephemeral, recipient);
    left = mostInBatch;
  };
  return {
    version,
    seal(place, bytes) {
      if (left === 0) begin();
      left -= 1;
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      cipher.setAAD(boundTo(place, version));
      return Buffer.concat([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
  };
}

/** Version of the key that something was sealed to, as its first four bytes say. */
export const versionOf = (sealed: Buffer): number => (sealed.length < headBytes ? -1 : sealed.readInt32BE(0));

/** The first four bytes of what is sealed to a version, for questions to the database. */
export function versionBytes(version: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(version);
  return bytes;
}

/** A key pair by its version; null when this process does not have it. */
export type Ring = (version: number) => { privateKey: KeyObject; publicKey: Buffer } | null;

const mostRemembered = 4096;

/**
 * Opens what was sealed to one of the keys of a ring. Batches that were met lately are remembered, so that rows sealed
 * together cost one key agreement. Throws CannotOpen.
 */
export function openerOf(ring: Ring): (place: Place, sealed: Buffer) => Buffer {
  const remembered = new Map<string, KeyObject>();
  const keyOf = (place: Place, sealed: Buffer): KeyObject => {
    const name = sealed.toString("latin1", 0, headBytes);
    const known = remembered.get(name);
    if (known) return known;
    const pair = ring(versionOf(sealed));
    if (!pair) throw new CannotOpen("no-key", place);
    const ephemeral = sealed.subarray(4, headBytes);
    const key = batchKey(pair.privateKey, publicKeyOf(ephemeral), ephemeral, pair.publicKey);
    const [oldest] = remembered.keys();
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(name, key);
    return key;
  };
  return (place, sealed) => {
    if (sealed.length < headBytes + nonceBytes + tagBytes) throw new CannotOpen("altered", place);
    try {
      const key = keyOf(place, sealed);
      const nonce = sealed.subarray(headBytes, headBytes + nonceBytes);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(boundTo(place, versionOf(sealed)));
      decipher.setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(headBytes + nonceBytes, -tagBytes)), decipher.final()]);
    } catch (error) {
      if (error instanceof CannotOpen) throw error;
      throw new CannotOpen("altered", place);
    }
  };
}
