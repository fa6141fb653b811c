import { sql } from "kysely";
import { instant, languageCode, line, oneOf, text } from "#kernel/import/cells.ts";
import { type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { objectOfSource } from "#kernel/object/object.ts";
import { speaksFor } from "#kernel/rights/actor.ts";
import { actorOfPerson } from "#kernel/sign-in/sign-in.ts";
import { putWording } from "#kernel/wording/wording.ts";
import { commentIn, type NewComment } from "./commands.ts";

/** Comments under problems, hopes, experiences and groups. */
export const commentImporter: Importer = {
  name: "comments",
  columns: {
    key: "the same key of the same source is the same comment",
    kind: "problem, hope, experience, group or common-problem: what it is about",
    about: "key of that thing; of a common problem the key of a problem that belongs to it",
    person: "key of the person who wrote it",
    language: "language of the text",
    text: "the comment",
    at: "instant at which it was written",
  },
  needed: ["kind", "about", "person", "language", "text"],
  kind: () => "comment",
  read,
};

const kinds = ["problem", "hope", "experience", "group", "common-problem"] as const;

function read(row: Row): Take {
  const kind = oneOf(row, "kind", kinds);
  const about = line(row, "about", 200, 1);
  const person = line(row, "person", 200, 1);
  const words = { language: languageCode(row), text: text(row, "text", 4000, 2) };
  const at = instant(row);
  return async (tx, context) => {
    const when = at ?? context.now;
    const author = await context.find("person", person);
    const there = await objectOfSource(tx, "comment", context.source, context.key);
    if (there) {
      await putWording(tx, { object: there.id, field: "text", ...words, author }, context.now);
      return { outcome: "changed", object: there.id };
    }
    const id = kind === "common-problem" ? await commonOf(about) : await context.find(kind, about);
    const { rows } = await sql<NewComment["about"]>`select id, audience, circle from object where id = ${id}`.execute(
      tx,
    );
    const [thing] = rows;
    const alone = await actorOfPerson(tx, author, when, null);
    if (!thing || !alone) throw new RowFault(`${person} has left`);
    const actor = (await actorOfPerson(tx, author, when, alone.organisations[0]?.id ?? null)) ?? alone;
    const source = { name: context.source, key: context.key };
    await commentIn(
      tx,
      context.tell(actor, when),
      { about: thing, ...words, side: speaksFor(actor), author, organisation: actor.actingFor, source },
      when,
    );
    const made = await objectOfSource(tx, "comment", context.source, context.key);
    return { outcome: "made", object: made?.id ?? null };

    async function commonOf(key: string): Promise<string> {
      const problem = await context.find("problem", key);
      const part = await tx
        .selectFrom("common_problem_part")
        .select("common")
        .where("problem", "=", problem)
        .where("left_at", "is", null)
        .executeTakeFirst();
      if (!part) throw new RowFault(`the problem ${JSON.stringify(key)} belongs to no common problem`);
      return part.common;
    }
  };
}
