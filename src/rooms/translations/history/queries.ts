import type { Db } from "#kernel/database/database.ts";
import type { PassageFacts } from "../domain.ts";

/** Languages into which a passage was ever translated. */
export async function languagesTranslated(db: Db, facts: PassageFacts): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("translation")
    .select("language")
    .distinct()
    .where("object", "=", facts.id)
    .where("field", "=", facts.field)
    .where("position", "=", facts.position)
    .orderBy("language")
    .execute();
  return rows.map((row) => row.language);
}
