import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { Config } from "#kernel/config/config.ts";
import { codeOf, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import type { Say } from "#kernel/lifecycle/run-until-stopped.ts";

/** A command that was not asked as it wants to be; its message is one sentence, and the usage follows it. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}

/** What a command works with. Results go to `write` (standard output), everything said on the way to `say`. */
export interface Terminal {
  readonly config: () => Config;
  readonly say: Say;
  write(text: string): Promise<void>;
}

/** Runs one command; the exit status, 0 when nothing is returned. */
export type Run = (args: readonly string[], terminal: Terminal) => Promise<number | undefined>;

/** Options and words of a command line. Throws `WrongUsage` for an option that is not known. */
export function readArgs<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  const config = { args: [...args], options, allowPositionals: true, strict: true } satisfies ParseArgsConfig;
  try {
    return parseArgs(config);
  } catch (error) {
    if (!codeOf(error)?.startsWith("ERR_PARSE_ARGS")) throw error;
    throw new WrongUsage(`${reasonOf(error).split(". ")[0]}.`);
  }
}

/** Refuses more or fewer words than a command takes. */
export function words(given: readonly string[], ...names: readonly string[]): readonly string[] {
  const missing = names[given.length];
  if (missing !== undefined) throw new WrongUsage(`It needs ${missing}.`);
  if (given.length > names.length) throw new WrongUsage(`"${given[names.length]}" is one word too many.`);
  return given;
}

export interface Command {
  /** What follows `npm run diomede --`. */
  readonly usage: string;
  /** One sentence. */
  readonly about: string;
  /** What one should know before using it. */
  readonly more?: string;
  load(): Promise<Run>;
}
