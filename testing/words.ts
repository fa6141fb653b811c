import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where test files share the compiled form of the shipped words; each process would spend seconds on making it. */
export const compiledWords = join(tmpdir(), `diomede-test-words-${process.getuid?.() ?? 0}`);
