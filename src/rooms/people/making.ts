import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { makeObject, objectOfSource } from "#kernel/object/object.ts";
import type { OfficeRole } from "#kernel/rights/actor.ts";
import { hashPassword } from "#kernel/sign-in/password.ts";
import { putWording } from "#kernel/wording/wording.ts";
import type { MemberRole } from "./domain.ts";

interface Source {
  readonly name: string;
  readonly key: string;
}

export interface NewPerson {
  readonly name: string;
  readonly pseudonym: boolean;
  /** Languages, best first; at least one. */
  readonly reads: readonly string[];
  readonly sides: readonly string[];
  /** IANA name. */
  readonly zone: string;
  readonly source?: Source | undefined;
}

/** A public being without an account. One that its source has brought already is left as it is. */
export async function createPerson(
  tx: Tx,
  made: NewPerson,
  at: Temporal.Instant,
): Promise<{ id: string; number: number }> {
  const there = made.source && (await objectOfSource(tx, "person", made.source.name, made.source.key));
  if (there) return there;
  const object = await makeObject(
    tx,
    { kind: "person", side: made.sides[0] ?? null, audience: "members", author: null, source: made.source ?? null },
    at,
  );
  await tx
    .insertInto("person")
    .values({ id: object.id, name: made.name, pseudonym: made.pseudonym, reads: [...made.reads], zone: made.zone })
    .execute();
  await putSides(tx, object.id, made.sides);
  return object;
}

export async function putSides(tx: Tx, person: string, sides: readonly string[]): Promise<void> {
  await tx.deleteFrom("person_side").where("person", "=", person).execute();
  if (sides.length > 0)
    await tx
      .insertInto("person_side")
      .values(sides.map((side) => ({ person, side })))
      .execute();
}

export interface NewAccount {
  readonly person: string;
  readonly address: string;
  /** Plain, and hashed here; null for one who will set it by a link. */
  readonly password: string | null;
  /** In PHC form, for a caller that has hashed it already, outside of the transaction. */
  readonly passwordHash?: string;
  readonly confirmed: boolean;
  readonly admitted: boolean;
}

/** The private side of a person. Returns the account's id; null, and nothing changed, when the address has one. */
export async function createAccount(tx: Tx, made: NewAccount, at: Temporal.Instant): Promise<string | null> {
  const password = made.passwordHash ?? (made.password === null ? null : await hashPassword(made.password));
  const row = await tx
    .insertInto("account")
    .values({
      person: made.person,
      address: made.address,
      password,
      created_at: at.toString(),
      confirmed_at: made.confirmed ? at.toString() : null,
      admitted_at: made.admitted ? at.toString() : null,
    })
    .onConflict((same) => same.expression(sql`lower(address)`).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface NewOrganisation {
  readonly name: string;
  readonly side: string;
  /** Of name and `about`. */
  readonly language: string;
  readonly about?: string;
  readonly place?: string;
  /** Web address. */
  readonly address?: string | null;
  readonly registerId?: string | null;
  readonly author?: string | null;
  readonly example?: boolean;
  readonly source?: Source | undefined;
}

/** An organisation without members yet. Its name is a wording too, so that it can be found and translated. */
export async function createOrganisation(
  tx: Tx,
  made: NewOrganisation,
  at: Temporal.Instant,
): Promise<{ id: string; number: number }> {
  const object = await makeObject(
    tx,
    {
      kind: "organisation",
      side: made.side,
      audience: "public",
      author: made.author ?? null,
      source: made.source ?? null,
    },
    at,
  );
  await tx
    .insertInto("organisation")
    .values({
      id: object.id,
      name: made.name,
      language: made.language,
      example: made.example ?? false,
      place: made.place ?? "",
      address: made.address ?? null,
      register_id: made.registerId ?? null,
    })
    .execute();
  await putOrganisationWords(tx, object.id, made, at);
  return object;
}

/** The same words again change nothing. */
export async function putOrganisationWords(
  tx: Tx,
  id: string,
  words: Pick<NewOrganisation, "name" | "language" | "about" | "author">,
  at: Temporal.Instant,
): Promise<void> {
  const shared = { object: id, language: words.language, author: words.author ?? null };
  await putWording(tx, { ...shared, field: "title", text: words.name }, at);
  await putWording(tx, { ...shared, field: "about", text: words.about ?? "" }, at);
}

/** Makes a person a member; one who is a member already gets the new role. */
export async function addMember(
  tx: Tx,
  made: { readonly person: string; readonly organisation: string; readonly role: MemberRole },
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("membership")
    .values({ ...made, since: at.toString() })
    .onConflict((same) => same.columns(["person", "organisation"]).doUpdateSet({ role: made.role, until: null }))
    .execute();
  await tx
    .deleteFrom("membership_request")
    .where("person", "=", made.person)
    .where("organisation", "=", made.organisation)
    .execute();
}

/** Gives an office of a side, or (side null) a joint one, from now on. Repeating it changes nothing. */
export async function giveOffice(
  tx: Tx,
  given: {
    readonly person: string;
    readonly role: OfficeRole;
    readonly side: string | null;
    readonly by?: string | null;
  },
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("office")
    .values({
      person: given.person,
      role: given.role,
      side: given.side,
      since: at.toString(),
      given_by: given.by ?? null,
    })
    .onConflict((same) => same.columns(["person", "role", "side"]).doUpdateSet({ until: null }))
    .execute();
}
