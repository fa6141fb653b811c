import { sql } from "kysely";
import type { Kind } from "#kernel/kinds.ts";

/** Programmes of messages; readers are in no export of it, nor is how many they are. */
export const programmeKind: Kind = {
  kind: "programme",
  path: (number) => `/programmes/${number}`,
  word: "kind-programme",
  searched: [],
  export: {
    columns: [
      { name: "number", public: true, meaning: "its number here; the address is /programmes and the number" },
      { name: "code", public: true, meaning: "its short name" },
      { name: "name", public: true, meaning: "its names, by language, as JSON" },
      { name: "sides", public: true, meaning: "codes of the sides it is for, joined by a space" },
      { name: "languages", public: true, meaning: "codes of the languages it is written in, joined by a space" },
      { name: "state", public: true, meaning: "draft, rehearsing, running, paused or ended" },
      { name: "example", public: true, meaning: "true for invented examples" },
    ],
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        select object.number, code, names::text as name, array_to_string(sides, ' ') as sides, array_to_string(languages, ' ') as languages, state, example
        from programme join object on object.id = programme.id
        where object.audience = 'public' and object.number > ${after} order by object.number limit 500`.execute(db);
      return rows;
    },
  },
};
