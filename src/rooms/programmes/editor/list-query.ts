import { type RawBuilder, sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mostSegments, type SlotKind, type TextPlace, type TextState } from "./domain.ts";

export const gaps = ["missing", "unapproved", "due", "long", "no-source", "example", "drifted"] as const;
export type Gap = (typeof gaps)[number];

/** How the list is narrowed. `after`: the slots behind this one in the order of the list, `before` those ahead of it. */
export interface ListWish {
  readonly calendar: string | null;
  readonly week: number | null;
  readonly language: string | null;
  readonly state: TextState | null;
  readonly gap: Gap | null;
  /** A part of a source. */
  readonly source: string | null;
  readonly words: string | null;
  readonly after: number | null;
  readonly before: number | null;
}

export interface ListedText {
  readonly id: string;
  readonly language: string;
  readonly side: string | null;
  readonly version: number;
  readonly text: string;
  readonly state: TextState;
  readonly current: boolean;
  readonly segments: number;
  readonly source: string;
  readonly reviewDue: string | null;
  readonly example: boolean;
  readonly writtenAt: string;
  readonly comparedAt: string | null;
}

export interface ListedSlot {
  readonly id: number;
  readonly code: string;
  readonly calendar: string;
  readonly calendarNames: Readonly<Record<string, string>>;
  readonly anchor: "due" | "birth" | "start";
  readonly week: number;
  readonly weekday: number;
  readonly kind: SlotKind;
  readonly arm: string | null;
  readonly texts: readonly ListedText[];
  /** Where there will knowingly be no text. */
  readonly none: readonly TextPlace[];
}

export interface ListCounts {
  readonly slots: number;
  readonly missing: number;
  readonly unapproved: number;
  readonly due: number;
  readonly long: number;
  readonly "no-source": number;
  readonly example: number;
  readonly drifted: number;
  readonly drafts: number;
}

export interface MessageList {
  readonly slots: readonly ListedSlot[];
  readonly counts: ListCounts;
  readonly calendars: readonly {
    readonly code: string;
    readonly names: Readonly<Record<string, string>>;
    readonly from: number;
    readonly until: number;
    readonly slots: number;
  }[];
  /** Whether there are slots before and behind those shown. */
  readonly newer: boolean;
  readonly older: boolean;
}

export const listLength = 25;

/** Texts are due for another look from this many days ahead. */
export const dueDays = 60;

const wantedRows = (wanted: readonly TextPlace[]) => sql`unnest(${wanted.map((one) => one.side ?? "")}::text[],
  ${wanted.map((one) => one.language)}::text[]) as wanted (side, language)`;

const covered = (state: RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (select from slot_text as written
  where written.slot = slot.id and written.language = wanted.language and ${state}
    and (written.side is null or written.side = wanted.side)) or exists (select from slot_text_none as none
    where none.slot = slot.id and none.language = wanted.language and none.side = wanted.side)`;

/** The condition of one gap; `slot` is in the query. A gap of a language when one is chosen. */
function gapIs(gap: Gap, language: string | null, wanted: readonly TextPlace[], today: string): RawBuilder<unknown> {
  const asked = language === null ? wanted : wanted.filter((one) => one.language === language);
  const text = (condition: RawBuilder<unknown>) => sql`exists (select from slot_text as one where one.slot = slot.id
    ${language === null ? sql`` : sql`and one.language = ${language}`} and ${condition})`;
  switch (gap) {
    case "missing":
      return sql`exists (select from ${wantedRows(asked)} where not (${covered(sql`written.current and written.state <> 'withdrawn'`)}))`;
    case "unapproved":
      return sql`exists (select from ${wantedRows(asked)} where not (${covered(sql`written.state = 'approved'`)}))`;
    case "due":
      return text(sql`one.state = 'approved' and one.review_due <= ${today}::date + ${sql.lit(dueDays)}`);
    case "long":
      return text(sql`one.current and one.state <> 'withdrawn' and one.segments > ${sql.lit(mostSegments)}`);
    case "no-source":
      return text(sql`one.current and one.state <> 'withdrawn' and one.source = ''`);
    case "example":
      return text(sql`one.state = 'approved' and one.example`);
    case "drifted":
      return text(sql`one.current and one.state <> 'withdrawn' and exists (select from slot_text as partner
        where partner.slot = one.slot and partner.language <> one.language and partner.current
          and partner.state <> 'withdrawn' and partner.written_at > greatest(one.written_at, one.compared_at))`);
  }
}

function narrowed(wish: ListWish, wanted: readonly TextPlace[], today: string): RawBuilder<unknown> {
  const rules: RawBuilder<unknown>[] = [];
  if (wish.calendar) rules.push(sql`calendar.code = ${wish.calendar}`);
  if (wish.week !== null) rules.push(sql`slot.week = ${wish.week}`);
  if (wish.gap) rules.push(gapIs(wish.gap, wish.language, wanted, today));
  const ofText: RawBuilder<unknown>[] = [];
  if (wish.state) ofText.push(sql`one.state = ${wish.state} and (one.current or one.state = 'approved')`);
  if (wish.source)
    ofText.push(sql`one.source ilike ${likeness(wish.source)} and (one.current or one.state = 'approved')`);
  if (wish.words) ofText.push(sql`one.text ilike ${likeness(wish.words)} and (one.current or one.state = 'approved')`);
  if (wish.language && ofText.length > 0) ofText.push(sql`one.language = ${wish.language}`);
  if (ofText.length > 0)
    rules.push(sql`exists (select from slot_text as one where one.slot = slot.id and ${sql.join(ofText, sql` and `)})`);
  return rules.length === 0 ? sql`true` : sql.join(rules, sql` and `);
}

/** A pattern that finds a text as it stands there, signs of patterns in it included. */
export const likeness = (text: string): string => `%${text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;

/** One page of a programme's messages by calendar, week and day, with what is counted over all of them. */
export async function messageList(
  db: Db,
  programme: string,
  wish: ListWish,
  wanted: readonly TextPlace[],
  today: string,
): Promise<MessageList> {
  const there = sql`slot join calendar on calendar.id = slot.calendar and calendar.programme = ${programme} and slot.retired_at is null`;
  const order = sql`(calendar.position, calendar.id, slot.day_offset, slot.id)`;
  const mark = (id: number) => sql`(select c.position, c.id, s.day_offset, s.id from slot as s
    join calendar as c on c.id = s.calendar where s.id = ${id} and c.programme = ${programme})`;
  const backwards = wish.before !== null;
  const count = (gap: Gap) =>
    sql`(select count(*)::int from ${there} where ${gapIs(gap, wish.language, wanted, today)})`;
  const { rows } = await sql<Omit<MessageList, "newer" | "older">>`
    select
      (select coalesce(json_agg(found order by found.place), '[]'::json) from (
        select slot.id, slot.code, calendar.code as calendar, calendar.names as "calendarNames", calendar.anchor,
          slot.week, slot.weekday, slot.kind, slot.arm, row_number() over (order by ${order}) as place,
          (select coalesce(json_agg(json_build_object('id', id, 'language', language, 'side', side, 'version', version,
              'text', text, 'state', state, 'current', current, 'segments', segments, 'source', source,
              'reviewDue', review_due, 'example', example, 'writtenAt', written_at, 'comparedAt', compared_at)
              order by language, side nulls first, version desc), '[]'::json)
            from slot_text where slot_text.slot = slot.id and (current or state = 'approved')) as texts,
          (select coalesce(json_agg(json_build_object('language', language, 'side', side)), '[]'::json)
            from slot_text_none where slot_text_none.slot = slot.id) as none
        from ${there} where ${narrowed(wish, wanted, today)}
          ${wish.after !== null ? sql`and ${order} > ${mark(wish.after)}` : sql``}
          ${wish.before !== null ? sql`and ${order} < ${mark(wish.before)}` : sql``}
        order by calendar.position ${direction(backwards)}, calendar.id ${direction(backwards)},
          slot.day_offset ${direction(backwards)}, slot.id ${direction(backwards)}
        limit ${sql.lit(listLength + 1)}) as found) as slots,
      json_build_object('slots', (select count(*)::int from ${there}),
        'drafts', (select count(*)::int from slot_text join ${there} on slot.id = slot_text.slot
          where slot_text.current and slot_text.state = 'draft'),
        ${sql.join(gaps.map((gap) => sql`${sql.lit(gap)}, ${count(gap)}`))}) as counts,
      (select coalesce(json_agg(json_build_object('code', code, 'names', names, 'from', week_from, 'until', week_until,
          'slots', (select count(*)::int from slot where slot.calendar = calendar.id and slot.retired_at is null))
          order by position, id), '[]'::json)
        from calendar where programme = ${programme}) as calendars`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("A question without tables has one answer");
  const more = found.slots.length > listLength;
  return {
    ...found,
    slots: backwards && more ? found.slots.slice(1) : found.slots.slice(0, listLength),
    newer: backwards ? more : wish.after !== null,
    older: backwards ? true : more,
  };
}

const direction = (backwards: boolean) => (backwards ? sql`desc` : sql`asc`);
