import type { Tx } from "#kernel/database/database.ts";
import { putTranslation } from "#kernel/wording/translation.ts";
import { hashOf, putWording } from "#kernel/wording/wording.ts";
import type { ProblemFacts } from "../domain.ts";

/**
 * Names a new common problem in the words of both: the older telling's title, and in the other's language the other's
 * own title, since each side has already said the same thing in its own language. Neither is a translation.
 */
export async function titleFromBoth(
  tx: Tx,
  common: string,
  pair: readonly [ProblemFacts, ProblemFacts],
  at: Temporal.Instant,
): Promise<void> {
  const rows = await tx
    .selectFrom("wording")
    .select(["object", "language", "text"])
    .where("object", "in", [pair[0].id, pair[1].id])
    .where("field", "=", "title")
    .where("current", "=", true)
    .orderBy("object")
    .execute();
  const [first, second] = rows;
  if (!first) return;
  const author = (id: string) => pair.find((problem) => problem.id === id)?.author ?? null;
  await putWording(
    tx,
    { object: common, field: "title", language: first.language, text: first.text, author: author(first.object) },
    at,
  );
  if (!second || second.language === first.language) return;
  const place = { object: common, field: "title", position: 0, language: second.language };
  await putTranslation(
    tx,
    { ...place, text: second.text, madeFrom: hashOf(first.text), by: { toldBy: second.object } },
    at,
  );
}
