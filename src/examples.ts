import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Db } from "#kernel/database/database.ts";
import { importFile } from "#kernel/import/import-file.ts";
import type { Room } from "#kernel/rooms.ts";
import { exampleFolder } from "#rooms/demo/index.ts";
import { makeSimulator } from "#rooms/messages/index.ts";
import { runExampleProgramme } from "#rooms/programmes/index.ts";

/** Files of the example in the order in which one leans on another; each is what `diomede import` takes. */
const files = [
  "themes",
  "organisations",
  "people",
  "groups",
  "seats",
  "group-states",
  "problems",
  "experiences",
  "verdicts",
  "takings",
  "comments",
  "translations",
] as const;

/** In this chapter messages to mothers begin to go to phones. */
const messagesBegin = Temporal.Instant.from("2012-02-01T00:00:00Z");
const programmeFolder = fileURLToPath(new URL("../examples/text4baby", import.meta.url));

/**
 * Takes in everything of the example that was written by `until`; what is there already stays as it is. Throws with
 * the first fault of a file that is not sound. What follows from the rows (readings for the matcher) is left to the
 * function that is returned, since pages can be seen before it.
 */
export async function loadExamples(
  db: Db,
  rooms: readonly Room[],
  until: Temporal.Instant,
): Promise<() => Promise<void>> {
  const later: (() => Promise<void>)[] = [];
  const importers = new Map(rooms.flatMap((room) => room.importers ?? []).map((importer) => [importer.name, importer]));
  for (const name of files) {
    const importer = importers.get(name);
    if (!importer) throw new Error(`No room takes ${name}.csv`);
    const imported = await importFile(db, {
      path: join(exampleFolder, `${name}.csv`),
      importer: {
        ...importer,
        after: async (_, objects) => {
          later.push(async () => importer.after?.(db, objects));
        },
      },
      source: "example",
      dryRun: false,
      now: until,
      until,
      explain: (refusal) => refusal.message,
    });
    const [fault] = imported.faults;
    if (fault) throw new Error(`examples/us-russia/${name}.csv, line ${fault.line}: ${fault.reason}`);
  }
  return async () => {
    for (const work of later) await work();
    if (Temporal.Instant.compare(until, messagesBegin) >= 0) {
      await makeSimulator(db, until);
      await runExampleProgramme(db, programmeFolder, until);
    }
  };
}
