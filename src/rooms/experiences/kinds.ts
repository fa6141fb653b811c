import { sql } from "kysely";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";

const columns: readonly ExportColumn[] = [
  { name: "number", public: true, meaning: "its number here; the address is the kind and the number" },
  { name: "side", public: true, meaning: "code of the side where it was made" },
  { name: "since", public: true, meaning: "instant (UTC) since which it is public" },
  { name: "language", public: true, meaning: "language of its texts" },
  { name: "title", public: true, meaning: "title as written" },
  { name: "did", public: true, meaning: "what was done" },
  { name: "cost", public: true, meaning: "what it cost" },
  { name: "outcome", public: true, meaning: "what came of it" },
  { name: "wrong", public: true, meaning: "what went wrong" },
  { name: "place", public: true, meaning: "place as written" },
  { name: "year", public: true, meaning: "year in which it was done" },
  { name: "organisation", public: true, meaning: "organisation that tells it; empty where a person does" },
  { name: "topics", public: true, meaning: "topics, joined by a space" },
  { name: "about", public: true, meaning: "what it is about, as kind and number, joined by a space" },
  { name: "example", public: true, meaning: "true for invented examples" },
  // People write names and telephones here; the page shows them, a file that goes round for ever does not.
  { name: "ask", public: false, meaning: "whom to ask" },
  { name: "author", public: false, meaning: "person who wrote it" },
];

const words = (field: string) =>
  sql`(select text from wording where wording.object = object.id and wording.field = ${field} and wording.position = 0 and wording.current)`;

export const experienceKind: Kind = {
  kind: "experience",
  path: (number) => `/experiences/${number}`,
  word: "kind-experience",
  searched: ["title", "did", "outcome", "wrong", "cost"],
  export: {
    columns,
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        select object.number, object.side, experience.state_since as since,
          (select language from wording where wording.object = object.id and field = 'title' and current) as language,
          ${words("title")} as title, ${words("did")} as did, ${words("cost")} as cost, ${words("outcome")} as outcome, ${words("wrong")} as wrong,
          experience.place, experience.year, organisation.name as organisation, experience.example,
          (select string_agg(theme.slug, ' ' order by theme.slug) from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id) as topics,
          (select string_agg(o.kind || ':' || o.number, ' ' order by o.kind, o.number) from experience_about as about join object as o on o.id = about.object
            where about.experience = object.id and o.audience = 'public') as about
        from object join experience on experience.id = object.id
          left join organisation on organisation.id = object.organisation and organisation.left_at is null
        where object.kind = 'experience' and object.audience = 'public' and experience.state = 'public' and object.number > ${after}
        order by object.number limit 500`.execute(db);
      return rows;
    },
  },
};
