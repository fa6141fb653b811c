import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { mayRead } from "#kernel/object/object.ts";
import type { Actor } from "#kernel/rights/actor.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";

/** Puts down that one thing came of another. Repeating it changes nothing; a circle is refused by its own walk. */
export async function descend(tx: Tx, ancestor: string, descendant: string, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto("lineage")
    .values({ ancestor, descendant, since: at.toString() })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** Takes that back, where it was put down by mistake or holds no more. Repeating it changes nothing. */
export async function undescend(tx: Tx, ancestor: string, descendant: string): Promise<void> {
  await tx.deleteFrom("lineage").where("ancestor", "=", ancestor).where("descendant", "=", descendant).execute();
}

export interface Relative {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly side: string | null;
  readonly title: RawPassage | null;
  readonly name: string | null;
  /** Steps away: negative for what it came from, positive for what came of it. */
  readonly steps: number;
  readonly since: string;
}

const farthest = 8;

/**
 * The line of descent of one thing in both directions, at most eight steps and 200 things, without what the reader may
 * not see; nearest first, then by time.
 */
export async function lineOf(
  db: Db,
  id: string,
  actor: Actor,
  open: boolean,
  reads: readonly string[],
): Promise<readonly Relative[]> {
  const { rows } = await sql<Relative>`
    with recursive up(id, steps, since) as (
      select ancestor, -1, since from lineage where descendant = ${id}
      union select l.ancestor, up.steps - 1, l.since from lineage as l join up on l.descendant = up.id where up.steps > ${-farthest}
    ), down(id, steps, since) as (
      select descendant, 1, since from lineage where ancestor = ${id}
      union select l.descendant, down.steps + 1, l.since from lineage as l join down on l.ancestor = down.id where down.steps < ${farthest}
    ), line as (
      select distinct on (id) id, steps, since from (select * from up union all select * from down) as relatives where id <> ${id} order by id, abs(steps)
    )
    select object.id, object.kind, object.number, object.side, line.steps, line.since,
      ${passageOf(sql`object.id`, reads, "title")} as title,
      coalesce((select name from organisation where organisation.id = object.id), (select name from person where person.id = object.id)) as name
    from line join object on object.id = line.id
    where ${mayRead(actor, open)}
    order by line.steps, line.since limit 200`.execute(db);
  return rows;
}
