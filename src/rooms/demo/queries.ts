import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";

export const roles = ["coordinator", "editor", "co-chair"] as const;
export type DemoRole = (typeof roles)[number];

/** An invented person who holds a role on a side: one may look around as him. */
export interface Guise {
  readonly role: DemoRole;
  readonly side: string;
  readonly person: string;
  readonly name: string;
}

/**
 * For each role and side the first invented person who holds it: a coordinator, an editor whose organisation has told
 * the most, a co-chair. Sides without one are left out.
 */
export async function guises(db: Db): Promise<readonly Guise[]> {
  const { rows } = await sql<Guise>`
    select distinct on (role, side) role, side, person, name from (
      select 'coordinator' as role, office.side, person.id as person, person.name, 0 as told, object.number
        from office join person on person.id = office.person join object on object.id = person.id
        where office.role = 'coordinator' and office.side is not null
      union all
      select 'editor', o.side, person.id, person.name,
        (select count(*)::int from object as t where t.organisation = membership.organisation and t.kind = 'problem'), object.number
        from membership join object as o on o.id = membership.organisation join person on person.id = membership.person
          join object on object.id = person.id
        where membership.role in ('head', 'editor') and not exists (select from office where office.person = person.id)
          and not exists (select from seat where seat.person = person.id and seat.role = 'co-chair' and seat.left_at is null)
      union all
      select 'co-chair', seat.side, person.id, person.name, 0, object.number
        from seat join person on person.id = seat.person join object on object.id = person.id
        where seat.role = 'co-chair' and seat.left_at is null
    ) as held order by role, side, told desc, number`.execute(db);
  return rows;
}

/** The account of an invented person, if it has one; the commands make it. */
export async function accountOf(db: Db, person: string): Promise<string | null> {
  const row = await db.selectFrom("account").select("id").where("person", "=", person).executeTakeFirst();
  return row?.id ?? null;
}
