import { join } from "node:path";
import { CannotStart, codeOf, reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { matchPairs, shippedKnowledge } from "#rooms/matching/index.ts";
import { type Run, readArgs, WrongUsage, words } from "./usage.ts";

/** `match`: how often the right text is found among all others, by what the program comes with. */
export const matchCommand: Run = async (args, { config, write }) => {
  const { values, positionals } = readArgs(args, {
    pairs: { type: "string" },
    languages: { type: "string" },
    json: { type: "boolean" },
  });
  words(positionals);
  if (values.pairs === undefined) throw new WrongUsage("It needs --pairs FILE.csv.");
  const languages = /^([a-z]{2,3}),([a-z]{2,3})$/u.exec(values.languages ?? "");
  if (!languages) throw new WrongUsage("It needs --languages with two codes, such as en,ru.");
  const [, a = "", b = ""] = languages;
  const found = reading(values.pairs, () =>
    matchPairs(values.pairs ?? "", [a, b], shippedKnowledge(join(config().dataFolder, "cache"))),
  );
  if (values.json) {
    await write(`${JSON.stringify(found)}\n`);
    return undefined;
  }
  const line = (from: string, to: string, { recall_at_1, recall_at_5, mrr }: typeof found.forward) =>
    `${from} to ${to}: first ${percent(recall_at_1)}, among five ${percent(recall_at_5)}, mean reciprocal rank ${mrr.toFixed(3)}\n`;
  await write(
    `${found.pairs} pairs\n${line(a, b, found.forward)}${line(b, a, found.backward)}${found.ms_per_query.toFixed(1)} ms a question\n`,
  );
  return undefined;
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (["ENOENT", "EACCES", "EISDIR"].includes(codeOf(error) ?? "")) throw new CannotStart(`${path} cannot be read.`);
    if (reasonOf(error).startsWith(path) || codeOf(error)?.startsWith("CSV_")) throw new CannotStart(reasonOf(error));
    throw error;
  }
}
