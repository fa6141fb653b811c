import type { Db } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { readFolder } from "./read-folder.ts";
import { takeProgramme } from "./take-programme.ts";

/**
 * Takes the example programme from its folder and lets it run, over the simulator alone. Again changes nothing; one
 * that people have paused or ended stays so. Throws with the first fault of a folder that is not sound.
 */
export async function runExampleProgramme(db: Db, folder: string, now: Temporal.Instant): Promise<void> {
  const read = await readFolder(folder);
  if (!read.folder) throw new Error(`${folder}: ${read.faults[0] ?? "cannot be read"}`);
  const taken = await takeProgramme(db, read.folder, { dryRun: false, now });
  await change(db, nobody, now, async (tx, tell) => {
    await tx.updateTable("object").set({ audience: "public" }).where("id", "=", taken.id).execute();
    const begun = await tx
      .updateTable("programme")
      .set({ state: "running", state_at: now.toString() })
      .where("id", "=", taken.id)
      .where("state", "=", "draft")
      .where("example", "=", true)
      .executeTakeFirst();
    if (begun.numUpdatedRows > 0n) await tell("programme-running", taken.id, { audience: "public" });
  });
}
