import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { recordOf } from "../origin/put-record.ts";
import { slotColumns } from "./read-slots.ts";
import { weekdays } from "./slots.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes a whole programme into a folder: programme.json and the files of texts in the form in which they are taken in
 * again, and beside them what happened (readers without numbers, enrolments, consent, messages), for those who leave.
 * Numbers and exact dates are sealed and in no file. Null when there is no such programme.
 */
export async function exportProgramme(
  db: Db,
  code: string,
  folder: string,
): Promise<readonly { name: string; rows: number }[] | null> {
  const programme = await db.selectFrom("programme").selectAll().where("code", "=", code).executeTakeFirst();
  if (!programme) return null;
  await mkdir(join(folder, "data"), { recursive: true });
  const written: { name: string; rows: number }[] = [];
  const write = async (
    name: string,
    columns: readonly string[],
    rows: readonly Row[],
    formulas: "kept" | "escaped",
  ): Promise<void> => {
    await writeFile(
      join(folder, name),
      stringify([columns, ...rows.map((row) => columns.map((column) => cell(row[column])))], {
        escape_formulas: formulas === "escaped",
      }),
    );
    written.push({ name, rows: rows.length });
  };
  await writeFile(join(folder, "programme.json"), `${JSON.stringify(await fileOf(db, programme.id), null, 2)}\n`);
  const texts = await textsOf(db, programme.id);
  const columns = ["side", "language", "text", "fact", "source", "source_date"];
  const calendars = new Map(
    Map.groupBy(
      texts.filter((row) => row["set"] === null),
      (row) => String(row["calendar"]),
    ),
  );
  for (const [calendar, rows] of calendars)
    await write(
      `${calendar}.csv`,
      ["calendar", "week", "day", ...columns],
      rows.map((row) => ({ ...row, day: weekdays[Number(row["weekday"])] })),
      "kept",
    );
  await write(
    "sets.csv",
    ["set", "position", ...columns],
    [...texts.filter((row) => row["set"] !== null), ...(await linesOf(db, programme.id))],
    "kept",
  );
  const record = await recordOf(db, programme.id);
  if (record) {
    await writeFile(join(folder, "origin.json"), `${JSON.stringify(record, null, 2)}\n`);
    written.push({ name: "origin.json", rows: record.parties.length + record.steps.length + record.reach.length });
  }
  await write("slots.csv", slotColumns, await slotsOf(db, programme.id), "kept");
  for (const [name, query] of Object.entries(happened(programme.id))) {
    const { rows } = await query.execute(db);
    await write(`data/${name}.csv`, Object.keys(rows[0] ?? {}), rows, "escaped");
  }
  return written;
}

const cell = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

async function fileOf(db: Db, id: string): Promise<unknown> {
  const { rows } = await sql<{ file: unknown }>`
    select json_strip_nulls(json_build_object(
      'code', code, 'names', names, 'abouts', abouts, 'sides', sides, 'countries', countries, 'languages', languages,
      'example', example, 'currency', currency, 'capDay', cap_day, 'capWeek', cap_week, 'prices', prices, 'minimumAge', minimum_age,
      'hours', json_build_object('from', hour_from, 'until', hour_until), 'words', words, 'facts', facts, 'duty', duty,
      'numbers', case when numbers <> '{}' then numbers end, 'adaptedFrom', (select code from programme as source where source.id = programme.adapted_from),
      'reviews', json_build_object('plain', reviews_plain, 'medical', reviews_medical, 'months', review_months,
        'approvedAs', case when example then 'example' end),
      'keywords', (select coalesce(json_agg(json_build_object('word', word, 'calendar', calendar, 'language', language, 'side', side) order by word), '[]')
        from programme_keyword where programme_keyword.programme = programme.id),
      'calendars', (select coalesce(json_agg(json_build_object('code', code, 'anchor', anchor, 'names', names,
          'weeks', case when anchor <> 'start' then json_build_array(week_from, week_until) end,
          'set', case when anchor = 'start' then code end,
          'everyDays', case when anchor = 'start' then greatest(1, (select coalesce(min(day_offset) filter (where day_offset > 0), 1) from slot where slot.calendar = calendar.id)) end,
          'pack', case when exists (select from slot where slot.calendar = calendar.id and catch_up = 'starter') then true end,
          'hours', json_build_object('from', hour_from, 'until', hour_until),
          'validDays', coalesce((select mode() within group (order by valid_days) from slot where slot.calendar = calendar.id), 0),
          'catchUp', catch_up, 'starter', starter, 'perDay', per_day) order by position), '[]')
        from calendar where calendar.programme = programme.id))) as file
    from programme where id = ${id}`.execute(db);
  return rows[0]?.file;
}

async function textsOf(db: Db, id: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select calendar.code as calendar, case when calendar.anchor = 'start' then calendar.code end as set, slot.week, slot.weekday,
      case when calendar.anchor = 'start' then substring(slot.code from 2)::int end as position,
      slot_text.side, slot_text.language, slot_text.text, slot_text.fact, slot_text.source, slot_text.source_date
    from slot_text join slot on slot.id = slot_text.slot join calendar on calendar.id = slot.calendar
    where calendar.programme = ${id} and slot_text.current and slot_text.state <> 'withdrawn' and slot.retired_at is null
    order by calendar.position, slot.day_offset, slot_text.side nulls first, slot_text.language`.execute(db);
  return rows;
}

async function linesOf(db: Db, id: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select 'dialogue' as set, name as position, side, language, text, fact, source, source_date from dialogue_line
    where programme = ${id} and current order by name, side nulls first, language`.execute(db);
  return rows;
}

async function slotsOf(db: Db, id: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select calendar.code as calendar, slot.code as slot, slot.hour_from || '-' || slot.hour_until as hours,
      case when slot.catch_up in ('skip', 'once') then slot.catch_up end as catch_up, slot.valid_days,
      before.code as needs, slot.kind, slot.importance, slot.arm
    from slot join calendar on calendar.id = slot.calendar left join slot as before on before.id = slot.needs
    where calendar.programme = ${id} and slot.retired_at is null
      and (slot.hour_from is not null or slot.needs is not null or slot.kind <> 'text' or slot.importance <> 5 or slot.arm is not null)
    order by calendar.position, slot.day_offset`.execute(db);
  return rows;
}

/** What happened in it, without numbers, exact dates or what anybody wrote. */
const happened = (id: string) => ({
  readers: sql<Row>`select number as reader, country, side, language, zone, hour_from, hour_until, state, state_at, created_at from subscriber where programme = ${id} order by number`,
  enrolments: sql<Row>`select subscriber.number as reader, calendar.code as calendar, enrolment.state, enrolment.language, enrolment.reader as woman, enrolment.child,
    enrolment.anchor_week, enrolment.started_on from enrolment join subscriber on subscriber.id = enrolment.subscriber
    left join calendar on calendar.id = enrolment.calendar where enrolment.programme = ${id} order by subscriber.number, enrolment.id`,
  consent: sql<Row>`select subscriber.number as reader, consent.n, act, wording, wording_version, consent.language, door, at, encode(hash, 'hex') as hash
    from consent join subscriber on subscriber.id = consent.subscriber where subscriber.programme = ${id} order by subscriber.number, consent.n`,
  messages: sql<Row>`select subscriber.number as reader, message.class, calendar.code as calendar, slot.code as slot, message.language, message.state, message.reason,
    message.not_before, message.state_at, message.parts, message.cost from message join subscriber on subscriber.id = message.subscriber
    left join slot on slot.id = message.slot left join calendar on calendar.id = slot.calendar where message.programme = ${id} order by subscriber.number, message.made_at, message.key`,
  reviews: sql<Row>`select calendar.code as calendar, slot.code as slot, slot_text.side, slot_text.language, slot_text.version, review.role, review.verdict, review.why, review.example,
    person.name as reviewer, review.at from review join slot_text on slot_text.id = review.slot_text join slot on slot.id = slot_text.slot
    join calendar on calendar.id = slot.calendar left join person on person.id = review.person where calendar.programme = ${id} order by calendar.position, slot.day_offset, review.at`,
});
