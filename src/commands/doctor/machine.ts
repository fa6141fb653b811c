import { existsSync } from "node:fs";
import { access, constants, statfs } from "node:fs/promises";
import type { Config } from "#kernel/config/config.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { broken, type Finding, missing, ok } from "./finding.ts";

const gigabyte = 1024 ** 3;

/** The folder of the data and the room on its disk. */
export async function machineFindings({ dataFolder }: Config): Promise<readonly Finding[]> {
  if (!existsSync(dataFolder))
    return [
      missing(`The folder for data, ${dataFolder}, is not there yet: \`start\` makes it. DIOMEDE_DATA names another.`),
    ];
  const findings: Finding[] = [];
  try {
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    findings.push(ok(`Data are kept below ${dataFolder}.`));
  } catch (error) {
    findings.push(broken(`The folder for data, ${dataFolder}, cannot be written by this user (${reasonOf(error)}).`));
  }
  const disk = await statfs(dataFolder);
  const free = (disk.bavail * disk.bsize) / gigabyte;
  const said = `${free.toFixed(1)} GB are free on its disk`;
  findings.push(
    free < 0.5
      ? broken(`Only ${said}: the database stops when there is none.`)
      : free < 2
        ? missing(`${said}, which is little.`)
        : ok(`${said}.`),
  );
  return findings;
}
