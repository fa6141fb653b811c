import type { Tx } from "#kernel/database/database.ts";
import type { Keys } from "#rooms/messages/index.ts";
import { beginEnrolment, countFrom, type Enrolment } from "./enrolments.ts";
import { calendarOf } from "./programme.ts";
import type { Wish } from "./wish.ts";

/** Her enrolment, counted from her date where it is known. */
export async function begin(
  tx: Tx,
  keys: Keys,
  wish: Wish,
  her: { id: string; language: string; zone: string; consent: string | null; known: Enrolment | null },
  at: Temporal.Instant,
): Promise<void> {
  const calendar = wish.kind === null ? null : calendarOf(wish.programme, wish.kind);
  const enrolment =
    her.known ??
    (await beginEnrolment(
      tx,
      {
        subscriber: her.id,
        programme: wish.programme.id,
        language: her.language,
        consent: her.consent,
        zone: her.zone,
      },
      at,
    ));
  if (her.known && her.consent)
    await tx.updateTable("enrolment").set({ consent: her.consent }).where("id", "=", enrolment.id).execute();
  if (calendar && wish.date)
    await countFrom(
      tx,
      keys,
      {
        enrolment,
        subscriber: her.id,
        calendar,
        date: wish.date,
        where: { zone: her.zone, hour_until: wish.programme.hourUntil },
        programme: wish.programme.id,
      },
      at,
    );
}
