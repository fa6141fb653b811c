import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { foldKeyword } from "../domain.ts";
import { CannotTake, type Counts } from "./counts.ts";
import type { ProgrammeFile } from "./programme-file.ts";

/**
 * The words by which one joins. A word belongs to one programme of the exchange, or to several of which each is written
 * to at a number of its own; one that is taken is refused.
 */
export async function putKeywords(tx: Tx, programme: string, file: ProgrammeFile): Promise<Counts> {
  const counts = { made: 0, changed: 0, same: 0, gone: 0 };
  const before = await tx
    .selectFrom("programme_keyword")
    .innerJoin("programme", "programme.id", "programme_keyword.programme")
    .selectAll("programme_keyword")
    .select("programme.numbers")
    .execute();
  const isApart = (numbers: readonly string[]): boolean =>
    numbers.length > 0 && file.numbers.length > 0 && !numbers.some((one) => file.numbers.includes(one));
  const wanted = new Map(file.keywords.map((one) => [foldKeyword(one.word), one]));
  for (const [word, one] of wanted) {
    const known = before.find((row) => row.word === word && row.programme === programme);
    if (before.some((row) => row.word === word && row.programme !== programme && !isApart(row.numbers)))
      throw new CannotTake(`The keyword ${word} belongs to another programme`);
    const row = { programme, calendar: one.calendar ?? null, language: one.language ?? null, side: one.side ?? null };
    if (!known) counts.made += 1;
    else if (known.calendar === row.calendar && known.language === row.language && known.side === row.side) {
      counts.same += 1;
      continue;
    } else counts.changed += 1;
    await tx
      .insertInto("programme_keyword")
      .values({ word, ...row })
      .onConflict((same) => same.columns(["word", "programme"]).doUpdateSet(row))
      .execute();
  }
  const gone = await tx
    .deleteFrom("programme_keyword")
    .where("programme", "=", programme)
    .where(sql<boolean>`word <> all(${[...wanted.keys()]}::text[])`)
    .executeTakeFirst();
  return { ...counts, gone: Number(gone.numDeletedRows) };
}
