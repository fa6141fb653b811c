import { sql } from "kysely";
import { allowLongStatements, type Db, type Tx } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { makeObject } from "#kernel/object/object.ts";
import { putRecord } from "../origin/put-record.ts";
import { CannotTake, type Counts } from "./counts.ts";
import type { ProgrammeFile } from "./programme-file.ts";
import { putCalendars, retireSlots } from "./put-calendars.ts";
import { putKeywords } from "./put-keywords.ts";
import { putLines, putTexts } from "./put-texts.ts";
import type { ProgrammeFolder } from "./read-folder.ts";

export interface TakenProgramme {
  readonly id: string;
  readonly number: number;
  readonly counts: Readonly<
    Record<"programme" | "calendars" | "slots" | "texts" | "lines" | "keywords" | "origin", Counts>
  >;
  readonly kept: boolean;
}

class Undone extends Error {}

/** Any number of ours: two imports of programmes happen one after the other. */
const lockKey = 4_206_570;

/**
 * Takes a programme, all of it or nothing; the same folder again changes nothing. Texts that changed are new versions
 * and wait for their reviews, while the approved one goes on being sent; those of an example are approved as such.
 * Throws CannotTake.
 */
export async function takeProgramme(
  db: Db,
  folder: ProgrammeFolder,
  { dryRun, now }: { dryRun: boolean; now: Temporal.Instant },
): Promise<TakenProgramme> {
  let taken: TakenProgramme | null = null;
  try {
    await change(db, nobody, now, async (tx, tell) => {
      await allowLongStatements(tx);
      await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
      await knowSides(tx, folder.file);
      const programme = await putProgramme(tx, folder.file, now);
      const calendars = await putCalendars(tx, programme.id, folder);
      const texts = await putTexts(tx, folder, calendars.slots, now);
      const gone = await retireSlots(tx, programme.id, [...calendars.slots.values()], now);
      const lines = await putLines(tx, programme.id, folder, now);
      const keywords = await putKeywords(tx, programme.id, folder.file);
      const origin = await putRecord(tx, programme.id, folder.origin, now);
      const counts = {
        programme: programme.counts,
        calendars: calendars.calendarCounts,
        slots: { ...calendars.slotCounts, gone },
        texts,
        lines,
        keywords,
        origin,
      };
      const touched = Object.values(counts).some((one) => one.made + one.changed + one.gone > 0);
      if (touched) {
        await tx.updateTable("programme").set({ changed_at: now.toString() }).where("id", "=", programme.id).execute();
        await tell(programme.counts.made > 0 ? "programme-made" : "programme-changed", programme.id);
      }
      taken = { id: programme.id, number: programme.number, counts, kept: !dryRun };
      if (dryRun) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  if (!taken) throw new Error("A programme was taken without an outcome");
  return taken;
}

async function knowSides(tx: Tx, file: ProgrammeFile): Promise<void> {
  const sides = await tx.selectFrom("side").select("code").where("code", "in", file.sides).execute();
  const missing = file.sides.filter((code) => !sides.some((side) => side.code === code));
  if (missing.length > 0) throw new CannotTake(`This exchange has no side ${missing.join(", ")}`);
}

async function putProgramme(tx: Tx, file: ProgrammeFile, now: Temporal.Instant) {
  const before = await tx
    .selectFrom("programme")
    .innerJoin("object", "object.id", "programme.id")
    .selectAll("programme")
    .select("object.number")
    .where("code", "=", file.code)
    .forUpdate("programme")
    .executeTakeFirst();
  const columns = {
    names: JSON.stringify(file.names),
    abouts: JSON.stringify(file.abouts),
    sides: file.sides,
    countries: file.countries,
    languages: file.languages,
    example: file.example,
    adapted_from: await adaptedFrom(tx, file),
    currency: file.currency,
    cap_day: file.capDay,
    cap_week: file.capWeek,
    prices: JSON.stringify(file.prices),
    minimum_age: JSON.stringify(file.minimumAge),
    facts: JSON.stringify(file.facts),
    words: JSON.stringify(file.words),
    duty: JSON.stringify(file.duty),
    reviews_plain: file.reviews.plain,
    reviews_medical: file.reviews.medical,
    review_months: file.reviews.months,
    hour_from: file.hours.from,
    hour_until: file.hours.until,
    numbers: file.numbers,
  };
  if (!before) {
    const made = await makeObject(
      tx,
      {
        kind: "programme",
        side: null,
        audience: "authors",
        author: null,
        source: { name: "programme", key: file.code },
      },
      now,
    );
    await tx
      .insertInto("programme")
      .values({ id: made.id, code: file.code, ...columns, state_at: now.toString(), changed_at: now.toString() })
      .execute();
    return { ...made, counts: { made: 1, changed: 0, same: 0, gone: 0 } };
  }
  const { rows } = await sql<{ same: boolean }>`
    select ${sql.join(
      Object.entries(columns).map(
        ([name, value]) => sql`programme.${sql.ref(name)} is not distinct from ${sql.val(value)}`,
      ),
      sql` and `,
    )} as same from programme where id = ${before.id}`.execute(tx);
  const same = rows[0]?.same === true;
  if (!same) await tx.updateTable("programme").set(columns).where("id", "=", before.id).execute();
  return {
    id: before.id,
    number: before.number,
    counts: { made: 0, changed: same ? 0 : 1, same: same ? 1 : 0, gone: 0 },
  };
}

async function adaptedFrom(tx: Tx, file: ProgrammeFile): Promise<string | null> {
  if (!file.adaptedFrom) return null;
  const found = await tx.selectFrom("programme").select("id").where("code", "=", file.adaptedFrom).executeTakeFirst();
  if (!found) throw new CannotTake(`There is no programme ${file.adaptedFrom} that it could be adapted from`);
  return found.id;
}
