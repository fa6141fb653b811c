import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { anchorPlace, type Due, type Made, type TextMaker } from "#rooms/messages/index.ts";
import { type Anchor, anchorWeekOf, slotDay } from "../plan/dates.ts";
import type { MakerTools } from "./makers.ts";
import { fill, type Variables, variablesFor } from "./variables.ts";

interface SlotRow {
  readonly key: string;
  readonly subscriber: string;
  readonly programme_state: string;
  readonly facts: Record<string, Variables>;
  readonly words: Record<string, Variables>;
  readonly state: string;
  readonly anchor: Anchor;
  readonly anchor_week: string | null;
  readonly anchor_sealed: Buffer | null;
  readonly started_on: string;
  readonly starter: boolean;
  readonly reader: number;
  readonly shared: boolean;
  readonly retired: boolean;
  readonly is_starter: boolean;
  readonly of_calendar: boolean;
  readonly day_offset: number;
  readonly per_day: number;
  readonly valid_days: number;
  readonly needs: number | null;
  readonly before_state: string | null;
  readonly text: string | null;
  readonly language: string;
  readonly example: boolean | null;
  readonly simulator: boolean;
  /** What a message begins with where others may see her phone: the line `discreet` of the dialogue. */
  readonly neutral: string | null;
}

/** The message of a slot: her stage is looked at once more, from the exact date, and the text is the one of now. */
export const slotMaker = ({ keys, clock }: Pick<MakerTools, "keys" | "clock">): TextMaker => ({
  prefix: "slot",
  async make(db, messages) {
    const found = new Map((await rowsOf(db, messages)).map((row) => [`${row.subscriber} ${row.key}`, row]));
    const now = clock.now();
    return messages.map((due): Made => {
      const row = found.get(`${due.subscriber} ${due.key}`);
      if (!row || due.enrolment === null) return { cancel: "ended" };
      const date = row.anchor_sealed
        ? Temporal.PlainDate.from(keys.open(anchorPlace(due.enrolment), row.anchor_sealed).toString("latin1").trim())
        : null;
      return made(row, due, date, now.toZonedDateTimeISO(due.zone).toPlainDate());
    });
  },
});

const arrived: ReadonlySet<string> = new Set(["submitted", "accepted", "unknown", "closed", "delivered"]);
const onItsWay: ReadonlySet<string> = new Set(["planned", "claimed", "held"]);

function made(row: SlotRow, due: Due, date: Temporal.PlainDate | null, today: Temporal.PlainDate): Made {
  if (!["running", "rehearsing"].includes(row.programme_state)) return { notYet: true };
  if (row.state !== "active") return { cancel: row.state === "ended" ? "ended" : "paused" };
  if (row.retired) return { cancel: "retired" };
  if (!isOfToday(row, date, today)) return { cancel: "other-week" };
  if (row.text === null) return { cancel: "no-text" };
  if ((row.example || row.programme_state === "rehearsing") && !row.simulator)
    return { cancel: row.example ? "example" : "rehearsing" };
  if (row.needs !== null && !arrived.has(row.before_state ?? ""))
    return onItsWay.has(row.before_state ?? "") ? { notYet: true } : { cancel: "needs-before" };
  const text = fill(row.text, variablesFor({ facts: row.facts, words: row.words }, due.side, row.language));
  if (text === null) return { cancel: "unfilled" };
  const hers = row.shared ? `${row.reader}: ${text}` : text;
  // What shows before a phone is unlocked is the beginning: where others may see it, that says nothing.
  return { text: due.discreet && row.neutral !== null ? `${row.neutral}\n${hers}` : hers };
}

/** Whether today, where she is, is the slot's day or one of those on which it still means something. */
function isOfToday(row: SlotRow, date: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  if (row.anchor_week === null) return false;
  const kept = Temporal.PlainDate.from(row.anchor_week);
  // What lies in plain must be of the exact date: a row that was tampered with sends nothing.
  if (date && !anchorWeekOf(row.anchor, date).equals(kept)) return false;
  if (row.is_starter) {
    const day = Temporal.PlainDate.from(row.started_on).add({ days: Math.floor(row.day_offset / row.per_day) });
    return row.starter && isWithin(today, day, row.valid_days);
  }
  return row.of_calendar && isWithin(today, slotDay(kept, row.day_offset), row.valid_days);
}

const isWithin = (today: Temporal.PlainDate, day: Temporal.PlainDate, days: number): boolean =>
  Temporal.PlainDate.compare(today, day) >= 0 && Temporal.PlainDate.compare(today, day.add({ days })) <= 0;

async function rowsOf(db: Db | Tx, messages: readonly Due[]): Promise<readonly SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select due.key, due.subscriber, programme.state as programme_state, programme.facts, programme.words, e.state,
      own.anchor, e.anchor_week, e.anchor_sealed, e.started_on, e.starter, e.reader, e.language,
      exists (select from enrolment as other where other.subscriber = e.subscriber and other.reader <> e.reader
        and other.state in ('active', 'asked')) as shared,
      slot.retired_at is not null as retired, slot.catch_up = 'starter' as is_starter, slot.calendar = e.calendar as of_calendar,
      slot.day_offset, calendar.per_day, slot.valid_days, slot.needs, before.state as before_state,
      text.text, text.example, coalesce(channel.kind = 'simulator', false) as simulator,
      (select text from dialogue_line where dialogue_line.programme = programme.id and name = 'discreet' and current
        and dialogue_line.language = e.language and (dialogue_line.side is null or dialogue_line.side = due.side) and text not like '%{%'
        order by dialogue_line.side nulls last limit 1) as neutral
    from unnest(${messages.map((due) => due.subscriber)}::uuid[], ${messages.map((due) => due.key)}::text[],
        ${messages.map((due) => due.enrolment)}::uuid[], ${messages.map((due) => due.slot)}::int[],
        ${messages.map((due) => due.side)}::text[], ${messages.map((due) => due.channel)}::text[])
        as due (subscriber, key, enrolment, slot, side, channel)
      join enrolment as e on e.id = due.enrolment and e.subscriber = due.subscriber
      join programme on programme.id = e.programme
      join calendar as own on own.id = e.calendar
      join slot on slot.id = due.slot
      join calendar on calendar.id = slot.calendar
      left join message as before on before.subscriber = due.subscriber and before.key = 'slot:' || e.id || ':' || slot.needs
      left join channel on channel.name = due.channel
      left join lateral (select text, example from slot_text where slot_text.slot = slot.id and slot_text.state = 'approved'
        and slot_text.language = e.language and (slot_text.side is null or slot_text.side = due.side)
        order by slot_text.side nulls last limit 1) as text on true`.execute(db);
  return rows;
}
