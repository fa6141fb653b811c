import type { Kinds } from "#kernel/kinds.ts";
import { publicColumns } from "./export-stream.ts";

/** Kinds of which there is a file, in the order in which rooms register them. */
export const exportedKinds = (kinds: Kinds): readonly string[] =>
  [...kinds.values()].filter((kind) => publicColumns(kind).length > 0).map((kind) => kind.kind);

/** The README beside the files: what each holds, column by column. */
export function exportReadme(kinds: Kinds, name: string, at: Temporal.Instant): string {
  const parts = exportedKinds(kinds).map((kind) => {
    const found = kinds.get(kind);
    const columns = found ? publicColumns(found) : [];
    return `${kind}.csv, ${kind}.jsonl\n${columns.map((column) => `  ${column.name}: ${column.meaning}`).join("\n")}`;
  });
  return `${name}: everything public, written ${at.round("second").toString()}

Each kind of thing has one file in two forms: CSV (UTF-8, comma, header line; a cell that a spreadsheet would take for
a formula begins with an apostrophe) and JSON Lines (one object a line). Text stands as it was written, in the language
of the column "language". Names of persons are in no file. What its writers have taken back is not here any more:
please take newer files rather than keep old ones.

${parts.join("\n\n")}
`;
}
