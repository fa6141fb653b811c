import { sql } from "kysely";
import { audit } from "#kernel/audit/audit.ts";
import type { Db, Tx } from "#kernel/database/database.ts";
import { Refusal, refuseFields } from "#kernel/refusal.ts";
import { lockSubscriber } from "#rooms/messages/index.ts";
import { planVisits } from "../plan/questions.ts";

interface Staff {
  readonly programme: string;
  readonly person: string;
  readonly at: Temporal.Instant;
}

/** A day on which she is expected, and how many days before it she is reminded. */
export interface VisitWish {
  readonly day: Temporal.PlainDate;
  readonly daysBefore: number;
}

/** Visits that are still to come, of one enrolment: more are a mistake. */
export const mostVisits = 20;

/**
 * Notes a visit of one of her calendars; the same day again changes nothing. Refuses 422 on `day` (over, or more than a
 * year away) and `enrolment` (not hers, or over), 409 visit-too-many.
 */
export async function addVisit(
  db: Db,
  reader: { readonly id: string; readonly zone: string },
  enrolment: string,
  wish: VisitWish,
  staff: Staff,
): Promise<void> {
  await db.transaction().execute((tx) => putVisit(tx, reader, enrolment, wish, staff));
}

async function putVisit(
  tx: Tx,
  reader: { readonly id: string; readonly zone: string },
  enrolment: string,
  { day, daysBefore }: VisitWish,
  { programme, person, at }: Staff,
): Promise<void> {
  await lockSubscriber(tx, reader.id);
  const today = at.toZonedDateTimeISO(reader.zone).toPlainDate();
  if (Temporal.PlainDate.compare(day, today) <= 0) throw refuseFields({ day: { id: "visit-day-over" } });
  if (Temporal.PlainDate.compare(day, today.add({ days: 366 })) > 0)
    throw refuseFields({ day: { id: "visit-day-far" } });
  const { rows } = await sql<{ alive: boolean; there: boolean; visits: number }>`
    select true as alive, coalesce(bool_or(appointment.day = ${day.toString()}::date and days_before = ${daysBefore}), false) as there, count(appointment.id)::int as visits
    from enrolment as e left join appointment on appointment.enrolment = e.id and cancelled_at is null and day > ${today.toString()}::date
    where e.id::text = ${enrolment} and e.subscriber = ${reader.id} and e.state <> 'ended' group by e.id`.execute(tx);
  const [hers] = rows;
  if (!hers) throw refuseFields({ enrolment: { id: "field-choose" } });
  if (hers.there) return;
  if (hers.visits >= mostVisits) throw new Refusal(409, "visit-too-many", { most: mostVisits });
  await tx
    .insertInto("appointment")
    .values({ enrolment, day: day.toString(), days_before: daysBefore, made_by: person, created_at: at.toString() })
    .execute();
  // Tomorrow's reminder cannot wait for the hourly look.
  await planVisits(tx, at, reader.id);
  await audit(tx, { actor: person, action: "visit-noted", object: programme, data: {} }, at);
}

/** Calls a visit off: its reminder is taken back in the same moment. Repeating it changes nothing; 404 if not hers. */
export async function cancelVisit(db: Db, reader: { readonly id: string }, visit: string, staff: Staff): Promise<void> {
  await db.transaction().execute((tx) => takeBack(tx, reader, visit, staff));
}

async function takeBack(
  tx: Tx,
  reader: { readonly id: string },
  visit: string,
  { programme, person, at }: Staff,
): Promise<void> {
  await lockSubscriber(tx, reader.id);
  const { rows } = await sql<{ id: string; cancelled: boolean }>`
    select appointment.id, cancelled_at is not null as cancelled from appointment join enrolment as e on e.id = appointment.enrolment
    where appointment.id::text = ${visit} and e.subscriber = ${reader.id}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refusal(404, "not-found");
  if (found.cancelled) return;
  await tx.updateTable("appointment").set({ cancelled_at: at.toString() }).where("id", "=", found.id).execute();
  await sql`
    update message set state = 'cancelled', reason = 'visit-off', state_at = ${at.toString()}, worker = null, lease_until = null
    where subscriber = ${reader.id} and key = ${`visit:${found.id}`} and state in ('planned', 'claimed', 'held')`.execute(
    tx,
  );
  await audit(tx, { actor: person, action: "visit-called-off", object: programme, data: {} }, at);
}

/**
 * Puts a visit on another day: the old one is called off, the new one noted, both or neither. Who was reminded of the
 * old day is reminded of the new one too.
 */
export async function moveVisit(
  db: Db,
  reader: { readonly id: string; readonly zone: string },
  visit: string,
  wish: VisitWish,
  staff: Staff,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockSubscriber(tx, reader.id);
    const { rows } = await sql<{ enrolment: string }>`
      select enrolment from appointment where id::text = ${visit} and cancelled_at is null`.execute(tx);
    const [found] = rows;
    if (!found) throw new Refusal(404, "not-found");
    await takeBack(tx, reader, visit, staff);
    await putVisit(tx, reader, found.enrolment, wish, staff);
  });
}

/** Whether others may see her phone: from now on each message begins with words that say nothing. */
export async function setDiscreet(
  db: Db,
  reader: { readonly id: string },
  discreet: boolean,
  { programme, person, at }: Staff,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockSubscriber(tx, reader.id);
    await tx.updateTable("subscriber").set({ discreet }).where("id", "=", reader.id).execute();
    await audit(tx, { actor: person, action: "reader-discreet", object: programme, data: { discreet } }, at);
  });
}
