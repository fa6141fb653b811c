import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { type Teller, tellerOf } from "./teller.ts";

/** Where a translation stands: a passage of an object and the language it is put into. */
export interface TranslationPlace {
  readonly object: string;
  readonly field: string;
  readonly position: number;
  readonly language: string;
}

export interface NewTranslation extends TranslationPlace {
  readonly text: string;
  /** Hash of the wording it was made from. */
  readonly madeFrom: Buffer;
  /** A person, the machine that made it, or the thing whose tellers' own words it is: no translation at all. */
  readonly by:
    | { readonly author: string | null; readonly reviewer?: string | null; readonly named?: boolean }
    | { readonly engine: string }
    | { readonly toldBy: string };
}

export type StoredState = "machine" | "human" | "reviewed" | "told";

/** The translation that readers of the language are given now, if there is one. */
export function currentTranslation(db: Db | Tx, place: TranslationPlace) {
  return at(db, place).where("current", "=", true).executeTakeFirst();
}

function at(db: Db | Tx, place: TranslationPlace) {
  return db
    .selectFrom("translation")
    .select(["version", "text", "state", "made_from", "author", "reviewer", "named", "written_at"])
    .where(atPlace(place));
}

/** SQL: the row of a table with these columns that belongs to a place. */
export const atPlace = ({ object, field, position, language }: TranslationPlace) =>
  sql<boolean>`object = ${object} and field = ${field} and position = ${position} and language = ${language}`;

/**
 * Keeps a translation as the newest version; returns the version that is current afterwards. A machine never takes the
 * place of a person's words, however old they are. The same words by the same hand for the same original change
 * nothing; the words of another, sent unchanged, are thereby checked and stay his; tellers' own words, sent unchanged,
 * stay theirs. The caller holds the object.
 */
export async function putTranslation(tx: Tx, put: NewTranslation, when: Temporal.Instant): Promise<number> {
  const text = put.text.normalize("NFC").trim();
  const current = await currentTranslation(tx, put);
  const machine = "engine" in put.by;
  if (machine && current && current.state !== "machine") return current.version;
  const made = who(put.by);
  const same = current !== undefined && current.text === text && put.madeFrom.equals(current.made_from);
  if (same && current.author === made.author) {
    if (made.reviewer && current.state === "human") await markReviewed(tx, put, current.version, made.reviewer);
    if (current.named !== made.named) await set(tx, put, current.version, { named: made.named });
    if (machine === (current.state === "machine")) return current.version;
  }
  if (same && (current.state === "reviewed" || current.state === "told")) return current.version;
  if (
    made.author &&
    made.state === "human" &&
    current?.text === text &&
    current.author &&
    current.author !== made.author
  ) {
    Object.assign(made, { state: "reviewed", author: current.author, reviewer: made.author, named: current.named });
  }
  await leaveCurrent(tx, put);
  const { last } = await tx
    .selectFrom("translation")
    .select((eb) => eb.fn.coalesce(eb.fn.max("version"), sql<number>`0`).as("last"))
    .where(atPlace(put))
    .executeTakeFirstOrThrow();
  const { object, field, position, language } = put;
  await tx
    .insertInto("translation")
    .values({
      object,
      field,
      position,
      language,
      version: last + 1,
      text,
      made_from: put.madeFrom,
      ...made,
      written_at: when.toString(),
    })
    .execute();
  return last + 1;
}

function who(by: NewTranslation["by"]) {
  const made = { author: null, reviewer: null, engine: null, named: true, told_by: null };
  if ("engine" in by) return { ...made, state: "machine", engine: by.engine };
  if ("toldBy" in by) return { ...made, state: "told", told_by: by.toldBy };
  const { author, reviewer = null, named = true } = by;
  return { ...made, state: reviewer ? "reviewed" : "human", author, reviewer, named };
}

function set(
  tx: Tx,
  place: TranslationPlace,
  version: number,
  values: {
    named?: boolean;
    current?: boolean;
    withdrawn_at?: string | null;
    state?: string;
    reviewer?: string | null;
  },
) {
  return tx.updateTable("translation").set(values).where(atPlace(place)).where("version", "=", version).execute();
}

function leaveCurrent(tx: Tx, place: TranslationPlace) {
  return tx
    .updateTable("translation")
    .set({ current: false })
    .where(atPlace(place))
    .where("current", "=", true)
    .execute();
}

/** A second person has compared it with the original; null takes that back. Text and author stay. */
export async function markReviewed(
  tx: Tx,
  place: TranslationPlace,
  version: number,
  reviewer: string | null,
): Promise<void> {
  await set(tx, place, version, { state: reviewer ? "reviewed" : "human", reviewer });
}

/** Everything that one person translated there is taken back; what stood before it is given again. True if there was any. */
export async function takeBackTranslation(
  tx: Tx,
  place: TranslationPlace,
  author: string,
  when: Temporal.Instant,
): Promise<boolean> {
  const all = await at(tx, place).where("withdrawn_at", "is", null).orderBy("version", "desc").execute();
  const own = all.filter((one) => one.author === author);
  if (own.length === 0) return false;
  const current = await currentTranslation(tx, place);
  for (const one of own) await set(tx, place, one.version, { current: false, withdrawn_at: when.toString() });
  const before = all.find((one) => one.author !== author);
  if (before && own.some((one) => one.version === current?.version))
    await set(tx, place, before.version, { current: true });
  return true;
}

/** Gives an earlier version again, with its author and state as they were. */
export async function bringBackTranslation(tx: Tx, place: TranslationPlace, version: number): Promise<void> {
  await leaveCurrent(tx, place);
  await set(tx, place, version, { current: true, withdrawn_at: null });
}

/** All versions, oldest first, also those that were taken back. */
export async function translationVersions(db: Db | Tx, place: TranslationPlace) {
  const { rows } = await sql<{
    version: number;
    text: string;
    state: StoredState;
    engine: string | null;
    author: string | null;
    by: string | null;
    told: Teller | null;
    current: boolean;
    withdrawn: boolean;
    at: string;
    original: number | null;
  }>`
    select t.version, t.text, t.state, t.engine, t.author, t.current, t.withdrawn_at is not null as withdrawn, t.written_at as at,
      (select p.name from person as p where p.id = t.author and t.named and p.left_at is null) as by, ${tellerOf(sql`t.told_by`)} as told,
      (select max(w.version) from wording as w where w.object = t.object and w.field = t.field and w.position = t.position and w.hash = t.made_from) as original
    from translation as t where t.object = ${place.object} and t.field = ${place.field} and t.position = ${place.position} and t.language = ${place.language}
    order by t.version`.execute(db);
  return rows;
}
