import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";
import { passageOf, type RawPassage } from "#kernel/wording/wording.ts";

export interface Theme {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly goal: number | null;
  readonly name: RawPassage | null;
}

/** All themes in their order, with names for a reader of `reads`. */
export async function themesFor(db: Db | Tx, reads: readonly string[]): Promise<readonly Theme[]> {
  const { rows } = await sql<Theme>`
    select theme.id, object.number, theme.slug, theme.goal, ${passageOf(sql`theme.id`, reads, "title")} as name
    from theme join object on object.id = theme.id order by theme.position, theme.slug`.execute(db);
  return rows;
}

export { themesNamed } from "./import.ts";
export { seedThemes } from "./seed.ts";
