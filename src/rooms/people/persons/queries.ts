import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead, numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import type { PersonFacts } from "../domain.ts";
import { type OwnThing, thingColumns } from "../me/queries.ts";

/** Loader of `/people/:number`; 404 where there is none, and for one who has left. */
export async function personOf({ db, params }: Call): Promise<PersonFacts> {
  const { rows } = await sql<PersonFacts>`
    select object.id, object.number, person.pseudonym,
      not exists (select from account where account.person = person.id and (account.confirmed_at is null or account.admitted_at is null or account.disabled_at is not null)) as admitted,
      (select coalesce(json_agg(side order by side), '[]'::json) from person_side where person_side.person = person.id) as sides
    from object join person on person.id = object.id
    where object.kind = 'person' and object.origin = 'here' and object.number = ${numberOf(params["number"])} and person.left_at is null`.execute(
    db,
  );
  if (!rows[0]) throw new Refusal(404, "not-found");
  return rows[0];
}

export interface PersonView {
  readonly name: string;
  readonly reads: readonly string[];
  readonly organisations: readonly { number: number; name: string; role: "head" | "editor" | "member" }[];
  readonly offices: readonly { role: string; side: string | null }[];
  readonly brought: readonly OwnThing[];
}

/**
 * A person as another member sees him. What he wrote for an organisation is the organisation's; whose pseudonym it is
 * would be said by his organisations, so they are told to those of the same organisation only.
 */
export async function personView(
  db: Db,
  person: PersonFacts,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<PersonView> {
  const { rows } = await sql<PersonView>`
    select person.name, person.reads,
      (select coalesce(json_agg(json_build_object('number', o.number, 'name', organisation.name, 'role', membership.role) order by membership.since), '[]'::json)
        from membership join organisation on organisation.id = membership.organisation join object as o on o.id = organisation.id
        where membership.person = person.id and organisation.left_at is null
          and (not person.pseudonym or organisation.id = any(${actor.organisations.map((own) => own.id)}::uuid[]))) as organisations,
      (select coalesce(json_agg(json_build_object('role', role, 'side', side) order by role, side), '[]'::json)
        from office where office.person = person.id and until is null) as offices,
      (select coalesce(json_agg(found), '[]'::json) from (
        select ${thingColumns(reads, sql`object.created_at`)} from object
        where object.author = person.id and object.organisation is null and object.audience <> 'authors' and ${mayRead(actor, open)}
          and object.kind not in ('organisation', 'comment', 'file')
          and exists (select from wording where wording.object = object.id and wording.field = 'title' and wording.current)
        order by object.id desc limit 50) as found) as brought
    from person where person.id = ${person.id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}
