import { type Command, type Run, WrongUsage } from "./usage.ts";

type Commands = Readonly<Record<string, Command>>;

const call = "npm run diomede --";

/** All commands with a sentence each. */
export function overview(commands: Commands): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
  return `Usage: ${call} <command>\n\n${lines.join("\n")}\n\n${call} help <command> says more of one.\n`;
}

export const usageOf = ({ usage }: Command): string => `Usage: ${call} ${usage}\n`;

/** `help`: all commands, or more of one. */
export const helpWith =
  (commands: Commands): Run =>
  async ([name], { write }) => {
    if (name === undefined) {
      await write(overview(commands));
      return undefined;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new WrongUsage(`There is no command "${name}".`);
    await write(`${usageOf(command)}\n${command.about}\n${command.more ? `\n${command.more}\n` : ""}`);
    return undefined;
  };
