import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const folder = fileURLToPath(new URL("../../../../content/phone-words", import.meta.url));
const kinds = ["word", "stem", "phrase", "near", "close", "whole", "first"] as const;

/**
 * One row of `content/phone-words/<language>.csv`. A word is a word, a stem the beginning of one; a phrase's words stand
 * in this order with at most three others between them, `near` in any
 * order and no farther apart, `close` with none but light ones between; `whole` is all that was written
 * and `first` what it begins with. In phrases `a/b` is one of the two, `a*` a beginning, `38..42` a number.
 */
export interface PhoneWord {
  readonly language: string;
  /** What it means; a `?` at the end: perhaps. After a colon, of which language, month, number. */
  readonly intent: string;
  readonly word: string;
  readonly kind: (typeof kinds)[number];
}

let kept: readonly PhoneWord[] | undefined;

/** The words of every language that Diomede comes with. Read once. */
export function phoneWords(): readonly PhoneWord[] {
  kept ??= readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .flatMap((name) => readPhoneWords(readFileSync(join(folder, name), "utf8"), basename(name, ".csv")));
  return kept;
}

/** Throws for a row that has a kind nobody knows, or no intent or word. */
export function readPhoneWords(text: string, language: string): readonly PhoneWord[] {
  const rows: Record<string, string>[] = parse(text, { columns: true, skip_empty_lines: true });
  return rows.map(({ intent = "", word = "", kind: said }, at) => {
    const kind = kinds.find((known) => known === said);
    if (!kind || intent === "" || word === "")
      throw new Error(`Row ${at + 2} of the phone words in ${language} is wrong.`);
    return { language, intent, word, kind };
  });
}
