import type { Tx } from "#kernel/database/database.ts";
import { line, quoted, whole } from "#kernel/import/cells.ts";
import { type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { languagesIn } from "#kernel/import/read-rows.ts";
import { makeThemeIn } from "./commands.ts";
import { isSlug } from "./domain.ts";
import { namesOf, putNames } from "./names.ts";

/** Topics. The key is the topic's address, so that a file names the same topics whatever its source. */
export const themeImporter: Importer = {
  name: "themes",
  columns: {
    key: "last part of the topic's address: small Latin letters, digits and hyphens",
    goal: "number of the Sustainable Development Goal it is, 1 to 17; empty for another topic",
  },
  needed: [],
  languageColumns: [""],
  kind: () => "theme",
  read,
};

function read(row: Row): Take {
  const slug = row["key"] ?? "";
  if (!isSlug(slug))
    throw new RowFault(`the key ${quoted(slug)} is no address: small Latin letters, digits and hyphens`);
  const goal = whole(row, "goal", 17);
  if (goal === 0) throw new RowFault("goal may be 1 to 17");
  const names = Object.fromEntries(
    languagesIn(row)
      .map((code) => [code, line(row, code, 120)])
      .filter(([, name]) => name !== ""),
  );
  if (Object.keys(names).length === 0) throw new RowFault("the topic has no name in any language");
  return async (tx, context) => {
    const theme = await tx.selectFrom("theme").select(["id", "goal"]).where("slug", "=", slug).executeTakeFirst();
    if (!theme) {
      const source = { name: context.source, key: slug };
      const made = await makeThemeIn(tx, { slug, names, goal }, { author: null, source, edited: true }, context.now);
      return { outcome: "made", object: made.id };
    }
    const before = await namesOf(tx, theme.id);
    const named = await putNames(tx, theme.id, { ...before.names, ...names }, null, context.now);
    if (!named && theme.goal === goal) return { outcome: "same", object: theme.id };
    await tx.updateTable("theme").set({ goal, edited_at: context.now.toString() }).where("id", "=", theme.id).execute();
    return { outcome: "changed", object: theme.id };
  };
}

/** Ids of topics by the last part of their addresses, for rows that name them. Throws `RowFault` for one that is not there. */
export async function themesNamed(tx: Tx, slugs: readonly string[]): Promise<readonly string[]> {
  if (slugs.length === 0) return [];
  const rows = await tx.selectFrom("theme").select(["id", "slug"]).where("slug", "in", slugs).execute();
  const missing = slugs.find((slug) => !rows.some((row) => row.slug === slug));
  if (missing !== undefined) throw new RowFault(`there is no topic ${quoted(missing)}`);
  return rows.map((row) => row.id);
}
