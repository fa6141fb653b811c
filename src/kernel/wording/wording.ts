import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import type { Passage } from "./passage.ts";
import { type Teller, tellerName, tellerOf } from "./teller.ts";
import type { StoredState } from "./translation.ts";

/** Field of an object's words; several paragraphs of one field stand at positions 0, 1, 2 … */
export interface NewWording {
  readonly object: string;
  readonly field: string;
  readonly position?: number;
  readonly language: string;
  readonly text: string;
  readonly author: string | null;
}

export function hashOf(text: string): Buffer {
  return createHash("sha256").update(text.normalize("NFC")).digest();
}

/**
 * Keeps what somebody wrote as the newest version. The same text in the same language again changes nothing. An empty
 * text ends the wording (its versions stay). Returns the current version, 0 when there is none.
 */
export async function putWording(tx: Tx, put: NewWording, at: Temporal.Instant): Promise<number> {
  const position = put.position ?? 0;
  const text = put.text.normalize("NFC").trim();
  const last = await tx
    .selectFrom("wording")
    .select(["version", "hash", "language", "current"])
    .where("object", "=", put.object)
    .where("field", "=", put.field)
    .where("position", "=", position)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const hash = hashOf(text);
  if (last?.current && hash.equals(last.hash) && last.language === put.language) return last.version;
  if (last?.current) {
    await tx
      .updateTable("wording")
      .set({ current: false })
      .where("object", "=", put.object)
      .where("field", "=", put.field)
      .where("position", "=", position)
      .where("current", "=", true)
      .execute();
  }
  if (text === "") return 0;
  const version = (last?.version ?? 0) + 1;
  await tx
    .insertInto("wording")
    .values({
      object: put.object,
      field: put.field,
      position,
      version,
      language: put.language,
      text,
      hash,
      author: put.author,
      written_at: at.toString(),
    })
    .execute();
  return version;
}

/** A wording with the best translation for one reader, as it comes out of the database. */
export interface RawPassage {
  readonly object: string;
  readonly field: string;
  readonly position: number;
  readonly version: number;
  readonly language: string;
  readonly text: string;
  readonly translation: {
    readonly text: string;
    readonly language: string;
    readonly state: StoredState;
    readonly fresh: boolean;
    readonly by: string | null;
    /** Whose own words it is, where it is `told` and no translation. */
    readonly told: Teller | null;
  } | null;
}

/**
 * SQL for the current wordings of one object (given as an SQL reference to its id) with the best translation for a
 * reader of `reads`, as a JSON list of `RawPassage` ordered by field and position. Use inside any query.
 */
export function passagesOf(
  object: RawBuilder<unknown>,
  reads: readonly string[],
  fields?: readonly string[],
): RawBuilder<RawPassage[]> {
  return sql<RawPassage[]>`(
    select coalesce(json_agg(json_build_object(
      'object', w.object, 'field', w.field, 'position', w.position, 'version', w.version,
      'language', w.language, 'text', w.text,
      'translation', case when w.language = any(${sql.val(reads)}::text[]) then null else ${bestTranslation(reads)} end
    ) order by w.field, w.position), '[]'::json)
    from wording as w
    where w.object = ${object} and w.current ${fields ? sql`and w.field = any(${sql.val(fields)}::text[])` : sql``}
  )`;
}

/** SQL for one field's first paragraph of an object as `RawPassage`, or null. */
export function passageOf(
  object: RawBuilder<unknown>,
  reads: readonly string[],
  field: string,
): RawBuilder<RawPassage | null> {
  return sql<RawPassage | null>`(
    select json_build_object(
      'object', w.object, 'field', w.field, 'position', w.position, 'version', w.version,
      'language', w.language, 'text', w.text,
      'translation', case when w.language = any(${sql.val(reads)}::text[]) then null else ${bestTranslation(reads)} end
    ) from wording as w where w.object = ${object} and w.current and w.field = ${field} and w.position = 0
  )`;
}

// Within a language the reader prefers, one current translation exists; between languages his order decides.
const bestTranslation = (reads: readonly string[]) => sql`(
  select json_build_object('text', t.text, 'language', t.language, 'state', t.state, 'fresh', t.made_from = w.hash,
    'by', (select p.name from person as p where p.id = t.author and t.named and p.left_at is null), 'told', ${tellerOf(sql`t.told_by`)})
  from translation as t
  where t.object = w.object and t.field = w.field and t.position = w.position and t.current
    and t.language = any(${sql.val(reads)}::text[])
  order by array_position(${sql.val(reads)}::text[], t.language) limit 1
)`;

/** Recognises what a foreign text speaks of, in the reader's language; given by the room that can. */
export type Gist = (text: string, language: string, into: string) => readonly string[];
export const noGist: Gist = () => [];

/** What one reader sees of a wording. `mayTranslate` draws the way to translate or mend it. */
export function toPassage(raw: RawPassage, reads: readonly string[], gist: Gist, mayTranslate = false): Passage {
  const original = { text: raw.text, language: raw.language };
  const translateHref = mayTranslate ? `/translate/${raw.object}/${raw.field}/${raw.position}` : null;
  if (reads.includes(raw.language)) {
    // Who reads both languages is the one who can translate; in his own he is not asked to.
    const href = raw.language === reads[0] ? null : translateHref;
    return { shown: raw.text, language: raw.language, state: "own", original, by: null, gist: [], translateHref: href };
  }
  const made = raw.translation;
  if (!made) {
    const known = gist(raw.text, raw.language, reads[0] ?? "en");
    return {
      shown: raw.text,
      language: raw.language,
      state: "missing",
      original,
      by: null,
      gist: known,
      translateHref,
    };
  }
  const { text: shown, language, by, told } = made;
  // Nobody made them of the original, so they do not grow old with it.
  if (told)
    return { shown, language, state: "told", original, by: tellerName(told, reads) || null, gist: [], translateHref };
  const state = made.fresh ? made.state : "stale";
  return { shown, language, state, original, by, gist: [], translateHref };
}

/** The passage of one field out of a list, or null. */
export function pick(raw: readonly RawPassage[], field: string, position = 0): RawPassage | null {
  return raw.find((one) => one.field === field && one.position === position) ?? null;
}

/** All versions of a field, oldest first, for the page that shows what changed. */
export function versionsOf(db: Db | Tx, object: string, field: string) {
  return db
    .selectFrom("wording")
    .select(["version", "language", "text", "written_at", "author", "current"])
    .where("object", "=", object)
    .where("field", "=", field)
    .where("position", "=", 0)
    .orderBy("version")
    .execute();
}
