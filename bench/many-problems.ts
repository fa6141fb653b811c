import { sql } from "kysely";
import type { Db } from "../src/kernel/database/database.ts";

/**
 * Fills an exchange with invented organisations, problems of both sides and common problems, by sets, so that a
 * hundred thousand take seconds. The words are of no language that people read; the numbers are what a big exchange
 * would have: every tenth problem is common, every problem has a theme and every twentieth some comments.
 */
export async function fill(db: Db, problems: number, organisations: number): Promise<void> {
  await sql`update exchange set names = '{"en":"Bench","ru":"Замер"}', open = true, state = 'running'`.execute(db);
  await sql`insert into side (code, names, languages, zone, telephone_region, capital, state_since, position) values
    ('us', '{"en":"United States"}', '{en}', 'America/New_York', 'US', '{"en":"Washington"}', now(), 0),
    ('ru', '{"en":"Russia"}', '{ru}', 'Europe/Moscow', 'RU', '{"en":"Moscow"}', now(), 1) on conflict do nothing`.execute(
    db,
  );
  const first = async (kind: string, count: number): Promise<number> => {
    const { rows } = await sql<{ last: number }>`insert into object_number (kind, last) values (${kind}, ${count})
      on conflict (kind, origin) do update set last = object_number.last + ${count} returning last`.execute(db);
    return (rows[0]?.last ?? count) - count;
  };
  const themes = await first("theme", 20);
  if (themes === 0) {
    await sql`with made as (insert into object (kind, number, audience, created_at) select 'theme', n, 'public', now() from generate_series(1, 20) as n returning id, number)
      , named as (insert into wording (object, field, version, language, text, hash, written_at) select id, 'title', 1, 'en', 'Theme ' || number, sha256(number::text::bytea), now() from made)
      insert into theme (id, slug) select id, 'theme-' || number from made`.execute(db);
  }
  const o = await first("organisation", organisations);
  await sql`with made as (insert into object (kind, number, side, audience, created_at)
      select 'organisation', ${o} + n, case n % 2 when 0 then 'us' else 'ru' end, 'public', now() from generate_series(1, ${organisations}) as n returning id, number)
    insert into organisation (id, name, language, place) select id, 'Organisation ' || number, 'en', 'Town ' || number % 300 from made`.execute(
    db,
  );
  const p = await first("problem", problems);
  await sql`create temp table made as select * from object where false`.execute(db);
  await sql`with orgs as (select id, side, row_number() over (order by number) as n from object where kind = 'organisation'),
    counted as (select count(*) as all from orgs),
    inserted as (insert into object (kind, number, side, audience, organisation, created_at)
      select 'problem', ${p} + i, orgs.side, 'public', orgs.id, timestamptz '2026-01-01' + make_interval(secs => i)
      from generate_series(1, ${problems}) as i, counted, orgs where orgs.n = 1 + (i * 7919::bigint) % counted.all returning *)
    insert into made select * from inserted`.execute(db);
  await sql`insert into problem (id, state, state_since, place, whom, how_many) select id, 'public', created_at, 'Town ' || number % 300, 'people of town ' || number % 300, number % 5000 from made`.execute(
    db,
  );
  await sql`insert into wording (object, field, version, language, text, hash, written_at)
    select id, field, 1, case side when 'us' then 'en' else 'ru' end,
      case field when 'title' then 'Nobody mends the road of town ' || number else repeat('The road of town ' || number || ' has been under water since spring and nobody comes to mend it. ', 6) end,
      sha256((number || field)::bytea), created_at from made, unnest(array['title', 'text']) as field`.execute(db);
  await sql`insert into object_theme (object, theme) select made.id, theme.id from made join object as o on o.kind = 'theme' and o.number = 1 + made.number % 20 join theme on theme.id = o.id`.execute(
    db,
  );
  await sql`insert into event (at, side, verb, object, audience) select created_at, side, 'problem-published', id, 'public' from made order by number`.execute(
    db,
  );
  const c = await first("common-problem", Math.floor(problems / 20));
  await sql`with pairs as (select id, side, number, row_number() over (partition by side order by number) as n from made where number % 10 = 0 or number % 10 = 1),
      pair as (select us.id as us, ru.id as ru, us.n from pairs as us join pairs as ru on us.side = 'us' and ru.side = 'ru' and us.n = ru.n limit ${Math.floor(problems / 20)}),
      made_common as (insert into object (kind, number, audience, created_at) select 'common-problem', ${c} + pair.n, 'public', now() from pair returning id, number),
      named as (insert into wording (object, field, version, language, text, hash, written_at) select id, 'title', 1, 'en', 'Common problem ' || number, sha256(number::text::bytea), now() from made_common),
      rows as (insert into common_problem (id) select id from made_common returning id)
    insert into common_problem_part (common, problem, joined_at)
      select made_common.id, part, now() from made_common join pair on made_common.number = ${c} + pair.n, unnest(array[pair.us, pair.ru]) as part where exists (select from rows where rows.id = made_common.id)`.execute(
    db,
  );
  await sql`drop table made`.execute(db);
  await sql`analyze`.execute(db);
}
