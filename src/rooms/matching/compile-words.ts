// Runs in a process of its own: compiling takes some seconds and much memory, which goes with the process. What it
// makes is kept in a folder and read back from there.
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

process.once("message", (words) => {
  const { folder, name, concepts, imported } = words as WordsToCompile;
  const shipped = readContent(contentFolder);
  const lexicon = [...shipped.lexicon, ...imported];
  const known = concepts.length > 0 ? concepts : shipped.concepts;
  keepKnowledge(folder, name, compileKnowledge({ concepts: known, lexicon, forms: shipped.forms }));
  process.disconnect?.();
});
// Whoever asked is gone: nobody waits for the answer.
process.once("disconnect", () => process.exit());
