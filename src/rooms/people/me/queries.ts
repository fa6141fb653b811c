import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";

/** One thing in a list of a reader's own: its title is a passage, or (organisations, persons) a name. */
export interface OwnThing {
  readonly kind: string;
  readonly number: number;
  readonly title: RawPassage | null;
  readonly name: string | null;
  readonly at: string;
}

export interface OwnPage {
  readonly address: string;
  readonly confirmed: boolean;
  readonly admitted: boolean;
  readonly pseudonym: boolean;
  readonly sides: readonly string[];
  readonly drafts: readonly OwnThing[];
  readonly held: number;
  readonly follows: readonly OwnThing[];
  readonly signIns: number;
}

/** SQL columns of an `OwnThing`; `object` is in the query, `at` is what it is dated by. */
export const thingColumns = (reads: readonly string[], at: ReturnType<typeof sql>) => sql`
  object.kind, object.number, ${passageOf(sql`object.id`, reads, "title")} as title, ${at} as at,
  coalesce((select name from organisation where organisation.id = object.id and left_at is null),
    (select name from person where person.id = object.id and left_at is null)) as name`;

/** Everything on a reader's own page, in one round trip. */
export async function ownPage(db: Db, actor: Actor, open: boolean, reads: readonly string[]): Promise<OwnPage> {
  const writesFor = actor.organisations.filter((own) => own.role !== "member").map((own) => own.id);
  const { rows } = await sql<OwnPage>`
    select account.address, account.confirmed_at is not null as confirmed, account.admitted_at is not null as admitted, person.pseudonym,
      (select coalesce(json_agg(side order by side), '[]'::json) from person_side where person_side.person = person.id) as sides,
      (select coalesce(json_agg(found), '[]'::json) from (
        select ${thingColumns(reads, sql`object.created_at`)} from object
        where object.audience = 'authors' and object.closed_at is null and object.kind not in ('person', 'organisation', 'comment', 'file')
          and (object.author = person.id or object.organisation = any(${writesFor}::uuid[]))
          and exists (select from wording where wording.object = object.id and wording.field = 'title' and wording.current)
        order by object.id desc limit 50) as found) as drafts,
      (select count(*)::int from draft where draft.person = person.id and draft.kind = 'held-form') as held,
      (select coalesce(json_agg(found), '[]'::json) from (
        select ${thingColumns(reads, sql`follow.since`)} from follow join object on object.id = follow.object
        where follow.person = person.id and ${mayRead(actor, open)}
        order by follow.since desc, object.id desc limit 100) as found) as follows,
      (select count(*)::int from sign_in where sign_in.account = account.id) as "signIns"
    from account join person on person.id = account.person where person.id = ${actor.person}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("Somebody is signed in without an account");
  return row;
}

export interface OwnNotice extends OwnThing {
  readonly id: string;
  readonly verb: string;
  readonly reason: string;
  readonly read: boolean;
  /** False where what it speaks of was taken back since. */
  readonly shown: boolean;
}
export const noticesLength = 30;

/** A page of notices, newest first, with one more when there are older ones; titles only of what may be read still. */
export async function ownNotices(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  before: string | null,
): Promise<readonly OwnNotice[]> {
  const { rows } = await sql<OwnNotice>`
    select notice.id, notice.verb, notice.reason, notice.read_at is not null as read, ${noticeReadable(actor, open)} as shown,
      ${thingColumns(reads, sql`notice.at`)}
    from notice join object as told on told.id = notice.object left join comment on comment.id = told.id
      join object on object.id = coalesce(comment.about, told.id)
    where notice.person = ${actor.person} ${before ? sql`and notice.id < ${before}` : sql``}
    order by notice.id desc limit ${noticesLength + 1}`.execute(db);
  return rows.map((row) => (row.shown ? row : { ...row, title: null, name: null }));
}

/** One who waits to be let in is seen by coordinators before he is a member; they are told of him. */
const noticeReadable = (actor: Actor, open: boolean) => sql`(notice.reason = 'coordinator' or ${mayRead(actor, open)})`;

/** What a notice speaks of, for opening it; null when it is not the reader's. */
export async function noticeObject(
  db: Db,
  person: string,
  id: string,
): Promise<{ kind: string; number: number; comment: number | null } | null> {
  const { rows } = await sql<{ kind: string; number: number; comment: number | null }>`
    select object.kind, object.number, case when comment.id is null then null else told.number end as comment
    from notice join object as told on told.id = notice.object left join comment on comment.id = told.id
      join object on object.id = coalesce(comment.about, told.id)
    where notice.id = ${id} and notice.person = ${person}`.execute(db);
  return rows[0] ?? null;
}

export interface OwnSignIn {
  readonly createdAt: string;
  readonly seenAt: string;
  readonly here: boolean;
}

export async function ownSignIns(db: Db, account: string, here: Buffer): Promise<readonly OwnSignIn[]> {
  const { rows } = await sql<OwnSignIn>`
    select created_at as "createdAt", seen_at as "seenAt", hash = ${here} as here
    from sign_in where account = ${account} order by seen_at desc, created_at desc limit 100`.execute(db);
  return rows;
}
