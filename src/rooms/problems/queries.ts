import { sql } from "kysely";
import { keptView } from "#kernel/cache/kept-views.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { mayRead, numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, passagesOf, type RawPassage } from "#kernel/wording/wording.ts";
import { type CommentsView, commentsOf, takenBackOf } from "#rooms/comments/index.ts";
import type { Reasons } from "#rooms/matching/index.ts";
import type { ProblemFacts, ProblemKind } from "./domain.ts";

const factColumns = [
  "object.id",
  "object.kind",
  "object.number",
  "object.side",
  "object.author",
  "object.organisation",
  "object.audience",
  "object.circle",
  "problem.state",
  "problem.children",
  "problem.accused",
  "problem.wanted",
] as const;

const themesOf = sql<
  string[]
>`(select coalesce(json_agg(theme), '[]'::json) from object_theme where object_theme.object = object.id)`;

/** What rights are decided by, by the number in an address; 404 where there is none. */
export async function problemByNumber(db: Db | Tx, kind: ProblemKind, number: number): Promise<ProblemFacts> {
  const row = await db
    .selectFrom("object")
    .innerJoin("problem", "problem.id", "object.id")
    .select([...factColumns, themesOf.as("themes")])
    .where("object.kind", "=", kind)
    .where("object.number", "=", number)
    .where("object.origin", "=", "here")
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return row as ProblemFacts;
}

export async function problemById(db: Db | Tx, id: string): Promise<ProblemFacts> {
  const row = await db
    .selectFrom("object")
    .innerJoin("problem", "problem.id", "object.id")
    .select([...factColumns, themesOf.as("themes")])
    .where("object.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal(404, "not-found");
  return row as ProblemFacts;
}

/** Loader of `/problems/:number` and `/hopes/:number`. */
export const problemOf = (kind: ProblemKind) => (call: Call) => {
  const number = numberOf(call.params.number);
  const load = () => problemByNumber(call.db, kind, number);
  // A write decides by what the database holds now; a page may show what held when the request came.
  return call.request.method === "GET" ? keptView(call.db, call.epoch, `${kind} ${number}`, load) : load();
};

export interface ListedProblem {
  readonly id: string;
  readonly kind: ProblemKind;
  readonly number: number;
  readonly side: string;
  readonly title: RawPassage | null;
  readonly organisation: string | null;
  readonly organisationNumber: number | null;
  readonly teller: string | null;
  readonly place: string;
  readonly example: boolean;
  readonly at: string;
  readonly common: number | null;
  readonly themes: readonly { slug: string; name: RawPassage }[];
}

/** SQL list of the columns of a listed problem; `object` and `problem` are in the query. */
export const listedColumns = (reads: readonly string[]) => sql`
  object.id, object.kind, object.number, object.side, problem.place, problem.example, problem.state_since as at,
  ${passageOf(sql`object.id`, reads, "title")} as title,
  (select name from organisation where organisation.id = object.organisation and left_at is null) as organisation,
  (select o.number from object as o join organisation on organisation.id = o.id where o.id = object.organisation and left_at is null) as "organisationNumber",
  (select name from person where person.id = object.author and left_at is null and object.organisation is null) as teller,
  (select o.number from common_problem_part as part join object as o on o.id = part.common
    where part.problem = object.id and part.left_at is null) as common,
  (select coalesce(json_agg(json_build_object('slug', theme.slug, 'name', ${passageOf(sql`theme.id`, reads, "title")}) order by theme.position), '[]'::json)
    from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id) as themes`;

export interface ListWish {
  readonly kind: ProblemKind;
  readonly side: string | null;
  readonly theme: string | null;
  readonly common: "yes" | "no" | null;
  /** Only those of one organisation. */
  readonly organisation?: string | null;
  /** Show those that are older than this id, or newer than it. */
  readonly before: string | null;
  readonly after: string | null;
}
export const pageLength = 25;

/**
 * One page of the list, newest first; one row more than a page when there are older ones. Kind, side and length stand in
 * the text itself, so that the kept plan knows how few rows it needs.
 */
export async function problemList(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  wish: ListWish,
): Promise<ListedProblem[]> {
  const rows = await sql<ListedProblem>`
    select ${listedColumns(reads)}
    from object join problem on problem.id = object.id
    where object.kind = ${sql.lit(wish.kind)} and problem.state in ('public', 'resolved') and ${mayRead(actor, open)}
      ${wish.side ? sql`and object.side = ${sql.lit(wish.side)}` : sql``}
      ${wish.organisation ? sql`and object.organisation = ${wish.organisation}` : sql``}
      ${wish.theme ? sql`and exists (select from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id and theme.slug = ${wish.theme})` : sql``}
      ${wish.common === "yes" ? sql`and exists (select from common_problem_part as part where part.problem = object.id and part.left_at is null)` : sql``}
      ${wish.common === "no" ? sql`and not exists (select from common_problem_part as part where part.problem = object.id and part.left_at is null)` : sql``}
      ${wish.before ? sql`and object.id < ${wish.before}` : sql``}
      ${wish.after ? sql`and object.id > ${wish.after}` : sql``}
    order by object.id ${wish.after ? sql`asc` : sql`desc`} limit ${sql.lit(pageLength + 1)}`.execute(db);
  return wish.after ? rows.rows.toReversed() : rows.rows;
}

export interface ProblemView {
  readonly passages: readonly RawPassage[];
  readonly state: ProblemFacts["state"];
  readonly stateSince: string;
  readonly createdAt: string;
  readonly place: string;
  readonly whom: string;
  readonly howMany: number | null;
  readonly onBehalf: "own" | "consent";
  readonly example: boolean;
  readonly source: string | null;
  readonly organisation: { name: string; number: number; place: string; left: boolean } | null;
  readonly teller: { name: string; number: number } | null;
  readonly evidence: readonly { position: number; address: string }[];
  readonly themes: readonly { slug: string; name: RawPassage }[];
  readonly version: number;
  readonly common: { number: number; title: RawPassage | null; since: string } | null;
  readonly suggestions: readonly Suggested[];
  readonly verdicts: readonly ViewVerdict[];
  readonly experiences: readonly { number: number; title: RawPassage | null; side: string }[];
  /** Experiences over there that the words suggest; those told about this very problem are not among them. */
  readonly triedThere: readonly { number: number; title: RawPassage | null; side: string; score: number }[];
  readonly comments: CommentsView;
  readonly replies: readonly { bodyName: string; at: string; text: RawPassage | null }[];
  readonly following: boolean;
  readonly followers: number;
}

export interface Suggested extends ListedProblem {
  readonly score: number;
  readonly reasons: Reasons;
  readonly text: RawPassage | null;
  readonly asked: boolean;
}
export interface ViewVerdict {
  readonly other: string;
  readonly kind: ProblemKind;
  readonly number: number;
  readonly title: RawPassage | null;
  readonly verdict: "same" | "related" | "different";
  readonly side: string;
  readonly person: string | null;
  readonly organisation: string | null;
  readonly mine: boolean;
  readonly why: string;
  readonly whyLanguage: string;
  readonly at: string;
}

/** Everything on a problem's page, in one round trip. */
export async function problemView(
  db: Db,
  id: string,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<ProblemView> {
  const { rows } = await sql<ProblemView>`
    select ${passagesOf(sql`object.id`, reads)} as passages,
      problem.state, problem.state_since as "stateSince", object.created_at as "createdAt", problem.place, problem.whom,
      problem.how_many as "howMany", problem.on_behalf as "onBehalf", problem.example, object.source,
      (select json_build_object('name', organisation.name, 'number', o.number, 'place', organisation.place, 'left', organisation.left_at is not null)
        from organisation join object as o on o.id = organisation.id where organisation.id = object.organisation) as organisation,
      (select json_build_object('name', person.name, 'number', o.number)
        from person join object as o on o.id = person.id where person.id = object.author and left_at is null and object.organisation is null) as teller,
      (select coalesce(json_agg(json_build_object('position', position, 'address', address) order by position), '[]'::json)
        from evidence where evidence.object = object.id) as evidence,
      (select coalesce(json_agg(json_build_object('slug', theme.slug, 'name', ${passageOf(sql`theme.id`, reads, "title")}) order by theme.position), '[]'::json)
        from object_theme join theme on theme.id = object_theme.theme where object_theme.object = object.id) as themes,
      (select max(version) from wording where wording.object = object.id and field = 'text') as version,
      (select json_build_object('number', o.number, 'title', ${passageOf(sql`o.id`, reads, "title")}, 'since', part.joined_at)
        from common_problem_part as part join object as o on o.id = part.common
        where part.problem = object.id and part.left_at is null) as common,
      (select coalesce(json_agg(found order by found.score desc), '[]'::json) from (
        select ${suggestedColumns(reads)}
        from suggestion join object as theirs on theirs.id = suggestion.other
          cross join lateral (select theirs.*) as object join problem on problem.id = object.id
        where suggestion.object = ${id} and problem.state = 'public' and ${mayRead(actor, open)}
          and not exists (select from common_problem_part as ours join common_problem_part as other_part on other_part.common = ours.common and other_part.left_at is null
            where ours.problem = ${id} and ours.left_at is null and other_part.problem = theirs.id)
          and not exists (select from verdict where verdict.current and verdict.low = least(${id}::uuid, theirs.id)
            and verdict.high = greatest(${id}::uuid, theirs.id) and (verdict.verdict = 'different' or verdict.person = ${actor.person}))
        order by suggestion.score desc limit 5) as found) as suggestions,
      (select coalesce(json_agg(found order by found.at desc), '[]'::json) from (
        select verdict.verdict, verdict.side, verdict.why, verdict.why_language as "whyLanguage", verdict.at, other.id as other,
          other.kind, other.number, ${passageOf(sql`other.id`, reads, "title")} as title, verdict.person = ${actor.person} as mine,
          (select name from person where person.id = verdict.person and left_at is null and verdict.organisation is null) as person,
          (select name from organisation where organisation.id = verdict.organisation and left_at is null) as organisation
        from verdict join object as other on other.id = case when verdict.low = object.id then verdict.high else verdict.low end
          join problem as op on op.id = other.id and op.state in ('public', 'resolved')
        where verdict.current and (verdict.low = object.id or verdict.high = object.id) and ${mayRead(actor, open, "other")}
        order by verdict.at desc limit 50) as found) as verdicts,
      (select coalesce(json_agg(found), '[]'::json) from (
        select o.number, o.side, ${passageOf(sql`o.id`, reads, "title")} as title
        from experience_about join object as o on o.id = experience_about.experience join experience on experience.id = o.id
        where experience_about.object = object.id and experience.state = 'public' and ${mayRead(actor, open, "o")}
        order by o.id desc limit 20) as found) as experiences,
      (select coalesce(json_agg(found order by found.score desc), '[]'::json) from (
        select o.number, o.side, ${passageOf(sql`o.id`, reads, "title")} as title, suggestion.score
        from suggestion join object as o on o.id = suggestion.other join experience on experience.id = o.id
        where suggestion.object = object.id and experience.state = 'public' and ${mayRead(actor, open, "o")}
          and not exists (select from experience_about as about where about.experience = o.id and about.object = object.id)
        order by suggestion.score desc limit 3) as found) as "triedThere",
      ${commentsOf(sql`object.id`, actor, open, reads)} as comments,
      (select coalesce(json_agg(json_build_object('bodyName', reply.body_name, 'at', o.created_at, 'text', ${passageOf(sql`o.id`, reads, "text")})), '[]'::json)
        from reply join object as o on o.id = reply.id where reply.about = object.id) as replies,
      exists (select from follow where follow.object = object.id and follow.person = ${actor.person}) as following,
      (select count(*)::int from follow where follow.object = object.id) as followers
    from object join problem on problem.id = object.id where object.id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

const suggestedColumns = (
  reads: readonly string[],
) => sql`${listedColumns(reads)}, suggestion.score, suggestion.reasons,
  ${passageOf(sql`object.id`, reads, "text")} as text,
  exists (select from ask where ask.low = least(suggestion.object, suggestion.other) and ask.high = greatest(suggestion.object, suggestion.other)) as asked`;

/** What of a thing's page is this reader's alone. */
export interface OwnBits {
  readonly following: boolean;
  /** Ids of the problems that he has already compared with this one. */
  readonly judged: readonly string[];
  /** Numbers of his comments on it that he took back. */
  readonly takenBack: readonly number[];
}

export async function ownBits(db: Db, id: string, person: string): Promise<OwnBits> {
  const { rows } = await sql<OwnBits>`select
    exists (select from follow where follow.object = ${id} and follow.person = ${person}) as following,
    (select coalesce(json_agg(case when low = ${id} then high else low end), '[]'::json) from verdict
      where current and verdict.person = ${person} and (low = ${id} or high = ${id})) as judged,
    ${takenBackOf(sql`${id}::uuid`, { person })} as "takenBack"`.execute(db);
  return rows[0] ?? { following: false, judged: [], takenBack: [] };
}
