import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { allowLongStatements, type Db } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { wordsChanged } from "#rooms/matching/index.ts";
import { wordList } from "./domain.ts";
import { type KeyedTerm, writeTerms } from "./write-terms.ts";

const folder = fileURLToPath(new URL("../../../content/glossary", import.meta.url));

/** Concepts written at once: a few hundred keep a small server's memory small. */
const piece = 400;

/**
 * Brings the glossary that Diomede comes with. What is there already follows the files until a person changes it; what
 * a person has taken out does not come back. Safe to repeat; a second time costs two short questions.
 */
export async function seedGlossary(db: Db, at: Temporal.Instant): Promise<void> {
  const shipped = shippedTerms();
  const isNew = await change(db, nobody, at, async (tx) => {
    await allowLongStatements(tx);
    const taken = await tx
      .selectFrom("import_row")
      .select(["key", "hash"])
      .where("importer", "=", "glossary")
      .where("source", "=", "shipped")
      .execute();
    const known = new Map(taken.map((row) => [row.key, row.hash]));
    const edited = await tx.selectFrom("term").select("key").where("edited_at", "is not", null).execute();
    const there = new Set((await tx.selectFrom("term").select("key").execute()).map((row) => row.key));
    const isEdited = new Set(edited.map((row) => row.key));
    const fresh = shipped.filter(({ term, hash }) => !known.get(term.key)?.equals(hash));
    if (fresh.length === 0) return false;
    const written = fresh
      .map(({ term }) => term)
      .filter(({ key }) => !isEdited.has(key) && (there.has(key) || !known.has(key)));
    for (let from = 0; from < written.length; from += piece)
      await writeTerms(tx, written.slice(from, from + piece), { source: "shipped", author: null, edited: false }, at);
    const rows = JSON.stringify(fresh.map(({ term, hash }) => ({ key: term.key, hash: hash.toString("hex") })));
    await sql`
      insert into import_row (importer, source, key, hash, object, taken_at)
      select 'glossary', 'shipped', given.key, decode(given.hash, 'hex'), term.id, ${at.toString()}::timestamptz
      from json_to_recordset(${rows}::json) as given (key text, hash text) left join term on term.key = given.key
      on conflict (importer, source, key) do update set hash = excluded.hash, object = excluded.object, taken_at = excluded.taken_at`.execute(
      tx,
    );
    return written.length > 0;
  });
  if (isNew) await wordsChanged(db);
}

interface Shipped {
  readonly term: KeyedTerm;
  readonly hash: Buffer;
}

/** Concepts of all files; the subject is the file's name. */
function shippedTerms(): readonly Shipped[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .flatMap((name) => {
      const rows: Record<string, string>[] = parse(readFileSync(join(folder, name)), {
        columns: true,
        bom: true,
        skip_empty_lines: true,
      });
      return rows.map((row) => ({
        term: termOf(row, basename(name, ".csv")),
        hash: createHash("sha256")
          .update(JSON.stringify([name, row]))
          .digest(),
      }));
    });
}

/** One row of a glossary file: `<language>`, `<language>_also`, `<language>_calls` for each language. */
export function termOf(row: Readonly<Record<string, string>>, subject: string): KeyedTerm {
  const languages = Object.keys(row).filter((column) => /^[a-z]{2}$/u.test(column));
  return {
    key: row["key"] ?? "",
    subject,
    near: wordList(row["near"] ?? ""),
    words: Object.fromEntries(
      languages
        .map(
          (code) =>
            [
              code,
              {
                term: (row[code] ?? "").trim(),
                also: wordList(row[`${code}_also`] ?? ""),
                calls: wordList(row[`${code}_calls`] ?? ""),
              },
            ] as const,
        )
        .filter(([, words]) => words.term !== ""),
    ),
  };
}
