// Runs in a thread of its own: compiling takes a second or two and much memory, which goes with the thread. What it
// makes is kept in a folder and read back from there.
import { parentPort, workerData } from "node:worker_threads";
import { contentFolder, readContent } from "./content-files.ts";
import { type Concept, compileKnowledge, type LexiconEntry } from "./engine/knowledge.ts";
import { keepKnowledge } from "./stored-knowledge.ts";

export interface WordsToCompile {
  readonly folder: string;
  readonly name: string;
  /** The exchange's own concepts; empty: the shipped ones. */
  readonly concepts: readonly Concept[];
  readonly imported: readonly LexiconEntry[];
}

if (parentPort) {
  const { folder, name, concepts, imported } = workerData as WordsToCompile;
  const shipped = readContent(contentFolder);
  const lexicon = [...shipped.lexicon, ...imported];
  const known = concepts.length > 0 ? concepts : shipped.concepts;
  keepKnowledge(folder, name, compileKnowledge({ concepts: known, lexicon, forms: shipped.forms }));
  parentPort.postMessage("kept");
}
