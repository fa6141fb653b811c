import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { type TermWish, wordRows } from "./domain.ts";

/** A concept under its key. */
export interface KeyedTerm extends TermWish {
  readonly key: string;
}

/**
 * Makes concepts that are not there yet and gives those that are there these words, in a few statements however many
 * they are. `edited`: whether a person says so, after which the shipped files leave the concept alone.
 */
export async function writeTerms(
  tx: Tx,
  terms: readonly KeyedTerm[],
  from: { source: string | null; author: string | null; edited: boolean },
  at: Temporal.Instant,
): Promise<void> {
  if (terms.length === 0) return;
  await makeMissing(tx, terms, from, at);
  const heads = JSON.stringify(terms.map(({ key, subject, near }) => ({ key, subject, near })));
  const edited = from.edited ? at.toString() : null;
  await sql`
    update term set subject = given.subject, near = given.near, edited_at = coalesce(${edited}::timestamptz, edited_at)
    from json_to_recordset(${heads}::json) as given (key text, subject text, near text[]) where term.key = given.key`.execute(
    tx,
  );
  await sql`delete from term_word using term where term_word.term = term.id and term.key = any(${terms.map((term) => term.key)}::text[])`.execute(
    tx,
  );
  const words = JSON.stringify(terms.flatMap(({ key, words }) => wordRows(words).map((row) => ({ key, ...row }))));
  await sql`
    insert into term_word (term, language, strength, position, text)
    select term.id, given.language, given.strength, given.position, given.text
    from json_to_recordset(${words}::json) as given (key text, language text, strength text, position int, text text)
      join term on term.key = given.key`.execute(tx);
}

async function makeMissing(
  tx: Tx,
  terms: readonly KeyedTerm[],
  from: { source: string | null; author: string | null },
  at: Temporal.Instant,
): Promise<void> {
  const keys = terms.map((term) => term.key);
  const there = await tx.selectFrom("term").select("key").where("key", "in", keys).execute();
  const known = new Set(there.map((row) => row.key));
  const missing = keys.filter((key) => !known.has(key));
  if (missing.length === 0) return;
  const { last } = await tx
    .insertInto("object_number")
    .values({ kind: "term", last: missing.length })
    .onConflict((same) =>
      same.columns(["kind", "origin"]).doUpdateSet({ last: sql`object_number.last + ${missing.length}` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  await sql`
    with given as (
      select key, ordinality::int as place, uuidv7() as id from unnest(${missing}::text[]) with ordinality as given (key, ordinality)
    ), made as (
      insert into object (id, kind, number, audience, author, source, source_key, created_at)
      select id, 'term', ${last - missing.length} + place, 'public', ${from.author}::uuid, ${from.source}::text,
        case when ${from.source}::text is null then null else key end, ${at.toString()}::timestamptz from given
      returning id
    )
    insert into term (id, key) select given.id, given.key from given join made on made.id = given.id`.execute(tx);
}
