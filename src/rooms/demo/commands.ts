import { sql } from "kysely";
import type { Clock } from "#kernel/clock.ts";
import type { Db } from "#kernel/database/database.ts";
import { change, nobody } from "#kernel/events/change.ts";
import { exchangeChanged } from "#kernel/exchange/exchange.ts";
import { Refusal } from "#kernel/refusal.ts";
import { beginSignIn } from "#kernel/sign-in/sign-in.ts";
import { createAccount } from "#rooms/people/index.ts";
import { accountOf, type DemoRole, guises } from "./queries.ts";

/**
 * Signs in as the invented person who holds a role on a side. Only where the exchange is an example; elsewhere it
 * refuses with 404, as if there were no such thing. Returns the secret for the cookie.
 */
export async function lookAroundAs(
  db: Db,
  example: boolean,
  role: DemoRole,
  side: string,
  at: Temporal.Instant,
): Promise<string> {
  const guise = example ? (await guises(db)).find((one) => one.role === role && one.side === side) : undefined;
  if (!guise) throw new Refusal(404, "not-found");
  return await change(db, nobody, at, async (tx) => {
    const account =
      (await accountOf(tx, guise.person)) ??
      (await createAccount(
        tx,
        {
          person: guise.person,
          address: `${guise.person}@example.org`,
          password: null,
          confirmed: true,
          admitted: true,
        },
        at,
      ));
    if (!account) throw new Refusal(409, "not-found");
    return await beginSignIn(tx, account, at);
  });
}

/** So that the clock passes through the day of people on both sides of the earth. */
const halfDay = 43_200;

/** Moves the example's clock on, never back. Every process reads it anew with the exchange. */
export async function moveClock(
  db: Db,
  example: boolean,
  step: "half-day" | { to: Temporal.Instant },
  clock: Clock,
): Promise<void> {
  if (!example) throw new Refusal(404, "not-found");
  const by = step === "half-day" ? halfDay : Math.ceil(step.to.since(clock.now()).total("seconds"));
  if (by <= 0) return;
  await change(db, nobody, clock.now(), async (tx) => {
    await tx
      .updateTable("clock")
      .set({ offset_seconds: sql`offset_seconds + ${by}` })
      .execute();
    await exchangeChanged(tx);
  });
}
