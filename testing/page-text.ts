/** One visible text of a page, or an attribute that is read out; with the elements it stands in. */
export interface PageText {
  readonly text: string;
  /** Names of elements around it, outermost first, each with its attributes as they were written. */
  readonly inside: readonly { readonly name: string; readonly attributes: string }[];
}

const empty = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };

export const plainText = (html: string): string =>
  html.replace(/&(#?\w+);/gu, (whole, name: string) => entities[name] ?? whole);

/** Texts of a page drawn by ours, whose elements are all closed, and of its spoken attributes. */
export function textsOf(page: string): PageText[] {
  const texts: PageText[] = [];
  const inside: { name: string; attributes: string }[] = [];
  for (const [piece, close, name = "", attributes = ""] of page.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|<[^>]*>|[^<]+/giu,
  )) {
    if (name === "") {
      if (!piece.startsWith("<") && piece.trim() !== "") texts.push({ text: plainText(piece), inside: [...inside] });
      continue;
    }
    if (close === "/") {
      const from = inside.findLastIndex((one) => one.name === name);
      if (from >= 0) inside.length = from;
      continue;
    }
    for (const [, , value = ""] of attributes.matchAll(/\s(title|aria-label|placeholder|alt)="([^"]*)"/gu))
      texts.push({ text: plainText(value), inside: [...inside, { name, attributes }] });
    if (!empty.has(name) && !attributes.endsWith("/")) inside.push({ name, attributes });
  }
  return texts;
}
