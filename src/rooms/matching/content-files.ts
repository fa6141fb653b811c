import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import type { Concept, ConceptWords, LexiconEntry, Source } from "./engine/knowledge.ts";

/** The content that Diomede comes with. */
export const contentFolder = fileURLToPath(new URL("../../../content", import.meta.url));

/** Reads what a content folder knows of words: `glossary/*.csv`, `lexicon/<from>-<to>/*.tsv`, `forms/<language>.tsv`, in the order of their names. */
export function readContent(folder: string): Source {
  return {
    concepts: filesIn(join(folder, "glossary"), ".csv").flatMap(readGlossary),
    lexicon: foldersIn(join(folder, "lexicon")).flatMap((pair) => {
      const [from = "", to = ""] = basename(pair).split("-");
      return filesIn(pair, ".tsv").flatMap((path) => readLexicon(path, from, to));
    }),
    forms: new Map(filesIn(join(folder, "forms"), ".tsv").map((path) => [basename(path, ".tsv"), readForms(path)])),
  };
}

/** Every file that `readContent` reads, in a fixed order. */
export const contentPaths = (folder: string): string[] => [
  ...filesIn(join(folder, "glossary"), ".csv"),
  ...foldersIn(join(folder, "lexicon")).flatMap((pair) => filesIn(pair, ".tsv")),
  ...filesIn(join(folder, "forms"), ".tsv"),
];

function filesIn(folder: string, ending: string): string[] {
  return list(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(folder, entry.name))
    .sort();
}

function foldersIn(folder: string): string[] {
  return list(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

const values = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split(";")
    .map((value) => value.trim())
    .filter(Boolean);

/** A column named by a language holds the term; `<language>_also` its synonyms, `<language>_calls` what calls it up. */
function readGlossary(path: string): Concept[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const languages = Object.keys(rows[0] ?? {}).filter((column) => `${column}_also` in (rows[0] ?? {}));
  return rows.map((row) => ({
    key: row.key ?? "",
    near: values(row.near),
    languages: Object.fromEntries(
      languages.map((language): [string, ConceptWords] => [
        language,
        {
          term: row[language]?.trim() ?? "",
          also: values(row[`${language}_also`]),
          calls: values(row[`${language}_calls`]),
        },
      ]),
    ),
  }));
}

const linesOf = (path: string): string[][] =>
  readFileSync(path, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("\t"));

const readLexicon = (path: string, from: string, to: string): LexiconEntry[] =>
  linesOf(path).map(([head = "", translations]) => ({ from, to, head, translations: values(translations) }));

const readForms = (path: string): Map<string, string> =>
  new Map(linesOf(path).map(([form = "", word = ""]) => [form, word]));
