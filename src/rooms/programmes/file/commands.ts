import { sql } from "kysely";
import { allowLongStatements, type Db, type Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { countText } from "#rooms/messages/index.ts";
import type { WorkFacts } from "../team/domain.ts";
import { longestForm } from "../texts/variables.ts";
import { compareFile, type Difference } from "./differences.ts";
import type { FileRow } from "./read-file.ts";

const kind = "messages-file";

/** Keeps the rows of a file until their owner has seen what they would change; of each programme his newest one. */
export async function keepFile(
  db: Db,
  person: string,
  programme: string,
  rows: readonly FileRow[],
  at: Temporal.Instant,
): Promise<string> {
  return await db.transaction().execute(async (tx) => {
    await sql`delete from draft where person = ${person} and kind = ${kind} and content ->> 'programme' = ${programme}`.execute(
      tx,
    );
    const { id } = await tx
      .insertInto("draft")
      .values({ person, kind, content: JSON.stringify({ programme, rows }), changed_at: at.toString() })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** The rows that somebody has brought for a programme; 404 where they are not his. */
export async function keptFile(
  db: Db | Tx,
  person: string | null,
  programme: string,
  id: string,
): Promise<readonly FileRow[]> {
  const row = await db
    .selectFrom("draft")
    .select("content")
    .where("id", "=", id)
    .where("person", "=", person)
    .where("kind", "=", kind)
    .executeTakeFirst();
  const content = row?.content as { programme: string; rows: FileRow[] } | undefined;
  if (content?.programme !== programme) throw new Refusal(404, "not-found");
  return content.rows;
}

/**
 * Takes a file: each difference becomes a new version, a draft of who brought the file. All or none: compared once more
 * while nobody else writes. Refusal 409 file-has-troubles. Returns how many texts are new.
 */
export const takeFile = (db: Db, actor: Actor, programme: WorkFacts, id: string, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await allowLongStatements(tx);
    const rows = await keptFile(tx, actor.person, programme.id, id);
    await sql`select slot.id from slot join calendar on calendar.id = slot.calendar
      where calendar.programme = ${programme.id} order by slot.id for update of slot`.execute(tx);
    const { differences, troubles } = await compareFile(tx, programme, rows);
    if (troubles.length > 0) throw new Refusal(409, "file-has-troubles");
    if (differences.length > 0) {
      await putAll(tx, programme, actor.person, differences, at);
      await tell("messages-file-taken", programme.id, { data: { texts: differences.length } });
    }
    await tx.deleteFrom("draft").where("id", "=", id).execute();
    return differences.length;
  });

async function putAll(
  tx: Tx,
  programme: WorkFacts,
  author: string | null,
  differences: readonly Difference[],
  at: Temporal.Instant,
): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(differences.map((one) => fresh(one, programme)))}::jsonb) as given
    (slot int, side text, language text, version int, text text, encoding text, units smallint, segments smallint,
      fact text, source text, source_date text, review_due date)`;
  const there = sql`slot_text.slot = given.slot and slot_text.language = given.language
    and slot_text.side is not distinct from given.side`;
  await sql`update slot_text set current = false, state = case when state = 'in-review' then 'draft' else state end
    from ${given} where ${there} and slot_text.current`.execute(tx);
  await sql`
    insert into slot_text (slot, side, language, version, text, encoding, units, segments, fact, source, source_date,
      review_due, state, state_at, example, author, written_at)
    select slot, side, language, version, text, encoding, units, segments, fact, source, source_date, review_due,
      'draft', ${at.toString()}::timestamptz, ${programme.example}, ${author}::uuid, ${at.toString()}::timestamptz
    from ${given}`.execute(tx);
  const answers = differences.flatMap((one) =>
    one.after.answers.map((answer, position) => ({
      slot: one.slot,
      side: one.side,
      language: one.language,
      position,
      ...answer,
      words: [...answer.words],
    })),
  );
  if (answers.length > 0)
    await sql`
      insert into slot_text_answer (slot_text, position, code, words, reply, correct)
      select slot_text.id, said.position, said.code, said.words, said.reply, said.correct
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as said
          (slot int, side text, language text, position smallint, code text, words text[], reply text, correct boolean)
        join slot_text on slot_text.slot = said.slot and slot_text.language = said.language
          and slot_text.side is not distinct from said.side and slot_text.current`.execute(tx);
}

function fresh(one: Difference, programme: WorkFacts) {
  const { encoding, units, segments } = countText(longestForm(one.after.text, programme, one.side, one.language));
  const { slot, side, language, version, after } = one;
  const { text, fact, source, sourceDate: source_date, reviewDue: review_due } = after;
  return { slot, side, language, version, text, encoding, units, segments, fact, source, source_date, review_due };
}
