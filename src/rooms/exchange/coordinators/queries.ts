import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { holds } from "#kernel/rights/actor.ts";

export interface Asker {
  readonly account: string;
  readonly person: number;
  readonly name: string;
  readonly sides: readonly string[];
  readonly reads: readonly string[];
  readonly address: string;
  readonly confirmed: boolean;
  readonly since: string;
}

/** Accounts that wait: not confirmed, or not let in yet; of the coordinator's own sides (or of none), oldest first. */
export async function waitingPeople(db: Db, actor: Actor): Promise<readonly Asker[]> {
  const { rows } = await sql<Asker>`
    select account.id as account, object.number as person, person.name, person.reads, account.address, account.created_at as since,
      account.confirmed_at is not null as confirmed,
      (select coalesce(json_agg(side order by side), '[]'::json) from person_side where person_side.person = person.id) as sides
    from account join person on person.id = account.person join object on object.id = person.id
    where (account.confirmed_at is null or account.admitted_at is null) and account.disabled_at is null and person.left_at is null
    order by account.created_at limit 500`.execute(db);
  return rows.filter((row) => row.sides.length === 0 || row.sides.some((side) => holds(actor, "coordinator", side)));
}

export interface Recorded {
  readonly n: number;
  readonly at: string;
  readonly action: string;
  readonly side: string | null;
  readonly actor: string | null;
  readonly kind: string | null;
  readonly number: number | null;
  readonly data: unknown;
  readonly hash: string;
}

/** The record of changes, newest first, below row `before`. Names are looked up, never kept in it. */
export async function recorded(db: Db, before: number | null, limit: number): Promise<readonly Recorded[]> {
  const { rows } = await sql<Recorded>`
    select audit.n, audit.at, audit.action, audit.side, audit.data, encode(audit.hash, 'hex') as hash, object.kind, object.number,
      (select name from person where person.id = audit.actor and left_at is null) as actor
    from audit left join object on object.id = audit.object
    ${before === null ? sql`` : sql`where audit.n < ${before}`} order by audit.n desc limit ${limit}`.execute(db);
  return rows;
}
