/** Columns of the file of messages, in their order. Those that say where a message stands are only read. */
export const columns = [
  "calendar",
  "slot",
  "week",
  "day",
  "kind",
  "side",
  "language",
  "version",
  "state",
  "text",
  "fact",
  "source",
  "source_date",
  "review_due",
  "answers",
] as const;
export type Column = (typeof columns)[number];

/** Without these a row says nothing. */
export const needed: readonly Column[] = ["calendar", "slot", "language", "text"];

// What a spreadsheet would take for a formula, and what we put before it; one that stands there already gets another,
// so that a file read back is what it was.
const formula = /^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/u;

export const guardCell = (text: string): string => (formula.test(text) ? `'${text}` : text);
export const unguardCell = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text;

/** Spreadsheets of countries that write 1,5 expect semicolons. */
export const separatorFor = (language: string): "," | ";" => (language === "ru" ? ";" : ",");
