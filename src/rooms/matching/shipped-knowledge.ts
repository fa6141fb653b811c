import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { contentFolder, contentPaths, readContent } from "./content-files.ts";
import { compileKnowledge, type Knowledge } from "./engine/knowledge.ts";
import { settings } from "./engine/settings.ts";
import { keepKnowledge, keptKnowledge } from "./stored-knowledge.ts";

let shipped: Knowledge | undefined;

/**
 * What Diomede comes with, made once in a process. Compiling it takes about a second: given a folder for it, the
 * compiled form is kept there and read back (a tenth of a second) until any word of the content changes.
 */
export function shippedKnowledge(keepIn?: string): Knowledge {
  shipped ??= keepIn === undefined ? compileKnowledge(readContent(contentFolder)) : keptOrCompiled(keepIn);
  return shipped;
}

function keptOrCompiled(folder: string): Knowledge {
  const name = nameOfContent();
  const kept = keptKnowledge(folder, name);
  if (kept) return kept;
  const compiled = compileKnowledge(readContent(contentFolder));
  keepKnowledge(folder, name, compiled);
  return compiled;
}

/** Changes with any byte of the content, with the engine's settings and with Node, whose serialised form this is. */
export function nameOfContent(): string {
  const hash = createHash("sha256").update(`${process.version}${JSON.stringify(settings)}`);
  for (const path of contentPaths(contentFolder)) hash.update(`\0${path}\0`).update(readFileSync(path));
  return hash.digest("hex").slice(0, 24);
}
