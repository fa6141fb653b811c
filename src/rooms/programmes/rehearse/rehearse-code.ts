import type { Db } from "#kernel/database/database.ts";
import { slotsToRehearse } from "./load.ts";
import { type Rehearsed, rehearse } from "./rehearse.ts";

/** How many invented readers join over how many weeks, and what a part costs; null: what the programme says. */
export interface RehearsalWish {
  readonly readers: number;
  readonly weeks: number;
  readonly price: number | null;
}

/** A rehearsal, with its price: null where nobody has said one, so that no cost can be told. */
export interface RehearsedCode extends Rehearsed {
  readonly price: number | null;
  readonly currency: string;
}

/**
 * Rehearses a programme by its code, from `today` on, as its page does: readers of its first two languages in equal
 * shares, one in a hundred leaves each week. Null when there is no such programme.
 */
export async function rehearseCode(
  db: Db,
  code: string,
  wish: RehearsalWish,
  today: Temporal.PlainDate,
): Promise<RehearsedCode | null> {
  const programme = await db
    .selectFrom("programme")
    .select(["id", "languages", "prices", "currency", "hour_from", "hour_until"])
    .where("code", "=", code)
    .executeTakeFirst();
  if (!programme) return null;
  const known = Object.values(programme.prices as Record<string, number>);
  // The dearest of its prices: what is reckoned beforehand should not be too little.
  const price = wish.price ?? (known.length > 0 ? Math.max(...known) : null);
  const played = rehearse(await slotsToRehearse(db, programme.id), {
    people: wish.readers,
    joinDays: Math.max(1, Math.round(wish.weeks * 7)),
    from: today,
    languages: programme.languages.slice(0, 2).map((language) => ({ code: language, share: 1 })),
    leaveAWeek: 0.01,
    price: price ?? 0,
    hers: { from: programme.hour_from, until: programme.hour_until },
    seed: 1,
  });
  return { ...played, price, currency: programme.currency };
}
