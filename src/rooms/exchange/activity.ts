import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";

/** One change as others are told of it. */
export interface NewThing {
  readonly id: string;
  readonly at: string;
  readonly verb: string;
  readonly side: string | null;
  readonly kind: string;
  readonly number: number;
  readonly title: RawPassage | null;
  readonly name: string | null;
  /** Begin of its text. */
  readonly text: RawPassage | null;
  readonly organisation: string | null;
  readonly otherKind: string | null;
  readonly otherNumber: number | null;
  readonly otherTitle: RawPassage | null;
}

export interface NewWish {
  /** A side's changes, or those of no side with `null`; undefined: all. */
  readonly side?: string | null;
  readonly before?: string | null;
  /** Only changes after this time, up to that one. */
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
  /** Only changes that put something new into the world. */
  readonly firsts?: boolean;
}

const firsts = [
  "problem-published",
  "experience-published",
  "group-formed",
  "common-problem-found",
  "organisation-joined",
  "group-took-up",
];

/**
 * What is new, newest first, as far as the reader may see it. Asks a side's own slice for each of `wishes` in one
 * round trip; the answers come in the order of the wishes.
 */
export async function newThings(
  db: Db,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
  wishes: readonly NewWish[],
): Promise<readonly (readonly NewThing[])[]> {
  const slice = (
    wish: NewWish,
  ) => sql`(select coalesce(json_agg(found order by found.at desc, found.id desc), '[]'::json) from (
    select event.id, event.at, event.verb, event.side, object.kind, object.number, ${passageOf(sql`object.id`, reads, "title")} as title,
      coalesce((select name from organisation where organisation.id = object.id and left_at is null), (select name from person where person.id = object.id and left_at is null)) as name,
      ${passageOf(sql`object.id`, reads, "text")} as text,
      (select name from organisation where organisation.id = object.organisation and left_at is null) as organisation,
      other.kind as "otherKind", other.number as "otherNumber", ${passageOf(sql`other.id`, reads, "title")} as "otherTitle"
    from event join object on object.id = event.object
      left join object as other on other.id = event.other and ${mayRead(actor, open, "other")}
    where event.audience in (${actor.member ? sql`'public', 'members'` : sql`'public'`}) and ${mayRead(actor, open)}
      ${wish.side === undefined ? sql`` : wish.side === null ? sql`and event.side is null` : sql`and event.side = ${sql.lit(wish.side)}`}
      ${wish.firsts ? sql`and event.verb = any(${firsts}::text[])` : sql``}
      ${wish.before ? sql`and (event.at, event.id) < (select at, id from event where id = ${wish.before})` : sql``}
      ${wish.since ? sql`and event.at > ${wish.since}::timestamptz` : sql``} ${wish.until ? sql`and event.at <= ${wish.until}::timestamptz` : sql``}
    order by event.at desc, event.id desc limit ${sql.lit(wish.limit)}) as found)`;
  const { rows } = await sql<
    Record<string, NewThing[]>
  >`select ${sql.join(wishes.map((wish, n) => sql`${slice(wish)} as ${sql.id(`s${n}`)}`))}`.execute(db);
  return wishes.map((_, n) => rows[0]?.[`s${n}`] ?? []);
}
