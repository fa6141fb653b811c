import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { mayRead, numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, passagesOf, type RawPassage } from "#kernel/wording/wording.ts";
import { type CommentsView, commentsOf } from "#rooms/comments/index.ts";
import type { Reasons } from "#rooms/matching/index.ts";
import { aboutKinds, type ExperienceFacts } from "./domain.ts";

async function experienceWhere(db: Db | Tx, condition: ReturnType<typeof sql>): Promise<ExperienceFacts> {
  const { rows } = await sql<ExperienceFacts>`
    select object.id, object.number, object.side, object.author, object.organisation, object.audience, object.circle,
      experience.state, experience.wanted,
      (select coalesce(json_agg(theme), '[]'::json) from object_theme where object_theme.object = object.id) as themes
    from object join experience on experience.id = object.id where object.origin = 'here' and ${condition}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

/** Loader of `/experiences/:number`; 404 where there is none. */
export const experienceOf = ({ db, params }: Call): Promise<ExperienceFacts> =>
  experienceWhere(db, sql`object.kind = 'experience' and object.number = ${numberOf(params["number"])}`);
export const experienceById = (db: Db | Tx, id: string): Promise<ExperienceFacts> =>
  experienceWhere(db, sql`object.id = ${id}`);

/** One thing that an experience is about. */
export interface About {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly side: string | null;
  readonly title: RawPassage | null;
}

const aboutColumns = (reads: readonly string[], alias: string) =>
  sql`${sql.ref(`${alias}.id`)}, ${sql.ref(`${alias}.kind`)}, ${sql.ref(`${alias}.number`)}, ${sql.ref(`${alias}.side`)},
    ${passageOf(sql.ref(`${alias}.id`), reads, "title")} as title`;

/** Those of the named problems, hopes and common problems that the reader may see; by id, or by kind and number. */
export async function aboutThings(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  wanted: { readonly ids?: readonly string[]; readonly addresses?: readonly { kind: string; number: number }[] },
): Promise<readonly (About & { readonly themes: readonly string[] })[]> {
  const { ids = [], addresses = [] } = wanted;
  if (ids.length + addresses.length === 0) return [];
  const { rows } = await sql<About & { themes: string[] }>`
    select ${aboutColumns(reads, "object")},
      (select coalesce(json_agg(distinct theme), '[]'::json) from object_theme
        where object_theme.object = object.id or object_theme.object in (select part.problem from common_problem_part as part where part.common = object.id and part.left_at is null)) as themes
    from object where object.kind = any(${[...aboutKinds]}::text[]) and object.audience <> 'authors' and ${mayRead(actor, open)}
      and (object.id = any(${ids}::uuid[]) or (object.origin = 'here' and (object.kind, object.number) in (
        select kind, number from unnest(${addresses.map((one) => one.kind)}::text[], ${addresses.map((one) => one.number)}::int[]) as named(kind, number))))
    order by object.kind, object.number`.execute(db);
  return rows;
}

export interface ListedExperience {
  readonly id: string;
  readonly number: number;
  readonly side: string;
  readonly title: RawPassage | null;
  readonly organisation: string | null;
  readonly teller: string | null;
  readonly place: string;
  readonly year: number | null;
  readonly example: boolean;
  readonly about: number;
  readonly themes: readonly { slug: string; name: RawPassage | null }[];
}
export interface ListWish {
  readonly side: string | null;
  readonly theme: string | null;
  readonly before: string | null;
  readonly after: string | null;
}
export const pageLength = 25;

const themesOf = (reads: readonly string[]) => sql`
  (select coalesce(json_agg(json_build_object('slug', theme.slug, 'name', ${passageOf(sql`theme.id`, reads, "title")}) order by theme.position, theme.slug), '[]'::json)
    from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id)`;

/** One page of the list, newest first; one row more than a page when it goes on. */
export async function experienceList(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  wish: ListWish,
): Promise<readonly ListedExperience[]> {
  const { rows } = await sql<ListedExperience>`
    select object.id, object.number, object.side, ${passageOf(sql`object.id`, reads, "title")} as title,
      (select name from organisation where organisation.id = object.organisation and left_at is null) as organisation,
      (select name from person where person.id = object.author and left_at is null and object.organisation is null) as teller,
      experience.place, experience.year, experience.example, ${themesOf(reads)} as themes,
      (select count(*)::int from experience_about as about join object as o on o.id = about.object
        where about.experience = object.id and ${mayRead(actor, open, "o")}) as about
    from object join experience on experience.id = object.id
    where object.kind = 'experience' and experience.state = 'public' and ${mayRead(actor, open)}
      ${wish.side ? sql`and object.side = ${wish.side}` : sql``}
      ${wish.theme ? sql`and exists (select from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id and theme.slug = ${wish.theme})` : sql``}
      ${wish.before ? sql`and object.id < ${wish.before}` : sql``}
      ${wish.after ? sql`and object.id > ${wish.after}` : sql``}
    order by object.id ${wish.after ? sql`asc` : sql`desc`} limit ${pageLength + 1}`.execute(db);
  return wish.after ? rows.toReversed() : rows;
}

/** A problem over there that the words suggest it may help with. */
export interface MayHelp extends About {
  readonly score: number;
  readonly reasons: Reasons;
  readonly organisation: string | null;
}
export interface ExperienceView {
  readonly passages: readonly RawPassage[];
  readonly stateSince: string;
  readonly place: string;
  readonly year: number | null;
  readonly example: boolean;
  readonly organisation: { name: string; number: number; place: string; left: boolean } | null;
  readonly teller: { name: string; number: number } | null;
  readonly themes: readonly { slug: string; name: RawPassage | null }[];
  readonly about: readonly About[];
  readonly mayHelp: readonly MayHelp[];
  readonly version: number | null;
  readonly comments: CommentsView;
  readonly following: boolean;
}

/** Everything on an experience's page, in one round trip. */
export async function experienceView(
  db: Db,
  id: string,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<ExperienceView> {
  const { rows } = await sql<ExperienceView>`
    select ${passagesOf(sql`object.id`, reads)} as passages, experience.state_since as "stateSince", experience.place, experience.year, experience.example,
      (select json_build_object('name', organisation.name, 'number', o.number, 'place', organisation.place, 'left', organisation.left_at is not null)
        from organisation join object as o on o.id = organisation.id where organisation.id = object.organisation) as organisation,
      (select json_build_object('name', person.name, 'number', o.number)
        from person join object as o on o.id = person.id where person.id = object.author and left_at is null and object.organisation is null) as teller,
      ${themesOf(reads)} as themes,
      (select coalesce(json_agg(found), '[]'::json) from (
        select ${aboutColumns(reads, "o")} from experience_about as about join object as o on o.id = about.object
        where about.experience = object.id and o.audience <> 'authors' and ${mayRead(actor, open, "o")} order by o.kind, o.number) as found) as about,
      (select coalesce(json_agg(found order by found.score desc), '[]'::json) from (
        select ${aboutColumns(reads, "o")}, suggestion.score, suggestion.reasons,
          (select name from organisation where organisation.id = o.organisation and left_at is null) as organisation
        from suggestion join object as o on o.id = suggestion.other join problem on problem.id = o.id
        where suggestion.object = object.id and problem.state = 'public' and ${mayRead(actor, open, "o")}
          and not exists (select from experience_about as about where about.experience = object.id and about.object = o.id)
        order by suggestion.score desc limit 6) as found) as "mayHelp",
      (select max(version) from wording where wording.object = object.id and field = 'did') as version,
      ${commentsOf(sql`object.id`, actor, open, reads)} as comments,
      exists (select from follow where follow.object = object.id and follow.person = ${actor.person}) as following
    from object join experience on experience.id = object.id where object.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}
