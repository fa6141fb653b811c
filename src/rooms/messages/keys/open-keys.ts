import { createHmac } from "node:crypto";
import { join } from "node:path";
import { freshKey, keyFileMadeOnce, oneKey } from "./key-files.ts";
import { keyFolder, newestOf, numberKeys, numberKeysNow } from "./number-keys.ts";
import { blockOf, paddedPhone, phoneIn } from "./phone-number.ts";
import { phonePlace } from "./places.ts";
import { openerOf, type Place, type Sealer, sealerTo } from "./sealing.ts";

/** What `send` alone holds: it opens numbers and finds them again. */
export interface Keys {
  /** The folder of data in which `keys/` lies. */
  readonly folder: string;
  /** Public halves by version. */
  publicKeys(): ReadonlyMap<number, Buffer>;
  /** The newest version in the file, which may be prepared and not in use yet. */
  newest(): number;
  /** Which version this process seals to from now on: the one that pages seal to. The newest, until it is told. */
  use(version: number): void;
  /** Throws CannotOpen where it was altered, moved to another place, or sealed to a key that is not here. */
  open(place: Place, sealed: Buffer): Buffer;
  /** The number of a row of `subscriber`, E.164 with the plus sign. */
  openPhone(sealed: Buffer, subscriber: string): string;
  /** Whether this process has a version; one that was added since it started is looked for. */
  has(version: number): boolean;
  /** A batch sealed to one key, the one in use unless it says which; for rows that are written together. */
  sealer(version?: number): Sealer;
  sealPhone(phone: string, subscriber: string): Buffer;
  /** Finds a number within one programme; numbers of two programmes cannot be compared. `phone` is E.164. */
  phoneIndex(programme: string, phone: string): Buffer;
  /** The same for the thousand numbers around it. */
  blockIndex(programme: string, phone: string): Buffer;
  /** A keyed hash of a word, by which a lost or exchanged index key is noticed. */
  checkOfIndex(): Buffer;
}

const lookAgainAfter = 1000;

/**
 * Opens the key files below `<folder>/keys` for the process `send`, and makes those that are not there. A version that
 * another process has added since is found when it is met. Refuses (CannotStart) files that hold no key or cannot be
 * read.
 */
export async function openKeys(folder: string): Promise<Keys> {
  let pairs = await numberKeys(folder);
  const indexPath = join(keyFolder(folder), "index.key");
  const indexKey = oneKey(indexPath, await keyFileMadeOnce(indexPath, freshKey));
  let looked = Date.now();
  const pairOf = (version: number) => {
    if (!pairs.has(version) && Date.now() - looked > lookAgainAfter) {
      looked = Date.now();
      pairs = numberKeysNow(folder);
    }
    return pairs.get(version) ?? null;
  };
  const open = openerOf(pairOf);
  const hashed = (...words: string[]): Buffer => createHmac("sha256", indexKey).update(words.join("\0")).digest();
  let inUse: number | null = null;
  const sealer = (version = inUse ?? newestOf(pairs)): Sealer => {
    const pair = pairOf(version);
    if (!pair) throw new Error(`There is no version ${version} of the key of numbers`);
    return sealerTo(pair.publicKey, version);
  };
  return {
    folder,
    publicKeys: () => new Map([...pairs].map(([version, { publicKey }]) => [version, publicKey])),
    newest: () => newestOf(pairs),
    use: (version) => {
      inUse = version;
    },
    has: (version) => pairOf(version) !== null,
    open,
    openPhone: (sealed, subscriber) => phoneIn(open(phonePlace(subscriber), sealed)),
    sealer,
    sealPhone: (phone, subscriber) => sealer().seal(phonePlace(subscriber), paddedPhone(phone)),
    phoneIndex: (programme, phone) => hashed("phone", programme, phone),
    blockIndex: (programme, phone) => hashed("block", programme, blockOf(phone)),
    checkOfIndex: () => hashed("check"),
  };
}
