import { existsSync } from "node:fs";
import type { Config } from "#kernel/config/config.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import type { Say } from "#kernel/lifecycle/run-until-stopped.ts";
import { openBeside } from "../beside.ts";
import { type Run, readArgs, words } from "../usage.ts";
import { databaseFindings } from "./database.ts";
import { broken, type Finding, missing, shown } from "./finding.ts";
import { keyFileFindings } from "./keys.ts";
import { machineFindings } from "./machine.ts";
import { settingsFindings } from "./settings.ts";

/** `doctor`: what is configured, what is not, and what that means. 1 when something is broken. */
export const doctorCommand: Run = async (args, { config, say, write }) => {
  words(readArgs(args, {}).positionals);
  const settings = config();
  const findings = [
    ...(await machineFindings(settings)),
    ...(await keyFileFindings(settings)),
    ...(await asked(settings, say)),
    ...settingsFindings(settings),
  ];
  for (const finding of findings) await write(shown(finding));
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  await write(count("broken") > 0 ? `\n${count("broken")} broken (marked !).\n` : "\nNothing is broken.\n");
  return count("broken") > 0 ? 1 : 0;
};

/** An embedded database that is not there yet is not made by asking how it does. */
async function asked(config: Config, say: Say): Promise<readonly Finding[]> {
  if (!config.databaseUrl && !existsSync(config.dataFolder))
    return [missing("There is no database yet: `start` makes it.")];
  try {
    const database = await openBeside(config, say);
    try {
      return await databaseFindings(database, config);
    } finally {
      await database.stop();
    }
  } catch (error) {
    if (error instanceof CannotStart) return [broken(error.message)];
    throw error;
  }
}
