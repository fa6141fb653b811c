import type { Db } from "#kernel/database/database.ts";
import type { Gist } from "#kernel/wording/wording.ts";
import { gist } from "./engine/gist.ts";
import type { Knowledge } from "./engine/knowledge.ts";
import { readText } from "./engine/read.ts";
import { memoryOf } from "./memory.ts";

const mostKept = 2000;
const shownWords = 6;

/** Names of concepts by language; what a page calls a concept that a suggestion names by key. */
export interface ConceptNames {
  name(key: string, language: string): string;
}

export interface GistMaker {
  readonly gist: Gist;
  readonly names: ConceptNames;
  /** Which words the gist is made of: a page drawn with other ones is not kept any longer. */
  generation(): number;
  refresh(): Promise<void>;
}

/**
 * The gist of texts for pages, from what this process knows of words; `refresh` brings it up to the database's. Until
 * the first refresh nothing is recognised. The same text is recognised once.
 */
export function gistMaker(db: Db): GistMaker {
  let generation = 0;
  let knowledge: Knowledge | null = null;
  let kept = new Map<string, readonly string[]>();
  let names = new Map<string, Readonly<Record<string, string>>>();
  const name = (key: string, language: string): string => {
    const known = names.get(key);
    return known?.[language] ?? known?.["en"] ?? key.replaceAll("-", " ");
  };
  return {
    names: { name },
    generation: () => generation,
    gist(text, language, into) {
      if (!knowledge) return [];
      const key = `${language} ${into} ${text}`;
      const before = kept.get(key);
      if (before) return before;
      const found = gist(knowledge, readText(knowledge, text, language), shownWords).map((concept) =>
        name(concept, into),
      );
      if (kept.size >= mostKept) kept = new Map();
      kept.set(key, found);
      return found;
    },
    async refresh() {
      const memory = await memoryOf(db);
      if (memory.knowledge === knowledge) return;
      knowledge = memory.knowledge;
      generation++;
      kept = new Map();
      names = memory.names;
    },
  };
}
