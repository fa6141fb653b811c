import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#kernel/database/database.ts";
import { hourOf, intoHerHours } from "./dates.ts";
import { type PlanWish, sayable } from "./sayable.ts";

/** A window of slots as it falls on one day for readers of one zone with the same hours. */
interface Face {
  readonly zone: string;
  readonly herFrom: number;
  readonly herUntil: number;
  readonly hourFrom: number;
  readonly hourUntil: number;
  readonly validDays: number;
  readonly morning: string;
  readonly minutes: number;
  readonly evening: string;
}

interface Hers {
  readonly zone: string;
  readonly hour_from: number;
  readonly hour_until: number;
}

/**
 * For each window and each zone and hours of readers: when it opens on `day`, its length, and the last evening for it.
 * Reckoned here and not in SQL: a database may know other rules of zones than this program, and what is planned must be
 * what is checked when it is sent.
 */
export async function facesOf(tx: Tx, day: Temporal.PlainDate, wish: PlanWish): Promise<readonly Face[]> {
  const { rows: windows } = await sql<{ hour_from: number; hour_until: number; valid_days: number }>`
    with ${sayable(wish)} select distinct hour_from, hour_until, valid_days from sayable`.execute(tx);
  if (windows.length === 0) return [];
  const { rows: hers } = await sql<Hers>`
    select distinct zone, hour_from, hour_until from subscriber where state = 'active'${
      wish.enrolments
        ? sql` and id in (select subscriber from enrolment where id = any(${wish.enrolments}::uuid[]))`
        : sql``
    }`.execute(tx);
  return hers.filter(({ zone }) => isZone(zone)).flatMap((one) => windows.map((window) => faceOf(day, one, window)));
}

function faceOf(
  day: Temporal.PlainDate,
  hers: Hers,
  window: { hour_from: number; hour_until: number; valid_days: number },
): Face {
  const hours = intoHerHours(
    { from: window.hour_from, until: window.hour_until },
    { from: hers.hour_from, until: hers.hour_until },
  );
  const morning = hourOf(day, hours.from, hers.zone);
  const noon = hourOf(day, hours.until, hers.zone);
  return {
    zone: hers.zone,
    herFrom: hers.hour_from,
    herUntil: hers.hour_until,
    hourFrom: window.hour_from,
    hourUntil: window.hour_until,
    validDays: window.valid_days,
    morning: morning.toString(),
    minutes: (noon.epochMilliseconds - morning.epochMilliseconds) / 60_000,
    evening: hourOf(day.add({ days: window.valid_days }), hers.hour_until, hers.zone).toString(),
  };
}

const known = new Map<string, boolean>();

/** A row with a zone that does not exist must not keep everybody else from being planned. */
function isZone(zone: string): boolean {
  let is = known.get(zone);
  if (is === undefined) {
    try {
      is = Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
    } catch {
      is = false;
    }
    known.set(zone, is);
  }
  return is;
}

/** The faces as a relation. */
export const asRows = (faces: readonly Face[]): RawBuilder<unknown> => sql`
  select * from unnest(${faces.map((one) => one.zone)}::text[], ${faces.map((one) => one.herFrom)}::int[],
    ${faces.map((one) => one.herUntil)}::int[], ${faces.map((one) => one.hourFrom)}::int[], ${faces.map((one) => one.hourUntil)}::int[],
    ${faces.map((one) => one.validDays)}::int[], ${faces.map((one) => one.morning)}::timestamptz[],
    ${faces.map((one) => one.minutes)}::int[], ${faces.map((one) => one.evening)}::timestamptz[])
    as face (zone, her_from, her_until, hour_from, hour_until, valid_days, morning, minutes, evening)`;
