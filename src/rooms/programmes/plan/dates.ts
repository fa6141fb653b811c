/** What a calendar counts from: the due date, the day of birth, or the day on which she joined it. */
export type Anchor = "due" | "birth" | "start";

/** The week of a pregnancy in which the due date lies; calendars of pregnancy are counted from its Monday. */
export const dueWeek = 40;

/** Monday of the week of a day: the only thing of an exact date that is kept in plain. */
export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

/** What is kept in plain of an anchor: its week's Monday; of "the day she joined" the day itself, which is no secret. */
export const anchorWeekOf = (anchor: Anchor, date: Temporal.PlainDate): Temporal.PlainDate =>
  anchor === "start" ? date : mondayOf(date);

/** Days from the kept anchor to a slot. `week`: completed weeks of pregnancy or of age; `weekday`: 0 is Monday. */
export const dayOffset = (anchor: Anchor, week: number, weekday: number): number =>
  7 * (anchor === "due" ? week - dueWeek : week) + weekday;

/** The day of a slot, where she is. */
export const slotDay = (anchorWeek: Temporal.PlainDate, offset: number): Temporal.PlainDate =>
  anchorWeek.add({ days: offset });

/** Completed weeks on a day: of pregnancy by the due date, of age by the day of birth; negative before. */
export function weekOn(anchor: Anchor, date: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const days = date.until(day, { largestUnit: "days" }).days;
  return Math.floor(anchor === "due" ? (days + 7 * dueWeek) / 7 : days / 7);
}

/** Whole hours of a day, `until` not included. */
export interface Hours {
  readonly from: number;
  readonly until: number;
}

/** A slot's window, moved into her own hours as little as possible and keeping its length as far as they allow. */
export function intoHerHours(window: Hours, hers: Hours): Hours {
  const length = Math.min(window.until - window.from, hers.until - hers.from);
  const from = Math.min(Math.max(window.from, hers.from), hers.until - length);
  return { from, until: from + length };
}

/** The instant of a full hour of a day in a zone: one that comes twice is the first, one that is left out comes later. */
export const hourOf = (day: Temporal.PlainDate, hour: number, zone: string): Temporal.Instant =>
  day
    .add({ days: Math.floor(hour / 24) })
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour: hour % 24 }) })
    .toInstant();

/** Where in its window a message of an enrolment goes, of 65,536: by its id, so that not all leave at one minute. */
export const spreadOf = (enrolment: string): number => Number.parseInt(enrolment.replaceAll("-", "").slice(-4), 16);

export interface Sending {
  readonly notBefore: Temporal.Instant;
  readonly notAfter: Temporal.Instant;
}

/** When a slot of `day` may be sent: within its window that day, and until her evening `validDays` later. */
export function sendingOf(
  day: Temporal.PlainDate,
  slot: { readonly hours: Hours; readonly validDays: number },
  reader: { readonly zone: string; readonly hours: Hours },
  spread: number,
): Sending {
  const window = intoHerHours(slot.hours, reader.hours);
  const from = hourOf(day, window.from, reader.zone);
  const minutes = (hourOf(day, window.until, reader.zone).epochMilliseconds - from.epochMilliseconds) / 60_000;
  const notBefore = from.add({ minutes: Math.floor((spread * minutes) / 65_536) });
  const evening = hourOf(day.add({ days: slot.validDays }), reader.hours.until, reader.zone);
  // Only where the clocks leave out her whole window can the evening come first.
  const least = notBefore.add({ minutes: 30 });
  return { notBefore, notAfter: Temporal.Instant.compare(evening, least) < 0 ? least : evening };
}
