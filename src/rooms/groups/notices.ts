import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";

interface Telling {
  readonly group: string;
  readonly event: string;
  readonly verb: string;
  /** What the notice leads to, where that is not the group. */
  readonly object?: string;
  /** Who did it and need not be told. */
  readonly except: string | null;
}

/** Tells everyone who sits in the group, and those who follow it; each once. */
export const tellGroup = (tx: Tx, told: Telling, at: Temporal.Instant) =>
  tellWhere(
    tx,
    told,
    at,
    sql`(exists (select from seat where seat."group" = ${told.group} and seat.person = person.id and seat.left_at is null and seat.role <> 'asking')
      or exists (select from follow where follow.object in (${told.group}, ${told.object ?? told.group}) and follow.person = person.id))`,
  );

/** Tells the co-chairs; with `side` only those of other sides. */
export const tellChairs = (tx: Tx, told: Telling, at: Temporal.Instant, notOf: string | null = null) =>
  tellWhere(
    tx,
    told,
    at,
    sql`exists (select from seat where seat."group" = ${told.group} and seat.person = person.id and seat.left_at is null
      and seat.role = 'co-chair' and seat.side is distinct from ${notOf})`,
  );

/** Tells one person. */
export const tellPerson = (tx: Tx, person: string, told: Omit<Telling, "except">, at: Temporal.Instant) =>
  tellWhere(tx, { ...told, except: null }, at, sql`person.id = ${person}`);

// A follower may have lost the right to see the group; the page of notices asks for that right again.
async function tellWhere(tx: Tx, told: Telling, at: Temporal.Instant, who: ReturnType<typeof sql>): Promise<void> {
  await sql`
    insert into notice (person, object, event, verb, reason, at)
    select person.id, ${told.object ?? told.group}::uuid, ${told.event}::uuid, ${told.verb}, 'group', ${at.toString()}::timestamptz
    from person where person.left_at is null and person.id is distinct from ${told.except}::uuid and ${who}
      and exists (select from account where account.person = person.id)
    on conflict do nothing`.execute(tx);
}
