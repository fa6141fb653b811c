import { line, quoted } from "#kernel/import/cells.ts";
import { type Importer, type Row, RowFault, type Take } from "#kernel/import/importer.ts";
import { wordsChanged } from "#rooms/matching/index.ts";
import { isKey, longestWord, mostWords } from "./domain.ts";
import { termOf } from "./seed.ts";
import { writeTerms } from "./write-terms.ts";

/** The glossary in the form of its own files, in any languages. A language without a column keeps its words. */
export const glossaryImporter: Importer = {
  name: "glossary",
  columns: {
    key: "the concept's name in addresses: small Latin letters, digits and hyphens",
    subject: "the subject it is listed under; an existing concept keeps its own when empty",
    near: "keys of neighbouring concepts",
  },
  needed: [],
  languageColumns: ["", "_also", "_calls"],
  kind: () => "term",
  read,
  after: (db) => wordsChanged(db),
};

function read(row: Row): Take {
  const subject = line(row, "subject", 80);
  if (subject !== "" && !isKey(subject))
    throw new RowFault(`subject is ${quoted(subject)}: small Latin letters, digits and hyphens`);
  const term = termOf(
    Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, withoutMark(cell)])),
    subject,
  );
  if (!isKey(term.key))
    throw new RowFault(`the key ${quoted(term.key)} may hold small Latin letters, digits and hyphens`);
  if (Object.keys(term.words).length === 0) throw new RowFault("the concept has no term in any language");
  for (const [code, { term: name, also, calls }] of Object.entries(term.words)) {
    if (also.length > mostWords || calls.length > mostWords)
      throw new RowFault(`more than ${mostWords} words in a list of ${code}`);
    for (const word of [name, ...also, ...calls])
      if (word.length > longestWord)
        throw new RowFault(`a word of ${code} is longer than ${longestWord} characters: ${quoted(word)}`);
  }
  return async (tx, context) => {
    const there = await tx
      .selectFrom("term")
      .select(["id", "subject", "near"])
      .where("key", "=", term.key)
      .executeTakeFirst();
    const kept = there
      ? await tx
          .selectFrom("term_word")
          .select(["language", "strength", "text"])
          .where("term", "=", there.id)
          .orderBy("position")
          .execute()
      : [];
    const words: Record<string, { term: string; also: string[]; calls: string[] }> = {};
    for (const { language, strength, text } of kept) {
      words[language] ??= { term: "", also: [], calls: [] };
      if (strength === "term") words[language].term = text;
      else words[language][strength === "also" ? "also" : "calls"].push(text);
    }
    const wish = {
      key: term.key,
      subject: subject || (there?.subject ?? ""),
      near: "near" in row ? term.near : (there?.near ?? []),
      words: { ...words, ...term.words },
    };
    const same =
      there &&
      there.subject === wish.subject &&
      sorted(there.near) === sorted(wish.near) &&
      sorted(words) === sorted(wish.words);
    if (same) return { outcome: "same", object: there.id };
    await writeTerms(tx, [wish], { source: context.source, author: null, edited: true }, context.now);
    const { id } = await tx.selectFrom("term").select("id").where("key", "=", term.key).executeTakeFirstOrThrow();
    return { outcome: there ? "changed" : "made", object: id };
  };
}

/** Exports put an apostrophe before what a spreadsheet would take for a formula. */
const withoutMark = (cell: string): string => (/^'[=+\-@]/u.test(cell) ? cell.slice(1) : cell);

/** A value's text whatever the order of its keys. */
const sorted = (value: object): string => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
