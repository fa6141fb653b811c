import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { passageOf, passagesOf, type RawPassage } from "#kernel/wording/wording.ts";
import { type CommentsView, commentsOf } from "#rooms/comments/index.ts";
import { type GroupFacts, type GroupState, seatOf } from "./domain.ts";
import { type Chair, chairsOf, themesOf } from "./queries.ts";

export interface GroupView {
  readonly passages: readonly RawPassage[];
  readonly since: string;
  readonly stateSince: string;
  readonly example: boolean;
  readonly themes: readonly { slug: string; name: RawPassage | null }[];
  readonly chairs: readonly Chair[];
  /** Co-chairs before, oldest first. */
  readonly formerChairs: readonly (Chair & { readonly until: string })[];
  /** Other members; nameless for whoever is no member of the exchange. */
  readonly members: readonly SeatedMember[];
  readonly states: readonly { state: GroupState; at: string; why: string; whyLanguage: string }[];
  readonly successor: { number: number; title: RawPassage | null } | null;
  readonly takings: readonly Taking[];
  /** What only those who sit here may read. */
  readonly room: readonly { kind: string; number: number; title: RawPassage | null; at: string }[];
  readonly comments: CommentsView;
  readonly activity: readonly Happening[];
  readonly following: boolean;
  readonly followers: number;
  readonly asking: number;
  readonly offer: Offer | null;
}
export interface SeatedMember {
  readonly side: string;
  readonly name: string | null;
  readonly number: number;
  readonly capacity: string;
  readonly capacityLanguage: string | null;
}
/** A common problem that the group took up, was asked to take up, or gave back. */
export interface Taking {
  readonly number: number;
  readonly title: RawPassage | null;
  readonly openedAt: string;
  readonly adoptedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly parties: readonly string[];
  readonly words: readonly {
    side: string;
    why: string;
    whyLanguage: string | null;
    at: string;
    withdrawnAt: string | null;
  }[];
}
export interface Happening {
  readonly verb: string;
  readonly at: string;
  readonly side: string | null;
  readonly kind: string;
  readonly number: number;
  readonly title: RawPassage | null;
}
export interface Offer {
  readonly role: "co-chair" | "member";
  readonly side: string | null;
  readonly by: string | null;
  readonly relieves: boolean;
  readonly at: string;
}

const person = (columns: ReturnType<typeof sql>) => sql`json_build_object('side', seat.side, 'number', o.number,
  'capacity', seat.capacity, 'capacityLanguage', seat.capacity_language, ${columns})`;
const nameStill = sql`case when person.left_at is null then person.name end`;

/** Everything on a group's page, in one round trip. */
export async function groupView(
  db: Db,
  facts: GroupFacts,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<GroupView> {
  const { id } = facts;
  const sits = seatOf(actor, id) !== null;
  const seen = sits ? sql`'public', 'members', 'group'` : actor.member ? sql`'public', 'members'` : sql`'public'`;
  const { rows } = await sql<GroupView>`
    select ${passagesOf(sql`object.id`, reads, ["title", "text"])} as passages, object.created_at as since,
      working_group.state_since as "stateSince", working_group.example, ${themesOf(reads)} as themes, ${chairsOf(sql`object.id`)} as chairs,
      (select coalesce(json_agg(${person(sql`'name', ${nameStill}, 'since', seat.taken_at, 'until', seat.left_at`)} order by seat.left_at), '[]'::json)
        from seat join person on person.id = seat.person join object as o on o.id = person.id
        where seat."group" = object.id and seat.left_at is not null and seat.role = 'co-chair') as "formerChairs",
      (select coalesce(json_agg(${person(sql`'name', ${actor.member ? nameStill : sql`null`}`)} order by seat.taken_at, o.number), '[]'::json)
        from seat join person on person.id = seat.person join object as o on o.id = person.id
        where seat."group" = object.id and seat.left_at is null and seat.role = 'member') as members,
      (select coalesce(json_agg(json_build_object('state', state, 'at', at, 'why', why, 'whyLanguage', why_language) order by at, id), '[]'::json)
        from group_state where group_state."group" = object.id) as states,
      (select json_build_object('number', o.number, 'title', ${passageOf(sql`o.id`, reads, "title")})
        from object as o where o.id = working_group.successor and ${mayRead(actor, open, "o")}) as successor,
      (select coalesce(json_agg(found order by found."openedAt" desc), '[]'::json) from (
        select c.number, ${passageOf(sql`c.id`, reads, "title")} as title, agreement.opened_at as "openedAt", agreement.adopted_at as "adoptedAt",
          agreement.withdrawn_at as "withdrawnAt", agreement.parties,
          (select coalesce(json_agg(json_build_object('side', side, 'why', why, 'whyLanguage', why_language, 'at', at, 'withdrawnAt', withdrawn_at) order by at), '[]'::json)
            from assent where assent.agreement = agreement.id and assent.yes and (withdrawn_at is null or agreement.adopted_at is not null)) as words
        from agreement join object as c on c.id = agreement.other
        where agreement.object = object.id and agreement.kind = 'take-up' and (agreement.adopted_at is not null or exists (select from taken_up where taken_up.agreement = agreement.id))
          and ${mayRead(actor, open, "c")} order by agreement.opened_at desc limit 50) as found) as takings,
      (select coalesce(json_agg(found), '[]'::json) from (
        select o.kind, o.number, ${passageOf(sql`o.id`, reads, "title")} as title, o.created_at as at from object as o
        where ${sits} and o.circle = object.id and o.audience = 'group' order by o.id desc limit 50) as found) as room,
      (select coalesce(json_agg(found), '[]'::json) from (
        select event.verb, event.at, event.side, o.kind, o.number, ${passageOf(sql`o.id`, reads, "title")} as title
        from event join object as o on o.id = case when event.object = ${id} then coalesce(event.other, event.object) else event.object end
        where (event.object = ${id} or event.other = ${id}) and event.verb <> 'commented' and event.audience in (${seen}) and ${mayRead(actor, open, "o")}
        order by event.at desc, event.id desc limit 15) as found) as activity,
      ${commentsOf(sql`object.id`, actor, open, reads)} as comments,
      exists (select from follow where follow.object = object.id and follow.person = ${actor.person}) as following,
      (select count(*)::int from follow where follow.object = object.id) as followers,
      (select count(*)::int from seat where seat."group" = object.id and seat.left_at is null and seat.role = 'asking') as asking,
      (select json_build_object('role', offer.role, 'side', offer.side, 'at', offer.at, 'relieves', offer.instead_of is not null,
          'by', (select person.name from person where person.id = offer.by and left_at is null))
        from seat_offer as offer where offer."group" = object.id and offer.person = ${actor.person}) as offer
    from object join working_group on working_group.id = object.id where object.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export interface SeatsView {
  readonly title: RawPassage | null;
  readonly asking: readonly {
    person: string;
    number: number;
    name: string;
    side: string;
    wants: "co-chair" | "member";
    capacity: string;
    capacityLanguage: string | null;
    at: string;
  }[];
  readonly offers: readonly {
    person: string;
    number: number;
    name: string;
    role: "co-chair" | "member";
    relieves: boolean;
    mine: boolean;
    at: string;
  }[];
  /** Those of each side who sit without being co-chair. */
  readonly seated: readonly { person: string; number: number; name: string; side: string }[];
}

/** Who asks for a seat and who is offered one, for those who sit in the group. */
export async function seatsView(db: Db, group: string, actor: Actor, reads: readonly string[]): Promise<SeatsView> {
  const { rows } = await sql<SeatsView>`
    select ${passageOf(sql`${group}::uuid`, reads, "title")} as title,
      (select coalesce(json_agg(json_build_object('person', person.id, 'number', o.number, 'name', person.name, 'side', seat.side, 'wants', seat.wants,
          'capacity', seat.capacity, 'capacityLanguage', seat.capacity_language, 'at', seat.taken_at) order by seat.taken_at), '[]'::json)
        from seat join person on person.id = seat.person join object as o on o.id = person.id
        where seat."group" = ${group} and seat.left_at is null and seat.role = 'asking' and person.left_at is null) as asking,
      (select coalesce(json_agg(json_build_object('person', person.id, 'number', o.number, 'name', person.name, 'role', offer.role,
          'relieves', offer.instead_of is not null, 'mine', offer.by = ${actor.person}, 'at', offer.at) order by offer.at), '[]'::json)
        from seat_offer as offer join person on person.id = offer.person join object as o on o.id = person.id
        where offer."group" = ${group} and person.left_at is null) as offers,
      (select coalesce(json_agg(json_build_object('person', person.id, 'number', o.number, 'name', person.name, 'side', seat.side) order by seat.taken_at), '[]'::json)
        from seat join person on person.id = seat.person join object as o on o.id = person.id
        where seat."group" = ${group} and seat.left_at is null and seat.role = 'member' and person.left_at is null) as seated`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}
