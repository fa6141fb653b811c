import { sql } from "kysely";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";

const columns: readonly ExportColumn[] = [
  { name: "number", public: true, meaning: "its number here" },
  { name: "key", public: true, meaning: "the concept's name in addresses" },
  { name: "subject", public: true, meaning: "subject it is listed under" },
  { name: "near", public: true, meaning: "keys of neighbouring concepts" },
  { name: "language", public: true, meaning: "language of this row's words: a concept has one row for each" },
  { name: "term", public: true, meaning: "the word for it" },
  { name: "also", public: true, meaning: "other words that mean the same" },
  { name: "calls", public: false, meaning: "everyday words that call it up, slang among them" },
];

export const termKind: Kind = {
  kind: "term",
  path: (number) => `/words/${number}`,
  word: "kind-term",
  searched: [],
  export: {
    columns,
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        with page as (
          select term.id, object.number, term.key, term.subject, term.near from term join object on object.id = term.id
          where object.number > ${after} order by object.number limit 200)
        select page.number, page.key, page.subject, page.near, word.language, word.text as term,
          (select coalesce(json_agg(other.text order by other.position), '[]'::json) from term_word as other
            where other.term = page.id and other.language = word.language and other.strength = 'also') as also
        from page left join term_word as word on word.term = page.id and word.strength = 'term'
        order by page.number, word.language`.execute(db);
      return rows;
    },
  },
};
