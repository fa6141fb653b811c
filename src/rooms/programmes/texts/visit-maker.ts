import { sql } from "kysely";
import type { Made, TextMaker } from "#rooms/messages/index.ts";
import { dayWords } from "./day-words.ts";
import type { MakerTools } from "./makers.ts";
import { fill, type Variables, variablesFor } from "./variables.ts";

interface VisitRow {
  readonly key: string;
  readonly day: string;
  readonly text: string | null;
  readonly facts: Record<string, Variables & { readonly dates?: "dmy" | "mdy" }>;
  readonly words: Record<string, Variables>;
}

/** A reminder of a visit, `visit:<appointment>`; of one that was called off, or is over, nothing goes out. */
export const visitMaker = ({ clock }: Pick<MakerTools, "clock">): TextMaker => ({
  prefix: "visit",
  async make(db, messages) {
    const { rows } = await sql<VisitRow>`
      select due.key, appointment.day, programme.facts, programme.words,
        (select text from dialogue_line where dialogue_line.programme = programme.id and name = 'visit' and current
          and dialogue_line.language = e.language and (dialogue_line.side is null or dialogue_line.side = due.side)
          order by dialogue_line.side nulls last limit 1) as text
      from unnest(${messages.map((due) => due.key)}::text[], ${messages.map((due) => due.side)}::text[],
          ${messages.map((due) => due.subscriber)}::uuid[]) as due (key, side, subscriber)
        join appointment on appointment.id = substring(due.key from 7)::uuid and appointment.cancelled_at is null
        join enrolment as e on e.id = appointment.enrolment and e.subscriber = due.subscriber and e.state = 'active'
        join programme on programme.id = e.programme and programme.state in ('running', 'rehearsing')`.execute(db);
    const found = new Map(rows.map((row) => [row.key, row]));
    return messages.map((due): Made => {
      const row = found.get(due.key);
      if (!row) return { cancel: "ended" };
      const day = Temporal.PlainDate.from(row.day);
      if (Temporal.PlainDate.compare(clock.now().toZonedDateTimeISO(due.zone).toPlainDate(), day) > 0)
        return { cancel: "over" };
      if (row.text === null) return { cancel: "no-line" };
      const order = row.facts[due.side ?? ""]?.dates ?? "dmy";
      const text = fill(row.text, {
        ...variablesFor(row, due.side, due.language),
        day: dayWords(day, due.language, order),
      });
      return text === null ? { cancel: "unfilled" } : { text };
    });
  },
});
