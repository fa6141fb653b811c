import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { change } from "#kernel/events/change.ts";
import { lockObject } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { WorkFacts } from "../team/domain.ts";
import type { ChangeKind, Entry, EntryPart, Said } from "./domain.ts";

/** Of what a reason is: one message, or all of a calendar that were changed in one way. */
export interface ReasonOf {
  readonly calendar: string;
  readonly slot: string | null;
  readonly change: ChangeKind | null;
}

/** Says why something was changed; an empty why takes the reason back. */
export const giveReason = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  of: ReasonOf,
  { why, language }: { readonly why: string; readonly language: string },
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, programme.id);
    const key = { programme: programme.id, calendar: of.calendar, slot: of.slot ?? "", change: of.change ?? "" };
    if (why === "")
      await tx
        .deleteFrom("origin_reason")
        .where("programme", "=", key.programme)
        .where("calendar", "=", key.calendar)
        .where("slot", "=", key.slot)
        .where("change", "=", key.change)
        .execute();
    else {
      const row = { why: JSON.stringify({ [language]: why }), person: actor.person, at: at.toString() };
      await tx
        .insertInto("origin_reason")
        .values({ ...key, ...row })
        .onConflict((same) => same.columns(["programme", "calendar", "slot", "change"]).doUpdateSet(row))
        .execute();
    }
    await tell("origin-changed", programme.id);
  });

/** What a form says of an entry; words are in `language`. */
export interface EntryWish extends Omit<Entry, "id" | "part" | "name" | "note"> {
  readonly name: string;
  readonly note: string;
  readonly language: string;
}

/** Most lines of one list: a record is read by people. */
export const mostEntries = 200;

/**
 * Adds an entry to the record, or (with `id`) writes it anew. Words that changed replace those in every language, since
 * a translation of what no longer stands there would mislead; words that did not keep theirs. Refusals: 404, 409 (full).
 */
export const putEntry = (
  db: Db,
  actor: Actor,
  programme: WorkFacts,
  { part, id }: { readonly part: EntryPart; readonly id: string | null },
  wish: EntryWish,
  at: Temporal.Instant,
) =>
  change(db, actor, at, async (tx, tell) => {
    await lockObject(tx, programme.id);
    const before = id === null ? null : await entryWords(tx, programme.id, id);
    const { name, note, language, ...rest } = wish;
    const row = {
      ...rest,
      name: JSON.stringify(replaced(before?.name, name, language)),
      note: JSON.stringify(replaced(before?.note, note, language)),
      written_by: actor.person,
      written_at: at.toString(),
    };
    if (id !== null) await tx.updateTable("origin_entry").set(row).where("id", "=", id).execute();
    else {
      const { count, last } = await tx
        .selectFrom("origin_entry")
        .select((query) => [query.fn.countAll<number>().as("count"), query.fn.max("position").as("last")])
        .where("programme", "=", programme.id)
        .where("part", "=", part)
        .executeTakeFirstOrThrow();
      if (Number(count) >= mostEntries) throw new Refusal(409, "origin-full", { most: mostEntries });
      await tx
        .insertInto("origin_entry")
        .values({ ...row, programme: programme.id, part, position: (last ?? 0) + 1 })
        .execute();
    }
    await tell("origin-changed", programme.id);
  });

/** Takes an entry out of the record. Repeating it changes nothing. */
export const dropEntry = (db: Db, actor: Actor, programme: WorkFacts, id: string, at: Temporal.Instant) =>
  change(db, actor, at, async (tx, tell) => {
    const gone = await sql`
      delete from origin_entry where programme = ${programme.id} and id::text = ${id}`.execute(tx);
    if (Number(gone.numAffectedRows ?? 0n) > 0) await tell("origin-changed", programme.id);
  });

async function entryWords(tx: Tx, programme: string, id: string): Promise<{ name: Said; note: Said }> {
  const row = await tx
    .selectFrom("origin_entry")
    .select(["name", "note"])
    .where("programme", "=", programme)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return { name: row.name as Said, note: row.note as Said };
}

/** `before` where it says this already in the language; else the new words alone. */
function replaced(before: Said | undefined, text: string, language: string): Said {
  if (before && Object.values(before).includes(text)) return before;
  return text === "" ? {} : { [language]: text };
}
