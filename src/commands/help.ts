import { type Command, commands } from "./commands.ts";
import { type Run, WrongUsage } from "./usage.ts";

const call = "npm run diomede --";

/** All commands with a sentence each. */
export function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`);
  return `Usage: ${call} <command>\n\n${lines.join("\n")}\n\n${call} help <command> says more of one.\n`;
}

export const usageOf = ({ usage }: Command): string => `Usage: ${call} ${usage}\n`;

export const helpCommand: Run = async (args, { write }) => {
  const [name] = args;
  if (name === undefined) {
    await write(overview());
    return undefined;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new WrongUsage(`There is no command "${name}".`);
  await write(`${usageOf(command)}\n${command.about}\n${command.more ? `\n${command.more}\n` : ""}`);
  return undefined;
};
