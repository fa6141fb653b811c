import type { RawBuilder } from "kysely";
import type { Db } from "#kernel/database/database.ts";

/** A column of an export. It is private unless it says `public`, and a private one is in no file. */
export interface ExportColumn {
  readonly name: string;
  readonly public: boolean;
  /** What it holds, for the README beside the file. */
  readonly meaning: string;
}

/** What activity, lineage, search, digest and inbox need to know of a room's things, and nothing of its inside. */
export interface Kind {
  readonly kind: string;
  /** Address of the thing with this number. */
  path(number: number): string;
  /** Message id of the word for one, such as `kind-problem`; the badge of lists. */
  readonly word: string;
  /** Fields whose words are searched and read by the matcher, most telling first. */
  readonly searched: readonly string[];
  /** Further condition on rows that anybody but their authors sees (`object` is aliased), beyond their audience. */
  readonly shown?: RawBuilder<boolean>;
  readonly export?: {
    readonly columns: readonly ExportColumn[];
    /** Rows in order of number, in pages of at most 500 after `number`; only what is public. */
    rows(db: Db, after: number): Promise<readonly Record<string, unknown>[]>;
  };
  readonly importer?: Importer;
}

/** Takes rows from a file. Each row is checked first (`problems`), and only when all are sound all are taken. */
export interface Importer {
  /** Columns a row may have, each with what it means; `key` is always there. */
  readonly columns: Readonly<Record<string, string>>;
  /** Takes one sound row in the import's transaction: made, changed or already the same. */
  take(
    tx: import("#kernel/database/database.ts").Tx,
    row: Readonly<Record<string, string>>,
    context: ImportContext,
  ): Promise<"made" | "changed" | "same">;
}

export interface ImportContext {
  readonly source: string;
  readonly now: Temporal.Instant;
  /** Finds what an earlier row or import brought, by kind and key; refuses with the key's name when it is not there. */
  find(kind: string, key: string): Promise<string>;
}

/** All kinds by name; made by the composition root. */
export type Kinds = ReadonlyMap<string, Kind>;
