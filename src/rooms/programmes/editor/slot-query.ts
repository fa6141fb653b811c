import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Call } from "#kernel/web/call.ts";
import type { WorkFacts } from "../team/domain.ts";
import { programmeOf } from "../team/queries.ts";
import type { Answer, CatchUp, SlotKind, TextPlace, TextState } from "./domain.ts";

export interface SlotFacts {
  readonly id: number;
  readonly code: string;
  readonly calendar: number;
  readonly calendarCode: string;
  readonly calendarNames: Readonly<Record<string, string>>;
  readonly anchor: "due" | "birth" | "start";
  readonly weekFrom: number;
  readonly weekUntil: number;
  readonly week: number;
  readonly weekday: number;
  readonly dayOffset: number;
  readonly hourFrom: number | null;
  readonly hourUntil: number | null;
  readonly calendarHourFrom: number;
  readonly calendarHourUntil: number;
  readonly catchUp: CatchUp;
  readonly validDays: number;
  readonly needs: number | null;
  readonly needsCode: string | null;
  readonly kind: SlotKind;
  readonly importance: number;
  readonly arm: string | null;
  readonly retiredAt: string | null;
}

/** A programme with one of its slots; what the rights to the slot are decided by is the programme. */
export interface WorkOnSlot extends WorkFacts {
  readonly slot: SlotFacts;
}

/** A slot of a programme by its number; 404 where the programme has none such. */
export async function slotById(db: Db | Tx, programme: string, id: number): Promise<SlotFacts> {
  const { rows } = await sql<SlotFacts>`
    select slot.id, slot.code, calendar.id as calendar, calendar.code as "calendarCode",
      calendar.names as "calendarNames", calendar.anchor, calendar.week_from as "weekFrom",
      calendar.week_until as "weekUntil", slot.week, slot.weekday, slot.day_offset as "dayOffset",
      slot.hour_from as "hourFrom", slot.hour_until as "hourUntil", calendar.hour_from as "calendarHourFrom",
      calendar.hour_until as "calendarHourUntil", slot.catch_up as "catchUp", slot.valid_days as "validDays",
      slot.needs, (select code from slot as before where before.id = slot.needs) as "needsCode", slot.kind,
      slot.importance, slot.arm, slot.retired_at as "retiredAt"
    from slot join calendar on calendar.id = slot.calendar
    where slot.id = ${id} and calendar.programme = ${programme}`.execute(db);
  const [found] = rows;
  if (!found) throw new Refusal(404, "not-found");
  return found;
}

/** Loader of everything below `/programmes/:number/messages/:slot`. */
export async function slotOf(call: Call): Promise<WorkOnSlot> {
  const id = call.params["slot"] ?? "";
  if (!/^[1-9]\d{0,8}$/u.test(id)) throw new Refusal(404, "not-found");
  const programme = await programmeOf(call);
  return { ...programme, slot: await slotById(call.db, programme.id, Number(id)) };
}

export interface GivenReview {
  readonly name: string | null;
  readonly number: number | null;
  readonly role: "plain" | "medical";
  readonly verdict: "yes" | "no";
  readonly why: string;
  readonly whyLanguage: string | null;
  readonly onPaper: string;
  readonly example: boolean;
  readonly at: string;
}

export interface TextVersion {
  readonly id: string;
  readonly language: string;
  readonly side: string | null;
  readonly version: number;
  readonly text: string;
  readonly encoding: "GSM-7" | "UCS-2";
  readonly units: number;
  readonly segments: number;
  readonly fact: string;
  readonly source: string;
  readonly sourceDate: string;
  readonly reviewDue: string | null;
  readonly state: TextState;
  readonly stateAt: string;
  readonly example: boolean;
  readonly current: boolean;
  readonly author: { readonly name: string; readonly number: number } | null;
  readonly writtenAt: string;
  readonly comparedAt: string | null;
  readonly approvedAt: string | null;
  readonly recall: {
    readonly why: string;
    readonly language: string;
    readonly source: string;
    readonly at: string;
  } | null;
  readonly answers: readonly Answer[];
  readonly reviews: readonly GivenReview[];
}

/** A version of a text as JSON, with who wrote it, who looked at it and what it takes for answers; `written` is it. */
export const versionJson = sql`json_build_object('id', written.id, 'language', written.language, 'side', written.side,
  'version', written.version, 'text', written.text, 'encoding', written.encoding, 'units', written.units,
  'segments', written.segments, 'fact', written.fact, 'source', written.source, 'sourceDate', written.source_date,
  'reviewDue', written.review_due, 'state', written.state, 'stateAt', written.state_at, 'example', written.example,
  'current', written.current, 'writtenAt', written.written_at, 'comparedAt', written.compared_at,
  'approvedAt', written.approved_at,
  'author', (select json_build_object('name', person.name, 'number', object.number) from person
    join object on object.id = person.id where person.id = written.author and person.left_at is null),
  'recall', (select json_build_object('why', why, 'language', why_language, 'source', source, 'at', at)
    from text_recall where text_recall.id = written.recall),
  'answers', (select coalesce(json_agg(json_build_object('code', code, 'words', words, 'reply', reply,
    'correct', correct) order by position), '[]'::json) from slot_text_answer where slot_text = written.id),
  'reviews', (select coalesce(json_agg(json_build_object('role', review.role, 'verdict', review.verdict,
    'why', review.why, 'whyLanguage', review.why_language, 'onPaper', review.on_paper, 'example', review.example,
    'at', review.at, 'name', person.name, 'number', object.number) order by review.at, review.role), '[]'::json)
    from review left join person on person.id = review.person and person.left_at is null
      left join object on object.id = person.id where review.slot_text = written.id))`;

/** All versions of a slot's texts, the newest first; `all` false: those that are current, or approved and still sent. */
export async function versionsOfSlot(db: Db | Tx, slot: number, all: boolean): Promise<readonly TextVersion[]> {
  const { rows } = await sql<{ version: TextVersion }>`
    select ${versionJson} as version from slot_text as written
    where written.slot = ${slot} ${all ? sql`` : sql`and (written.current or written.state = 'approved')`}
    order by written.language, written.side nulls first, written.version desc limit 500`.execute(db);
  return rows.map((row) => row.version);
}

export interface SlotAround {
  readonly before: number | null;
  readonly after: number | null;
  /** The prices of the channels that are not off, in the order in which they are asked. */
  readonly prices: readonly { readonly country: string; readonly currency: string; readonly perPart: string }[];
}

/** For whom a message knowingly has no text. */
export async function knowinglyNone(db: Db | Tx, slot: number): Promise<readonly TextPlace[]> {
  return await db.selectFrom("slot_text_none").select(["language", "side"]).where("slot", "=", slot).execute();
}

/** What the page of a slot shows. */
export interface SlotView {
  readonly texts: readonly TextVersion[];
  readonly around: SlotAround;
  readonly wanted: readonly TextPlace[];
  /** Where there will knowingly be none. */
  readonly none: readonly TextPlace[];
  /** One more text that the writer has asked for. */
  readonly also: TextPlace | null;
}

/** What stands around one slot: its neighbours in the calendar, what a part costs. */
export async function aroundSlot(db: Db, slot: SlotFacts): Promise<SlotAround> {
  const neighbour = (way: "before" | "after") => sql`(select other.id from slot as other
    where other.calendar = ${slot.calendar} and other.retired_at is null
      and (other.day_offset, other.id) ${way === "before" ? sql`<` : sql`>`} (${slot.dayOffset}::int, ${slot.id}::int)
    order by other.day_offset ${way === "before" ? sql`desc` : sql`asc`}, other.id ${way === "before" ? sql`desc` : sql`asc`} limit 1)`;
  const { rows } = await sql<SlotAround>`
    select ${neighbour("before")} as before, ${neighbour("after")} as after,
      (select coalesce(json_agg(price order by channel.position), '[]'::json) from channel,
        jsonb_array_elements(case jsonb_typeof(profile -> 'prices') when 'array' then profile -> 'prices' else '[]' end) as price
        where channel.state <> 'off') as prices`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("A question without tables has one answer");
  return found;
}
