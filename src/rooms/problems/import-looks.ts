import type { Tx } from "#kernel/database/database.ts";
import { nobody } from "#kernel/events/change.ts";
import { type ImportContext, RowFault } from "#kernel/import/importer.ts";
import { setState } from "./commands.ts";
import { secondLookDone } from "./domain.ts";
import { problemById } from "./queries.ts";

/**
 * Puts down the second looks that a file brings and makes the problem public when they suffice. For what an invented
 * organisation tells, the moderators of the same source have looked. Otherwise it waits for people.
 */
export async function lookedAtBy(
  tx: Tx,
  context: ImportContext,
  problem: string,
  keys: readonly string[],
  example: boolean,
  at: Temporal.Instant,
): Promise<void> {
  const people = keys.length > 0 || !example ? await named(tx, context, keys) : await moderators(tx, context.source);
  const facts = await problemById(tx, problem);
  const looks = people.filter((one) => one.person !== facts.author);
  if (looks.length === 0) return;
  await tx
    .insertInto("second_look")
    .values(looks.map(({ person, side }) => ({ object: problem, person, side, yes: true, at: at.toString() })))
    .execute();
  if (
    !secondLookDone(
      looks.map(({ side }) => ({ side, yes: true })),
      2,
    )
  )
    return;
  await setState(tx, problem, "public", at);
  await context.tell(nobody, at)("problem-published", problem, { audience: facts.wanted, side: facts.side });
}

interface Looker {
  readonly person: string;
  readonly side: string;
}

async function named(tx: Tx, context: ImportContext, keys: readonly string[]): Promise<readonly Looker[]> {
  const found: Looker[] = [];
  for (const key of keys) {
    const person = await context.find("person", key);
    const office = await tx
      .selectFrom("office")
      .select("side")
      .where("person", "=", person)
      .where("role", "=", "moderator")
      .where("side", "is not", null)
      .executeTakeFirst();
    if (!office?.side) throw new RowFault(`looked_by names ${key}, who is no moderator of a side`);
    found.push({ person, side: office.side });
  }
  return found;
}

/** One moderator of each side among the people of a source. */
async function moderators(tx: Tx, source: string): Promise<readonly Looker[]> {
  const rows = await tx
    .selectFrom("office")
    .innerJoin("object", "object.id", "office.person")
    .select(["office.person", "office.side"])
    .distinctOn("office.side")
    .where("object.source", "=", source)
    .where("office.role", "=", "moderator")
    .where("office.side", "is not", null)
    .orderBy("office.side")
    .orderBy("office.person")
    .execute();
  return rows.flatMap(({ person, side }) => (side ? [{ person, side }] : []));
}
