import { sql } from "kysely";
import type { Made, TextMaker } from "#rooms/messages/index.ts";
import { dayWords } from "./day-words.ts";
import type { MakerTools } from "./makers.ts";
import { fill, type Variables, variablesFor } from "./variables.ts";

interface VisitRow {
  readonly key: string;
  readonly day: string;
  /** Of the reminder's slot of her week, else the line of the dialogue. */
  readonly text: string | null;
  readonly ofExample: boolean;
  readonly simulator: boolean;
  readonly facts: Record<string, Variables & { readonly dates?: "dmy" | "mdy" }>;
  readonly words: Record<string, Variables>;
}

/**
 * A reminder of a visit, `visit:<appointment>`; of one that was called off, or is over, nothing goes out. Its words are
 * those of the newest slot of the kind `reminder` up to the visit's week in her calendar; where there is none, or none
 * that is approved, the line `visit` of the dialogue.
 */
export const visitMaker = ({ clock }: Pick<MakerTools, "clock">): TextMaker => ({
  prefix: "visit",
  async make(db, messages) {
    const { rows } = await sql<VisitRow>`
      select due.key, appointment.day, programme.facts, programme.words,
        coalesce(channel.kind = 'simulator', false) as simulator,
        programme.example or programme.state = 'rehearsing' or coalesce(slot.example, false) as "ofExample",
        coalesce(slot.text, (select text from dialogue_line where dialogue_line.programme = programme.id and name = 'visit' and current
          and dialogue_line.language = e.language and (dialogue_line.side is null or dialogue_line.side = due.side)
          order by dialogue_line.side nulls last limit 1)) as text
      from unnest(${messages.map((due) => due.key)}::text[], ${messages.map((due) => due.side)}::text[],
          ${messages.map((due) => due.subscriber)}::uuid[], ${messages.map((due) => due.channel)}::text[]) as due (key, side, subscriber, channel)
        join appointment on appointment.id = substring(due.key from 7)::uuid and appointment.cancelled_at is null
        join enrolment as e on e.id = appointment.enrolment and e.subscriber = due.subscriber and e.state = 'active'
        join programme on programme.id = e.programme and programme.state in ('running', 'rehearsing')
        left join channel on channel.name = due.channel
        left join lateral (select written.text, written.example from slot join slot_text as written on written.slot = slot.id
          where slot.calendar = e.calendar and slot.kind = 'reminder' and slot.retired_at is null and written.state = 'approved'
            and written.language = e.language and (written.side is null or written.side = due.side)
            and (slot.arm is null or slot.arm = e.arm) and e.anchor_week + slot.day_offset <= appointment.day
          order by slot.day_offset desc, slot.id desc, written.side nulls last limit 1) as slot on true`.execute(db);
    const found = new Map(rows.map((row) => [row.key, row]));
    return messages.map((due): Made => {
      const row = found.get(due.key);
      if (!row) return { cancel: "ended" };
      const day = Temporal.PlainDate.from(row.day);
      if (Temporal.PlainDate.compare(clock.now().toZonedDateTimeISO(due.zone).toPlainDate(), day) > 0)
        return { cancel: "over" };
      if (row.ofExample && !row.simulator) return { cancel: "example" };
      if (row.text === null) return { cancel: "no-line" };
      const order = row.facts[due.side ?? ""]?.dates ?? "dmy";
      const words = dayWords(day, due.language, order);
      const text = fill(row.text, { ...variablesFor(row, due.side, due.language), day: words, date: words });
      return text === null ? { cancel: "unfilled" } : { text };
    });
  },
});
