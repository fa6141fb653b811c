import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import type { ProgrammeFacts } from "./domain.ts";

/** Loader of `/programmes/:number`: what its rights are decided by; 404 where there is none. */
export async function programmeOf(call: Call): Promise<ProgrammeFacts> {
  const { rows } = await sql<ProgrammeFacts>`
    select programme.id, object.number, programme.code, object.audience, programme.state, programme.organisation, programme.sides,
      (select coalesce(json_agg(role), '[]') from programme_office where programme_office.programme = programme.id
        and programme_office.person = ${call.actor.person} and until is null) as offices
    from programme join object on object.id = programme.id
    where object.number = ${numberOf(call.params["number"])} and object.origin = 'here'`.execute(call.db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export interface ListedProgramme {
  readonly number: number;
  readonly names: Readonly<Record<string, string>>;
  readonly abouts: Readonly<Record<string, string>>;
  readonly sides: readonly string[];
  readonly languages: readonly string[];
  readonly state: string;
  readonly example: boolean;
  readonly organisation: string | null;
}

/** Programmes that the actor may read about, running ones first. */
export async function programmeList(db: Db, actor: Actor, open: boolean): Promise<readonly ListedProgramme[]> {
  const { rows } = await sql<ListedProgramme>`
    select object.number, programme.names, programme.abouts, programme.sides, programme.languages, programme.state, programme.example,
      organisation.name as organisation
    from programme join object on object.id = programme.id
      left join organisation on organisation.id = programme.organisation and organisation.left_at is null
    where ${readable(actor, open)}
    order by array_position('{running,rehearsing,paused,draft,ended}', programme.state), object.number limit 200`.execute(
    db,
  );
  return rows;
}

const readable = (actor: Actor, open: boolean) => sql<boolean>`(
  ${open || actor.member ? sql`object.audience = 'public'` : sql`false`}
  or ${actor.member ? sql`object.audience = 'members'` : sql`false`}
  or exists (select from programme_office where programme_office.programme = programme.id and person = ${actor.person} and until is null)
  or ${actor.offices.some((office) => office.role === "coordinator") ? sql`true` : sql`false`})`;

export interface ProgrammeView extends ListedProgramme {
  readonly countries: readonly string[];
  readonly keywords: readonly {
    readonly word: string;
    readonly language: string | null;
    readonly side: string | null;
  }[];
  readonly calendars: readonly {
    readonly names: Readonly<Record<string, string>>;
    readonly anchor: string;
    readonly from: number;
    readonly until: number;
    readonly slots: number;
  }[];
  readonly facts: Readonly<Record<string, { readonly emergency: string; readonly crisis: string }>>;
  readonly minimumAge: Readonly<Record<string, number>>;
  readonly organisationNumber: number | null;
  readonly adaptedFrom: { readonly number: number; readonly names: Readonly<Record<string, string>> } | null;
  /** Programmes in other places that were made of it, as far as they are public. */
  readonly carriedOn: readonly { readonly number: number; readonly names: Readonly<Record<string, string>> }[];
  /** Somebody has written down how it came here. */
  readonly hasRecord: boolean;
  /** Whether its web form takes numbers; it shuts itself when too few confirm. */
  readonly formOpen: boolean;
}

/** Everything that the page of a programme says. */
export async function programmeView(db: Db, id: string): Promise<ProgrammeView> {
  const { rows } = await sql<ProgrammeView>`
    select object.number, programme.names, programme.abouts, programme.sides, programme.languages, programme.countries, programme.state,
      programme.example, programme.facts, programme.minimum_age as "minimumAge", organisation.name as organisation,
      (select number from object as o where o.id = programme.organisation) as "organisationNumber",
      (select json_build_object('number', o.number, 'names', source.names) from programme as source join object as o on o.id = source.id
        where source.id = programme.adapted_from and o.audience = 'public') as "adaptedFrom",
      (select coalesce(json_agg(json_build_object('number', o.number, 'names', copy.names) order by o.number), '[]')
        from programme as copy join object as o on o.id = copy.id where copy.adapted_from = programme.id and o.audience = 'public') as "carriedOn",
      exists (select from programme_origin where programme_origin.programme = programme.id)
        or exists (select from origin_entry where origin_entry.programme = programme.id) as "hasRecord",
      not exists (select from web_opt_in where web_opt_in.programme = programme.id and shut_at is not null) as "formOpen",
      (select coalesce(json_agg(json_build_object('word', word, 'language', language, 'side', side) order by word), '[]')
        from programme_keyword where programme_keyword.programme = programme.id and calendar is null) as keywords,
      (select coalesce(json_agg(json_build_object('names', names, 'anchor', anchor, 'from', week_from, 'until', week_until,
          'slots', (select count(*) from slot where slot.calendar = calendar.id and retired_at is null)) order by position), '[]')
        from calendar where calendar.programme = programme.id and anchor <> 'start') as calendars
    from programme join object on object.id = programme.id
      left join organisation on organisation.id = programme.organisation and organisation.left_at is null
    where programme.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

export interface FileOutcome {
  readonly line: number;
  readonly outcome: string | null;
  readonly dry: boolean;
  /** The number that stands for hers here. */
  readonly reader: number | null;
}

/** What became of the rows of one file; a row that `send` has not come to yet has no outcome. */
export async function fileOutcomes(
  db: Db,
  programme: string,
  person: string,
  batch: string,
): Promise<readonly FileOutcome[]> {
  const { rows } = await sql<FileOutcome>`
    select (facts->>'line')::int as line, coalesce(outcome->>'outcome', case when outcome is not null then 'failed' end) as outcome,
      coalesce((facts->>'dry')::boolean, false) as dry, (outcome->>'reader')::int as reader
    from errand where kind = 'enrol' and programme = ${programme} and person = ${person} and facts->>'batch' = ${batch}
    order by 1`.execute(db);
  return rows;
}
