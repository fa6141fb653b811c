import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { stoppedClock } from "../src/kernel/clock.ts";
import { connect, type Db } from "../src/kernel/database/database.ts";
import { startEmbedded } from "../src/kernel/database/embedded/index.ts";
import { migrate } from "../src/kernel/database/migrate.ts";
import { planDay } from "../src/rooms/programmes/plan/plan-day.ts";

const day = Temporal.PlainDate.from("2027-05-12");
const clock = stoppedClock("2027-05-11T12:00:00Z");

/** One day of a programme of 270 slots planned for a million enrolments, and the same again. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { enrolments: { type: "string", default: "1000000" } } });
  const enrolments = Number(values.enrolments);
  const folder = mkdtempSync(join(tmpdir(), "diomede-bench-"));
  // The server of the embedded database may be another user's process.
  chmodSync(folder, 0o755);
  const database = await startEmbedded({ folder, log: (sentence) => console.error(sentence) });
  const owner = connect(database.url("owner"), { statementSeconds: 900, connections: 2 });
  const work = connect(database.url("work"), { statementSeconds: 60, connections: 2 });
  try {
    await migrate({ url: database.url("owner"), folder: fileURLToPath(new URL("../db/migrations", import.meta.url)) });
    await fillProgramme(owner.db, enrolments);
    console.log(`${enrolments.toLocaleString("en")} enrolments and 270 slots are there`);
    const first = await timed(work.db);
    console.log(`the day: ${first.messages.toLocaleString("en")} messages in ${first.seconds} s`);
    const again = await timed(work.db);
    console.log(`the same again: ${again.messages} messages in ${again.seconds} s`);
    const resident_mb = Math.round(residentPeak() / 1024);
    console.log(JSON.stringify({ bench: "planning", enrolments, slots: 270, first, again, resident_mb }));
  } finally {
    await owner.close();
    await work.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(db: Db): Promise<{ messages: number; seconds: number }> {
  const from = performance.now();
  const messages = await planDay(db, day, clock);
  return { messages, seconds: Math.round((performance.now() - from) / 100) / 10 };
}

/** The most that this process ever held, in KiB, as the kernel counts it. */
const residentPeak = (): number =>
  Number(/VmHWM:\s+(\d+)/u.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? process.memoryUsage.rss() / 1024);

/** Readers of two countries and eight zones, evenly over 39 weeks of pregnancy and 51 of the first year. */
export async function fillProgramme(db: Db, enrolments: number): Promise<void> {
  await sql`insert into side (code, names, languages, zone, telephone_region, state_since, position) values
    ('us', '{"en":"United States"}', '{en,es}', 'America/New_York', 'US', now(), 0),
    ('ru', '{"en":"Russia"}', '{ru}', 'Europe/Moscow', 'RU', now(), 1)`.execute(db);
  await sql`with made as (insert into object (kind, number, audience, created_at) values ('programme', 1, 'public', now()) returning id)
    insert into programme (id, code, names, sides, countries, languages, state, state_at, changed_at)
    select id, 'bench', '{"en":"Bench"}', '{us,ru}', '{US,RU}', '{en,ru}', 'running', now(), now() from made`.execute(
    db,
  );
  await sql`insert into calendar (programme, code, anchor, week_from, week_until) select id, made.name, made.anchor, made.first, made.last from programme,
    (values ('pregnancy', 'due', 4, 42), ('child', 'birth', 0, 50)) as made (name, anchor, first, last)`.execute(db);
  await sql`insert into slot (calendar, code, week, weekday, day_offset, valid_days)
    select calendar.id, 'w' || week || '-' || nth, week, (2 * nth + week) % 7,
      7 * (week - case anchor when 'due' then 40 else 0 end) + (2 * nth + week) % 7, 2
    from calendar, generate_series(week_from::int, week_until) as week, generate_series(0, 2) as nth`.execute(db);
  await sql`insert into slot_text (slot, language, version, text, encoding, units, segments, state, state_at, written_at)
    select id, language, 1, 'text', 'GSM-7', 4, 1, 'approved', now(), now() from slot, unnest('{en,ru}'::text[]) as language`.execute(
    db,
  );
  await sql`insert into subscriber (programme, phone_sealed, phone_index, country, side, language, zone, state, state_at, created_at)
    select id, '\\x00', sha256(n::text::bytea), case n % 2 when 0 then 'US' else 'RU' end, case n % 2 when 0 then 'us' else 'ru' end,
      case n % 2 when 0 then 'en' else 'ru' end,
      (array['America/New_York','Europe/Moscow','America/Chicago','Asia/Novosibirsk','America/Denver','Europe/Kaliningrad',
        'America/Los_Angeles','Asia/Vladivostok'])[1 + n % 8], 'active', now(), now()
    from programme, generate_series(1, ${enrolments}) as n`.execute(db);
  await sql`insert into consent (subscriber, n, act, wording, language, door, at, previous, hash)
    select id, 1, 'given', 'bench', 'en', 'import', now(), '\\x00', '\\x00' from subscriber`.execute(db);
  await sql`insert into enrolment (subscriber, programme, calendar, anchor_week, state, language, started_on, from_day, consent, created_at, changed_at)
    select s.id, s.programme, calendar.id,
      date_trunc('week', ${day.toString()}::date)::date - 7 * (number % 90 + 4 - case when number % 90 < 39 then 40 else 43 end)::int,
      'active', s.language, ${day.toString()}::date - 30, ${day.toString()}::date - 30, consent.id, now(), now()
    from subscriber as s join consent on consent.subscriber = s.id
      join calendar on calendar.code = case when number % 90 < 39 then 'pregnancy' else 'child' end`.execute(db);
  await sql`analyze`.execute(db);
}
