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

export async function chainNumbers(db: Db, actor: Actor, open: boolean): Promise<ChainNumbers> {
  const { rows } = await sql<ChainNumbers>`select
    (select count(*)::int from object where object.kind in ('problem', 'hope') and object.audience <> 'authors' and ${mayRead(actor, open)}) as told,
    (select count(*)::int from object where object.kind = 'common-problem' and object.closed_at is null and ${mayRead(actor, open)}) as common,
    (select count(distinct taken_up.common)::int from taken_up join object on object.id = taken_up.common where taken_up.at is not null and object.closed_at is null and ${mayRead(actor, open)}) as taken,
    (select count(*)::int from object where object.kind = 'experience' and object.audience <> 'authors' and ${mayRead(actor, open)}) as experiences`.execute(
    db,
  );
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
