import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Knowledge } from "./engine/knowledge.ts";
import { languageData } from "./engine/languages/languages.ts";
import type { Lexis } from "./engine/vocabulary.ts";

/** Compiling takes a second, reading what was compiled a tenth of it. Raised with every change of what is kept. */
const form = 2;
const prefix = "knowledge-";

type Kept = Omit<Knowledge, "vocabulary"> & {
  readonly form: number;
  readonly languages: readonly (readonly [
    code: string,
    forms: string[],
    keys: string[],
    units: Uint32Array,
    phrases: [string, number][],
    strictPhrases: [string, number][],
  ])[];
  readonly unitLanguage: Uint16Array;
  readonly unitText: readonly string[];
};

/** The knowledge kept in a folder under a name, if it is there and whole. */
export function keptKnowledge(folder: string, name: string): Knowledge | undefined {
  let kept: Kept;
  try {
    kept = deserialize(readFileSync(pathOf(folder, name)));
  } catch {
    // Missing, cut off or of another Node: it is compiled anew.
    return undefined;
  }
  if (kept?.form !== form) return undefined;
  const { form: _, languages, unitLanguage, unitText, ...rest } = kept;
  const codes = languages.map(([code]) => code);
  const lexes = languages.map(([code, forms, keys, units, phrases, strictPhrases]): [string, Lexis] => [
    code,
    {
      language: code,
      data: languageData(code),
      forms: new Map(forms.flatMap((word, at) => (at % 2 === 0 ? [[word, forms[at + 1] ?? word] as const] : []))),
      units: new Map(keys.map((key, at) => [key, units[at] ?? 0])),
      phrases: new Map(phrases),
      strictPhrases: new Map(strictPhrases),
      stems: new Map(),
      seenInPhrases: new Set(),
    },
  ]);
  return {
    ...rest,
    vocabulary: {
      languages: new Map(lexes),
      forms: new Map(),
      unitText: [...unitText],
      unitLanguage: Array.from(unitLanguage, (number) => codes[number] ?? ""),
    },
  };
}

/** Keeps a knowledge under a name, in place of whatever was kept in the folder before. */
export function keepKnowledge(folder: string, name: string, knowledge: Knowledge): void {
  const { vocabulary, ...rest } = knowledge;
  const codes = [...vocabulary.languages.keys()];
  const kept: Kept = {
    ...rest,
    form,
    unitText: vocabulary.unitText,
    unitLanguage: Uint16Array.from(vocabulary.unitLanguage, (language) => codes.indexOf(language)),
    languages: [...vocabulary.languages].map(([code, { forms, units, phrases, strictPhrases }]) => [
      code,
      [...forms].flat(),
      [...units.keys()],
      Uint32Array.from(units.values()),
      [...phrases],
      [...strictPhrases],
    ]),
  };
  mkdirSync(folder, { recursive: true });
  const path = pathOf(folder, name);
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, serialize(kept));
  renameSync(unfinished, path);
  for (const other of readdirSync(folder))
    if (other.startsWith(prefix) && other.endsWith(".bin") && join(folder, other) !== path)
      rmSync(join(folder, other), { force: true });
}

const pathOf = (folder: string, name: string): string => join(folder, `${prefix}${name}.bin`);
