import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { SlotKind } from "../editor/domain.ts";
import { likeness } from "../editor/list-query.ts";
import { type TextVersion, versionJson } from "../editor/slot-query.ts";
import { manyCodes } from "./domain.ts";

/** A text with the place in the programme where it stands. */
export interface PlacedText {
  readonly slot: number;
  readonly code: string;
  readonly calendar: string;
  readonly calendarNames: Readonly<Record<string, string>>;
  readonly anchor: "due" | "birth" | "start";
  readonly week: number;
  readonly weekday: number;
  readonly kind: SlotKind;
  readonly version: TextVersion;
  /** The approved text of the same place, where the version is another. */
  readonly sent: { readonly version: number; readonly text: string } | null;
  /** What the message says in the other languages, and for other sides. */
  readonly partners: readonly {
    readonly language: string;
    readonly side: string | null;
    readonly text: string;
    readonly source: string;
  }[];
}

const placed = sql`slot.id as slot, slot.code, calendar.code as calendar, calendar.names as "calendarNames",
  calendar.anchor, slot.week, slot.weekday, slot.kind, ${versionJson} as version,
  (select json_build_object('version', sent.version, 'text', sent.text) from slot_text as sent
    where sent.slot = slot.id and sent.language = written.language and sent.side is not distinct from written.side
      and sent.state = 'approved' and sent.id <> written.id) as sent,
  (select coalesce(json_agg(json_build_object('language', partner.language, 'side', partner.side, 'text', partner.text,
      'source', partner.source) order by partner.language, partner.side nulls first), '[]'::json)
    from slot_text as partner where partner.slot = slot.id and partner.current and partner.state <> 'withdrawn'
      and partner.id <> written.id) as partners`;
const texts = (programme: string) => sql`slot_text as written join slot on slot.id = written.slot
  and slot.retired_at is null join calendar on calendar.id = slot.calendar and calendar.programme = ${programme}`;
const inOrder = sql`calendar.position, calendar.id, slot.day_offset, slot.id, written.language, written.side nulls first`;

/**
 * Somebody has written the version, or one of those that led to it since the last that was approved: it is his own.
 * `written` is the version.
 */
export const isOwn = (person: string | null): RawBuilder<boolean> => sql<boolean>`exists (
  select from slot_text as draft where draft.slot = written.slot and draft.language = written.language
    and draft.side is not distinct from written.side and draft.version <= written.version and draft.author = ${person}
    and (draft.id = written.id or draft.version > coalesce((select max(version) from slot_text as seen
      where seen.slot = written.slot and seen.language = written.language
        and seen.side is not distinct from written.side and seen.approved_at is not null
        and seen.version < written.version), 0)))`;

export const waitingLength = 20;

export interface WaitingView {
  readonly mine: readonly PlacedText[];
  readonly mineCount: number;
  /** By language: how many wait for a medical eye, and how many for another. */
  readonly others: readonly {
    readonly language: string;
    readonly medical: number;
    readonly plain: number;
    readonly since: string;
  }[];
  readonly due: number;
  readonly calendars: readonly { readonly code: string; readonly names: Readonly<Record<string, string>> }[];
}

/** What waits for `person`, who looks as `role`; and what waits for whom, for everybody. */
export async function waitingFor(
  db: Db,
  programme: { readonly id: string; readonly needsMedical: number; readonly needsPlain: number },
  person: string | null,
  role: "plain" | "medical" | null,
  wish: { readonly language: string | null; readonly skip: number },
  today: string,
): Promise<WaitingView> {
  const yes = (of: RawBuilder<unknown>) => sql`(select count(distinct review.person) from review
    where review.slot_text = written.id and review.verdict = 'yes' and ${of})`;
  const lacksMedical = sql`${yes(sql`review.role = 'medical'`)} < ${programme.needsMedical}`;
  const lacksOthers = sql`${yes(sql`true`)} - least(${yes(sql`review.role = 'medical'`)}, ${programme.needsMedical}) < ${programme.needsPlain}`;
  // A plain yes too many helps nobody; a medical eye may stand for a plain one.
  const wanted = role === "medical" ? sql`true` : lacksOthers;
  const waits = sql`written.current and written.state = 'in-review'`;
  const mine = sql`${waits} and ${wanted} and not ${isOwn(person)}
    and not exists (select from review where review.slot_text = written.id and review.person = ${person})
    ${wish.language ? sql`and written.language = ${wish.language}` : sql``}`;
  const none = sql`'[]'::json`;
  const { rows } = await sql<WaitingView>`select
    ${
      role === null
        ? none
        : sql`(select coalesce(json_agg(found), '[]'::json) from (select ${placed} from ${texts(programme.id)}
      where ${mine} order by ${inOrder} offset ${wish.skip} limit ${sql.lit(waitingLength)}) as found)`
    } as mine,
    ${role === null ? sql`0` : sql`(select count(*)::int from ${texts(programme.id)} where ${mine})`} as "mineCount",
    (select coalesce(json_agg(found order by found.language), '[]'::json) from (
      select written.language, count(*) filter (where ${lacksMedical})::int as medical,
        count(*) filter (where ${lacksOthers})::int as plain, min(written.state_at) as since
      from ${texts(programme.id)} where ${waits} group by written.language) as found) as others,
    (select count(*)::int from ${texts(programme.id)} where written.state = 'approved'
      and written.review_due <= ${today}::date + 60) as due,
    (select coalesce(json_agg(json_build_object('code', code, 'names', names) order by position, id), '[]'::json)
      from calendar where programme = ${programme.id}) as calendars`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("A question without tables has one answer");
  return found;
}

export interface PackWish {
  readonly calendar: string | null;
  readonly weeks: { readonly from: number; readonly until: number } | null;
  readonly language: string | null;
}

/** What a printed pack holds at most; a longer one is cut into several by weeks. */
export const packLength = 300;

/** The texts that wait for review in a part of a calendar, in the order in which they are printed. */
export async function packOf(db: Db, programme: string, wish: PackWish): Promise<readonly PlacedText[]> {
  const { rows } = await sql<PlacedText>`
    select ${placed} from ${texts(programme)} where written.current and written.state = 'in-review'
      ${wish.calendar ? sql`and calendar.code = ${wish.calendar}` : sql``}
      ${wish.weeks ? sql`and slot.week between ${wish.weeks.from} and ${wish.weeks.until}` : sql``}
      ${wish.language ? sql`and written.language = ${wish.language}` : sql``}
    order by ${inOrder} limit ${sql.lit(packLength + 1)}`.execute(db);
  return rows;
}

/** Versions whose codes have these numbers (`numberOfCode`), newer and older ones. */
export async function versionsByCode(
  db: Db | Tx,
  programme: string,
  numbers: readonly number[],
): Promise<readonly { readonly id: string; readonly text: string }[]> {
  const { rows } = await sql<{ id: string; text: string }>`
    select written.id, written.text from slot_text as written join slot on slot.id = written.slot
      join calendar on calendar.id = slot.calendar
    where calendar.programme = ${programme} and ('x' || substr(encode(sha256(convert_to(
      written.id || E'\\n' || written.text, 'UTF8')), 'hex'), 1, 12))::bit(48)::bigint % ${sql.lit(manyCodes)} = any(${numbers}::bigint[])`.execute(
    db,
  );
  return rows;
}

/** Versions of a programme by id, with their places; those of other programmes are not among them. */
export async function placedTexts(
  db: Db | Tx,
  programme: string,
  ids: readonly string[],
): Promise<readonly PlacedText[]> {
  const { rows } = await sql<PlacedText>`
    select ${placed} from ${texts(programme)} where written.id = any(${ids}::uuid[]) order by ${inOrder}`.execute(db);
  return rows;
}

export const dueLength = 50;

/** Approved texts whose day to be looked at again is near or over, the earliest first. */
export async function dueTexts(
  db: Db,
  programme: string,
  until: string,
  after: { readonly day: string; readonly id: string } | null,
): Promise<readonly PlacedText[]> {
  const { rows } = await sql<PlacedText>`
    select ${placed} from ${texts(programme)} where written.state = 'approved' and written.review_due <= ${until}::date
      ${after ? sql`and (written.review_due, written.id) > (${after.day}::date, ${after.id}::uuid)` : sql``}
    order by written.review_due, written.id limit ${sql.lit(dueLength + 1)}`.execute(db);
  return rows;
}

/** The newest version of a text that names the source, or whose approved version does, which is sent meanwhile. */
const rests = (source: string): RawBuilder<unknown> => sql`written.current and written.state <> 'withdrawn'
  and (written.source ilike ${likeness(source)} or exists (select from slot_text as sent where sent.slot = written.slot
    and sent.language = written.language and sent.side is not distinct from written.side and sent.state = 'approved'
    and sent.source ilike ${likeness(source)}))`;

export const restingLength = 200;

/** Every text that rests on a source (or part of its name), in all languages, and how many there are. */
export async function restingOn(
  db: Db,
  programme: string,
  source: string,
): Promise<{ readonly texts: readonly PlacedText[]; readonly count: number }> {
  const { rows } = await sql<{ texts: readonly PlacedText[]; count: number }>`select
    (select coalesce(json_agg(found), '[]'::json) from (select ${placed} from ${texts(programme)} where ${rests(source)}
      order by ${inOrder} limit ${sql.lit(restingLength)}) as found) as texts,
    (select count(*)::int from ${texts(programme)} where ${rests(source)}) as count`.execute(db);
  return rows[0] ?? { texts: [], count: 0 };
}

/** The same by id, all of them, held until the transaction ends. */
export async function idsRestingOn(tx: Tx, programme: string, source: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select written.id from ${texts(programme)} where ${rests(source)} for update of slot`.execute(tx);
  return rows.map((row) => row.id);
}

/** Names of sources as they stand, with how many texts rest on each; the most used first. */
export async function sourcesOf(
  db: Db,
  programme: string,
): Promise<readonly { readonly source: string; readonly texts: number }[]> {
  const { rows } = await sql<{ source: string; texts: number }>`
    select written.source, count(*)::int as texts from ${texts(programme)}
    where written.current and written.state <> 'withdrawn' and written.source <> ''
    group by written.source order by count(*) desc, written.source limit 40`.execute(db);
  return rows;
}
