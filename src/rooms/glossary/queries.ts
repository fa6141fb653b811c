import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import type { TermWords } from "./domain.ts";

export interface TermFacts {
  readonly id: string;
  readonly number: number;
  readonly key: string;
}

/** Loader of `/words/:key`; the number of a concept leads to it too. Refusal 404 not-found. */
export async function termOf({ db, params }: Call): Promise<TermFacts> {
  const key = params["key"] ?? "";
  if (!/^[a-z0-9-]{1,80}$/u.test(key)) throw new Refusal(404, "not-found");
  const row = await db
    .selectFrom("term")
    .innerJoin("object", "object.id", "term.id")
    .select(["term.id", "object.number", "term.key"])
    .where((eb) =>
      /^\d{1,9}$/u.test(key)
        ? eb.and([eb("object.kind", "=", "term"), eb("object.number", "=", Number(key))])
        : eb("term.key", "=", key),
    )
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

/** Terms by code of their language, the reader's languages first. */
export type Terms = readonly { readonly language: string; readonly text: string }[];

export interface ListedTerm {
  readonly key: string;
  readonly subject: string;
  readonly terms: Terms;
  /** Where the list goes on after this one. */
  readonly sort: string;
}

export interface WordsWish {
  readonly search: string;
  readonly subject: string | null;
  readonly after: string | null;
  /** Whether also the words that only call a concept up are searched. */
  readonly all: boolean;
}

export const termsPerPage = 50;

const terms = (reads: readonly string[]) => sql`(
  select coalesce(json_agg(json_build_object('language', language, 'text', text)
    order by coalesce(array_position(${sql.val(reads)}::text[], language), 99), language), '[]'::json)
  from term_word where term_word.term = term.id and strength = 'term')`;

const plain = (text: ReturnType<typeof sql>) => sql`replace(lower(${text}), 'ё', 'е')`;

/**
 * One page of the concepts in the order of the reader's own alphabet, one more than a page when there are others. A
 * search finds parts of words in every language; whole words come first.
 */
export async function wordsList(db: Db, reads: readonly string[], wish: WordsWish): Promise<readonly ListedTerm[]> {
  const searched = wish.search.toLowerCase().replaceAll("ё", "е");
  const like = `%${searched.replace(/[\\%_]/gu, "\\$&")}%`;
  const strengths = wish.all ? ["term", "also", "calls"] : ["term", "also"];
  const own = sql`coalesce((select text from term_word where term_word.term = term.id and strength = 'term'
    order by coalesce(array_position(${sql.val(reads)}::text[], language), 99), language limit 1), term.key)`;
  const found = sql`select term_word.term, min(case when ${plain(sql`text`)} = ${searched} then 0 when starts_with(${plain(sql`text`)}, ${searched}) then 1 else 2 end) as rank
    from term_word where strength = any(${strengths}::text[]) and ${plain(sql`text`)} like ${like} group by term_word.term`;
  const { rows } = await sql<ListedTerm>`
    select * from (
      select term.key, term.subject, ${terms(reads)} as terms, ${searched === "" ? sql`''` : sql`found.rank::text || ' '`} || ${plain(own)} || ' ' || term.key as sort
      from term ${searched === "" ? sql`` : sql`join (${found}) as found on found.term = term.id`}
      ${wish.subject === null ? sql`` : sql`where term.subject = ${wish.subject}`}) as listed
    ${wish.after === null ? sql`` : sql`where sort > ${wish.after}`}
    order by sort limit ${termsPerPage + 1}`.execute(db);
  return rows;
}

/** Subjects with the number of their concepts. */
export async function subjects(db: Db): Promise<readonly { readonly subject: string; readonly count: number }[]> {
  return await db
    .selectFrom("term")
    .select((eb) => ["subject", eb.fn.countAll<number>().as("count")])
    .groupBy("subject")
    .orderBy("subject")
    .execute();
}

export interface TermView {
  readonly subject: string;
  readonly words: Readonly<Record<string, TermWords>>;
  readonly near: readonly { readonly key: string; readonly terms: Terms }[];
  readonly edited: string | null;
  readonly history: readonly {
    readonly at: string;
    readonly action: string;
    readonly by: string | null;
    readonly languages: string | null;
  }[];
}

/** Everything on a concept's page, in one round trip. Without `calls` the words that only call it up stay behind. */
export async function termView(db: Db | Tx, id: string, reads: readonly string[], calls: boolean): Promise<TermView> {
  const strengths = calls ? ["term", "also", "calls"] : ["term", "also"];
  const { rows } = await sql<
    Omit<TermView, "words"> & { words: { language: string; strength: "term" | "also" | "calls"; text: string }[] }
  >`
    select own.subject, own.edited_at as edited,
      (select coalesce(json_agg(json_build_object('language', language, 'strength', strength, 'text', text) order by language, position), '[]'::json)
        from term_word where term_word.term = own.id and strength = any(${strengths}::text[])) as words,
      (select coalesce(json_agg(json_build_object('key', term.key, 'terms', ${terms(reads)}) order by term.key), '[]'::json)
        from term where (term.key = any(own.near) or term.near @> array[own.key]) and term.id <> own.id) as near,
      (select coalesce(json_agg(found), '[]'::json) from (
        select audit.at, audit.action, audit.data->>'languages' as languages,
          (select name from person where person.id = audit.actor and left_at is null) as by
        from audit where audit.object = own.id order by audit.n desc limit 30) as found) as history
    from term as own where own.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return { ...row, words: byLanguage(row.words) };
}

function byLanguage(
  rows: readonly { language: string; strength: "term" | "also" | "calls"; text: string }[],
): TermView["words"] {
  const words: Record<string, { term: string; also: string[]; calls: string[] }> = {};
  for (const { language, strength, text } of rows) {
    words[language] ??= { term: "", also: [], calls: [] };
    if (strength === "term") words[language].term = text;
    else words[language][strength].push(text);
  }
  return words;
}

/** Which of these keys no concept has. */
export async function unknownKeys(db: Db, keys: readonly string[]): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = await db.selectFrom("term").select("key").where("key", "in", keys).execute();
  const known = new Set(rows.map((row) => row.key));
  return keys.filter((key) => !known.has(key));
}

/** Keys that the form shows as neighbours: the concept's own list. */
export async function nearOf(db: Db, id: string): Promise<readonly string[]> {
  const row = await db.selectFrom("term").select("near").where("id", "=", id).executeTakeFirst();
  return row?.near ?? [];
}
