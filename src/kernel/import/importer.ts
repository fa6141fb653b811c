import type { Db, Tx } from "#kernel/database/database.ts";
import type { By, Tell } from "#kernel/events/change.ts";

/** One row of a file: its cells by column, cleaned and trimmed. A cell that is not there is empty. */
export type Row = Readonly<Record<string, string>>;

/** What taking a row did; `object` is the thing it made or changed, null where it is none. */
export interface Taken {
  readonly outcome: "made" | "changed" | "same";
  readonly object: string | null;
}

/** Takes one row inside the import's transaction. Refuses with a `Refusal` or a `RowFault`. */
export type Take = (tx: Tx, context: ImportContext) => Promise<Taken>;

/** Takes rows of one kind of file. */
export interface Importer {
  /** What the file is called, in the plural, and how the command line names it: `problems`. */
  readonly name: string;
  /** Columns a row may have, each with what it means; `key` is always there. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that the header must name, beside `key`. */
  readonly needed: readonly string[];
  /** For files that have a column for each language: what follows the language's code in a column's name. */
  readonly languageColumns?: readonly string[];
  /** What a row makes; stands in the counts. */
  kind(row: Row): string;
  /** Looks at one row by itself and throws `RowFault` for what is wrong; what it returns takes the row. */
  read(row: Row): Take;
  /** After all rows are kept: what follows for the things that were made or changed. Safe to repeat. */
  after?(db: Db, objects: readonly string[]): Promise<void>;
}

export interface ImportContext {
  readonly source: string;
  /** The row's key within the source. */
  readonly key: string;
  readonly now: Temporal.Instant;
  /** Id of what an earlier row or import of the same source brought. Throws `RowFault` when it is not there. */
  find(kind: string, key: string): Promise<string>;
  /** Writes events with the time at which, by the row, it happened. */
  tell(by: By, at: Temporal.Instant): Tell;
}

/** What is wrong with a row, as a sentence without full stop for the person at the terminal. */
export class RowFault extends Error {
  override readonly name = "RowFault";
}
