import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { type ComparedSlot, compareSlots, type Direction } from "./compare.ts";
import type { Entry, Said } from "./domain.ts";

/** A programme that this one came from, or that came of it. */
export interface Kin {
  readonly number: number;
  readonly names: Said;
  readonly sides: readonly string[];
  readonly state: string;
}

export interface OriginView {
  readonly about: Said;
  readonly from: Kin | null;
  readonly carriedOn: readonly Kin[];
  /** Null where nothing was carried from anywhere. */
  readonly way: Direction | null;
  readonly entries: readonly Entry[];
}

const entryJson = sql`json_build_object('id', id, 'part', part, 'kind', kind, 'name', name, 'note', note, 'side', side,
  'state', state, 'planned', planned, 'done', done, 'figure', figure, 'unit', unit, 'evidence', evidence, 'source', source, 'link', link)`;

/** The first language of a programme that a side speaks. */
const speaks = (
  programme: string,
  side: string,
) => sql`(select language from unnest(${sql.ref(`${programme}.languages`)}) with ordinality as l (language, n)
  order by coalesce(language = any((select side.languages from side where side.code = ${sql.ref(`${programme}.${side}`)})::text[]), false) desc, n limit 1)`;

/** The record of a programme's way here, as far as the asker may see the programmes at its ends. */
export async function originView(db: Db | Tx, programme: string, actor: Actor): Promise<OriginView> {
  const seen = sql`(object.audience = 'public' or (${actor.member} and object.audience = 'members')
    or exists (select from programme_office where programme_office.programme = object.id and person = ${actor.person} and until is null)
    or ${actor.offices.some((office) => office.role === "coordinator")})`;
  const kin = sql`json_build_object('number', object.number, 'names', kin.names, 'sides', kin.sides, 'state', kin.state)`;
  const { rows } = await sql<Omit<OriginView, "way"> & { way: Direction }>`
    select coalesce(o.about, '{}') as about,
      (select ${kin} from programme as kin join object on object.id = kin.id where kin.id = own.adapted_from and ${seen}) as "from",
      (select coalesce(json_agg(${kin} order by object.number), '[]') from programme as kin join object on object.id = kin.id
        where kin.adapted_from = own.id and ${seen}) as "carriedOn",
      (select coalesce(json_agg(${entryJson} order by position, written_at, id), '[]') from origin_entry where programme = own.id) as entries,
      json_build_object('own', own.id, 'source', coalesce(source.id, case when o.programme is not null then own.id end),
        'fromSide', coalesce(o.from_side, source.first_side), 'fromLanguage', coalesce(o.from_language, ${speaks("source", "first_side")}),
        'toSide', coalesce(o.to_side, own.first_side), 'toLanguage', coalesce(o.to_language, ${speaks("own", "first_side")})) as way
    from (select *, sides[1] as first_side from programme where id = ${programme}) as own
      left join (select *, sides[1] as first_side from programme) as source on source.id = own.adapted_from
      left join programme_origin as o on o.programme = own.id`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return { ...row, way: row.way.source === null ? null : row.way };
}

/** The messages of both ends beside each other; none where nothing was carried. */
export const changesOf = async (db: Db | Tx, view: Pick<OriginView, "way">): Promise<readonly ComparedSlot[]> =>
  view.way === null ? [] : await compareSlots(db, view.way);

/** One entry of a programme's record; 404 where it has none such. */
export async function entryOf(db: Db | Tx, programme: string, id: string): Promise<Entry> {
  const { rows } = await sql<{ entry: Entry }>`
    select ${entryJson} as entry from origin_entry where programme = ${programme} and id::text = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row.entry;
}

export interface Original {
  readonly language: string;
  readonly side: string | null;
  readonly text: string;
  readonly fact: string;
  readonly source: string;
  readonly sourceDate: string;
}

/** The approved words of the message that a copied slot was made from, to be read beside while it is written anew. */
export async function originalsOf(
  db: Db,
  programme: string,
  slot: { readonly calendarCode: string; readonly code: string },
): Promise<readonly Original[]> {
  const { rows } = await sql<Original>`
    select written.language, written.side, written.text, written.fact, written.source, written.source_date as "sourceDate"
    from programme as own join calendar on calendar.programme = own.adapted_from and calendar.code = ${slot.calendarCode}
      join slot on slot.calendar = calendar.id and slot.code = ${slot.code} and slot.retired_at is null
      join slot_text as written on written.slot = slot.id and written.state = 'approved'
    where own.id = ${programme} order by written.language, written.side nulls first limit 20`.execute(db);
  return rows;
}
