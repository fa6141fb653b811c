import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";

export type MigrationFile = { name: string; sql: string; hash: string };

const shape = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** The migrations of a folder in their order. The hash overlooks how lines end, which Git may change on a checkout. */
export async function migrationFiles(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = shape.exec(name)?.[1];
    if (number === undefined)
      throw new CannotStart(`${name} in ${folder} is not called like a migration, such as 0042_why.sql.`);
    if (numbers.has(number))
      throw new CannotStart(
        `Two migrations in ${folder} have the number ${number}: give the newer one the next number.`,
      );
    numbers.add(number);
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
