import { type RawBuilder, sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead, numberOf } from "#kernel/object/object.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import type { Call } from "#kernel/web/call.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { Commented, CommentedKind, CommentFacts } from "./domain.ts";

/** How many comments stand on one page; the newest ones stand under the thing itself. */
export const pageLength = 50;

export interface ViewComment {
  readonly number: number;
  readonly at: string;
  /** Ids of who wrote it and for whom, to know one's own by; never drawn. */
  readonly author: string | null;
  readonly organisationId: string | null;
  readonly person: string | null;
  readonly organisation: string | null;
  readonly side: string | null;
  readonly hidden: boolean;
  /** What the moderator said; for the writer and moderators only. */
  readonly why: string | null;
  readonly whyLanguage: string | null;
  readonly text: RawPassage | null;
}

/** The newest comments of one thing, oldest of them first, and how many there are in all. */
export interface CommentsView {
  readonly count: number;
  readonly shown: readonly ViewComment[];
  /** Numbers of the reader's own comments that he took back. */
  readonly takenBack: readonly number[];
}
export const noComments: CommentsView = { count: 0, shown: [], takenBack: [] };

const thingColumns = (
  alias: string,
) => sql`${sql.ref(`${alias}.id`)}, ${sql.ref(`${alias}.kind`)}, ${sql.ref(`${alias}.number`)},
  ${sql.ref(`${alias}.audience`)}, ${sql.ref(`${alias}.author`)}, ${sql.ref(`${alias}.organisation`)}, ${sql.ref(`${alias}.circle`)},
  ${sql.ref(`${alias}.closed_at`)} is not null as closed`;

/** Loader of `/problems/:number/comments` and the like; 404 where there is no such thing. */
export const commentedOf =
  (kind: CommentedKind) =>
  async (call: Call): Promise<Commented> => {
    const { rows } = await sql<Commented>`select ${thingColumns("object")} from object
    where object.kind = ${kind} and object.number = ${numberOf(call.params["number"])} and object.origin = 'here'`.execute(
      call.db,
    );
    const [row] = rows;
    if (!row) throw new Refusal(404, "not-found");
    return row;
  };

/** What the pages about one comment need beside what its rights are decided by. */
export interface OneComment extends CommentFacts {
  readonly text: RawPassage | null;
  readonly title: RawPassage | null;
  readonly why: string | null;
  readonly whyLanguage: string | null;
  /** How many of the same thing came after it. */
  readonly later: number;
}

/** Loader of `/comments/:number`; 404 where there is none. */
export async function commentOf(call: Call): Promise<OneComment> {
  const { reads } = call.t;
  const { rows } = await sql<OneComment>`
    select object.id, object.number, object.audience, object.author, object.organisation, object.circle,
      comment.hidden_at is not null as hidden, comment.hidden_why as why, comment.hidden_language as "whyLanguage",
      (select to_json(thing) from (select ${thingColumns("about")}) as thing) as about,
      ${passageOf(sql`object.id`, reads, "text")} as text, ${passageOf(sql`about.id`, reads, "title")} as title,
      (select count(*)::int from comment as other where other.about = about.id and other.id > object.id) as later
    from object join comment on comment.id = object.id join object as about on about.id = comment.about
    where object.kind = 'comment' and object.number = ${numberOf(call.params["number"])} and object.origin = 'here'`.execute(
    call.db,
  );
  const [row] = rows;
  if (!row) throw new Refusal(404, "not-found");
  return row;
}

const commentColumns = (
  reads: readonly string[],
) => sql`o.number, o.created_at as at, o.side, o.author, o.organisation as "organisationId",
  comment.hidden_at is not null as hidden, comment.hidden_why as why, comment.hidden_language as "whyLanguage", ${passageOf(sql`o.id`, reads, "text")} as text,
  (select name from person where person.id = o.author and left_at is null and o.organisation is null) as person,
  (select name from organisation where organisation.id = o.organisation and left_at is null) as organisation`;

/** What was taken back is its writer's alone, and apart from the others. */
const readable = (actor: Actor, open: boolean) => sql`o.audience <> 'authors' and ${mayRead(actor, open, "o")}`;

/** SQL: the comments of an object (a reference to its id) as `CommentsView`, for inside of another room's query. */
export const commentsOf = (
  object: RawBuilder<unknown>,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): RawBuilder<CommentsView> => sql<CommentsView>`json_build_object(
  'count', (select count(*)::int from comment join object as o on o.id = comment.id where comment.about = ${object} and ${readable(actor, open)}),
  'shown', (select coalesce(json_agg(found order by found.number), '[]'::json) from (
    select ${commentColumns(reads)} from comment join object as o on o.id = comment.id
    where comment.about = ${object} and ${readable(actor, open)} order by o.id desc limit ${sql.lit(pageLength)}) as found),
  'takenBack', ${takenBackOf(object, actor)})`;

/** SQL: numbers of the actor's own comments on an object that he took back; for where the others are kept for all. */
export const takenBackOf = (object: RawBuilder<unknown>, actor: Pick<Actor, "person">): RawBuilder<number[]> =>
  sql<
    number[]
  >`(select coalesce(json_agg(o.number order by o.number), '[]'::json) from comment join object as o on o.id = comment.id
    where comment.about = ${object} and o.audience = 'authors' and o.author = ${actor.person})`;

/** A page of comments that are older than number `before`, oldest first, with one more when there are older ones. */
export async function earlierComments(
  db: Db,
  about: string,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  before: number | null,
): Promise<{ title: RawPassage | null; rows: readonly ViewComment[] }> {
  const { rows } = await sql<{ title: RawPassage | null; rows: ViewComment[] }>`
    select ${passageOf(sql`${about}::uuid`, reads, "title")} as title,
      (select coalesce(json_agg(found order by found.number), '[]'::json) from (
        select ${commentColumns(reads)} from comment join object as o on o.id = comment.id
        where comment.about = ${about} and ${readable(actor, open)} ${before === null ? sql`` : sql`and o.number < ${before}`}
        order by o.number desc limit ${sql.lit(pageLength + 1)}) as found) as rows`.execute(db);
  return rows[0] ?? { title: null, rows: [] };
}
