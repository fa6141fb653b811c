import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { ChangeKind, Fate, Said } from "./domain.ts";

/** Between which readers two programmes, or two sides of one, are compared. */
export interface Direction {
  readonly source: string;
  readonly fromSide: string | null;
  readonly fromLanguage: string;
  readonly own: string;
  readonly toSide: string | null;
  readonly toLanguage: string;
}

export interface ComparedText {
  readonly text: string;
  readonly fact: string;
  readonly source: string;
  readonly units: number;
  readonly segments: number;
}

/** One message that one of the two has, or both. */
export interface ComparedSlot {
  readonly calendar: string;
  readonly calendarNames: Said;
  readonly anchor: "due" | "birth" | "start";
  readonly slot: string;
  readonly week: number;
  readonly weekday: number;
  /** Its number in the copy, where it is there. */
  readonly id: number | null;
  readonly fate: Fate;
  readonly before: ComparedText | null;
  readonly after: ComparedText | null;
  readonly why: Said | null;
  /** The reason was given for this message alone, not for all of its calendar. */
  readonly whyOwn: boolean;
}

/**
 * Every message of the original and of the copy, beside each other by calendar and place, with what became of it. Two
 * texts are the same message kept when they rest on the same fact of the same source (and, in one language, say the
 * same words); else it was rewritten. A slot without words in the original and in the copy is left out.
 */
export async function compareSlots(db: Db | Tx, way: Direction): Promise<readonly ComparedSlot[]> {
  const { rows } = await sql<ComparedSlot>`
    with before as (${slotsOf(way.source, way.fromSide, way.fromLanguage)}),
    after as (${slotsOf(way.own, way.toSide, way.toLanguage)}),
    beside as (
      select coalesce(after.calendar, before.calendar) as calendar, coalesce(after.slot, before.slot) as slot,
        coalesce(after.names, before.names) as names, coalesce(after.anchor, before.anchor) as anchor,
        coalesce(after.week, before.week) as week, coalesce(after.weekday, before.weekday) as weekday,
        coalesce(after.position, before.position) as position, coalesce(after.day_offset, before.day_offset) as day_offset,
        after.id, before.words as before, after.words as after,
        case when before.words is null then 'added'
          when after.words is null then case when after.id is null or after.none then 'dropped' else 'waiting' end
          when (before.words ->> 'fact', before.words ->> 'source') = (after.words ->> 'fact', after.words ->> 'source')
            and (${way.fromLanguage !== way.toLanguage} or before.words ->> 'text' = after.words ->> 'text') then 'kept'
          else 'rewritten' end as fate
      from before full join after on after.calendar = before.calendar and after.slot = before.slot
      where before.words is not null or after.words is not null
    )
    select beside.calendar, beside.names as "calendarNames", beside.anchor, beside.slot, beside.week, beside.weekday, beside.id,
      beside.fate, beside.before, beside.after, coalesce(own.why, whole.why) as why, own.why is not null as "whyOwn"
    from beside
      left join origin_reason as own on own.programme = ${way.own} and own.calendar = beside.calendar and own.slot = beside.slot
      left join origin_reason as whole on whole.programme = ${way.own} and whole.calendar = beside.calendar and whole.slot = ''
        and whole.change = beside.fate
    order by beside.position, beside.calendar, beside.day_offset, beside.slot`.execute(db);
  return rows;
}

/** The slots of a programme with the words that readers of one side and language get. */
const slotsOf = (programme: string, side: string | null, language: string): RawBuilder<unknown> => sql`
  select calendar.code as calendar, calendar.names, calendar.anchor, calendar.position, slot.id, slot.code as slot, slot.week,
    slot.weekday, slot.day_offset, written.words,
    exists (select from slot_text_none as none where none.slot = slot.id and none.language = ${language} and none.side = ${side}) as none
  from calendar join slot on slot.calendar = calendar.id and slot.retired_at is null
    left join lateral (select json_build_object('text', text, 'fact', fact, 'source', source, 'units', units, 'segments', segments) as words
      from slot_text where slot_text.slot = slot.id and language = ${language} and current and state <> 'withdrawn'
        and (side is null or side = ${side}) order by side nulls last limit 1) as written on true
  where calendar.programme = ${programme}`;

export interface CalendarChanges {
  readonly calendar: string;
  readonly names: Said;
  readonly counts: Readonly<Record<Fate, number>>;
  /** Changed without a word of why. */
  readonly unexplained: number;
}

/** How many messages of each calendar were kept, rewritten, dropped, added, or wait for their words. */
export function countChanges(slots: readonly ComparedSlot[]): readonly CalendarChanges[] {
  return [...Map.groupBy(slots, (one) => one.calendar)].map(([calendar, ofIt]) => {
    const of = (fate: Fate): number => ofIt.filter((one) => one.fate === fate).length;
    return {
      calendar,
      names: ofIt[0]?.calendarNames ?? {},
      counts: {
        kept: of("kept"),
        rewritten: of("rewritten"),
        dropped: of("dropped"),
        added: of("added"),
        waiting: of("waiting"),
      },
      unexplained: ofIt.filter((one) => needsReason(one.fate) && one.why === null).length,
    };
  });
}

/** What was kept explains itself, and what is not written yet has no reason yet. */
export const needsReason = (fate: Fate): fate is Exclude<ChangeKind, "kept"> =>
  fate === "rewritten" || fate === "dropped" || fate === "added";

export interface Lengths {
  readonly texts: number;
  /** Letters and signs as they travel, on average. */
  readonly units: number;
  readonly onePart: number;
  readonly twoParts: number;
  readonly more: number;
}

/** How long the texts of one side are, in what travels. */
export function lengthsOf(texts: readonly (ComparedText | null)[]): Lengths {
  const there = texts.filter((one) => one !== null);
  return {
    texts: there.length,
    units: there.length === 0 ? 0 : Math.round(there.reduce((sum, one) => sum + one.units, 0) / there.length),
    onePart: there.filter((one) => one.segments === 1).length,
    twoParts: there.filter((one) => one.segments === 2).length,
    more: there.filter((one) => one.segments > 2).length,
  };
}
