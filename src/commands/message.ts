import { buffer } from "node:stream/consumers";
import { CannotStart } from "#kernel/lifecycle/cannot-start.ts";
import { countText } from "#rooms/messages/index.ts";
import { type Run, readArgs, WrongUsage, words } from "./usage.ts";

/** `message count`: how the text on standard input would travel, as JSON. The newline that a shell adds is no part of it. */
export const messageCommand: Run = async (args, { write }) => {
  const [what] = words(readArgs(args, {}).positionals, "what to do: count");
  if (what !== "count") throw new WrongUsage(`"${what}" is not something to do with a message; count is.`);
  const { encoding, units, segments } = countText(written(await buffer(process.stdin)).replace(/\r?\n$/u, ""));
  await write(`${JSON.stringify({ encoding, units, segments })}\n`);
  return undefined;
};

function written(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new CannotStart("The text on standard input is not UTF-8.");
    throw error;
  }
}
