import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import { stranger } from "#kernel/rights/actor.ts";

export interface ToSend {
  readonly id: string;
  readonly text: string;
  /** Changes with each of the wordings that the text is made of. */
  readonly hash: Buffer;
}

/** SQL: what goes outside is what goes to a machine translator too: only what everybody may read. */
const everybodys = sql`object.kind in ('problem', 'hope', 'experience') and object.side is not null and ${mayRead(stranger, true)}`;

/** SQL: the words of `object` that the matcher reads, and a hash of them. */
const words = sql`(select string_agg(w.text, E'\n' order by w.field desc, w.position) as text,
    sha256(string_agg(w.hash, ''::bytea order by w.field desc, w.position)) as hash
  from wording as w where w.object = object.id and w.current and w.field in ('title', 'text', 'did', 'outcome'))`;

/**
 * Texts that the service has not seen as they stand now, and those it would not take, once a day (ten minutes later
 * where the service itself may have been at fault). In no order, so that none holds up another.
 */
export async function unsent(db: Db, model: string, limit: number, now: Temporal.Instant): Promise<readonly ToSend[]> {
  const at = sql`${now.toString()}::timestamptz`;
  const { rows } = await sql<ToSend>`
    select object.id, words.text, words.hash from object cross join lateral ${words} as words
      left join meaning on meaning.object = object.id
    where ${everybodys} and words.text is not null
      and (meaning.object is null or meaning.model <> ${model} or meaning.hash <> words.hash
        or (meaning.failed = 'doubtful' and meaning.at < ${at} - interval '10 minutes')
        or (meaning.failed = 'refused' and meaning.at < ${at} - interval '1 day'))
    order by random() limit ${limit}`.execute(db);
  return rows;
}

/** What is about to be sent, looked at once more: it may have been changed or taken back since. */
export async function stillToSend(db: Db, { id, hash }: ToSend): Promise<boolean> {
  const { rows } = await sql`select from object cross join lateral ${words} as words
    where object.id = ${id} and ${everybodys} and words.hash = ${hash}`.execute(db);
  return rows.length > 0;
}

/** Keeps what the service said of a text: numbers, or why it would not. What was taken back meanwhile is not kept. */
export async function keepMeaning(
  db: Db,
  sent: ToSend,
  model: string,
  said: { readonly vector: Float32Array<ArrayBuffer> } | { readonly failed: "refused" | "doubtful" },
  at: Temporal.Instant,
): Promise<void> {
  const vector = "vector" in said ? bytesOf(said.vector) : null;
  const failed = "failed" in said ? said.failed : null;
  await sql`
    insert into meaning (object, model, hash, vector, failed, at)
    select object.id, ${model}, ${sent.hash}, ${vector}, ${failed}, ${at.toString()}::timestamptz from object where object.id = ${sent.id} and ${everybodys}
    on conflict (object) do update set model = excluded.model, hash = excluded.hash, vector = excluded.vector, failed = excluded.failed,
      at = excluded.at, tx = pg_current_xact_id()`.execute(db);
}

/** Throws away what is kept of texts that not everybody may read any more; every process forgets it too. */
export async function forgetMeanings(db: Db, at: Temporal.Instant): Promise<void> {
  await sql`
    update meaning set vector = null, failed = 'taken-back', hash = ''::bytea, at = ${at.toString()}::timestamptz, tx = pg_current_xact_id()
    from object where object.id = meaning.object and meaning.vector is not null and not (${everybodys})`.execute(db);
}

/** Says which model the matcher heeds from now on; null: none. */
export async function heedModel(db: Db, model: string | null): Promise<void> {
  await db
    .updateTable("meaning_model")
    .set({ model })
    .where((row) => row("model", "is distinct from", model))
    .execute();
}

// PostgreSQL gives bytes back at any offset, and numbers want to lie on whole fours.
const bytesOf = (vector: Float32Array<ArrayBuffer>): Buffer => {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((number, n) => void bytes.writeFloatLE(number, n * 4));
  return bytes;
};

export function vectorOf(bytes: Buffer): Float32Array<ArrayBuffer> {
  const vector = new Float32Array(Math.floor(bytes.length / 4));
  for (let n = 0; n < vector.length; n += 1) vector[n] = bytes.readFloatLE(n * 4);
  return vector;
}
