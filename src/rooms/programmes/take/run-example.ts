import type { Db } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { daysOf } from "../origin/domain.ts";
import type { RecordFile } from "../origin/record-file.ts";
import { readFolder } from "./read-folder.ts";
import { takeProgramme } from "./take-programme.ts";

/**
 * Takes the example programme from its folder and lets it run, over the simulator alone. Again changes nothing; one
 * that people have paused or ended stays so. Throws with the first fault of a folder that is not sound.
 */
export async function runExampleProgramme(db: Db, folder: string, now: Temporal.Instant): Promise<void> {
  const read = await readFolder(folder);
  if (!read.folder) throw new Error(`${folder}: ${read.faults[0] ?? "cannot be read"}`);
  const known = { ...read.folder, origin: asItWasKnown(read.folder.origin, now) };
  const taken = await takeProgramme(db, known, { dryRun: false, now });
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

/** The record without what happened after `now`: the demo's clock stands in the past. */
function asItWasKnown(record: RecordFile | null, now: Temporal.Instant): RecordFile | null {
  if (record === null) return null;
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const happened = ({ done }: { readonly done: string }): boolean => {
    const days = daysOf(done);
    return days === null || Temporal.PlainDate.compare(days.first, today) <= 0;
  };
  const { parties, steps, reach } = record;
  return { ...record, parties: parties.filter(happened), steps: steps.filter(happened), reach: reach.filter(happened) };
}
