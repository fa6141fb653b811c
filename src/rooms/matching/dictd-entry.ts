const mostTranslations = 12;
const mostWords = 4;
const longestTranslation = 60;

const pronunciation = /\[[^\]\n]*\]|\/[^/\n]*\//g;
const remark = /\([^()]*\)|\{[^{}]*\}|<[^<>]*>|"[^"\n]*"/g;
/** Grammar and style marks of dictionaries: _n. _амер. */
const mark = /_[\p{L}-]+\.?/gu;
/** 1. 2) а) I at the beginning of a line. */
const numbering = /^\s*(?:(?:\d{1,2}|[\p{L}])[.)]+|[IVX]+\b)/gmu;
const inlineNumbering = /(?<=\s)(?:\d{1,2}|\p{L})\)/gu;

/**
 * The translations in the body of one entry, as it stands in a dictionary in dictd's form: head line, then lines with
 * pronunciation, numbered senses, remarks and examples. Examples are told by their script where the two languages
 * differ in it, and by their length. The first senses come first.
 */
export function translationsIn(body: string, head: string): string[] {
  const lines = body.replaceAll("\0", "").split("\n");
  const first = lines[0] ?? "";
  const own = first.trimStart().toLowerCase().startsWith(head.toLowerCase())
    ? first.slice(first.indexOf(head) + head.length)
    : first;
  const text = [own.replace(/^[^/[]*$/, ""), ...lines.slice(1)]
    .join("\n")
    .replace(pronunciation, " ")
    .replace(remark, " ")
    .replace(remark, " ")
    .replace(mark, " ")
    .replace(numbering, ";")
    .replace(inlineNumbering, ";")
    .replace(/\n(?=\S)/g, ";")
    .replace(/\s+/g, " ");
  const latinHead = /\p{Script=Latin}/u.test(head);
  const foreign = latinHead && /[^\P{L}\p{Script=Latin}]/u.test(text) ? /\p{Script=Latin}/u : undefined;
  const found = new Set<string>();
  for (const piece of text.split(/[;,=:](?:\s+|$)|;/)) {
    const words = piece.replace(/\s+/g, " ").replace(/^[\s.:!?~-]+|[\s.:~-]+$/g, "");
    if (words === "" || words.length > longestTranslation || !/\p{L}/u.test(words)) continue;
    if (words.split(" ").length > mostWords || foreign?.test(words) || words.toLowerCase() === head.toLowerCase())
      continue;
    found.add(words);
    if (found.size >= mostTranslations) break;
  }
  return [...found];
}
