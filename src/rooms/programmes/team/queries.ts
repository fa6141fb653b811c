import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import type { ProgrammeRole } from "../domain.ts";
import type { WorkFacts } from "./domain.ts";

/** A programme by the number in an address, with what `person` does in it now; 404 where there is none. */
export async function programmeByNumber(db: Db | Tx, number: number, person: string | null): Promise<WorkFacts> {
  const { rows } = await sql<WorkFacts>`
    select object.id, object.number, object.audience, programme.code, programme.names, programme.organisation, programme.state,
      programme.sides, programme.countries, programme.languages, programme.example, programme.currency,
      programme.facts, programme.words, programme.reviews_medical as "needsMedical",
      programme.reviews_plain as "needsPlain", programme.review_months as "reviewMonths",
      (select coalesce(json_agg(role), '[]'::json) from programme_office
        where programme_office.programme = programme.id and person = ${person} and until is null) as offices
    from object join programme on programme.id = object.id
    where object.kind = 'programme' and object.number = ${number} and object.origin = 'here'`.execute(db);
  const [found] = rows;
  if (!found) throw new Refusal(404, "not-found");
  return found;
}

/** Loader of everything below `/programmes/:number`. */
export const programmeOf = (call: Call): Promise<WorkFacts> =>
  programmeByNumber(call.db, numberOf(call.params["number"]), call.actor.person);

export interface TeamMember {
  readonly person: string;
  readonly number: number;
  readonly name: string;
  readonly role: ProgrammeRole;
  readonly onDuty: boolean;
  readonly since: string;
  readonly givenBy: string | null;
}

/** Who holds which office now, in the order in which they were given. */
export async function teamOf(db: Db | Tx, programme: string): Promise<readonly TeamMember[]> {
  const { rows } = await sql<TeamMember>`
    select office.person, object.number, person.name, office.role, office.on_duty as "onDuty", office.since,
      (select giver.name from person as giver where giver.id = office.given_by and giver.left_at is null) as "givenBy"
    from programme_office as office join person on person.id = office.person join object on object.id = person.id
    where office.programme = ${programme} and office.until is null and person.left_at is null
    order by office.since, person.name`.execute(db);
  return rows;
}
