import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { LineContent } from "../texts/line-maker.ts";

export interface ReaderView {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly stateAt: string;
  readonly language: string;
  readonly side: string | null;
  readonly zone: string;
  readonly createdAt: string;
  readonly enrolments: readonly {
    readonly id: string;
    readonly calendar: string | null;
    readonly calendarNames: Readonly<Record<string, string>> | null;
    readonly anchorWeek: string | null;
    readonly anchor: string | null;
    readonly state: string;
    readonly fromDay: string;
    readonly child: number;
    readonly reader: number;
  }[];
  readonly consents: readonly { readonly act: string; readonly door: string; readonly at: string }[];
  readonly wrote: readonly {
    readonly id: string;
    readonly at: string;
    readonly text: Buffer | null;
    readonly open: boolean;
  }[];
  readonly staff: readonly {
    readonly id: string;
    readonly at: string;
    readonly text: Buffer | null;
    readonly by: string | null;
    readonly state: string | null;
  }[];
  readonly answers: readonly {
    readonly key: string;
    readonly at: string;
    readonly state: string;
    readonly language: string;
    readonly content: LineContent | null;
  }[];
  /** What the programme says in her country now, by name and language. */
  readonly lines: readonly { readonly name: string; readonly language: string; readonly text: string }[];
}

/** One reader by the number that stands for hers, with what is stored of her; 404 where the programme has none. */
export async function readerView(db: Db, programme: string, number: number): Promise<ReaderView> {
  const { rows } = await sql<ReaderView>`
    select s.id, s.number, s.state, s.state_at as "stateAt", s.language, s.side, s.zone, s.created_at as "createdAt",
      (select coalesce(json_agg(json_build_object('id', e.id, 'calendar', calendar.code, 'calendarNames', calendar.names, 'anchor', calendar.anchor,
          'anchorWeek', e.anchor_week::text, 'state', e.state, 'fromDay', e.from_day::text, 'child', e.child, 'reader', e.reader)
          order by e.created_at), '[]') from enrolment as e left join calendar on calendar.id = e.calendar where e.subscriber = s.id) as enrolments,
      (select coalesce(json_agg(json_build_object('act', act, 'door', door, 'at', at) order by n desc), '[]')
        from consent where consent.subscriber = s.id) as consents,
      (select coalesce(json_agg(json_build_object('name', name, 'language', language, 'text', text)), '[]') from (
        select distinct on (name, language) name, language, text from dialogue_line
        where programme = s.programme and current and (side is null or side = s.side)
        order by name, language, side nulls last) as line) as lines
    from subscriber as s where s.programme = ${programme} and s.number = ${number}`.execute(db);
  const [her] = rows;
  if (!her) throw new Refusal(404, "not-found");
  const [wrote, staff, answers] = await Promise.all([
    sql<ReaderView["wrote"][number]>`
      select inbound.id, inbound.received_at as at, inbound.text_sealed as text,
        coalesce(item.inbound is not null and item.answered_at is null, false) as open
      from inbound left join inbox_item as item on item.inbound = inbound.id
      where inbound.subscriber = ${her.id} order by inbound.id desc limit 40`.execute(db),
    sql<ReaderView["staff"][number]>`
      select staff_text.id, staff_text.at, text_sealed as text, person.name as by, message.state::text as state
      from staff_text left join person on person.id = staff_text.person
        left join message on message.subscriber = staff_text.subscriber and message.key = 'staff:' || staff_text.id
      where staff_text.subscriber = ${her.id} order by staff_text.id desc limit 40`.execute(db),
    sql<ReaderView["answers"][number]>`
      select key, state_at as at, state::text as state, language, content from message
      where subscriber = ${her.id} and class = 'reply' and key not like 'staff:%' order by made_at desc limit 40`.execute(
      db,
    ),
  ]);
  return { ...her, wrote: wrote.rows, staff: staff.rows, answers: answers.rows };
}

export interface SlotFate {
  readonly enrolment: string;
  readonly calendar: string;
  readonly calendarNames: Readonly<Record<string, string>>;
  readonly anchor: "due" | "birth" | "start";
  readonly week: number;
  readonly weekday: number;
  readonly language: string;
  readonly day: string;
  readonly text: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  /** Why there is no message, in a word of `why-…`; null where there is one. */
  readonly absent:
    | "before"
    | "ended"
    | "paused"
    | "asked"
    | "starter"
    | "stopped"
    | "no-text"
    | "other-arm"
    | "later"
    | "not-planned"
    | null;
}

/**
 * Every slot of her calendars around a day, with what became of it or why nothing did: from what is stored, without a
 * guess. Days are hers; `from` and `until` are counted from `today`.
 */
export async function fates(
  db: Db,
  reader: Pick<ReaderView, "id">,
  today: Temporal.PlainDate,
  { from = -14, until = 7 } = {},
): Promise<readonly SlotFate[]> {
  const day = today.toString();
  const { rows } = await sql<SlotFate>`
    select e.id as enrolment, calendar.code as calendar, calendar.names as "calendarNames", calendar.anchor,
      slot.week, slot.weekday, e.language, (e.anchor_week + slot.day_offset)::text as day,
      text.text, message.state::text as state, message.reason, message.state_at as at,
      case when message.key is not null then null
        when s.state in ('stopped', 'forgotten') then 'stopped'
        when e.anchor_week + slot.day_offset < e.from_day then 'before'
        when e.state in ('ended', 'paused', 'asked') then e.state
        when s.state = 'paused' then 'paused'
        when slot.arm is not null and slot.arm is distinct from e.arm then 'other-arm'
        when e.starter and e.anchor_week + slot.day_offset < e.started_on + pack.days then 'starter'
        when text.text is null then 'no-text'
        when e.anchor_week + slot.day_offset > ${day}::date then 'later'
        else 'not-planned' end as absent
    from enrolment as e join subscriber as s on s.id = e.subscriber join calendar on calendar.id = e.calendar
      join slot on slot.calendar = calendar.id and slot.retired_at is null and slot.kind <> 'reminder'
      left join message on message.subscriber = e.subscriber and message.key = 'slot:' || e.id || ':' || slot.id
      left join lateral (select ceil(count(*)::numeric / starter.per_day)::int as days
        from calendar as starter join slot as first on first.calendar = starter.id and first.retired_at is null
        where starter.programme = calendar.programme and starter.code = calendar.starter group by starter.per_day) as pack on true
      left join lateral (select text from slot_text where slot_text.slot = slot.id and slot_text.state = 'approved'
        and slot_text.language = e.language and (slot_text.side is null or slot_text.side = s.side)
        order by slot_text.side nulls last limit 1) as text on true
    where e.subscriber = ${reader.id} and e.anchor_week is not null
      and e.anchor_week + slot.day_offset between ${day}::date + ${from}::int and ${day}::date + ${until}::int
    order by e.anchor_week + slot.day_offset desc, slot.id`.execute(db);
  return rows;
}
