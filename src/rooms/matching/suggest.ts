import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { encodeReading } from "./engine/encode.ts";
import type { Near } from "./engine/likeness-index.ts";
import { readText } from "./engine/read.ts";
import { memoryOf } from "./memory.ts";

/** Why two texts are held alike: keys of concepts both speak of, and words of the one with those of the other. */
export interface Reasons {
  readonly concepts: readonly string[];
  readonly words: readonly (readonly [string, string])[];
}
export interface Likely {
  readonly id: string;
  /** 0 to 1, comparable between texts. */
  readonly score: number;
  readonly reasons: Reasons;
}

const kept = 20;
/** Below this a suggestion is noise: reading it would cost a person more than it gives. */
const least = 0.12;

/** The texts most like this one, best first; of other sides than `exceptSide`, and only what the engine has read. */
export async function nearest(
  db: Db,
  text: string,
  language: string,
  wish: { exceptSide?: string | null; limit: number },
): Promise<readonly Likely[]> {
  const memory = await memoryOf(db);
  const found = memory.index.nearest(readText(memory.knowledge, text, language), {
    limit: wish.limit,
    ...(wish.exceptSide && { exceptGroup: wish.exceptSide }),
  });
  return found.filter((one) => one.score >= least).map(likely);
}

const likely = ({ id, score, reasons }: Near): Likely => ({
  id,
  score,
  reasons: {
    concepts: reasons.flatMap((reason) => (reason.kind === "concept" ? [reason.concept] : [])),
    words: reasons.flatMap((reason) => (reason.kind === "words" ? [[reason.ours, reason.theirs] as const] : [])),
  },
});

/** SQL: title and text of an object as they are read, with language and side. */
const readable = sql`
  select object.id, object.side, w.language, string_agg(w.text, E'\n' order by w.field desc, w.position) as text
  from object join wording as w on w.object = object.id and w.current and w.field in ('title', 'text', 'did', 'outcome')
  where object.side is not null`;

/**
 * Reads one object anew and puts down its likeliest equals over there, for it and for them. Nothing is suggested for
 * what the engine cannot read (no words in a language it knows). Safe to repeat.
 */
export async function readAndSuggest(db: Db, id: string): Promise<void> {
  const { rows } = await sql<{
    id: string;
    side: string;
    language: string;
    text: string;
  }>`${readable} and object.id = ${id} group by object.id, object.side, w.language order by count(*) desc limit 1`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return;
  const memory = await memoryOf(db);
  const reading = readText(memory.knowledge, row.text, row.language);
  const features = Buffer.from(encodeReading(reading));
  await db
    .insertInto("reading")
    .values({ object: id, language: row.language, side: row.side, knowledge: memory.knowledge.version, features })
    .onConflict((same) =>
      same
        .column("object")
        .doUpdateSet({
          language: row.language,
          side: row.side,
          knowledge: memory.knowledge.version,
          features,
          tx: sql`pg_current_xact_id()`,
        }),
    )
    .execute();
  memory.index.put(id, row.language, row.side, reading);
  const found = memory.index
    .nearest(reading, { limit: kept, exceptGroup: row.side })
    .filter((one) => one.score >= least && one.id !== id);
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("suggestion").where("object", "=", id).execute();
    for (const near of found.map(likely)) {
      const reasons = JSON.stringify(near.reasons);
      const turned = JSON.stringify({
        concepts: near.reasons.concepts,
        words: near.reasons.words.map(([ours, theirs]) => [theirs, ours]),
      });
      for (const [object, other, why] of [
        [id, near.id, reasons],
        [near.id, id, turned],
      ] as const) {
        await tx
          .insertInto("suggestion")
          .values({ object, other, score: near.score, reasons: why, made_at: sql`now()` })
          .onConflict((same) =>
            same.columns(["object", "other"]).doUpdateSet({ score: near.score, reasons: why, made_at: sql`now()` }),
          )
          .execute();
      }
    }
  });
}

/** Objects whose reading was made with other words than those known now, or never; at most `limit`. */
export async function unread(db: Db, limit: number): Promise<readonly string[]> {
  const { knowledge } = await memoryOf(db);
  const { rows } = await sql<{ id: string }>`
    select object.id from object left join reading on reading.object = object.id
    where object.kind in ('problem', 'hope', 'experience') and object.audience <> 'authors'
      and (reading.object is null or reading.knowledge <> ${knowledge.version}) limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
