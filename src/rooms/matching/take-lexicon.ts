import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { readDictd } from "./dictd.ts";
import { wordsChanged } from "./memory.ts";

export interface LexiconTaken {
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
}

const atOnce = 5000;
const longestHead = 100;
class Undone extends Error {}

/**
 * Takes a dictionary in dictd form in the place of what was there under this source and pair of languages. All or
 * nothing; the same again changes nothing. Heads that differ in case only are one, with the translations of both.
 * Refusals: DictdIndexError with the line, RangeError for a dictionary that is shorter than its index or empty.
 */
export async function takeLexicon(
  db: Db,
  wish: {
    readonly path: string;
    readonly source: string;
    readonly from: string;
    readonly to: string;
    readonly dryRun: boolean;
  },
): Promise<LexiconTaken> {
  let taken: LexiconTaken = { made: 0, changed: 0, same: 0, gone: 0 };
  try {
    await db.transaction().execute(async (tx) => {
      await sql`create temporary table given (head text not null, translations text[] not null) on commit drop`.execute(
        tx,
      );
      let entries = 0;
      let rows: { head: string; translations: readonly string[] }[] = [];
      for await (const { head, translations } of readDictd(wish.path)) {
        const word = head.replaceAll("\0", "").normalize("NFC").toLowerCase().trim();
        if (word === "" || word.length > longestHead) continue;
        entries += 1;
        rows.push({ head: word, translations });
        if (rows.length < atOnce) continue;
        await put(tx, rows);
        rows = [];
      }
      await put(tx, rows);
      if (entries === 0) throw new RangeError("the dictionary holds no word with a translation");
      taken = await takeGiven(tx, wish);
      if (taken.made + taken.changed + taken.gone > 0) await wordsChanged(tx);
      if (wish.dryRun) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return taken;
}

async function put(tx: Tx, rows: readonly { head: string; translations: readonly string[] }[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into given select head, translations from json_to_recordset(${JSON.stringify(rows)}::json) as row (head text, translations text[])`.execute(
    tx,
  );
}

async function takeGiven(
  tx: Tx,
  { source, from, to }: { source: string; from: string; to: string },
): Promise<LexiconTaken> {
  const own = sql`entry.source = ${source} and entry.from_language = ${from} and entry.to_language = ${to}`;
  await sql`
    create temporary table whole on commit drop as
    select head, array_agg(word order by first) as translations from (
      select head, word, min(place) as first
      from (select head, word, row_number() over () as place from given cross join unnest(translations) as word) as words
      group by head, word) as found group by head`.execute(tx);
  const { rows } = await sql<LexiconTaken>`
    with gone as (
      delete from lexicon_entry as entry where ${own} and not exists (select from whole where whole.head = entry.head) returning 1
    ), put as (
      insert into lexicon_entry as entry (source, from_language, to_language, head, translations)
      select ${source}, ${from}, ${to}, head, translations from whole
      on conflict (source, from_language, to_language, head) do update set translations = excluded.translations
        where entry.translations <> excluded.translations
      returning xmax = 0 as fresh
    )
    select (select count(*)::int from gone) as gone, (select count(*)::int from put where fresh) as made,
      (select count(*)::int from put where not fresh) as changed,
      (select count(*)::int from whole) - (select count(*)::int from put) as same`.execute(tx);
  return rows[0] ?? { made: 0, changed: 0, same: 0, gone: 0 };
}
