import { fileURLToPath } from "node:url";
import { migrationFiles } from "#kernel/database/migration-files.ts";
import { openDatabase } from "../house.ts";
import { type Run, readArgs, words } from "./usage.ts";

const folder = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/** `migrate`: the tables as this program needs them. */
export const migrateCommand: Run = async (args, { config, say, write }) => {
  words(readArgs(args, {}).positionals);
  const database = await openDatabase(config(), say);
  await database.stop();
  await write(`The database is up to date (${(await migrationFiles(folder)).at(-1)?.name}).\n`);
  return undefined;
};
