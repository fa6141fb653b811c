import { randomUUIDv7 } from "node:crypto";
import type { Tx } from "#kernel/database/database.ts";
import { openSealer } from "../keys/registered.ts";
import { makePair, type Place, type Sealer } from "../keys/sealing.ts";

export interface Errand {
  /** `enrol`, `reveal`, `forget` …; whoever does it has a handler of that name. */
  readonly kind: string;
  readonly programme: string | null;
  /** Who asks; null where a stranger filled in a form. */
  readonly person: string | null;
  /** What only `send` may read: numbers, dates. Anything that JSON can hold. */
  readonly secret?: unknown;
  /** What may lie in the database in plain: ids and codes. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Asked {
  readonly id: string;
}

/** An errand whose answer only this page can read: the key lives in its memory and nowhere else. */
export interface AskedSecretly extends Asked {
  readonly answerKey: Buffer;
}

export const errandPlace = (id: string): Place => ({ table: "errand", column: "sealed", id });
export const answerPlace = (id: string): Place => ({ table: "errand", column: "answer", id });

/** Puts errands down in the caller's transaction, sealed; `send` does them within a second. Refuses 503 messages-no-key. */
export async function askErrands(tx: Tx, errands: readonly Errand[], at: Temporal.Instant): Promise<readonly Asked[]> {
  if (errands.length === 0) return [];
  const sealer = await openSealer(tx);
  const rows = errands.map((errand) => rowOf(errand, sealer, at));
  await tx.insertInto("errand").values(rows).execute();
  return rows.map(({ id }) => ({ id }));
}

/** The same for one; what comes of it is asked with `outcomeOf`. */
export async function askErrand(tx: Tx, errand: Errand, at: Temporal.Instant): Promise<Asked> {
  const row = rowOf(errand, await openSealer(tx), at);
  await tx.insertInto("errand").values(row).execute();
  return { id: row.id };
}

/**
 * An errand with an answer that is sealed to this page alone and can be read once, within five minutes (`answerOf`).
 * The right to ask is the caller's to check, and to enter in the record of changes.
 */
export async function askErrandSecretly(tx: Tx, errand: Errand, at: Temporal.Instant): Promise<AskedSecretly> {
  const row = rowOf(errand, await openSealer(tx), at);
  const { privateKey, publicKey } = makePair();
  await tx
    .insertInto("errand")
    .values({ ...row, answer_key: publicKey })
    .execute();
  return { id: row.id, answerKey: privateKey };
}

function rowOf({ kind, programme, person, secret, facts }: Errand, sealer: Sealer, at: Temporal.Instant) {
  const id = randomUUIDv7();
  return {
    id,
    kind,
    programme,
    person,
    facts: JSON.stringify(facts ?? {}),
    sealed: sealer.seal(errandPlace(id), padded(secret ?? {})),
    key_version: sealer.version,
    asked_at: at.toString(),
  };
}

const piece = 256;

/** Filled up to whole pieces, so that its length does not tell whether a date was given. */
export function padded(secret: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(secret));
  return Buffer.concat([bytes, Buffer.alloc(piece - (bytes.length % piece), " ")]);
}
