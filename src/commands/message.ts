import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { audit } from "#kernel/audit/audit.ts";
import { connect } from "#kernel/database/database.ts";
import { CannotStart, codeOf } from "#kernel/lifecycle/cannot-start.ts";
import { countText, markReused, openKeys } from "#rooms/messages/index.ts";
import { movedClock } from "../house.ts";
import { openBeside } from "./beside.ts";
import { type Run, readArgs, type Terminal, WrongUsage, words } from "./usage.ts";

/** `message`: how a text would travel, and a carrier's list of numbers that it gave to somebody else. */
export const messageCommand: Run = async (args, terminal) => {
  const [what, ...rest] = args;
  if (what === "reused") return await reused(rest, terminal);
  words(readArgs(args, {}).positionals, "what to do: count or reused");
  if (what !== "count") throw new WrongUsage(`"${what}" is not something to do with a message; count and reused are.`);
  return await count(terminal);
};

/** The text on standard input, as JSON. The newline that a shell adds is no part of it. */
async function count({ write }: Terminal): Promise<undefined> {
  const { encoding, units, segments } = countText(written(await buffer(process.stdin)).replace(/\r?\n$/u, ""));
  await write(`${JSON.stringify({ encoding, units, segments })}\n`);
}

/** Stops the readers of the numbers of a file, in all programmes; only counts are said, kept and entered. */
async function reused(args: readonly string[], { config, say, write }: Terminal): Promise<number> {
  const { values, positionals } = readArgs(args, {
    "dry-run": { type: "boolean", default: false },
    on: { type: "string" },
  });
  const [path = ""] = words(positionals, "a file of numbers");
  const settings = config();
  // Opening keys makes those that are missing, and a new key would find nobody.
  if (!existsSync(join(settings.dataFolder, "keys", "index.key")))
    throw new CannotStart(
      `There is no ${join(settings.dataFolder, "keys", "index.key")}: nobody can be found without it.`,
    );
  const file = await open(path).catch((error: unknown) => {
    if (codeOf(error)) throw new CannotStart(`${path} cannot be read (${codeOf(error)}).`);
    throw error;
  });
  try {
    const database = await openBeside(settings, say);
    try {
      const wish = { connections: 2, statementSeconds: 600, name: "diomede command" };
      const [connection, owner] = [connect(database.url("send"), wish), connect(database.url("owner"), wish)];
      try {
        const now = (await movedClock(connection)).now();
        const on = values.on === undefined ? now.toZonedDateTimeISO("UTC").toPlainDate() : dayIn(values.on);
        const programmes = await connection.db.selectFrom("programme").select("id").execute();
        const counts = await markReused(
          connection.db,
          await openKeys(settings.dataFolder),
          file.readLines(),
          { programmes: programmes.map((one) => one.id), on, source: "carrier's list", dryRun: values["dry-run"] },
          now,
        );
        if (!values["dry-run"])
          await owner.db
            .transaction()
            .execute((tx) => audit(tx, { actor: null, action: "numbers-reused", data: { ...counts } }, now));
        await write(
          `${counts.read} lines, ${counts.bad} without a number; readers ${values["dry-run"] ? "who would be stopped" : "stopped"}: ${counts.stopped}.\n`,
        );
        return 0;
      } finally {
        await connection.close();
        await owner.close();
      }
    } finally {
      await database.stop();
    }
  } finally {
    await file.close();
  }
}

function dayIn(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new WrongUsage("--on is a day, such as 2027-05-12.");
  }
}

function written(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new CannotStart("The text on standard input is not UTF-8.");
    throw error;
  }
}
