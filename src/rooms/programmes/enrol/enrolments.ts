import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { anchorPlace, cancelMessages, type Keys } from "#rooms/messages/index.ts";
import type { EnrolmentState } from "../domain.ts";
import { takeLot } from "../evaluation/lot.ts";
import { anchorWeekOf } from "../plan/dates.ts";
import { daysAhead } from "../plan/plan-ahead.ts";
import { planDayIn } from "../plan/plan-day.ts";
import type { KnownCalendar, KnownProgramme } from "./programme.ts";

/** An enrolment as acts about it need it; its subscriber's row is locked by whoever acts. */
export interface Enrolment {
  readonly id: string;
  readonly calendar: KnownCalendar | null;
  readonly state: EnrolmentState;
  readonly language: string;
  readonly reader: number;
  readonly child: number;
  readonly anchorWeek: string | null;
}

/** Where she is and when she may be written to. */
export interface Whereabouts {
  readonly zone: string;
  readonly hour_until: number;
}

/** Enrolments of a subscriber that are not over, oldest first. */
export async function enrolmentsOf(
  tx: Tx,
  subscriber: string,
  programme: KnownProgramme,
): Promise<readonly Enrolment[]> {
  const rows = await tx
    .selectFrom("enrolment")
    .select(["id", "calendar", "state", "language", "reader", "child", "anchor_week"])
    .where("subscriber", "=", subscriber)
    .where("state", "<>", "ended")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    calendar: programme.calendars.find((one) => one.id === row.calendar) ?? null,
    state: row.state as EnrolmentState,
    language: row.language,
    reader: row.reader,
    child: row.child,
    anchorWeek: row.anchor_week,
  }));
}

export interface NewEnrolment {
  readonly subscriber: string;
  readonly programme: string;
  readonly language: string;
  readonly reader?: number;
  readonly child?: number;
  readonly consent: string | null;
  readonly zone: string;
}

/** Someone who will be asked for her date; nothing goes out of it until there is one. */
export async function beginEnrolment(tx: Tx, made: NewEnrolment, now: Temporal.Instant): Promise<Enrolment> {
  const id = randomUUIDv7();
  const today = now.toZonedDateTimeISO(made.zone).toPlainDate().toString();
  await tx
    .insertInto("enrolment")
    .values({
      id,
      subscriber: made.subscriber,
      programme: made.programme,
      language: made.language,
      reader: made.reader ?? 1,
      child: made.child ?? 1,
      consent: made.consent,
      started_on: today,
      from_day: today,
      created_at: now.toString(),
      changed_at: now.toString(),
    })
    .execute();
  return {
    id,
    calendar: null,
    state: "asked",
    language: made.language,
    reader: made.reader ?? 1,
    child: made.child ?? 1,
    anchorWeek: null,
  };
}

/** The day on which messages can begin: today, or tomorrow when her evening is near. */
function firstDay(where: Whereabouts, now: Temporal.Instant): Temporal.PlainDate {
  const here = now.toZonedDateTimeISO(where.zone);
  return here.hour >= where.hour_until - 1 ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate();
}

/** How many days after a calendar's first message one may begin without the starter pack. */
const onTime = 7;

/**
 * Counts an enrolment from a date, for the first time or anew, and plans what is near. What she has had never comes
 * again; what lies before today is not sent. The date itself is sealed.
 */
export async function countFrom(
  tx: Tx,
  keys: Keys,
  {
    enrolment,
    subscriber,
    calendar,
    date,
    where,
    programme,
  }: {
    enrolment: Enrolment;
    subscriber: string;
    calendar: KnownCalendar;
    date: Temporal.PlainDate;
    where: Whereabouts;
    programme: string;
  },
  now: Temporal.Instant,
): Promise<void> {
  const week = anchorWeekOf(calendar.anchor, date);
  const day = firstDay(where, now);
  const first = enrolment.state === "asked" || enrolment.calendar?.id !== calendar.id;
  const late =
    calendar.starter !== null &&
    calendar.first !== null &&
    Temporal.PlainDate.compare(week.add({ days: calendar.first + onTime }), day) < 0;
  await tx
    .updateTable("enrolment")
    .set({
      calendar: calendar.id,
      anchor_week: week.toString(),
      anchor_sealed: keys.sealer().seal(anchorPlace(enrolment.id), Buffer.from(date.toString(), "latin1")),
      ...(enrolment.state === "paused" ? {} : { state: "active" }),
      ...(first && { started_on: day.toString(), starter: late }),
      from_day: notBeforeWaited(day),
      changed_at: now.toString(),
    })
    .where("id", "=", enrolment.id)
    .execute();
  if (first) await takeLot(tx, enrolment.id, now);
  await planAnew(tx, { subscriber, enrolments: [enrolment.id], programme }, now);
}

/** A day from which messages go out; of the arm of a trial that waits never before its wait is over. */
const notBeforeWaited = (day: Temporal.PlainDate) => sql<string>`greatest(${day.toString()}::date, wait_until)`;

/**
 * Plans the coming two days of some enrolments as they are now. What was planned and not handed over yet is taken off
 * first: it follows from dates, and what still holds is put back at once.
 */
export async function planAnew(
  tx: Tx,
  { subscriber, enrolments, programme }: { subscriber: string; enrolments: readonly string[]; programme: string },
  now: Temporal.Instant,
): Promise<void> {
  for (const enrolment of enrolments) {
    await sql`
      delete from message where subscriber = ${subscriber} and enrolment = ${enrolment} and class = 'health' and tries = 0
        and (state = 'planned' or (state = 'cancelled' and reason in ('paused', 'silent', 'stopped', 'other-week') and not_after > ${now.toString()}))`.execute(
      tx,
    );
    // What a worker holds this moment cannot be taken off its hands, but it will not be sent.
    await sql`
      update message set state = 'cancelled', reason = 'planned-anew', state_at = ${now.toString()}, worker = null, lease_until = null
      where subscriber = ${subscriber} and enrolment = ${enrolment} and class = 'health' and state in ('claimed', 'held')`.execute(
      tx,
    );
  }
  if (enrolments.length === 0) return;
  for (const day of daysAhead(now)) await planDayIn(tx, day, now, { programme, enrolments });
}

/** Comes back after a pause or STOP: from today on, with the consent of now; what was missed does not pile up. */
export async function resumeEnrolments(
  tx: Tx,
  {
    subscriber,
    programme,
    consent,
    where,
  }: { subscriber: string; programme: string; consent: string | null; where: Whereabouts },
  now: Temporal.Instant,
): Promise<void> {
  const rows = await tx
    .updateTable("enrolment")
    .set({
      from_day: notBeforeWaited(firstDay(where, now)),
      changed_at: now.toString(),
      ...(consent !== null && { consent }),
    })
    .where("subscriber", "=", subscriber)
    .where("state", "in", ["active", "asked"])
    .returning("id")
    .execute();
  // What a form began enters a trial with her YES.
  if (consent !== null) for (const row of rows) await takeLot(tx, row.id, now);
  await planAnew(tx, { subscriber, enrolments: rows.map((row) => row.id), programme }, now);
}

/**
 * Ends an enrolment and takes back all of it that is not with a gateway yet. Its dates are forgotten, and of all
 * endings this is the one way: of a row that ended nobody can tell why.
 */
export async function endEnrolment(tx: Tx, subscriber: string, id: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable("enrolment")
    .set({ state: "ended", anchor_week: null, anchor_sealed: null, changed_at: now.toString() })
    .where("id", "=", id)
    .where("subscriber", "=", subscriber)
    .execute();
  await tx
    .updateTable("appointment")
    .set({ cancelled_at: now.toString() })
    .where("enrolment", "=", id)
    .where("cancelled_at", "is", null)
    .execute();
  await cancelMessages(tx, { subscriber, enrolment: id }, "answers", "ended", now);
}
