import { sql } from "kysely";
import type { ExportColumn, Kind } from "#kernel/kinds.ts";

/** A person is in no export and no search: a name is found only by who knows where it stands. */
export const personKind: Kind = {
  kind: "person",
  path: (number) => `/people/${number}`,
  word: "kind-person",
  searched: [],
};

const columns: readonly ExportColumn[] = [
  { name: "number", public: true, meaning: "its number here; the address is the kind and the number" },
  { name: "name", public: true, meaning: "name as its people write it" },
  { name: "side", public: true, meaning: "code of the side it belongs to" },
  { name: "language", public: true, meaning: "language of name and of what it says of itself" },
  { name: "place", public: true, meaning: "place as written" },
  { name: "address", public: true, meaning: "web address" },
  { name: "register_id", public: true, meaning: "registration number, as register and number" },
];

export const organisationKind: Kind = {
  kind: "organisation",
  path: (number) => `/organisations/${number}`,
  word: "kind-organisation",
  searched: ["title", "about"],
  export: {
    columns,
    async rows(db, after) {
      const { rows } = await sql<Record<string, unknown>>`
        select object.number, organisation.name, object.side, organisation.language, organisation.place, organisation.address, organisation.register_id
        from organisation join object on object.id = organisation.id
        where organisation.left_at is null and object.audience = 'public' and object.number > ${after} order by object.number limit 500`.execute(
        db,
      );
      return rows;
    },
  },
};
