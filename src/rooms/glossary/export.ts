import { stringify } from "csv-stringify/sync";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";

interface TermRow {
  readonly key: string;
  readonly subject: string;
  readonly near: readonly string[];
  readonly words: readonly { language: string; strength: "term" | "also" | "calls"; text: string }[];
}

const atOnce = 300;

/**
 * The whole glossary in the form of its own files, with the words that call concepts up: for those who keep it.
 * Memory: three hundred concepts.
 */
export async function* glossaryCsv(db: Db): AsyncGenerator<string> {
  const rows = await db.selectFrom("term_word").select("language").distinct().orderBy("language").execute();
  const languages = rows.map((row) => row.language);
  const header = ["key", "subject", "near", ...languages.flatMap((code) => [code, `${code}_also`, `${code}_calls`])];
  yield stringify([header]);
  for (let after = ""; ; ) {
    const { rows: terms } = await sql<TermRow>`
      select key, subject, near, (select coalesce(json_agg(json_build_object('language', language, 'strength', strength, 'text', text)
        order by language, strength, position), '[]'::json) from term_word where term_word.term = term.id) as words
      from term where key > ${after} order by key limit ${atOnce}`.execute(db);
    const last = terms.at(-1);
    if (!last) return;
    after = last.key;
    yield stringify(
      terms.map(({ key, subject, near, words }) => {
        const cell = (language: string, strength: string) =>
          words
            .filter((word) => word.language === language && word.strength === strength)
            .map((word) => word.text)
            .join("; ");
        return [
          key,
          subject,
          near.join("; "),
          ...languages.flatMap((code) => [cell(code, "term"), cell(code, "also"), cell(code, "calls")]),
        ];
      }),
      { escape_formulas: true },
    );
  }
}
