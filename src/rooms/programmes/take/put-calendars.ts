import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import type { Counts } from "./counts.ts";
import type { CalendarFile } from "./programme-file.ts";
import type { ProgrammeFolder } from "./read-folder.ts";
import type { SlotRow } from "./read-slots.ts";
import { placeOfCode } from "./slots.ts";

const none = (): { made: number; changed: number; same: number; gone: number } => ({
  made: 0,
  changed: 0,
  same: 0,
  gone: 0,
});

/** Calendars and the slots that have texts. `slots`: ids by `calendar slot`. */
export async function putCalendars(
  tx: Tx,
  programme: string,
  folder: ProgrammeFolder,
): Promise<{ slots: ReadonlyMap<string, number>; calendarCounts: Counts; slotCounts: Counts }> {
  const calendarCounts = none();
  const slotCounts = none();
  const slots = new Map<string, number>();
  for (const [position, calendar] of folder.file.calendars.entries()) {
    const codes = [...new Set(folder.texts.filter((row) => row.calendar === calendar.code).map((row) => row.slot))];
    const id = await putCalendar(tx, programme, calendar, codes, position, calendarCounts);
    const own = new Map(folder.slots.filter((row) => row.calendar === calendar.code).map((row) => [row.slot, row]));
    for (const [code, slot] of await putSlots(tx, id, calendar, codes, own, slotCounts))
      slots.set(`${calendar.code} ${code}`, slot);
  }
  return { slots, calendarCounts, slotCounts };
}

async function putCalendar(
  tx: Tx,
  programme: string,
  calendar: CalendarFile,
  codes: readonly string[],
  position: number,
  counts: ReturnType<typeof none>,
): Promise<number> {
  const weeks = codes.map((code) => placeOfCode(calendar, code)?.week ?? 0);
  const row = {
    anchor: calendar.anchor,
    names: JSON.stringify(calendar.names),
    week_from: calendar.weeks?.[0] ?? 0,
    week_until: calendar.weeks?.[1] ?? Math.max(0, ...weeks),
    hour_from: calendar.hours.from,
    hour_until: calendar.hours.until,
    catch_up: calendar.catchUp,
    starter: calendar.starter ?? null,
    per_day: calendar.perDay,
    position,
  };
  const { rows } = await sql<{ id: number; made: boolean }>`
    insert into calendar (programme, code, ${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
    values (${programme}, ${calendar.code}, ${sql.join(Object.values(row))})
    on conflict (programme, code) do update set ${sql.join(Object.keys(row).map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}
      where (${sql.join(Object.keys(row).map((name) => sql`calendar.${sql.ref(name)}`))})
        is distinct from (${sql.join(Object.keys(row).map((name) => sql`excluded.${sql.ref(name)}`))})
    returning id, (xmax = 0) as made`.execute(tx);
  const [written] = rows;
  if (written) {
    counts[written.made ? "made" : "changed"] += 1;
    return written.id;
  }
  counts.same += 1;
  const { id } = await tx
    .selectFrom("calendar")
    .select("id")
    .where("programme", "=", programme)
    .where("code", "=", calendar.code)
    .executeTakeFirstOrThrow();
  return id;
}

async function putSlots(
  tx: Tx,
  calendar: number,
  file: CalendarFile,
  codes: readonly string[],
  own: ReadonlyMap<string, SlotRow>,
  counts: ReturnType<typeof none>,
): Promise<ReadonlyMap<string, number>> {
  const rows = codes.map((code) => {
    const place = placeOfCode(file, code);
    if (!place) throw new Error(`No slot of a calendar is called ${code}`);
    const mine = own.get(code);
    return {
      calendar,
      code,
      week: place.week,
      weekday: place.weekday,
      day_offset: place.dayOffset,
      hour_from: mine?.hours?.from ?? null,
      hour_until: mine?.hours?.until ?? null,
      catch_up: file.pack ? "starter" : (mine?.catchUp ?? file.catchUp),
      valid_days: mine?.validDays ?? file.validDays,
      kind: mine?.kind ?? "text",
      importance: mine?.importance ?? 5,
      arm: mine?.arm ?? null,
      retired_at: null,
    };
  });
  if (rows.length === 0) return new Map();
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== "calendar" && name !== "code");
  const { rows: written } = await sql<{ made: boolean }>`
    insert into slot (calendar, code, ${sql.join(columns.map((name) => sql.ref(name)))})
    select calendar, code, ${sql.join(columns.map((name) => sql.ref(name)))} from jsonb_populate_recordset(null::slot, ${JSON.stringify(rows)})
    on conflict (calendar, code) do update set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}
      where (${sql.join(columns.map((name) => sql`slot.${sql.ref(name)}`))}) is distinct from (${sql.join(columns.map((name) => sql`excluded.${sql.ref(name)}`))})
    returning (xmax = 0) as made`.execute(tx);
  for (const { made } of written) counts[made ? "made" : "changed"] += 1;
  counts.same += rows.length - written.length;
  await sql`
    update slot set needs = before.id
    from unnest(${codes}::text[], ${codes.map((code) => own.get(code)?.needs ?? null)}::text[]) as said (code, needs)
      left join slot as before on before.calendar = ${calendar} and before.code = said.needs
    where slot.calendar = ${calendar} and slot.code = said.code and slot.needs is distinct from before.id`.execute(tx);
  const ids = await tx
    .selectFrom("slot")
    .select(["id", "code"])
    .where("calendar", "=", calendar)
    .where("code", "in", codes)
    .execute();
  return new Map(ids.map((row) => [row.code, row.id]));
}

/** Slots that are in no file any more: nothing of them goes out. They stay, for what was sent of them. */
export async function retireSlots(
  tx: Tx,
  programme: string,
  kept: readonly number[],
  now: Temporal.Instant,
): Promise<number> {
  const result = await sql`
    update slot set retired_at = ${now.toString()} from calendar
    where calendar.id = slot.calendar and calendar.programme = ${programme} and slot.retired_at is null
      and slot.id <> all(${kept}::int[])`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
