import { existsSync } from "node:fs";
import { connect, type Db } from "#kernel/database/database.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { rotateNumberKey, sealedTo } from "#rooms/messages/index.ts";
import { movedClock } from "../house.ts";
import { openBeside } from "./beside.ts";
import { sealedColumns } from "./sealed-columns.ts";
import { type Run, readArgs, WrongUsage, words } from "./usage.ts";

/** `keys`: which keys of numbers are in use, and a new one when it is wanted. */
export const keysCommand: Run = async (args, { config, say, write }) => {
  const { values, positionals } = readArgs(args, { prepare: { type: "boolean", default: false } });
  const [what = "status"] = words(positionals.length === 0 ? ["status"] : positionals, "status or rotate");
  if (what !== "status" && what !== "rotate") throw new WrongUsage(`"${what}" may be status or rotate.`);
  if (values.prepare && what === "status") throw new WrongUsage("--prepare belongs to rotate.");
  const settings = config();
  const { dataFolder } = settings;
  if (!settings.databaseUrl && !existsSync(dataFolder))
    throw new CannotStart("There is no database yet: `start` makes it, and the first keys with it.");
  const database = await openBeside(settings, say);
  try {
    const connection = connect(database.url("owner"), {
      connections: 2,
      statementSeconds: 600,
      name: "diomede command",
    });
    try {
      const { db } = connection;
      if (what === "rotate") {
        const clock = await movedClock(connection);
        await write(
          saidOf(await rotateNumberKey(db, dataFolder, clock.now(), { prepare: values.prepare }), dataFolder),
        );
      }
      await write(await standing(db));
    } finally {
      await connection.close();
    }
  } finally {
    await database.stop();
  }
  return undefined;
};

const saidOf = ({ outcome, version }: Awaited<ReturnType<typeof rotateNumberKey>>, folder: string): string =>
  ({
    begun: `Numbers are sealed to version ${version} from now on; \`send\` seals anew what is older.\n`,
    "under-way": `Version ${version} is in use, and something is still sealed to an older one: nothing was changed.\n`,
    prepared: `Version ${version} is in ${folder}/keys/number.key and not used yet. Copy the file to the other machines, then say \`keys rotate\`.\n`,
  })[outcome];

/** One line for each version: what became of it, and how much is sealed to it. */
async function standing(db: Db): Promise<string> {
  const keys = await db.selectFrom("seal_key").selectAll().orderBy("version").execute();
  if (keys.length === 0) return "No key of numbers is in use yet: the first start of `send` makes one.\n";
  const counts = await sealedTo(db, sealedColumns);
  const newest = keys.findLast((key) => key.retired_at === null);
  return keys
    .map(({ version, made_at, retired_at }) => {
      const state =
        retired_at !== null
          ? `retired ${retired_at.slice(0, 10)}; its line of number.key can go once no copy of the database from before is kept`
          : version === newest?.version
            ? "in use"
            : "being replaced";
      return `version ${version}: made ${made_at.slice(0, 10)}, ${state}, ${counts.get(version) ?? 0} values\n`;
    })
    .join("");
}
