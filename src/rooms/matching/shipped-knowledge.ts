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
  if (shipped) return shipped;
  if (keepIn === undefined) return (shipped = compileKnowledge(readContent(contentFolder)));
  const name = nameOfContent();
  const kept = keptKnowledge(keepIn, name);
  if (kept) return (shipped = kept);
  shipped = compileKnowledge(readContent(contentFolder));
  keepKnowledge(keepIn, name, shipped);
  return shipped;
}

/** Changes with any byte of the content, with the engine's settings and with Node, whose serialised form this is. */
function nameOfContent(): string {
  const hash = createHash("sha256").update(`${process.version}${JSON.stringify(settings)}`);
  for (const path of contentPaths(contentFolder)) hash.update(`\0${path}\0`).update(readFileSync(path));
  return hash.digest("hex").slice(0, 24);
}
