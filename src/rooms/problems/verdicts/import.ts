import { instant, languageCode, line, oneOf } from "#kernel/import/cells.ts";
import { type ImportContext, type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { actorOfPerson } from "#kernel/sign-in/sign-in.ts";
import { inOrder, isTeller } from "../domain.ts";
import { problemById } from "../queries.ts";
import { type Judgement, judgeIn } from "./commands.ts";

/** What people have said of two problems; two who say "the same", one of each side, make a common problem. */
export const verdictImporter: Importer = {
  name: "verdicts",
  columns: {
    key: "the same key of the same source is the same verdict",
    a: "key of a problem or hope",
    b: "key of another one, of another side",
    person: "key of the person who says it: told one of the two, or is co-chair of a group on its topic",
    verdict: "same, related or different",
    why: "why, in one sentence",
    language: "language of why",
    at: "instant at which it was said",
  },
  needed: ["a", "b", "person", "verdict", "why", "language"],
  kind: () => "verdict",
  read,
};

function read(row: Row): Take {
  const keys = [line(row, "a", 200, 1), line(row, "b", 200, 1)] as const;
  const person = line(row, "person", 200, 1);
  const judgement: Judgement = {
    verdict: oneOf(row, "verdict", ["same", "related", "different"]),
    why: line(row, "why", 600, 3),
    language: languageCode(row),
  };
  const at = instant(row);
  return async (tx, context) => {
    const when = at ?? context.now;
    const [a, b] = [
      await problemById(tx, await told(context, keys[0])),
      await problemById(tx, await told(context, keys[1])),
    ];
    const id = await context.find("person", person);
    const [low, high] = inOrder(a.id, b.id);
    const before = await tx
      .selectFrom("verdict")
      .select(["verdict", "why", "why_language"])
      .where("low", "=", low)
      .where("high", "=", high)
      .where("person", "=", id)
      .where("current", "=", true)
      .executeTakeFirst();
    if (
      before?.verdict === judgement.verdict &&
      before.why === judgement.why &&
      before.why_language === judgement.language
    )
      return { outcome: "same", object: null };
    const alone = await actorOfPerson(tx, id, when, null);
    if (!alone) throw new RowFault(`${person} has left`);
    // A teller speaks for the organisation that told it.
    const own = [a, b].find((problem) => isTeller(alone, problem))?.organisation ?? null;
    const actor = own === null ? alone : ((await actorOfPerson(tx, id, when, own)) ?? alone);
    await judgeIn(tx, context.tell(actor, when), actor, [a, b], judgement, when);
    return { outcome: before ? "changed" : "made", object: null };
  };
}

/** A problem or a hope by its key. */
export async function told(context: ImportContext, key: string): Promise<string> {
  try {
    return await context.find("problem", key);
  } catch (error) {
    if (!(error instanceof RowFault)) throw error;
    try {
      return await context.find("hope", key);
    } catch (second) {
      throw second instanceof RowFault ? error : second;
    }
  }
}
