import { access } from "node:fs/promises";
import { join } from "node:path";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { CannotOpen, type ChannelSecrets, checkChannel, openKeys, openSecrets } from "#rooms/messages/index.ts";
import { withHouse } from "./beside.ts";
import { type Run, readArgs, WrongUsage, words } from "./usage.ts";

/** `channel check NAME`: whether a channel can work. Exit status 1 when something is not as it should be. */
export const channelCommand: Run = async (args, { config, say, write }) => {
  const { positionals } = readArgs(args, {});
  const [act, ...rest] = positionals;
  if (act !== "check") throw new WrongUsage('It can only "check".');
  const [name = ""] = words(rest, "the name of a channel");
  const { dataFolder, publicUrl } = config();
  return await withHouse(config(), say, async ({ services, database }) => {
    const [row] = await services.db
      .selectFrom("channel")
      .select(["name", "profile", "state"])
      .select((row) =>
        row
          .exists(
            row.selectFrom("channel_hook").select("channel").whereRef("channel_hook.channel", "=", "channel.name"),
          )
          .as("hook"),
      )
      .where("name", "=", name)
      .execute();
    if (!row) {
      const all = await services.db.selectFrom("channel").select("name").orderBy("position").execute();
      throw new CannotStart(
        all.length === 0
          ? "There is no channel yet."
          : `There is no channel "${name}". There ${all.length === 1 ? "is" : "are"} ${all.map((one) => one.name).join(", ")}.`,
      );
    }
    const looked = await checkChannel(
      { ...row, hook: Boolean(row.hook) },
      await secretsOf(database.directUrl("send"), dataFolder, name),
      publicUrl,
    );
    for (const { says, good } of looked) await write(`${good === null ? "?" : good ? "+" : "-"} ${says}.\n`);
    await write(`The channel is ${row.state}.\n`);
    return looked.some((one) => one.good === false) ? 1 : 0;
  });
};

/** The secrets, where this user may read the keys; null where not. */
async function secretsOf(url: string, dataFolder: string, name: string): Promise<ChannelSecrets | null> {
  try {
    await access(join(dataFolder, "keys", "number.key"));
  } catch {
    return null;
  }
  const { connect } = await import("#kernel/database/database.ts");
  const send = connect(url, { connections: 1 });
  try {
    const row = await send.db.selectFrom("channel").select("secrets").where("name", "=", name).executeTakeFirst();
    return openSecrets(await openKeys(dataFolder), name, row?.secrets ?? null);
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  } finally {
    await send.close();
  }
}
