import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { mayRead, numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { CommonToTake, GroupFacts, GroupState } from "./domain.ts";

const facts = sql`
  object.id, object.number, object.audience, working_group.state, working_group.open,
  (select coalesce(json_agg(theme), '[]'::json) from object_theme where object_theme.object = object.id) as themes,
  (select coalesce(json_agg(json_build_object('person', seat.person, 'side', seat.side, 'role', seat.role,
      'takesPart', side.state <> 'left') order by seat.taken_at, seat.person), '[]'::json)
    from seat join side on side.code = seat.side where seat."group" = object.id and seat.left_at is null) as seats
  from object join working_group on working_group.id = object.id`;

async function groupWhere(db: Db | Tx, condition: ReturnType<typeof sql>): Promise<GroupFacts> {
  const { rows } = await sql<GroupFacts>`select ${facts} where object.origin = 'here' and ${condition}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

/** What rights are decided by; 404 where there is none. */
export const groupByNumber = (db: Db | Tx, number: number): Promise<GroupFacts> =>
  groupWhere(db, sql`object.kind = 'group' and object.number = ${number}`);
export const groupById = (db: Db | Tx, id: string): Promise<GroupFacts> => groupWhere(db, sql`object.id = ${id}`);

/** Loader of `/groups/:number`. */
export const groupOf = (call: Call): Promise<GroupFacts> => groupByNumber(call.db, numberOf(call.params["number"]));

/** Loader of `/common-problems/:number/take-up`; one that was merged into another is closed. */
export async function commonToTake({ db, params }: Call): Promise<CommonToTake> {
  const { rows } = await sql<CommonToTake>`
    select object.id, object.number, object.audience, object.closed_at is not null as closed
    from object join common_problem on common_problem.id = object.id
    where object.kind = 'common-problem' and object.origin = 'here' and object.number = ${numberOf(params["number"])}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export interface Chair {
  readonly side: string;
  /** Null for one who left the exchange since. */
  readonly name: string | null;
  readonly number: number;
  readonly capacity: string;
  readonly capacityLanguage: string | null;
  readonly since: string;
}

/** SQL: the co-chairs of a group, in the order in which they sat down. They lead in public, so everybody sees them. */
export const chairsOf = (group: ReturnType<typeof sql>) => sql`
  (select coalesce(json_agg(json_build_object('side', seat.side, 'name', case when person.left_at is null then person.name end, 'number', o.number,
      'capacity', seat.capacity, 'capacityLanguage', seat.capacity_language, 'since', seat.taken_at) order by seat.taken_at, o.number), '[]'::json)
    from seat join person on person.id = seat.person join object as o on o.id = person.id
    where seat."group" = ${group} and seat.left_at is null and seat.role = 'co-chair')`;

export interface ListedGroup {
  readonly id: string;
  readonly number: number;
  readonly title: RawPassage | null;
  readonly state: GroupState;
  readonly stateSince: string;
  readonly open: boolean;
  readonly example: boolean;
  readonly chairs: readonly Chair[];
  readonly members: number;
  readonly takenUp: number;
  readonly themes: readonly { slug: string; name: RawPassage | null }[];
}
export interface ListWish {
  readonly state: GroupState | null;
  readonly theme: string | null;
  readonly before: string | null;
  readonly after: string | null;
}
export const pageLength = 25;

/** SQL list of an object's themes with names, in their order. */
export const themesOf = (reads: readonly string[]) => sql`
  (select coalesce(json_agg(json_build_object('slug', theme.slug, 'name', ${passageOf(sql`theme.id`, reads, "title")}) order by theme.position, theme.slug), '[]'::json)
    from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id)`;

/** One page of groups, newest first; one row more than a page when the list goes on. */
export async function groupList(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  wish: ListWish,
): Promise<readonly ListedGroup[]> {
  const { rows } = await sql<ListedGroup>`
    select object.id, object.number, ${passageOf(sql`object.id`, reads, "title")} as title, working_group.state,
      working_group.state_since as "stateSince", working_group.open, working_group.example, ${chairsOf(sql`object.id`)} as chairs,
      (select count(*)::int from seat where seat."group" = object.id and seat.left_at is null and seat.role = 'member') as members,
      (select count(*)::int from taken_up join object as c on c.id = taken_up.common
        where taken_up."group" = object.id and taken_up.at is not null and ${mayRead(actor, open, "c")}) as "takenUp",
      ${themesOf(reads)} as themes
    from object join working_group on working_group.id = object.id
    where object.kind = 'group' and ${mayRead(actor, open)}
      ${wish.state ? sql`and working_group.state = ${wish.state}` : sql``}
      ${wish.theme ? sql`and exists (select from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id and theme.slug = ${wish.theme})` : sql``}
      ${wish.before ? sql`and object.id < ${wish.before}` : sql``}
      ${wish.after ? sql`and object.id > ${wish.after}` : sql``}
    order by object.id ${wish.after ? sql`asc` : sql`desc`} limit ${pageLength + 1}`.execute(db);
  return wish.after ? rows.toReversed() : rows;
}

/** Id of a group that may go on with another's work: not closed, and none other than it; null when there is none. */
export async function successorOf(
  db: Db,
  actor: Actor,
  open: boolean,
  number: number,
  instead: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select object.id from object join working_group on working_group.id = object.id
    where object.kind = 'group' and object.origin = 'here' and object.number = ${number} and object.id <> ${instead}
      and working_group.state <> 'closed' and ${mayRead(actor, open)}`.execute(db);
  return rows[0]?.id ?? null;
}
