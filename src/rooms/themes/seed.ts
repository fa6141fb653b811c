import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Db } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { makeThemeIn } from "./commands.ts";
import { putNames } from "./names.ts";

const file = fileURLToPath(new URL("../../../content/themes.csv", import.meta.url));
const remembered = { importer: "themes", source: "shipped" } as const;

/**
 * Brings the topics that Diomede comes with. What is there already follows the file until a person changes it; what a
 * person has taken out does not come back. Safe to repeat.
 */
export async function seedThemes(db: Db, at: Temporal.Instant): Promise<void> {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, skip_empty_lines: true });
  await change(db, nobody, at, async (tx) => {
    const taken = await tx
      .selectFrom("import_row")
      .select(["key", "hash"])
      .where("importer", "=", remembered.importer)
      .where("source", "=", remembered.source)
      .execute();
    const known = new Map(taken.map((row) => [row.key, row.hash]));
    const there = new Map(
      (await tx.selectFrom("theme").select(["id", "slug", "edited_at"]).execute()).map((row) => [row.slug, row]),
    );
    for (const { key = "", goal = "", ...names } of rows) {
      const hash = createHash("sha256")
        .update(JSON.stringify([goal, names]))
        .digest();
      if (known.get(key)?.equals(hash)) continue;
      const theme = there.get(key);
      const number = goal === "" ? null : Number(goal);
      if (!theme && known.has(key)) continue;
      let id = theme?.id;
      if (!theme) {
        const made = await makeThemeIn(
          tx,
          { slug: key, names, goal: number },
          { author: null, source: { name: "shipped", key }, edited: false },
          at,
        );
        id = made.id;
      } else if (!theme.edited_at) {
        await putNames(tx, theme.id, names, null, at);
        await tx.updateTable("theme").set({ goal: number }).where("id", "=", theme.id).execute();
      }
      const row = { hash, object: id ?? null, taken_at: at.toString() };
      await tx
        .insertInto("import_row")
        .values({ ...remembered, key, ...row })
        .onConflict((same) => same.columns(["importer", "source", "key"]).doUpdateSet(row))
        .execute();
    }
  });
}
