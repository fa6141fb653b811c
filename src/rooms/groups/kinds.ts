import { sql } from "kysely";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";

const columns: readonly ExportColumn[] = [
  { name: "number", public: true, meaning: "its number here; the address is the kind and the number" },
  { name: "side", public: true, meaning: "code of the side on which it was proposed" },
  { name: "state", public: true, meaning: "forming, working, resting or closed" },
  { name: "since", public: true, meaning: "instant (UTC) since which it is in that state" },
  { name: "language", public: true, meaning: "language of title and text" },
  { name: "title", public: true, meaning: "title as written" },
  { name: "text", public: true, meaning: "text as written" },
  { name: "open", public: true, meaning: "true where whoever likes may sit" },
  { name: "sides_with_co_chair", public: true, meaning: "codes of the sides that have a co-chair, joined by a space" },
  { name: "seats", public: true, meaning: "how many sit in it, co-chairs among them" },
  { name: "topics", public: true, meaning: "topics, joined by a space" },
  { name: "common_problems", public: true, meaning: "numbers of the common problems it took up, joined by a space" },
  { name: "successor", public: true, meaning: "number of the group that goes on with its work" },
  { name: "example", public: true, meaning: "true for invented examples" },
  { name: "co_chairs", public: false, meaning: "persons who lead it" },
];

export const groupKind: Kind = {
  kind: "group",
  path: (number) => `/groups/${number}`,
  word: "kind-group",
  searched: ["title", "text"],
  export: {
    columns,
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        select object.number, object.side, working_group.state, working_group.state_since as since, text.language, title.text as title, text.text,
          working_group.open, working_group.example,
          (select string_agg(seat.side, ' ' order by seat.side) from seat where seat."group" = object.id and seat.left_at is null and seat.role = 'co-chair') as sides_with_co_chair,
          (select count(*)::int from seat where seat."group" = object.id and seat.left_at is null and seat.role <> 'asking') as seats,
          (select string_agg(theme.slug, ' ' order by theme.slug) from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id) as topics,
          (select string_agg(o.number::text, ' ' order by o.number) from taken_up join object as o on o.id = taken_up.common
            where taken_up."group" = object.id and taken_up.at is not null and o.audience = 'public') as common_problems,
          (select o.number from object as o where o.id = working_group.successor and o.audience = 'public') as successor
        from object join working_group on working_group.id = object.id
          left join wording as title on title.object = object.id and title.field = 'title' and title.current
          left join wording as text on text.object = object.id and text.field = 'text' and text.position = 0 and text.current
        where object.kind = 'group' and object.audience = 'public' and object.number > ${after}
        order by object.number limit 500`.execute(db);
      return rows;
    },
  },
};
