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
    /**
     * Rows in order of number, in pages of at most about 500 after `after`; none when there are no more. Only what is
     * public. A thing may have several rows, but all of them in one page.
     */
    rows(db: Db, after: number): Promise<readonly Record<string, unknown>[]>;
  };
}

/** All kinds by name; made by the composition root. */
export type Kinds = ReadonlyMap<string, Kind>;
