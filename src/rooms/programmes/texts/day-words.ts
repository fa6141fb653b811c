/** A day as a short text says it: "May 12" where months come first, "12 May", «12 мая», "12 de mayo". */
export function dayWords(day: Temporal.PlainDate, language: string, order: "dmy" | "mdy"): string {
  const locale = language === "en" ? (order === "mdy" ? "en-US" : "en-GB") : language;
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" }).format(
    day.toZonedDateTime("UTC").epochMilliseconds,
  );
}
