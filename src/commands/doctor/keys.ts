import { access, constants } from "node:fs/promises";
import { sql } from "kysely";
import type { Config } from "#kernel/config/config.ts";
import type { Db } from "#kernel/database/database.ts";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { faultOfKeys, keyFileStates, keyFiles, sealedTo } from "#rooms/messages/index.ts";
import { sealedColumns } from "../sealed-columns.ts";
import { broken, type Finding, missing, ok } from "./finding.ts";

/** Where the keys of numbers are, who can read them, and which wall between pages and numbers is missing. */
export async function keyFileFindings({ dataFolder }: Config): Promise<readonly Finding[]> {
  const states = await keyFileStates(dataFolder);
  const there = states.filter((state) => state.owner !== null);
  if (there.length === 0)
    return [missing(`There are no keys of numbers yet in ${dataFolder}/keys: the first start of \`send\` makes them.`)];
  const findings: Finding[] = [];
  for (const { path, file } of states.filter((state) => state.open))
    findings.push(broken(`${path} can be read by others than its owner, and it ${keyFiles[file]}: chmod 600 it.`));
  for (const { path, file } of states.filter((state) => state.owner === null))
    findings.push(
      broken(
        `${path} is not there although other keys are: put it back from where keys are kept apart; it ${keyFiles[file]}.`,
      ),
    );
  if (findings.length === 0)
    findings.push(
      ok(
        `Keys of numbers are in ${dataFolder}/keys, readable by their owner (${owners(there)}) alone. Keep a copy apart from copies of the database: without it no number can be read again.`,
      ),
    );
  return [...findings, userWall(there)];
}

const owners = (states: readonly { owner: number | null }[]): string =>
  [...new Set(states.map(({ owner }) => (owner === 0 ? "root" : `user ${owner}`)))].join(", ");

/** Pages are to hold no private key; whether they could read one is a matter of the system's users. */
function userWall(states: readonly { file: string; owner: number | null }[]): Finding {
  const ownerOf = (file: string): number | null | undefined => states.find((state) => state.file === file)?.owner;
  const [numbers, texts] = [ownerOf("number.key"), ownerOf("text.key")];
  if (numbers !== undefined && texts !== undefined && numbers !== texts && numbers !== 0)
    return ok(`The keys of numbers belong to another user (${numbers}) than those of pages (${texts}).`);
  return missing(
    "Pages and sending run as one user of this machine: whoever breaks into the pages' process and can read its files could read number.key too. Run `send` as a user of its own, or on another machine, and give number.key and index.key to it.",
  );
}

/** What the database says of keys. `logins`: how many different ones stand for owner, pages, work and sending. */
export async function keyFindings(db: Db, { dataFolder }: Config, logins: number): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const standing = await db
    .selectFrom("seal_key")
    .select(["version", "made_at", "retired_at"])
    .orderBy("version")
    .execute();
  const inUse = standing.filter((key) => key.retired_at === null);
  const newest = inUse.at(-1);
  if (!newest)
    return [missing("No key of numbers is known to the pages yet: no number can be taken until `send` was started.")];
  const said = `Numbers are sealed to version ${newest.version} of the key, made ${newest.made_at.slice(0, 10)}`;
  if (inUse.length > 1) {
    const left = await sealedTo(db, sealedColumns);
    const old = [...left].filter(([version]) => version !== newest.version).reduce((sum, [, n]) => sum + n, 0);
    findings.push(missing(`${said}; ${old} values are still sealed to an older one, and \`send\` seals them anew.`));
  } else findings.push(ok(`${said}.`));
  const fault = await faultBetween(db, dataFolder);
  if (fault) findings.push(broken(fault));
  const { rows } = await sql<{ reads: boolean; there: boolean }>`
    select exists (select from pg_roles where rolname = 'diomede_web') as there,
      case when exists (select from pg_roles where rolname = 'diomede_web')
        then has_column_privilege('diomede_web', 'subscriber', 'phone_sealed', 'select') else true end as reads`.execute(
    db,
  );
  const [wall] = rows;
  if (logins > 1 && wall?.there)
    findings.push(
      wall.reads
        ? broken("The pages' login may read sealed numbers: run the migrations as the owner of the tables.")
        : ok("The pages' login can read no number, not even sealed, and no hash by which one is found."),
    );
  else
    findings.push(
      missing(
        "One login of the database stands for pages and sending: a page that is broken into could copy all sealed numbers and write numbers of its own, though it could open none without number.key.",
      ),
    );
  return findings;
}

/** Only where both files are there and may be read; what is wrong with that is said of the files. */
async function faultBetween(db: Db, folder: string): Promise<string | null> {
  const states = (await keyFileStates(folder)).filter(({ file }) => file !== "text.key");
  try {
    for (const { path } of states) await access(path, constants.R_OK);
    return await faultOfKeys(db, folder);
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
    if (codeOf(error) === "EACCES" || codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
