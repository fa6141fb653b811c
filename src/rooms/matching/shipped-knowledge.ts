import { fileURLToPath } from "node:url";
import { readContent } from "./content-files.ts";
import { compileKnowledge, type Knowledge } from "./engine/knowledge.ts";

let shipped: Knowledge | undefined;

/** What Diomede comes with, read and compiled once in a process. */
export function shippedKnowledge(): Knowledge {
  shipped ??= compileKnowledge(readContent(fileURLToPath(new URL("../../../content", import.meta.url))));
  return shipped;
}
