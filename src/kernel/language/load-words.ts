import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type WordBook, wordBook } from "./words.ts";

/** Languages the interface speaks whole; Spanish speaks the public pages and falls back to English behind them. */
const files: Record<string, string> = { en: "**/en.ftl", ru: "**/ru.ftl", es: "**/public.es.ftl" };

/**
 * Collects every `en.ftl`, `ru.ftl` and `public.es.ftl` below `source`, so that a room's words stand in the room.
 * `pseudo` adds the language `qps`, English in disguise, in which a test sees every word that is not from here.
 */
export function loadWords(
  source: string,
  options: { strict?: boolean; pseudo?: boolean; onMissing?: (id: string, language: string) => void } = {},
): WordBook {
  const texts: Record<string, string[]> = {};
  for (const [language, pattern] of Object.entries(files)) {
    texts[language] = globSync(pattern, { cwd: source })
      .sort()
      .map((file) => readFileSync(join(source, file), "utf8"));
  }
  if (options.pseudo) texts["qps"] = (texts["en"] ?? []).map(disguise);
  return wordBook(texts, {
    fallback: "en",
    strict: options.strict ?? false,
    ...(options.onMissing && { onMissing: options.onMissing }),
  });
}

const disguises: Record<string, string> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
  y: "ý",
  n: "ñ",
  c: "ç",
  s: "š",
  t: "ţ",
  r: "ŕ",
  l: "ĺ",
  d: "ď",
};

/** Accents the letters of a Fluent text outside of its ids, placeables and selectors. */
export function disguise(fluent: string): string {
  return fluent
    .split("\n")
    .map((line) => {
      if (line.startsWith("#")) return line;
      const start = /^(-?[a-z][\w-]*\s*=\s*|\s+\*?\[[^\]]*\]\s*|\s+\.[a-z]+\s*=\s*|\s*)/u.exec(line)?.[0].length ?? 0;
      // A choice that began above may end here, with words behind it.
      let depth = /^\s*\}/u.test(line) ? 1 : 0;
      let out = line.slice(0, start);
      for (const letter of line.slice(start)) {
        if (letter === "{") depth += 1;
        if (letter === "}") depth -= 1;
        out += depth === 0 && !/^\s*\{\s*$/u.test(line) ? (disguises[letter] ?? letter) : letter;
      }
      return out;
    })
    .join("\n");
}
