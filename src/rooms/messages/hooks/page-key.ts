import { type TextKey, textKey } from "../keys/keys.ts";

const opened = new Map<string, Promise<TextKey>>();

/** The key of texts, read from its file once in a process. */
export function pageTextKey(folder: string): Promise<TextKey> {
  const known = opened.get(folder);
  if (known) return known;
  const key = textKey(folder);
  opened.set(folder, key);
  // A file that could not be read now may be there for the next call.
  key.catch(() => opened.delete(folder));
  return key;
}
