import { sql } from "kysely";
import { allowLongStatements, type Db, type Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { programmeChanged } from "../editor/write-texts.ts";
import type { WorkFacts } from "../team/domain.ts";
import { idsRestingOn } from "./queries.ts";

export interface RecallWish {
  /** A part of a source: every text that rests on it; or single texts, by id. Both may be given. */
  readonly source: string;
  readonly texts: readonly string[];
  readonly why: string;
  readonly whyLanguage: string;
  /** They go out no more until they are approved again. */
  readonly stop: boolean;
}

/**
 * Sends texts back to review, whatever was said of them before: each gets a new version of the same words that nobody has
 * looked at yet; of a draft only the reason is noted. Repeating it asks for one more look. Refusal 409
 * recall-nothing where no text is meant.
 */
export const recallTexts = (db: Db, actor: Actor, programme: WorkFacts, wish: RecallWish, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    await allowLongStatements(tx);
    const ids = [...(wish.source ? await idsRestingOn(tx, programme.id, wish.source) : []), ...wish.texts];
    const meant = await meantTexts(tx, programme.id, ids);
    if (meant.length === 0) throw new Refusal(409, "recall-nothing");
    const { id: recall } = await tx
      .insertInto("text_recall")
      .values({
        programme: programme.id,
        source: wish.source,
        why: wish.why,
        why_language: wish.whyLanguage,
        stopped: wish.stop,
        person: actor.person,
        at: at.toString(),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await lookAgain(tx, meant, recall, at);
    if (wish.stop) await stopSending(tx, meant, at);
    if (wish.stop) await programmeChanged(tx, programme.id, at);
    await tell("messages-recalled", programme.id, { data: { texts: meant.length, stopped: wish.stop } });
    return meant.length;
  });

/** The current versions in the places of these texts. */
async function meantTexts(tx: Tx, programme: string, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select written.id from slot_text as written join slot on slot.id = written.slot and slot.retired_at is null
      join calendar on calendar.id = slot.calendar and calendar.programme = ${programme}
    where written.current and written.state <> 'withdrawn' and exists (select from slot_text as meant
      where meant.id = any(${ids}::uuid[]) and meant.slot = written.slot and meant.language = written.language
        and meant.side is not distinct from written.side)
    order by slot.id, written.id for update of slot`.execute(tx);
  return rows.map((row) => row.id);
}

/** Drafts get the reason alone; in the place of all others comes a version of the same words, with the same answers. */
async function lookAgain(tx: Tx, meant: readonly string[], recall: string, at: Temporal.Instant): Promise<void> {
  const of = sql`slot_text.id = any(${meant}::uuid[])`;
  await sql`update slot_text set recall = ${recall} where ${of} and state = 'draft'`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    update slot_text set current = false, state = case when state = 'in-review' then 'draft' else state end
    where ${of} and state <> 'draft' returning id`.execute(tx);
  const older = rows.map((row) => row.id);
  await sql`
    insert into slot_text (slot, side, language, version, text, encoding, units, segments, fact, source, source_date,
      state, state_at, example, author, written_at, recall)
    select slot, side, language, version + 1, text, encoding, units, segments, fact, source, source_date,
      'in-review', ${at.toString()}::timestamptz, example, author, ${at.toString()}::timestamptz, ${recall}::uuid
    from slot_text where id = any(${older}::uuid[])`.execute(tx);
  await sql`
    insert into slot_text_answer (slot_text, position, code, words, reply, correct)
    select newer.id, position, code, words, reply, correct from slot_text_answer
      join slot_text as older on older.id = slot_text_answer.slot_text and older.id = any(${older}::uuid[])
      join slot_text as newer on newer.slot = older.slot and newer.language = older.language
        and newer.side is not distinct from older.side and newer.current`.execute(tx);
}

/** What is approved in the places of these texts is sent no more. */
async function stopSending(tx: Tx, meant: readonly string[], at: Temporal.Instant): Promise<void> {
  await sql`update slot_text as sent set state = 'withdrawn', state_at = ${at.toString()}
    from slot_text as meant where meant.id = any(${meant}::uuid[]) and sent.slot = meant.slot
      and sent.language = meant.language and sent.side is not distinct from meant.side and sent.state = 'approved'`.execute(
    tx,
  );
}
