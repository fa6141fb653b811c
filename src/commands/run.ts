import { once } from "node:events";
import { ConfigError, readConfig } from "#kernel/config/config.ts";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { commands } from "./commands.ts";
import { overview, usageOf } from "./help.ts";
import { type Terminal, WrongUsage } from "./usage.ts";

const terminal: Terminal = {
  config: () => readConfig(process.env),
  say: console.error,
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  },
};

/** Runs the command that the words name. Exit status: 0 done, 1 failed, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<void> {
  const [name = "help", ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    console.error(`There is no command "${name}".\n\n${overview(commands)}`);
    process.exitCode = 2;
    return;
  }
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    const status = await (await command.load())(rest, terminal);
    process.exitCode = status ?? 0;
  } catch (error) {
    if (error instanceof WrongUsage) {
      console.error(`${error.message}\n\n${usageOf(command)}`);
      process.exitCode = 2;
      return;
    }
    if (!(error instanceof ConfigError || error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
