import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead, numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, passagesOf, type RawPassage } from "#kernel/wording/wording.ts";
import { type MemberRole, type OrganisationFacts, roleIn } from "../domain.ts";

/** Loader of `/organisations/:number`; 404 where there is none, and for one that has left. */
export async function organisationOf({ db, params }: Call): Promise<OrganisationFacts> {
  const row = await db
    .selectFrom("object")
    .innerJoin("organisation", "organisation.id", "object.id")
    .select(["object.id", "object.number", "object.side", "organisation.name", "organisation.language"])
    .where("object.kind", "=", "organisation")
    .where("object.origin", "=", "here")
    .where("object.number", "=", numberOf(params["number"]))
    .where("organisation.left_at", "is", null)
    .executeTakeFirst();
  if (!row || row.side === null) throw new Refusal(404, "not-found");
  return { ...row, side: row.side };
}

export interface ListedOrganisation {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly language: string;
  /** The name as somebody translated it, for readers of other languages. */
  readonly title: RawPassage | null;
  readonly side: string;
  readonly place: string;
  readonly example: boolean;
  readonly known: boolean;
  readonly told: number;
}
export interface ListWish {
  readonly side: string | null;
  readonly search: string;
  /** Those whose names come after, or before, that of the organisation with this number. */
  readonly after: number | null;
  readonly before: number | null;
}
export const listLength = 30;

/** A page of organisations by name, with one more when the list goes on in the direction one is going. */
export async function organisationList(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  wish: ListWish,
): Promise<readonly ListedOrganisation[]> {
  const pattern = `%${wish.search.toLowerCase().replace(/[\\%_]/gu, "\\$&")}%`;
  const key = (number: number) =>
    sql`(select lower(edge.name), edge.id from organisation as edge join object as o on o.id = edge.id where o.kind = 'organisation' and o.number = ${number})`;
  const back = wish.before !== null;
  const { rows } = await sql<ListedOrganisation>`
    select object.id, object.number, organisation.name, organisation.language, ${passageOf(sql`object.id`, reads, "title")} as title,
      object.side, organisation.place, organisation.example,
      exists (select from organisation_verification as known where known.organisation = object.id and known.withdrawn_at is null) as known,
      (select count(*)::int from object as told where told.organisation = object.id and told.kind in ('problem', 'hope', 'experience')
        and told.audience <> 'authors' and ${mayRead(actor, open, "told")}) as told
    from organisation join object on object.id = organisation.id
    where organisation.left_at is null and object.side is not null and ${mayRead(actor, open)}
      ${wish.side ? sql`and object.side = ${wish.side}` : sql``}
      ${
        wish.search === ""
          ? sql``
          : sql`and (lower(organisation.name) like ${pattern} or lower(organisation.place) like ${pattern}
        or exists (select from translation where translation.object = object.id and translation.field = 'title' and translation.current and lower(translation.text) like ${pattern}))`
      }
      ${wish.after === null ? sql`` : sql`and (lower(organisation.name), organisation.id) > ${key(wish.after)}`}
      ${wish.before === null ? sql`` : sql`and (lower(organisation.name), organisation.id) < ${key(wish.before)}`}
    order by lower(organisation.name) ${back ? sql`desc` : sql`asc`}, organisation.id ${back ? sql`desc` : sql`asc`}
    limit ${listLength + 1}`.execute(db);
  return back ? rows.toReversed() : rows;
}

export interface Brought {
  readonly kind: string;
  readonly number: number;
  readonly title: RawPassage | null;
  readonly at: string;
}
export interface OrganisationView {
  readonly passages: readonly RawPassage[];
  readonly place: string;
  readonly address: string | null;
  readonly registerId: string | null;
  readonly example: boolean;
  readonly since: string;
  readonly known: readonly { way: string; side: string | null; at: string }[];
  /** Problems, hopes and experiences that the reader may see, newest first. */
  readonly brought: readonly Brought[];
  readonly verdicts: readonly {
    verdict: "same" | "related" | "different";
    why: string;
    whyLanguage: string;
    at: string;
    first: Brought;
    second: Brought;
  }[];
  readonly common: readonly Brought[];
  readonly members: readonly OrganisationMember[];
  readonly unnamed: number;
  readonly asked: boolean;
  readonly asking: number;
}
export interface OrganisationMember {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly role: MemberRole;
}

const brought = (object: string, reads: readonly string[], at: ReturnType<typeof sql>) =>
  sql`json_build_object('kind', ${sql.ref(`${object}.kind`)}, 'number', ${sql.ref(`${object}.number`)}, 'title', ${passageOf(sql.ref(`${object}.id`), reads, "title")}, 'at', ${at})`;

/** Everything on an organisation's page, in one round trip. Members are named to members of the exchange alone. */
export async function organisationView(
  db: Db,
  facts: OrganisationFacts,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<OrganisationView> {
  const within = roleIn(actor, facts.id) !== null;
  const named = actor.member ? (within ? sql`true` : sql`not person.pseudonym`) : sql`false`;
  const { rows } = await sql<OrganisationView>`
    select ${passagesOf(sql`object.id`, reads, ["title", "about"])} as passages, organisation.place, organisation.address,
      organisation.register_id as "registerId", organisation.example, object.created_at as since,
      (select coalesce(json_agg(json_build_object('way', way, 'side', side, 'at', at) order by at), '[]'::json)
        from organisation_verification as known where known.organisation = object.id and known.withdrawn_at is null) as known,
      (select coalesce(json_agg(found.one), '[]'::json) from (
        select ${brought("told", reads, sql`told.created_at`)} as one from object as told
        where told.organisation = object.id and told.kind in ('problem', 'hope', 'experience') and told.audience <> 'authors' and ${mayRead(actor, open, "told")}
        order by told.id desc limit 100) as found) as brought,
      (select coalesce(json_agg(found.one), '[]'::json) from (
        select json_build_object('verdict', verdict.verdict, 'why', verdict.why, 'whyLanguage', verdict.why_language, 'at', verdict.at,
          'first', ${brought("low", reads, sql`low.created_at`)}, 'second', ${brought("high", reads, sql`high.created_at`)}) as one
        from verdict join object as low on low.id = verdict.low join object as high on high.id = verdict.high
        where verdict.organisation = object.id and verdict.current and low.audience <> 'authors' and high.audience <> 'authors'
          and ${mayRead(actor, open, "low")} and ${mayRead(actor, open, "high")}
        order by verdict.at desc limit 50) as found) as verdicts,
      (select coalesce(json_agg(found.one), '[]'::json) from (
        select distinct on (common.id) ${brought("common", reads, sql`part.joined_at`)} as one
        from common_problem_part as part join object as told on told.id = part.problem join object as common on common.id = part.common
        where told.organisation = object.id and part.left_at is null and ${mayRead(actor, open, "common")} order by common.id, part.joined_at limit 50) as found) as common,
      (select coalesce(json_agg(json_build_object('id', person.id, 'number', o.number, 'name', person.name, 'role', membership.role)
          order by array_position(array['head', 'editor', 'member'], membership.role), membership.since, person.id), '[]'::json)
        from membership join person on person.id = membership.person join object as o on o.id = person.id
        where membership.organisation = object.id and person.left_at is null and ${named}) as members,
      (select count(*)::int from membership join person on person.id = membership.person
        where membership.organisation = object.id and person.left_at is null and not (${named})) as unnamed,
      exists (select from membership_request as asked where asked.organisation = object.id and asked.person = ${actor.person}) as asked,
      (select count(*)::int from membership_request as asked where asked.organisation = object.id) as asking
    from organisation join object on object.id = organisation.id where organisation.id = ${facts.id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export interface Asking {
  readonly person: string;
  readonly number: number;
  readonly name: string;
  readonly words: string;
  readonly at: string;
}

/** Who asks to join, for the heads. */
export async function askingToJoin(db: Db, organisation: string): Promise<readonly Asking[]> {
  return await db
    .selectFrom("membership_request")
    .innerJoin("person", "person.id", "membership_request.person")
    .innerJoin("object", "object.id", "person.id")
    .select([
      "person.id as person",
      "object.number",
      "person.name",
      "membership_request.words",
      "membership_request.at",
    ])
    .where("membership_request.organisation", "=", organisation)
    .where("person.left_at", "is", null)
    .orderBy("membership_request.at")
    .limit(100)
    .execute();
}

/** Number of an organisation whose name looks the same, if there is one beside `own`. */
export async function looksLike(db: Db, name: string, own: string | null): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select object.number from organisation join object on object.id = organisation.id
    where organisation.left_at is null and name_shape(organisation.name) = name_shape(${name}) and organisation.id is distinct from ${own}::uuid
    order by organisation.id limit 1`.execute(db);
  return rows[0]?.number ?? null;
}
