import { sql } from "kysely";
import type { Db, Tx } from "#kernel/database/database.ts";

/** A side of the exchange as every page knows it. */
export interface Side {
  readonly code: string;
  /** Its name in each language it was given one: `{ en: "Russia", ru: "Россия" }`. */
  readonly names: Readonly<Record<string, string>>;
  readonly languages: readonly string[];
  readonly zone: string;
  readonly telephoneRegion: string;
  readonly capital: Readonly<Record<string, string>>;
  readonly state: "in" | "paused" | "left";
  readonly stateSince: string;
}

/** What every process keeps of the exchange in memory; `version` tells when to read it anew. */
export interface Exchange {
  readonly version: number;
  readonly names: Readonly<Record<string, string>>;
  readonly language: string;
  readonly open: boolean;
  readonly state: "new" | "running" | "paused";
  readonly example: boolean;
  readonly sides: readonly Side[];
}

/** Reads the exchange and its sides in one round trip. */
export async function readExchange(db: Db): Promise<Exchange> {
  const row = await db
    .selectFrom("exchange")
    .select((eb) => [
      "version",
      "names",
      "language",
      "open",
      "state",
      "example",
      sql<Side[]>`(select coalesce(json_agg(json_build_object(
        'code', code, 'names', names, 'languages', languages, 'zone', zone, 'telephoneRegion', telephone_region,
        'capital', capital, 'state', state, 'stateSince', state_since) order by position, code), '[]'::json) from side)`.as(
        "sides",
      ),
      eb.val(null).as("nothing"),
    ])
    .executeTakeFirstOrThrow();
  return {
    version: row.version,
    names: row.names as Record<string, string>,
    language: row.language,
    open: row.open,
    state: row.state as Exchange["state"],
    example: row.example,
    sides: row.sides,
  };
}

/** Tells every process that what it keeps of the exchange has changed. */
export async function exchangeChanged(tx: Tx): Promise<void> {
  await tx.updateTable("exchange").set({ version: sql`version + 1` }).execute();
}

/** A name given in several languages, for one reader: in the first language he reads, else in any. */
export function nameFor(names: Readonly<Record<string, string>>, reads: readonly string[]): string {
  for (const language of reads) {
    const name = Object.hasOwn(names, language) ? names[language] : undefined;
    if (name) return name;
  }
  return Object.values(names)[0] ?? "";
}

export function sideOf(exchange: Exchange, code: string | null): Side | null {
  return exchange.sides.find((side) => side.code === code) ?? null;
}

/** All languages of the sides, in their order, without doubles. */
export function languagesOf(exchange: Exchange): readonly string[] {
  return [...new Set(exchange.sides.flatMap((side) => side.languages))];
}
