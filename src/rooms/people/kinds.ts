import { sql } from "kysely";
import type { ExportColumn, ImportContext, Kind } from "#kernel/kinds.ts";
import type { Tx } from "#kernel/database/database.ts";
import { objectOfSource } from "#kernel/object/object.ts";
import { hashOf } from "#kernel/wording/wording.ts";
import { createOrganisation, putOrganisationWords } from "./making.ts";

/** A person is in no export and no search: a name is found only by who knows where it stands. */
export const personKind: Kind = { kind: "person", path: (number) => `/people/${number}`, word: "kind-person", searched: [] };

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
        where organisation.left_at is null and object.audience = 'public' and object.number > ${after} order by object.number limit 500`.execute(db);
      return rows;
    },
  },
  importer: {
    columns: {
      key: "its key in the file's own world; the same key again is the same organisation",
      name: "name in its own language",
      side: "code of its side",
      language: "language of name and about",
      place: "town or region",
      address: "web address",
      about: "what it says of itself",
      example: "yes for an invented one",
      register_id: "registration number, as register and number",
    },
    take: takeOrganisation,
  },
};

async function takeOrganisation(tx: Tx, row: Readonly<Record<string, string>>, { source, now }: ImportContext): Promise<"made" | "changed" | "same"> {
  const value = (name: string): string => row[name]?.trim() ?? "";
  const words = { name: value("name"), language: value("language"), about: value("about") };
  const columns = { place: value("place"), address: value("address") || null, example: /^(yes|true|1)$/iu.test(value("example")) };
  const registerId = value("register_id") || null;
  const there = await objectOfSource(tx, "organisation", source, value("key"));
  if (!there) {
    await createOrganisation(tx, { ...words, ...columns, registerId, side: value("side"), source: { name: source, key: value("key") } }, now);
    return "made";
  }
  const before = await tx
    .selectFrom("organisation")
    .innerJoin("object", "object.id", "organisation.id")
    .leftJoin("wording", (join) => join.onRef("wording.object", "=", "organisation.id").on("wording.field", "=", "about").on("wording.current", "=", true))
    .select(["organisation.name", "organisation.language", "organisation.place", "organisation.address", "organisation.example", "organisation.register_id", "organisation.left_at", "object.side", "wording.hash"])
    .where("organisation.id", "=", there.id)
    .executeTakeFirstOrThrow();
  // One that has left stays away, whatever an old file says.
  if (before.left_at) return "same";
  const sameAbout = words.about === "" ? before.hash === null : before.hash !== null && hashOf(words.about).equals(before.hash);
  const same =
    sameAbout && before.name === words.name && before.language === words.language && before.place === columns.place &&
    before.address === columns.address && before.example === columns.example && before.register_id === registerId && before.side === value("side");
  if (same) return "same";
  await tx.updateTable("organisation").set({ name: words.name, language: words.language, ...columns, register_id: registerId }).where("id", "=", there.id).execute();
  await tx.updateTable("object").set({ side: value("side") }).where("id", "=", there.id).execute();
  await putOrganisationWords(tx, there.id, words, now);
  return "changed";
}
