import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { basename } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { DictdIndexError, takeLexicon } from "#rooms/matching/index.ts";
import { withHouse } from "./beside.ts";
import { readable } from "./readable.ts";
import type { Terminal } from "./usage.ts";

/** `import lexicon`: a dictionary in dictd form takes the place of an earlier one of the same name. */
export async function importLexicon(
  wish: { path: string; from: string; to: string; dryRun: boolean },
  { config, say, write }: Terminal,
): Promise<number | undefined> {
  const path = wish.path.replace(/\.dict(\.dz)?$/u, ".index");
  const source = basename(path).replace(/\.index$/u, "");
  await readable(path, () => access(path, constants.R_OK));
  return await withHouse(config(), say, async ({ services }) => {
    try {
      const { made, changed, same, gone } = await readable(path, () =>
        takeLexicon(services.db, { ...wish, path, source }),
      );
      await write(
        `lexicon ${source}, ${wish.from} to ${wish.to}: ${made} made, ${changed} changed, ${same} the same, ${gone} gone\n`,
      );
      await write(wish.dryRun ? "This was a rehearsal: nothing was changed.\n" : "Kept.\n");
      return undefined;
    } catch (error) {
      if (error instanceof DictdIndexError) throw new CannotStart(`${path}, ${error.message}. Nothing was changed.`);
      if (error instanceof RangeError || (error instanceof Error && error.message.includes("can be read")))
        throw new CannotStart(`${path}: ${error.message}. Nothing was changed.`);
      throw error;
    }
  });
}
