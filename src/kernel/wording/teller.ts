import { type RawBuilder, sql } from "kysely";
import { nameFor } from "#kernel/exchange/exchange.ts";

/** Whose own words something is: an organisation, where one told it that may be named, and the side. */
export interface Teller {
  readonly organisation: string | null;
  /** The side's name in each language it was given one. */
  readonly side: Readonly<Record<string, string>> | null;
}

/**
 * SQL: who told a thing (given as an SQL reference to its id) as `Teller`, null for no thing. An organisation is named
 * as long as it is here and what it told is everybody's; persons never are.
 */
export const tellerOf = (thing: RawBuilder<unknown>): RawBuilder<Teller | null> => sql<Teller | null>`(
  select json_build_object(
    'organisation', (select name from organisation where organisation.id = telling.organisation and left_at is null and telling.audience = 'public'),
    'side', (select names from side where side.code = telling.side))
  from object as telling where telling.id = ${thing})`;

/** In the reader's language: `Second Door, United States`. */
export const tellerName = (teller: Teller, reads: readonly string[]): string =>
  [teller.organisation, teller.side ? nameFor(teller.side, reads) : null].filter(Boolean).join(", ");
