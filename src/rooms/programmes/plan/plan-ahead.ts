import type { Clock } from "#kernel/clock.ts";
import { allowLongStatements, type Db } from "#kernel/database/database.ts";
import { catchUp } from "./catch-up.ts";
import { countGaps } from "./gaps.ts";
import { planDay } from "./plan-day.ts";

const zoneless = (now: Temporal.Instant, hours: number): Temporal.PlainDate =>
  now.add({ hours }).toZonedDateTimeISO("UTC").toPlainDate();

/**
 * Days that are today or tomorrow somewhere: from the last place where it is still yesterday to the first where the day
 * after begins within a day.
 */
export function daysAhead(now: Temporal.Instant): readonly Temporal.PlainDate[] {
  const [first, last] = [zoneless(now, -12), zoneless(now, 38)];
  return Array.from({ length: first.until(last).days + 1 }, (_, n) => first.add({ days: n }));
}

/** From then on every zone's hours of a day lie within the 48 hours that are planned at once. */
const wholeFrom = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime("UTC").toInstant().subtract({ hours: 12 });

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

/**
 * Plans what lies ahead for every programme that is on: a day for everybody once it comes near, again when texts or
 * calendars changed; in between only enrolments that changed. Days that nobody planned in time (an outage) are caught
 * up. Safe to repeat and to run twice at once. Returns how many messages are new.
 */
export async function planAhead(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  const programmes = await db
    .selectFrom("programme")
    .select(["id", "changed_at"])
    .where("state", "in", ["running", "rehearsing"])
    .execute();
  let messages = 0;
  for (const programme of programmes) {
    const rows = await db.selectFrom("plan_day").selectAll().where("programme", "=", programme.id).execute();
    const planned = new Map(rows.map((row) => [row.day, Temporal.Instant.from(row.planned_at)]));
    const days = daysAhead(now);
    messages += await catchUp(db, programme.id, { planned: [...planned.keys()], until: days[0], now });
    for (const day of days) {
      const before = planned.get(day.toString());
      const whole =
        !before ||
        isBefore(before, Temporal.Instant.from(programme.changed_at)) ||
        (isBefore(before, wholeFrom(day)) && !isBefore(now, wholeFrom(day)));
      const wish = { programme: programme.id, ...(!whole && { changedSince: before.subtract({ minutes: 10 }) }) };
      const made = await planDay(db, day, clock, wish);
      messages += made;
      await note(db, programme.id, day, now, made);
      if (whole) await countGaps(db, programme.id, day);
    }
  }
  return messages;
}

async function note(
  db: Db,
  programme: string,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
  messages: number,
): Promise<void> {
  await db
    .insertInto("plan_day")
    .values({ programme, day: day.toString(), planned_at: now.toString(), messages })
    .onConflict((same) =>
      same.columns(["programme", "day"]).doUpdateSet((row) => ({
        planned_at: row.ref("excluded.planned_at"),
        messages: row("plan_day.messages", "+", messages),
      })),
    )
    .execute();
}

/** Rows of days long gone say nothing any more. */
export async function forgetPlans(db: Db, now: Temporal.Instant): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await allowLongStatements(tx);
    await tx
      .deleteFrom("plan_day")
      .where("day", "<", zoneless(now, -24 * 90).toString())
      .execute();
    await tx
      .deleteFrom("text_gap")
      .where("day", "<", zoneless(now, -24 * 90).toString())
      .execute();
  });
}
