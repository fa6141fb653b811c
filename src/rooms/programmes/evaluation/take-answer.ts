import { sql } from "kysely";
import { type Choice, recognise } from "#rooms/messages/index.ts";
import { answer, type Talk } from "../dialogue/talk.ts";

/**
 * Days after which a reply belongs to a question no more. Three messages come a week: after seven days the next
 * questions and answers lie between, and "1" may mean anything.
 */
export const answerDays = 7;

/** Only what would otherwise go to a person, or be a yes or no to whatever was asked. Danger, STOP and commands never. */
const mayAnswer: ReadonlySet<string> = new Set(["other", "yes", "no"]);

interface Question {
  readonly enrolment: string;
  readonly slot: number;
  readonly reader: number;
  readonly asked: string;
  /** Her language and side first. */
  readonly texts: readonly {
    readonly id: string;
    readonly language: string;
    readonly answers: readonly (Choice & { readonly reply: string })[];
  }[];
}

/**
 * Takes a reply to a quiz or a survey that was sent to her within seven days: of several questions the one asked last
 * whose words recognise it. What the dialogue itself asked later than that (whether it is she, whether the number
 * changes) has the yes or no first. Kept is the code alone, the first one counts; the reply of an answer goes out once.
 */
export async function takeAnswer(talk: Talk): Promise<"taken" | "none"> {
  const { heard, her, understood } = talk;
  if (!mayAnswer.has(understood.intent) || her.state === "stopped" || her.state === "unconfirmed") return "none";
  const questions = await openQuestions(talk);
  if (questions.length === 0) return "none";
  const { reader, text } = readerNamed(heard.text, questions);
  for (const question of questions) {
    if (reader !== null && question.reader !== reader) continue;
    const meant = meaningOf(text, question);
    if (!meant) continue;
    if (understood.intent !== "other" && (await dialogueAskedSince(talk, question.asked))) return "none";
    await keepAnswer(talk, question, meant);
    return "taken";
  }
  return "none";
}

/** On a phone that two women share a reply may begin as the question did: "2: да". */
function readerNamed(text: string, questions: readonly Question[]): { reader: number | null; text: string } {
  const [, number, rest] = /^\s*(\d)\s*:\s*(.+)$/su.exec(text) ?? [];
  const shared = new Set(questions.map((one) => one.reader)).size > 1;
  return shared && number && rest ? { reader: Number(number), text: rest } : { reader: null, text };
}

interface Meant {
  readonly text: string;
  readonly language: string;
  readonly code: string;
  /** The version whose reply she is sent: that of her language. */
  readonly replyOf: string | null;
}

function meaningOf(text: string, question: Question): Meant | null {
  for (const one of question.texts) {
    const code = recognise(text, one.answers);
    if (code === null) continue;
    const [hers] = question.texts;
    const reply = hers?.answers.find((answered) => answered.code === code)?.reply ?? "";
    return { text: one.id, language: one.language, code, replyOf: reply === "" ? null : (hers?.id ?? null) };
  }
  return null;
}

async function openQuestions({ tx, her, heard }: Talk): Promise<readonly Question[]> {
  const until = heard.receivedAt.toString();
  const since = heard.receivedAt.subtract({ hours: 24 * answerDays }).toString();
  const { rows } = await sql<Question>`
    select question.enrolment, question.slot, question.reader, question.asked, texts.texts from (
      select m.enrolment, m.slot, e.reader, m.language, coalesce((select max(step.at) from message_event as step
          where step.subscriber = m.subscriber and step.key = m.key and step.to_state = 'submitted'), m.not_before) as asked
      from message as m
        join slot on slot.id = m.slot and slot.kind in ('quiz', 'survey')
        join enrolment as e on e.id = m.enrolment and e.state in ('active', 'paused')
      where m.subscriber = ${her.id} and m.key like 'slot:%'
        and m.state in ('submitted', 'accepted', 'unknown', 'closed', 'delivered')
      ) as question
      cross join lateral (
        select coalesce(json_agg(json_build_object('id', slot_text.id, 'language', slot_text.language, 'answers',
            (select coalesce(json_agg(json_build_object('code', code, 'words', words, 'reply', reply) order by position), '[]')
              from slot_text_answer where slot_text = slot_text.id))
          order by slot_text.language <> question.language, slot_text.side nulls last, slot_text.language), '[]') as texts
        from slot_text where slot_text.slot = question.slot and slot_text.state = 'approved'
          and (slot_text.side is null or slot_text.side = ${her.side})) as texts
    where question.asked > ${since}::timestamptz and question.asked <= ${until}::timestamptz
    order by question.asked desc, question.slot desc, question.reader`.execute(tx);
  return rows;
}

/** Whether the dialogue itself has asked something that YES or NO answers, and asked it later than the question. */
async function dialogueAskedSince({ tx, her }: Talk, asked: string): Promise<boolean> {
  const { rows } = await sql<{ later: boolean }>`
    select exists (
      select from number_change where done_at is null and asked_at >= ${asked}::timestamptz
        and (old_subscriber = ${her.id} or new_subscriber = ${her.id})
      union all
      select from subscriber where id = ${her.id} and ${her.state} = 'silent' and asked_at >= ${asked}::timestamptz) as later`.execute(
    tx,
  );
  return rows[0]?.later ?? false;
}

async function keepAnswer(talk: Talk, { enrolment, slot }: Question, meant: Meant): Promise<void> {
  const { tx, her, heard } = talk;
  const row = { enrolment, slot, slot_text: meant.text, code: meant.code, language: meant.language };
  const at = heard.receivedAt.toString();
  const first = await tx
    .insertInto("survey_answer")
    .values({ ...row, at })
    .onConflict((same) => same.columns(["enrolment", "slot"]).doNothing())
    .returning("code")
    .executeTakeFirst();
  const before = first ? [] : await saidBefore(talk, enrolment, slot);
  if (!first && before.at(-1) !== meant.code)
    await tx
      .insertInto("survey_answer_change")
      .values({ ...row, at })
      .onConflict((same) => same.doNothing())
      .execute();
  if (before.includes(meant.code)) return;
  // Who has paused is thanked and not written to about her weeks.
  const said =
    her.state === "paused" || meant.replyOf === null
      ? { line: "answered" }
      : { answer: { text: meant.replyOf, code: meant.code } };
  await answer(talk, said, { enrolment });
}

/** The codes that she gave before, the newest last. */
async function saidBefore({ tx }: Talk, enrolment: string, slot: number): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from (
      select code, at from survey_answer where enrolment = ${enrolment} and slot = ${slot}
      union all select code, at from survey_answer_change where enrolment = ${enrolment} and slot = ${slot}) as said
    order by at`.execute(tx);
  return rows.map((row) => row.code);
}
