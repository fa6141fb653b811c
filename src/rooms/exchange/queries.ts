import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";

/** The chain in numbers; each number counts what the reader may see. */
export interface ChainNumbers {
  readonly told: number;
  readonly common: number;
  readonly taken: number;
  readonly experiences: number;
}

const counted = new WeakMap<Db, Map<string, { epoch: string; numbers: Promise<ChainNumbers> }>>();

/**
 * The chain in numbers, for members or for everybody. Counting costs more the more there is, so what was counted is
 * kept until something has changed (`epoch`).
 */
export function chainNumbers(db: Db, members: boolean, epoch: string): Promise<ChainNumbers> {
  const kept = counted.get(db) ?? new Map<string, { epoch: string; numbers: Promise<ChainNumbers> }>();
  counted.set(db, kept);
  const known = kept.get(String(members));
  if (known?.epoch === epoch) return known.numbers;
  const numbers = count(db, members);
  kept.set(String(members), { epoch, numbers });
  // A count that failed must not be what every later reader gets.
  numbers.catch(() => kept.delete(String(members)));
  return numbers;
}

async function count(db: Db, members: boolean): Promise<ChainNumbers> {
  const shown = members ? sql`object.audience in ('public', 'members')` : sql`object.audience = 'public'`;
  const { rows } = await sql<ChainNumbers>`select
    (select count(*)::int from object where object.kind in ('problem', 'hope') and ${shown}) as told,
    (select count(*)::int from object where object.kind = 'common-problem' and object.closed_at is null and ${shown}) as common,
    (select count(distinct taken_up.common)::int from taken_up join object on object.id = taken_up.common join working_group on working_group.id = taken_up."group" and working_group.state <> 'closed' where taken_up.at is not null and object.closed_at is null and ${shown}) as taken,
    (select count(*)::int from object where object.kind = 'experience' and ${shown}) as experiences`.execute(db);
  return rows[0] ?? { told: 0, common: 0, taken: 0, experiences: 0 };
}

export interface Found {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly side: string;
  readonly title: RawPassage | null;
  readonly text: RawPassage | null;
  readonly organisation: string | null;
  readonly common: number | null;
}

/** Those of the found things that the reader may see, by id. */
export async function foundThings(
  db: Db,
  ids: readonly string[],
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Found>`
    select object.id, object.kind, object.number, object.side, ${passageOf(sql`object.id`, reads, "title")} as title,
      ${passageOf(sql`object.id`, reads, "text")} as text,
      (select name from organisation where organisation.id = object.organisation and left_at is null) as organisation,
      (select o.number from common_problem_part as part join object as o on o.id = part.common where part.problem = object.id and part.left_at is null) as common
    from object where object.id = any(${ids}::uuid[]) and object.audience <> 'authors' and ${mayRead(actor, open)}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Hit {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly side: string | null;
  readonly title: RawPassage | null;
  readonly name: string | null;
  readonly text: RawPassage | null;
}

/**
 * Things by the ids that the matcher found, in its order, after those whose name or title holds the very words: an
 * organisation is searched by its name, whatever the words mean.
 */
export async function searchHits(
  db: Db,
  words: string,
  ids: readonly string[],
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<readonly Hit[]> {
  const like = `%${words.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<Hit>`
    with found as (
      (select id, 0 as place from organisation where name ilike ${like} and left_at is null limit 10)
      union all (select object as id, 1 from wording where current and field = 'title' and text ilike ${like} limit 20)
      union all (select object as id, 1 from translation where current and field = 'title' and text ilike ${like} limit 20)
      union all select id, 2 + n::int from unnest(${ids}::uuid[]) with ordinality as near(id, n)
    )
    select object.id, object.kind, object.number, object.side, ${passageOf(sql`object.id`, reads, "title")} as title,
      (select name from organisation where organisation.id = object.id) as name, ${passageOf(sql`object.id`, reads, "text")} as text
    from (select id, min(place) as place from found group by id) as best join object on object.id = best.id
    where object.audience <> 'authors' and object.kind not in ('person', 'comment', 'reply') and ${mayRead(actor, open)}
    order by best.place, object.id desc limit 40`.execute(db);
  return rows;
}

/** What the coordinators say of the exchange, by language, and who they are, by side (null: the joint office). */
export async function aboutView(db: Db): Promise<{
  abouts: Readonly<Record<string, string>>;
  coordinators: readonly { side: string | null; names: readonly string[] }[];
}> {
  const { rows } = await sql<{
    abouts: Record<string, string>;
    coordinators: { side: string | null; names: string[] }[];
  }>`
    select abouts, (select coalesce(json_agg(found), '[]'::json) from (
      select office.side, json_agg(person.name order by office.since) as names from office join person on person.id = office.person
      where office.role = 'coordinator' and office.until is null and person.left_at is null group by office.side) as found) as coordinators
    from exchange`.execute(db);
  return rows[0] ?? { abouts: {}, coordinators: [] };
}
