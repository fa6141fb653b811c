import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import {
  anchorPlace,
  type Due,
  inboundTextPlace,
  type Made,
  openText,
  readDate,
  type TextMaker,
} from "#rooms/messages/index.ts";
import { lineOfWords } from "../dialogue/line-of-words.ts";
import { type Anchor, weekOn } from "../plan/dates.ts";
import { dayWords } from "./day-words.ts";
import type { MakerTools } from "./makers.ts";
import { fill, type Variables, variablesFor, variablesIn } from "./variables.ts";

/**
 * What a message of the dialogue is made from. `again`: which line it is, is found anew in what she wrote, so that no
 * row says it; dates are opened when it is sent and lie in no row either.
 */
export interface LineContent {
  readonly line?: string;
  readonly again?: true;
  readonly inbound?: string;
  /** The enrolment that it speaks of, where the message is not of one: it is not said once that is over. */
  readonly of?: string;
  /** The reply that belongs to an answer of a question, instead of a line. */
  readonly answer?: { readonly text: string; readonly code: string };
}

interface LineRow {
  readonly key: string;
  readonly subscriber: string;
  readonly languages: readonly string[];
  readonly facts: Record<string, Variables & { readonly dates?: "dmy" | "mdy" }>;
  readonly words: Record<string, Variables>;
  readonly example: boolean;
  readonly state: string;
  readonly simulator: boolean;
  readonly anchor: Anchor | null;
  readonly enrolled: string | null;
  readonly anchor_sealed: Buffer | null;
  readonly inbound: string | null;
  readonly text_sealed: Buffer | null;
  readonly joined: string | null;
  readonly reply: string | null;
  readonly lines: readonly { readonly name: string; readonly side: string | null; readonly text: string }[];
}

/** Lines of the dialogue: `reply:<inbound>`, `line:<name>:<id>`, `still-you:<day>`. */
export const lineMaker = (prefix: string, tools: MakerTools): TextMaker => ({
  prefix,
  async make(db, messages) {
    const found = new Map((await rowsOf(db, messages)).map((row) => [`${row.subscriber} ${row.key}`, row]));
    return messages.map((due): Made => {
      const row = found.get(`${due.subscriber} ${due.key}`);
      return row ? made(row, due, tools) : { cancel: "no-programme" };
    });
  },
});

function made(row: LineRow, due: Due, tools: MakerTools): Made {
  // The example, and a rehearsal, answer invented phones alone; only danger is answered wherever it comes from.
  if ((row.example || row.state === "rehearsing") && !row.simulator && due.priority !== 0) return { cancel: "example" };
  const wrote = () =>
    row.inbound && row.text_sealed ? openText(tools.textKey, inboundTextPlace(row.inbound), row.text_sealed) : null;
  const content = (due.content ?? {}) as LineContent;
  const name = content.again ? lineOfWords(wrote(), row.languages) : (content.line ?? null);
  const line =
    row.reply === null
      ? (row.lines.find((one) => one.name === name && one.side === due.side) ??
        row.lines.find((one) => one.name === name && one.side === null))
      : { text: row.reply };
  if (!line) return { cancel: "no-line" };
  // A question that was on its way when she answered it, or lost the child, must not come after that.
  if (due.key.startsWith("line:") && (row.enrolled === "ended" || (name === "ask-date" && row.enrolled === "active")))
    return { cancel: "answered" };
  const variables = { ...variablesFor(row, due.side, due.language), ...momentFacts(line.text, row, due, wrote, tools) };
  const text = fill(line.text, variables);
  return text === null ? { cancel: "unfilled" } : { text };
}

/** What is known only now: her date, the week she is in, the two readings of a date, why she gets messages. */
function momentFacts(text: string, row: LineRow, due: Due, wrote: () => string | null, tools: MakerTools): Variables {
  const wanted = new Set(variablesIn(text));
  const today = tools.clock.now().toZonedDateTimeISO(due.zone).toPlainDate();
  const order = row.facts[due.side ?? ""]?.dates ?? "dmy";
  const facts: Record<string, string> = {};
  if ((wanted.has("date") || wanted.has("week")) && due.enrolment && row.anchor && row.anchor_sealed) {
    const date = Temporal.PlainDate.from(
      tools.keys.open(anchorPlace(due.enrolment), row.anchor_sealed).toString("latin1").trim(),
    );
    facts["date"] = dayWords(date, due.language, order);
    facts["week"] = String(weekOn(row.anchor, date, today));
  }
  if (wanted.has("first")) {
    const read = (["due", "birth", "any"] as const)
      .map((expect) => readDate(wrote() ?? "", { today, order, languages: row.languages, expect }))
      .find((one) => "ambiguous" in one);
    if (read && "ambiguous" in read) {
      facts["first"] = dayWords(read.ambiguous[0], due.language, order);
      facts["second"] = dayWords(read.ambiguous[1], due.language, order);
    }
  }
  if (wanted.has("reason") && row.joined)
    facts["reason"] = dayWords(
      Temporal.Instant.from(row.joined).toZonedDateTimeISO(due.zone).toPlainDate(),
      due.language,
      order,
    );
  return facts;
}

async function rowsOf(db: Db | Tx, messages: readonly Due[]): Promise<readonly LineRow[]> {
  const inbounds = messages.map((due) =>
    due.key.startsWith("reply:") ? due.key.slice(6) : ((due.content as LineContent | null)?.inbound ?? null),
  );
  const contents = messages.map((due) => (due.content ?? {}) as LineContent);
  const { rows } = await sql<LineRow>`
    select due.key, due.subscriber, programme.languages, programme.facts, programme.words, programme.example, programme.state,
      coalesce(channel.kind = 'simulator', false) as simulator, calendar.anchor, e.anchor_sealed, e.state as enrolled, inbound.id as inbound, inbound.text_sealed,
      (select at from consent where consent.subscriber = due.subscriber and consent.act in ('given', 'confirmed') order by n desc limit 1) as joined,
      (select nullif(reply, '') from slot_text_answer as answer join slot_text on slot_text.id = answer.slot_text and slot_text.state = 'approved'
        where answer.slot_text = due.answer_text and answer.code = due.answer_code) as reply,
      (select coalesce(json_agg(json_build_object('name', name, 'side', side, 'text', text)), '[]') from dialogue_line
        where dialogue_line.programme = programme.id and dialogue_line.language = due.language and current
          and (dialogue_line.side is null or dialogue_line.side = due.side)) as lines
    from unnest(${messages.map((due) => due.subscriber)}::uuid[], ${messages.map((due) => due.key)}::text[],
        ${messages.map((due) => due.programme)}::uuid[], ${messages.map((due) => due.enrolment)}::uuid[],
        ${messages.map((due) => due.language)}::text[], ${messages.map((due) => due.side)}::text[],
        ${messages.map((due) => due.channel)}::text[], ${inbounds}::uuid[], ${contents.map((one) => one.of ?? null)}::uuid[],
        ${contents.map((one) => one.answer?.text ?? null)}::uuid[], ${contents.map((one) => one.answer?.code ?? null)}::text[])
        as due (subscriber, key, programme, enrolment, language, side, channel, inbound, of_enrolment, answer_text, answer_code)
      join programme on programme.id = due.programme
      left join channel on channel.name = due.channel
      left join enrolment as e on e.id = coalesce(due.enrolment, due.of_enrolment) and e.subscriber = due.subscriber
      left join calendar on calendar.id = e.calendar
      left join inbound on inbound.id = due.inbound`.execute(db);
  return rows;
}
