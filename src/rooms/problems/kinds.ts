import { sql } from "kysely";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";
import type { ProblemKind } from "./domain.ts";

const columns: readonly ExportColumn[] = [
  { name: "number", public: true, meaning: "its number here; the address is the kind and the number" },
  { name: "side", public: true, meaning: "code of the side it was told on" },
  { name: "state", public: true, meaning: "public or resolved" },
  { name: "since", public: true, meaning: "instant (UTC) since which it is in that state" },
  { name: "language", public: true, meaning: "language of title and text" },
  { name: "title", public: true, meaning: "title as written" },
  { name: "text", public: true, meaning: "text as written" },
  { name: "place", public: true, meaning: "place as written" },
  { name: "whom", public: true, meaning: "whom it hurts, as written" },
  { name: "how_many", public: true, meaning: "how many people, an estimate of those who tell it" },
  { name: "organisation", public: true, meaning: "organisation that tells it; empty where a person does" },
  { name: "topics", public: true, meaning: "topics, joined by a space" },
  { name: "common_problem", public: true, meaning: "number of the common problem it belongs to" },
  { name: "example", public: true, meaning: "true for invented examples" },
  { name: "author", public: false, meaning: "person who wrote it" },
  { name: "accused", public: false, meaning: "body that is named" },
];

export const problemKind = (kind: ProblemKind): Kind => ({
  kind,
  path: (number) => `/${kind}s/${number}`,
  word: `kind-${kind}`,
  searched: ["title", "text"],
  export: {
    columns,
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        select object.number, object.side, problem.state, problem.state_since as since, text.language, title.text as title, text.text,
          problem.place, problem.whom, problem.how_many, organisation.name as organisation, problem.example,
          (select string_agg(theme.slug, ' ' order by theme.slug) from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id) as topics,
          (select o.number from common_problem_part as part join object as o on o.id = part.common where part.problem = object.id and part.left_at is null) as common_problem
        from object join problem on problem.id = object.id
          left join wording as title on title.object = object.id and title.field = 'title' and title.current
          left join wording as text on text.object = object.id and text.field = 'text' and text.position = 0 and text.current
          left join organisation on organisation.id = object.organisation and organisation.left_at is null
        where object.kind = ${kind} and object.audience = 'public' and object.number > ${after}
        order by object.number limit 500`.execute(db);
      return rows;
    },
  },
});
