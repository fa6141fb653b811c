import { loadWords } from "#kernel/language/load-words.ts";
import type { Words } from "#kernel/language/words.ts";

const book = loadWords(new URL(".", import.meta.url).pathname, { strict: true });

/** The parts' own words in one language, strict: for tests. */
export const voice = (language: string): Words => book.voice(language);
