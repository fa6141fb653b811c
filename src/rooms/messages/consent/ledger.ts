import { createHash, randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { canonicalJson } from "#kernel/audit/canonical.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { type Door, lockSubscriber } from "../subscribers/lock.ts";

export type ConsentAct = "given" | "confirmed" | "withdrawn" | "paused" | "resumed";

export interface NewConsent {
  readonly subscriber: string;
  readonly act: ConsentAct;
  /** One enrolment; null: everything of the programme. */
  readonly scope?: string | null;
  /** The name of the words she was shown, or of the paper she signed; never what she wrote herself. */
  readonly wording: string;
  readonly wordingVersion?: number;
  /** The language she was shown them in; hers, when it is not said. */
  readonly language?: string;
  readonly door: Door;
  /** Which inbound message, which paper, which code of a gateway. */
  readonly evidence?: string | null;
  readonly at: Temporal.Instant;
}

export interface ConsentRow {
  readonly id: string;
  readonly subscriber: string;
  readonly n: number;
  readonly act: string;
  readonly scope: string | null;
  readonly wording: string;
  readonly wording_version: number;
  readonly language: string;
  readonly door: string;
  readonly evidence: string | null;
  readonly at: string;
}

export const ledgerBegins = Buffer.alloc(32);

/** PostgreSQL keeps microseconds; what is hashed is what it keeps. */
export const spelt = (at: Temporal.Instant): string =>
  at.round({ smallestUnit: "microsecond", roundingMode: "floor" }).toString();

export function hashOfConsent(row: ConsentRow, previous: Buffer): Buffer {
  const { id, subscriber, n, act, scope, wording, wording_version, language, door, evidence, at } = row;
  return createHash("sha256")
    .update(previous)
    .update(canonicalJson({ id, subscriber, n, act, scope, wording, wording_version, language, door, evidence, at }))
    .digest();
}

/**
 * Adds one act to her ledger, chained to the one before; takes her row first. Whether the act makes sense, and what
 * follows from it, is decided by who calls (see subscribers/).
 */
export async function recordConsent(tx: Tx, what: NewConsent): Promise<{ id: string; n: number }> {
  const subscriber = await lockSubscriber(tx, what.subscriber);
  const previous = subscriber.consent_head ?? ledgerBegins;
  const row: ConsentRow = {
    id: randomUUIDv7(),
    subscriber: subscriber.id,
    n: subscriber.consents + 1,
    act: what.act,
    scope: what.scope ?? null,
    wording: what.wording,
    wording_version: what.wordingVersion ?? 1,
    language: what.language ?? subscriber.language,
    door: what.door,
    evidence: what.evidence ?? null,
    at: spelt(what.at),
  };
  const hash = hashOfConsent(row, previous);
  await tx
    .insertInto("consent")
    .values({ ...row, previous, hash })
    .execute();
  await tx
    .updateTable("subscriber")
    .set({ consents: row.n, consent_head: hash })
    .where("id", "=", subscriber.id)
    .execute();
  return { id: row.id, n: row.n };
}

/**
 * The act that allows messages to her now, for one enrolment or (null) for what belongs to none; null when nothing
 * does. The same as the SQL function `consent_for`, which statements about many rows call themselves.
 */
export async function consentFor(tx: Db | Tx, subscriber: string, enrolment: string | null): Promise<string | null> {
  const { rows } = await sql<{
    id: string | null;
  }>`select consent_for(${subscriber}::uuid, ${enrolment}::uuid) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Her acts, oldest first. */
export const ledgerOf = (db: Db | Tx, subscriber: string) =>
  db.selectFrom("consent").selectAll().where("subscriber", "=", subscriber).orderBy("n").execute();
