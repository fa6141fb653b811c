import { sql } from "kysely";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";

const columns: readonly ExportColumn[] = [
  { name: "number", public: true, meaning: "its number here" },
  { name: "slug", public: true, meaning: "last part of its address, by which problems name it" },
  { name: "goal", public: true, meaning: "number of the Sustainable Development Goal it is; empty for another topic" },
  { name: "language", public: true, meaning: "language of this row's name: a topic has one row for each" },
  { name: "name", public: true, meaning: "name in that language" },
];

export const themeKind: Kind = {
  kind: "theme",
  path: (number) => `/topics/${number}`,
  word: "kind-theme",
  searched: ["title"],
  export: {
    columns,
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        with page as (
          select theme.id, object.number, theme.slug, theme.goal from theme join object on object.id = theme.id
          where object.number > ${after} order by object.number limit 100)
        select page.number, page.slug, page.goal, named.language, named.text as name
        from page cross join lateral (
          select language, text, 0 as place from wording where object = page.id and field = 'title' and current
          union all select language, text, 1 from translation where object = page.id and field = 'title' and current) as named
        order by page.number, named.place, named.language`.execute(db);
      return rows;
    },
  },
};
