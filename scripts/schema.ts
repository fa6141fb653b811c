// npm run schema: writes db/schema.ts from the migrations; with --check only says whether it is up to date.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { databaseTypes } from "./database-types.ts";
import { drift } from "./drift.ts";
import { withScratchDatabase } from "./scratch-database.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    migrations: { type: "string", default: "db/migrations" },
    file: { type: "string", default: "db/schema.ts" },
  },
});

async function kept(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).replaceAll("\r\n", "\n");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  }
}

const wanted = await withScratchDatabase(values.migrations, databaseTypes);
const differences = drift(await kept(values.file), wanted);
if (differences.length === 0) {
  console.log(`${values.file} is up to date.`);
} else if (values.check) {
  console.error(`${values.file} does not match ${values.migrations}: run npm run schema.\n${differences.join("\n")}`);
  process.exitCode = 1;
} else {
  await writeFile(values.file, wanted);
  console.log(`${values.file} is written.`);
}
