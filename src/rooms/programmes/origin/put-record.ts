import { sql } from "kysely";
import { canonicalJson } from "#kernel/audit/canonical.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { CannotTake, type Counts } from "../take/counts.ts";
import { type RecordFile, recordFile } from "./record-file.ts";

/** The record of a programme as its file says it; null where nobody has written one. */
export async function recordOf(db: Db | Tx, programme: string): Promise<RecordFile | null> {
  const entries = (part: string, columns: string) => sql`(select coalesce(json_agg(json_strip_nulls(json_build_object(
      'name', name, 'note', nullif(note, '{}'), 'side', side, 'source', nullif(source, ''), 'link', nullif(link, ''),
      ${sql.raw(columns)})) order by position, written_at, id), '[]') from origin_entry where programme = own.id and part = ${part})`;
  const { rows } = await sql<{
    record: Record<string, unknown> & { way: object | null; reach: Record<string, unknown>[] };
  }>`
    select json_build_object(
      'way', case when o.programme is not null then json_build_object(
        'from', json_strip_nulls(json_build_object('side', o.from_side, 'language', o.from_language)),
        'to', json_strip_nulls(json_build_object('side', o.to_side, 'language', o.to_language)), 'about', o.about) end,
      'reasons', (select coalesce(json_agg(json_strip_nulls(json_build_object('calendar', calendar, 'slot', nullif(slot, ''), 'change', nullif(change, ''),
        'why', why)) order by calendar, slot, change), '[]') from origin_reason where programme = own.id),
      'parties', ${entries("party", "'kind', kind, 'state', state, 'planned', nullif(planned, ''), 'done', nullif(done, '')")},
      'steps', ${entries("step", "'kind', kind, 'state', state, 'planned', nullif(planned, ''), 'done', nullif(done, '')")},
      'reach', ${entries("reach", "'figure', figure, 'unit', unit, 'evidence', evidence, 'done', nullif(done, '')")}) as record
    from programme as own left join programme_origin as o on o.programme = own.id
    where own.id = ${programme} and (o.programme is not null
      or exists (select from origin_entry where programme = own.id) or exists (select from origin_reason where programme = own.id))`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return null;
  const { way, reach, ...rest } = row.record;
  return recordFile.parse({ ...way, ...rest, reach: reach.map((one) => ({ figure: null, ...one })) });
}

/** Takes a record as its file says it, in the place of the one that is there; the same again changes nothing. */
export async function putRecord(
  tx: Tx,
  programme: string,
  record: RecordFile | null,
  now: Temporal.Instant,
): Promise<Counts> {
  const none = { made: 0, changed: 0, same: 0, gone: 0 };
  if (record === null) return none;
  const before = await recordOf(tx, programme);
  const given = recordFile.parse(record);
  if (before && canonical(before) === canonical(given)) return { ...none, same: 1 };
  await knowSides(tx, given);
  if (given.from && given.to) {
    const way = {
      from_side: given.from.side ?? null,
      from_language: given.from.language,
      to_side: given.to.side ?? null,
      to_language: given.to.language,
      about: JSON.stringify(given.about),
    };
    await tx
      .insertInto("programme_origin")
      .values({ programme, ...way })
      .onConflict((same) => same.column("programme").doUpdateSet(way))
      .execute();
  } else await tx.deleteFrom("programme_origin").where("programme", "=", programme).execute();
  await tx.deleteFrom("origin_reason").where("programme", "=", programme).execute();
  await tx.deleteFrom("origin_entry").where("programme", "=", programme).execute();
  const at = now.toString();
  const reasons = given.reasons.map((one) => ({
    programme,
    calendar: one.calendar,
    slot: one.slot ?? "",
    change: one.change ?? "",
    why: JSON.stringify(one.why),
    at,
  }));
  if (reasons.length > 0) await tx.insertInto("origin_reason").values(reasons).execute();
  const entries = [
    ...given.parties.map((one, n) => ({ ...one, part: "party", position: n })),
    ...given.steps.map((one, n) => ({ ...one, part: "step", position: n })),
    ...given.reach.map((one, n) => ({ ...one, part: "reach", kind: "reach", position: n })),
  ].map((one) => ({
    ...one,
    side: one.side ?? null,
    name: JSON.stringify(one.name),
    note: JSON.stringify(one.note),
    programme,
    written_at: at,
  }));
  for (const entry of entries) await tx.insertInto("origin_entry").values(entry).execute();
  return { ...none, ...(before ? { changed: 1 } : { made: 1 }) };
}

async function knowSides(tx: Tx, { from, to, parties, steps, reach }: RecordFile): Promise<void> {
  const named = [from ?? {}, to ?? {}, ...parties, ...steps, ...reach].flatMap((one: { side?: string | undefined }) =>
    one.side ? [one.side] : [],
  );
  const there = new Set((await tx.selectFrom("side").select("code").execute()).map((row) => row.code));
  const missing = [...new Set(named)].filter((code) => !there.has(code));
  if (missing.length > 0) throw new CannotTake(`origin.json: this exchange has no side ${missing.join(", ")}`);
}

/** With keys in one order, reasons in that of their places. */
const canonical = (record: RecordFile): string =>
  canonicalJson({ ...record, reasons: [...record.reasons].sort((a, b) => placeOf(a).localeCompare(placeOf(b), "en")) });

const placeOf = (one: RecordFile["reasons"][number]): string =>
  [one.calendar, one.slot ?? "", one.change ?? ""].join(" ");
