import { sql } from "kysely";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";

const columns: readonly ExportColumn[] = [
  { name: "number", public: true, meaning: "its number here" },
  { name: "about_kind", public: true, meaning: "kind of the thing it stands under" },
  { name: "about_number", public: true, meaning: "number of that thing" },
  { name: "side", public: true, meaning: "code of the side from which it came" },
  { name: "at", public: true, meaning: "instant (UTC) at which it was written" },
  { name: "language", public: true, meaning: "language of the text" },
  { name: "text", public: true, meaning: "text as written" },
  {
    name: "organisation",
    public: true,
    meaning: "organisation in whose name it was written; empty where a person did",
  },
  { name: "author", public: false, meaning: "person who wrote it" },
];

export const commentKind: Kind = {
  kind: "comment",
  path: (number) => `/comments/${number}`,
  word: "kind-comment",
  searched: ["text"],
  export: {
    columns,
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        select object.number, about.kind as about_kind, about.number as about_number, object.side, object.created_at as at, text.language, text.text,
          organisation.name as organisation
        from object join comment on comment.id = object.id join object as about on about.id = comment.about
          join wording as text on text.object = object.id and text.field = 'text' and text.position = 0 and text.current
          left join organisation on organisation.id = object.organisation and organisation.left_at is null
        where object.kind = 'comment' and object.audience = 'public' and about.audience = 'public' and comment.hidden_at is null
          and object.number > ${after}
        order by object.number limit 500`.execute(db);
      return rows;
    },
  },
};
