import type { Tx } from "#kernel/database/database.ts";
import { nobody } from "#kernel/events/change.ts";
import { instant, languageCode, line, list, quoted, text, webAddress, yes } from "#kernel/import/cells.ts";
import { type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { objectOfSource } from "#kernel/object/object.ts";
import type { OfficeRole } from "#kernel/rights/actor.ts";
import { type MemberRole, memberRoles } from "./domain.ts";
import { addMember, createOrganisation, createPerson, giveOffice, putOrganisationWords, putSides } from "./making.ts";

export const organisationImporter: Importer = {
  name: "organisations",
  columns: {
    key: "the same key of the same source is the same organisation",
    name: "name in its own language",
    side: "code of its side",
    language: "language of name and about",
    place: "town or region",
    address: "web address",
    about: "what it says of itself",
    register_id: "registration number, as register and number",
    example: "yes for an invented one",
    at: "instant at which it joined; the time of the import when empty",
  },
  needed: ["name", "side", "language"],
  kind: () => "organisation",
  read: readOrganisation,
};

function readOrganisation(row: Row): Take {
  const words = { name: line(row, "name", 300, 1), language: languageCode(row), about: text(row, "about", 8000) };
  const columns = {
    place: line(row, "place", 120),
    address: webAddress(line(row, "address", 2000), "address"),
    registerId: line(row, "register_id", 60) || null,
    example: yes(row, "example"),
  };
  const side = line(row, "side", 8, 1);
  const at = instant(row);
  return async (tx, context) => {
    await sideThere(tx, side);
    const when = at ?? context.now;
    const there = await objectOfSource(tx, "organisation", context.source, context.key);
    if (!there) {
      const source = { name: context.source, key: context.key };
      const made = await createOrganisation(tx, { ...words, ...columns, side, source }, when);
      await context.tell(nobody, when)("organisation-joined", made.id, { audience: "public", side });
      return { outcome: "made", object: made.id };
    }
    const { registerId, ...others } = columns;
    const changed = await tx
      .updateTable("organisation")
      .set({ name: words.name, language: words.language, ...others, register_id: registerId })
      .where("id", "=", there.id)
      .where("left_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    // One that has left stays away, whatever a file says.
    if (!changed) return { outcome: "same", object: there.id };
    await tx.updateTable("object").set({ side }).where("id", "=", there.id).execute();
    await putOrganisationWords(tx, there.id, words, context.now);
    return { outcome: "changed", object: there.id };
  };
}

const officeRoles: readonly OfficeRole[] = ["coordinator", "moderator", "translator", "auditor"];

/** People without accounts: what they wrote stands under their names, and nobody can sign in as them. */
export const peopleImporter: Importer = {
  name: "people",
  columns: {
    key: "the same key of the same source is the same person",
    name: "name as the person writes it, or the pseudonym",
    side: "code of the person's side; empty for none",
    reads: "codes of languages, best first: ru; en",
    organisations: "keys of organisations with the role there: key:head; key:editor; key:member",
    offices: "offices with the side, or without one for all sides: coordinator us; moderator ru",
    pseudonym: "yes when the name is a pseudonym",
    at: "instant since which the person is here",
  },
  needed: ["name", "reads"],
  kind: () => "person",
  read: readPerson,
};

function readPerson(row: Row): Take {
  const name = line(row, "name", 120, 1);
  const reads = list(row, "reads");
  for (const language of reads) languageCode({ reads: language }, "reads");
  const side = line(row, "side", 8) || null;
  const memberships = list(row, "organisations").map(membership);
  const offices = list(row, "offices").map(office);
  const pseudonym = yes(row, "pseudonym");
  const at = instant(row);
  return async (tx, context) => {
    const zone = side === null ? "UTC" : await sideThere(tx, side);
    const when = at ?? context.now;
    const there = await objectOfSource(tx, "person", context.source, context.key);
    const sides = side === null ? [] : [side];
    const source = { name: context.source, key: context.key };
    const person = there ?? (await createPerson(tx, { name, pseudonym, reads, sides, zone, source }, when));
    if (there) {
      const still = await tx
        .updateTable("person")
        .set({ name, pseudonym, reads: [...reads] })
        .where("id", "=", person.id)
        .where("left_at", "is", null)
        .returning("id")
        .executeTakeFirst();
      if (!still) return { outcome: "same", object: person.id };
      await putSides(tx, person.id, sides);
    } else await context.tell(nobody, when)("person-joined", person.id, { side });
    for (const { key, role } of memberships)
      await addMember(tx, { person: person.id, organisation: await context.find("organisation", key), role }, when);
    for (const { role, side: own } of offices) {
      if (own) await sideThere(tx, own);
      await giveOffice(tx, { person: person.id, role, side: own }, when);
    }
    return { outcome: there ? "changed" : "made", object: person.id };
  };
}

function membership(value: string): { key: string; role: MemberRole } {
  const [key = "", role = "member"] = value.split(":").map((part) => part.trim());
  const known = memberRoles.find((one) => one === role);
  if (key === "" || !known)
    throw new RowFault(`organisations holds ${quoted(value)}: write key:${memberRoles.join(" or key:")}`);
  return { key, role: known };
}

function office(value: string): { role: OfficeRole; side: string | null } {
  const [role = "", side = null, ...more] = value.split(/\s+/u);
  const known = officeRoles.find((one) => one === role);
  if (!known || more.length > 0)
    throw new RowFault(`offices holds ${quoted(value)}: write ${officeRoles.join(", ")} and a side`);
  return { role: known, side };
}

/** The zone of a side. */
async function sideThere(tx: Tx, code: string): Promise<string> {
  const side = await tx.selectFrom("side").select("zone").where("code", "=", code).executeTakeFirst();
  if (!side) throw new RowFault(`there is no side ${quoted(code)} in this exchange`);
  return side.zone;
}
