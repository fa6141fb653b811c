import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { TranslationState } from "../domain.ts";
import { mayTranslate } from "../queries.ts";
import { type DeskKind, statesOf } from "./domain.ts";

export interface Waiting {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly side: string | null;
  readonly language: string;
  readonly into: string;
  readonly title: RawPassage | null;
  readonly name: string | null;
  /** Begin of its first passage, for things without a title. */
  readonly text: string;
  readonly common: boolean;
  readonly followers: number;
  readonly at: string;
  readonly passages: readonly {
    readonly field: string;
    readonly position: number;
    readonly letters: number;
    readonly state: TranslationState;
  }[];
  readonly claim: { readonly mine: boolean; readonly until: string } | null;
}
export interface Credit {
  readonly name: string;
  readonly number: number;
  readonly passages: number;
}
export interface DeskWish {
  readonly what: DeskKind;
  readonly into: string | null;
  readonly skip: number;
  /** Only what is older than this object. */
  readonly before: string | null;
}
export const deskLength = 20;

// So many of the newest things are weighed by reach at once, so that the question costs the same in a large exchange;
// `before` goes on with those before them.
const weighed = 2000;

/**
 * What waits for somebody who reads the languages that the actor reads, grouped by thing and language, widest reach
 * first: common problems, then what everybody reads, what more people follow, what is newer. One row more than a page
 * when there is more; `last` is where the older ones begin, null when there are none. With it those who have translated
 * most, as far as they wish to be named.
 */
export async function desk(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  wish: DeskWish,
  now: Temporal.Instant,
): Promise<{ waiting: readonly Waiting[]; credits: readonly Credit[]; last: string | null }> {
  const targets = wish.into ? [wish.into] : [...actor.reads];
  const state = sql`case when t.version is null then 'missing' when t.made_from <> w.hash and t.state <> 'told' then 'stale' else t.state end`;
  const { rows } = await sql<{ waiting: Waiting[]; credits: Credit[]; last: string | null }>`
    with near as materialized (
      select id, kind, number, side, audience, author, organisation, circle from object
      where kind not in ('person', 'term', 'file') and ${mayRead(actor, open)} ${wish.before ? sql`and id < ${wish.before}` : sql``}
      order by id desc limit ${weighed}
    ), passage as (
      select object.id, object.kind, object.number, object.side, object.audience, words.*
      from near as object cross join lateral (
        select w.field, w.position, w.language, w.text, w.written_at, target.language as "into", ${state} as state
        from wording as w join unnest(${targets}::text[]) as target(language) on target.language <> w.language
          left join translation as t on t.object = w.object and t.field = w.field and t.position = w.position and t.language = target.language and t.current
        where w.object = object.id and w.current and w.language = any(${[...actor.reads]}::text[]) and ${state} = any(${[...statesOf[wish.what]]}::text[])
          ${wish.what === "unchecked" ? sql`and t.author is distinct from ${actor.person}` : sql``}
        offset 0
      ) as words where ${mayTranslate(actor, open)}
    ), thing as (
      select id, kind, number, side, audience, language, "into", max(written_at) as at,
        json_agg(json_build_object('field', field, 'position', position, 'letters', length(text), 'state', state) order by field = 'title' desc, field = 'text' desc, field, position) as passages,
        (array_agg(left(text, 160) order by field = 'title' desc, field = 'text' desc, field, position))[1] as text,
        (select count(*)::int from follow where follow.object = passage.id) as followers,
        (kind = 'common-problem' or exists (select from common_problem_part as part where part.problem = passage.id and part.left_at is null)) as common
      from passage group by id, kind, number, side, audience, language, "into"
      order by common desc, kind in ('comment', 'reply'), audience desc, followers desc, id desc, "into"
      limit ${deskLength + 1} offset ${wish.skip}
    )
    select (select coalesce(json_agg(json_build_object('id', thing.id, 'kind', kind, 'number', number, 'side', side, 'language', thing.language, 'into', thing."into", 'at', at,
          'passages', passages, 'text', text, 'followers', followers, 'common', common,
          'title', ${passageOf(sql`thing.id`, reads, "title")}, 'name', (select name from organisation where organisation.id = thing.id and left_at is null),
          'claim', (select json_build_object('mine', c.person = ${actor.person}, 'until', c.until) from translation_claim as c
            where c.object = thing.id and c.language = thing."into" and c.until > ${now.toString()}::timestamptz))
        order by common desc, kind in ('comment', 'reply'), audience desc, followers desc, thing.id desc, "into"), '[]'::json) from thing) as waiting,
      (select coalesce(json_agg(best order by best.passages desc, best.number), '[]'::json) from (
        select person.name, own.number, count(*)::int as passages
        from translation as t join person on person.id = t.author and person.left_at is null join object as own on own.id = person.id
          join object as object on object.id = t.object
        where t.current and t.named and t.state <> 'machine' and ${mayRead(actor, open)}
        group by person.id, person.name, own.number order by count(*) desc, own.number limit 20) as best) as credits`.execute(
    db,
  );
  return rows[0] ?? { waiting: [], credits: [], last: null };
}
