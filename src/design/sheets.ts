/** Style sheets in the order in which they are joined into the one that is served. */
export const sheets: readonly URL[] = [
  "tokens.css",
  "base.css",
  "shared.css",
  "frame.css",
  "form.css",
  "passage.css",
  "states.css",
  "parts.css",
  "ways.css",
  "messages.css",
  "table.css",
  "line.css",
  "print.css",
].map((file) => new URL(file, import.meta.url));
