import { sql } from "kysely";
import type { Db } from "#kernel/database/database.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";
import type { ProblemKind } from "../domain.ts";

export interface Waiting {
  readonly id: string;
  readonly kind: ProblemKind;
  readonly number: number;
  readonly side: string;
  readonly since: string;
  readonly children: boolean;
  readonly accused: string;
  readonly title: RawPassage | null;
  /** Codes of sides whose moderators have said yes. */
  readonly seen: readonly string[];
}

/** What waits for a second look, the oldest first. For moderators only. */
export async function waitingLooks(db: Db, reads: readonly string[]): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select object.id, object.kind, object.number, object.side, problem.state_since as since, problem.children, problem.accused,
      ${passageOf(sql`object.id`, reads, "title")} as title,
      (select coalesce(json_agg(side order by at), '[]'::json) from second_look where second_look.object = object.id and yes) as seen
    from object join problem on problem.id = object.id where problem.state = 'second-look' order by problem.state_since limit 200`.execute(
    db,
  );
  return rows;
}

/** Passages of title and text of one problem. */
export async function textOf(
  db: Db,
  id: string,
  reads: readonly string[],
): Promise<{ title: RawPassage | null; text: RawPassage | null }> {
  const { rows } = await sql<{ title: RawPassage | null; text: RawPassage | null }>`
    select ${passageOf(sql`object.id`, reads, "title")} as title, ${passageOf(sql`object.id`, reads, "text")} as text from object where object.id = ${id}`.execute(
    db,
  );
  return rows[0] ?? { title: null, text: null };
}
