/** A due date within 42 weeks ahead (and three behind), a birth within the last year. */
export function isSensible(date: Temporal.PlainDate, kind: "due" | "birth" | null, now: Temporal.Instant): boolean {
  const days = now.toZonedDateTimeISO("UTC").toPlainDate().until(date, { largestUnit: "days" }).days;
  return kind === "birth" ? days <= 1 && days > -366 : days <= 42 * 7 && days >= -21;
}
