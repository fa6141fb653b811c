import { type Hours, type Sending, sendingOf, slotDay, spreadOf } from "./dates.ts";

export interface PlannedSlot {
  readonly id: number;
  readonly dayOffset: number;
  readonly hours: Hours;
  readonly catchUp: "skip" | "once" | "starter";
  readonly validDays: number;
  readonly needs: number | null;
  readonly arm: string | null;
  readonly importance: number;
}

/** The starter pack of a calendar, in its order, and how many of it go out a day. */
export interface StarterPack {
  readonly slots: readonly PlannedSlot[];
  readonly perDay: number;
}

export interface PlannedEnrolment {
  readonly id: string;
  readonly anchorWeek: Temporal.PlainDate;
  readonly startedOn: Temporal.PlainDate;
  /** Nothing of an earlier day goes out. */
  readonly fromDay: Temporal.PlainDate;
  readonly starter: boolean;
  readonly arm: string | null;
}

export interface Reader {
  readonly zone: string;
  readonly hours: Hours;
}

export interface DueSlot extends Sending {
  readonly slot: number;
}

/** Days that the starter pack takes; while it runs nothing else of its calendar goes out. */
export const packDays = (pack: StarterPack): number => Math.ceil(pack.slots.length / pack.perDay);

/** The day of the nth slot of a starter pack, from 0. */
export const packDay = (startedOn: Temporal.PlainDate, n: number, perDay: number): Temporal.PlainDate =>
  startedOn.add({ days: Math.floor(n / perDay) });

/**
 * What is due for one active enrolment on one day of hers, and when: a pure function of dates. `planDay` is its twin in
 * SQL. What is over at `now` is not due any more; days before `fromDay` never are.
 */
export function dueOn(
  day: Temporal.PlainDate,
  enrolment: PlannedEnrolment,
  reader: Reader,
  slots: readonly PlannedSlot[],
  pack: StarterPack | null,
  now: Temporal.Instant,
): readonly DueSlot[] {
  const spread = spreadOf(enrolment.id);
  const late = enrolment.starter && pack ? pack : null;
  const inPack = late !== null && isBefore(day, enrolment.startedOn.add({ days: packDays(late) }));
  const ofDay = inPack
    ? late.slots.filter((_, n) => packDay(enrolment.startedOn, n, late.perDay).equals(day))
    : slots.filter((slot) => slot.catchUp !== "starter" && slotDay(enrolment.anchorWeek, slot.dayOffset).equals(day));
  return ofDay
    .filter((slot) => slot.arm === null || slot.arm === enrolment.arm)
    .filter(() => !isBefore(day, enrolment.fromDay))
    .map((slot) => ({ slot: slot.id, ...sendingOf(day, slot, reader, spread) }))
    .filter((due) => Temporal.Instant.compare(due.notAfter, now) > 0);
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0;
