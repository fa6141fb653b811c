import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { Anchor } from "../plan/dates.ts";
import type { Variables } from "../texts/variables.ts";

export interface KnownCalendar {
  readonly id: number;
  readonly code: string;
  readonly anchor: Anchor;
  readonly starter: string | null;
  /** Days from the anchor's week to the first and the last slot; null when it has none. */
  readonly first: number | null;
  readonly last: number | null;
}

/** What enrolment and dialogue know of a programme. */
export interface KnownProgramme {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly sides: readonly string[];
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  readonly minimumAge: Readonly<Record<string, number>>;
  readonly facts: Readonly<Record<string, Variables & { readonly dates?: "dmy" | "mdy" }>>;
  readonly words: Readonly<Record<string, Variables>>;
  /** Numbers of its own that it is written to. */
  readonly numbers: readonly string[];
  readonly hourFrom: number;
  readonly hourUntil: number;
  /** By position; the first of an anchor is that of its dates, sets and packs come after. */
  readonly calendars: readonly KnownCalendar[];
  readonly sideList: readonly {
    readonly code: string;
    readonly zone: string;
    readonly region: string;
    readonly languages: readonly string[];
  }[];
}

/** Programmes with their calendars: all, or those with these ids. */
export async function knownProgrammes(db: Db | Tx, ids?: readonly string[]): Promise<readonly KnownProgramme[]> {
  const { rows } = await sql<KnownProgramme>`
    select id, code, state, sides, countries, languages, numbers, minimum_age as "minimumAge", facts, words,
      hour_from as "hourFrom", hour_until as "hourUntil",
      (select coalesce(json_agg(json_build_object('id', calendar.id, 'code', calendar.code, 'anchor', anchor, 'starter', starter,
          'first', (select min(day_offset) from slot where slot.calendar = calendar.id and retired_at is null),
          'last', (select max(day_offset) from slot where slot.calendar = calendar.id and retired_at is null)) order by position), '[]')
        from calendar where calendar.programme = programme.id) as calendars,
      (select coalesce(json_agg(json_build_object('code', code, 'zone', zone, 'region', telephone_region, 'languages', languages)), '[]')
        from side where side.code = any(programme.sides)) as "sideList"
    from programme ${ids ? sql`where id = any(${ids}::uuid[])` : sql``} order by id`.execute(db);
  return rows;
}

export async function knownProgramme(db: Db | Tx, id: string): Promise<KnownProgramme> {
  const [programme] = await knownProgrammes(db, [id]);
  if (!programme) throw new Error(`There is no programme ${id}`);
  return programme;
}

/** The calendar that dates of a kind begin: of a pregnancy, or of a child. */
export const calendarOf = (programme: KnownProgramme, kind: "due" | "birth"): KnownCalendar | null =>
  programme.calendars.find((one) => one.anchor === kind) ?? null;

/** In what order a side writes day and month. */
export const dateOrder = (programme: KnownProgramme, side: string | null): "dmy" | "mdy" =>
  (side === null ? undefined : programme.facts[side]?.dates) ?? "dmy";
