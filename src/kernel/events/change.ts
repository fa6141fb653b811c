import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { Audience } from "#kernel/object/object.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { speaksFor } from "#kernel/rights/actor.ts";

export interface Told {
  readonly other?: string;
  /** Narrow by default; `public` shows on the page of what is new. */
  readonly audience?: Audience;
  /** No personal data: numbers, codes and ids only. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  /** The side the change belongs to, where that is not the actor's. */
  readonly side?: string | null;
}

/** Writes one event in the change's own transaction. Verbs are past tense: `problem-published`. */
export type Tell = (verb: string, object: string, told?: Told) => Promise<string>;

/** On whose behalf a change without a person happens: the tick, an import, the demo. */
export const nobody = { person: null, actingFor: null, side: null } as const;
export type By = Pick<Actor, "person" | "actingFor" | "organisations" | "sides"> | typeof nobody;

const shards = 16;

/**
 * One change: rows and event in one transaction, and the pages of signed-out readers made stale in it. Runs again
 * from the start when two changes met in a way that only one can win (serialisation, deadlock), so `work` must have
 * no effect outside its transaction.
 */
export async function change<T>(
  db: Db,
  by: By,
  at: Temporal.Instant,
  work: (tx: Tx, tell: Tell) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(async (tx) => {
        const result = await work(tx, tellIn(tx, by, at));
        await staleSignedOutPages(tx);
        return result;
      });
    } catch (error) {
      if (attempt >= 4 || !metAnother(error)) throw error;
    }
  }
}

/** The voice of one who acts, at one time; for changes that bring their own times (imports). */
export function tellIn(tx: Tx, by: By, at: Temporal.Instant): Tell {
  const side = "sides" in by ? speaksFor(by as Actor) : null;
  return async (verb, object, told = {}) => {
    const { id } = await tx
      .insertInto("event")
      .values({
        at: at.toString(),
        actor: by.person,
        acting_for: by.actingFor,
        side: told.side === undefined ? side : told.side,
        verb,
        object,
        other: told.other ?? null,
        audience: told.audience ?? "authors",
        data: JSON.stringify(told.data ?? {}),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  };
}

/** Any of the shards will do: readers add them up. Several keep two changes from waiting for each other. */
export async function staleSignedOutPages(tx: Tx | Db): Promise<void> {
  await sql`update page_epoch set n = n + 1 where shard = ${randomInt(shards)}`.execute(tx);
}

function metAnother(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "40001" || error.code === "40P01");
}
