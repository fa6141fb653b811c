import { understand } from "#rooms/messages/index.ts";

/**
 * The line that answers free words, read out of what she wrote each time it is needed, so that whether they were of
 * danger at home or of a loss is kept nowhere but in her own words. Null where her words are kept no longer.
 */
export function lineOfWords(text: string | null, languages: readonly string[]): string | null {
  if (text === null) return null;
  const { intent, danger } = understand(text, { languages });
  if (intent === "grief") return "grief";
  if (intent === "stop-wish") return "wish-to-stop";
  if (intent !== "danger") return "not-understood";
  return danger === "violence" || danger === "despair" ? `danger-${danger}` : "danger";
}
