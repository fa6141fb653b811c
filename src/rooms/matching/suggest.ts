import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { staleSignedOutPages } from "#kernel/events/change.ts";
import { encodeReading } from "./engine/encode.ts";
import type { Near } from "./engine/likeness-index.ts";
import { type Reading, readText } from "./engine/read.ts";
import { joined } from "./meaning/directions.ts";
import { memoryOf } from "./memory.ts";
import type { Reasons } from "./why.ts";

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
  wish: { exceptSide?: string | null; limit: number; least?: number },
): Promise<readonly Likely[]> {
  const memory = await memoryOf(db);
  const found = memory.index.nearest(readText(memory.knowledge, text, language), {
    limit: wish.limit,
    ...(wish.exceptSide && { exceptGroup: wish.exceptSide }),
  });
  return found.filter((one) => one.score >= (wish.least ?? least)).map(likely);
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
export const readAndSuggest = (db: Db, id: string): Promise<void> => readAllAndSuggest(db, [id]);

const atOnce = 100;

/** The same for many at once, in a few statements for each hundred: each is held against all the others too. */
export async function readAllAndSuggest(db: Db, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce) await readSome(db, ids.slice(from, from + atOnce));
}

async function readSome(db: Db, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; side: string; language: string; text: string }>`
    select distinct on (id) id, side, language, text from (
      ${readable} and object.id = any(${ids}::uuid[]) group by object.id, object.side, w.language order by object.id, count(*) desc) as texts`.execute(
    db,
  );
  if (rows.length === 0) return;
  const memory = await memoryOf(db);
  const read = rows.map((row) => ({ ...row, reading: readText(memory.knowledge, row.text, row.language) }));
  await db
    .insertInto("reading")
    .values(
      read.map(({ id, side, language, reading }) => ({
        object: id,
        language,
        side,
        knowledge: memory.knowledge.version,
        features: Buffer.from(encodeReading(reading)),
      })),
    )
    .onConflict((same) =>
      same.column("object").doUpdateSet((given) => ({
        language: given.ref("excluded.language"),
        side: given.ref("excluded.side"),
        knowledge: given.ref("excluded.knowledge"),
        features: given.ref("excluded.features"),
        tx: sql`pg_current_xact_id()`,
      })),
    )
    .execute();
  for (const { id, language, side, reading } of read) memory.index.put(id, language, side, reading);
  const pairs = new Map<string, { object: string; other: string; score: number; reasons: Reasons }>();
  for (const { id, side, reading } of read) {
    for (const { id: other, score, reasons } of likeliest(memory, { id, side, reading })) {
      if (score < least || other === id) continue;
      const turned: Reasons = { ...reasons, words: reasons.words.map(([ours, theirs]) => [theirs, ours]) };
      pairs.set(`${id} ${other}`, { object: id, other, score, reasons });
      pairs.set(`${other} ${id}`, { object: other, other: id, score, reasons: turned });
    }
  }
  await db.transaction().execute(async (tx) => {
    await staleSignedOutPages(tx);
    await tx
      .deleteFrom("suggestion")
      .where(
        "object",
        "in",
        read.map((one) => one.id),
      )
      .execute();
    // In one order, so that two who suggest at once do not wait for each other crosswise.
    const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
    if (sorted.length === 0) return;
    // What this process remembers may be gone by now.
    await sql`
      insert into suggestion (object, other, score, reasons, made_at)
      select given.object, given.other, given.score, given.reasons, now()
      from json_to_recordset(${JSON.stringify(sorted)}::json) as given (object uuid, other uuid, score real, reasons jsonb)
      where exists (select from object where id = given.object) and exists (select from object where id = given.other)
      on conflict (object, other) do update set score = excluded.score, reasons = excluded.reasons, made_at = excluded.made_at`.execute(
      tx,
    );
  });
}

/** Below this the meaning has no part in a suggestion, and is no reason for it. */
const leastMeaning = 0.2;

/** The likest of other sides by words and, where a service has said what texts mean, by meaning. */
function likeliest(
  { index, meanings }: Awaited<ReturnType<typeof memoryOf>>,
  own: { readonly id: string; readonly side: string; readonly reading: Reading },
): readonly Likely[] {
  const wish = { limit: kept, exceptGroup: own.side };
  const byWords = index.nearest(own.reading, wish).map(likely);
  const near = meanings.directions.near(own.id, kept).filter((one) => one.likeness >= leastMeaning);
  if (meanings.model === null || near.length === 0) return byWords;
  const { model } = meanings;
  const likeness = new Map(near.map((one) => [one.id, one.likeness]));
  // What only the meaning brings is held against the words too.
  const rest = near.map((one) => one.id).filter((id) => index.has(id) && !byWords.some((one) => one.id === id));
  const more = rest.length === 0 ? [] : index.nearest(own.reading, { ...wish, among: new Set(rest) }).map(likely);
  return [...byWords, ...more]
    .map((one) => {
      const meant = likeness.get(one.id);
      if (meant === undefined) return one;
      return { ...one, score: joined(one.score, meant), reasons: { ...one.reasons, meaning: model } };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, kept);
}

/**
 * Objects whose reading was made with other words than those known now, or never; at most `limit`. What has nothing to
 * read is none of them, or it would stand in the way of the others for ever.
 */
export async function unread(db: Db, limit: number): Promise<readonly string[]> {
  const { knowledge } = await memoryOf(db);
  const { rows } = await sql<{ id: string }>`
    select object.id from object left join reading on reading.object = object.id
    where object.kind in ('problem', 'hope', 'experience') and object.audience <> 'authors' and object.side is not null
      and exists (select from wording where wording.object = object.id and wording.current and wording.field in ('title', 'text', 'did', 'outcome'))
      and (reading.object is null or reading.knowledge <> ${knowledge.version}) limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
