/** The hours of a day, where she is, in which she may be written to: from 9 until 20 ends with 19:59. */
export interface Hours {
  readonly zone: string;
  readonly from: number;
  readonly until: number;
}

/**
 * Null when a message may leave at `now` and still be within the hours `margin` seconds later; else when the hours
 * begin next. On the day the clocks change an hour that is left out begins at the next one there is, an hour that comes
 * twice at the first of the two.
 */
export function nextOpening(hours: Hours, now: Temporal.Instant, margin = 0): Temporal.Instant | null {
  const here = now.toZonedDateTimeISO(hours.zone);
  const [opens, closes] = [at(here, hours.from), at(here, hours.until)];
  const last = now.add({ milliseconds: Math.ceil(margin * 1000) });
  if (Temporal.Instant.compare(now, opens) < 0) return opens;
  if (Temporal.Instant.compare(last, closes) < 0) return null;
  return at(here.add({ days: 1 }), hours.from);
}

function at(day: Temporal.ZonedDateTime, hour: number): Temporal.Instant {
  const date = day.toPlainDate();
  return hour === 24
    ? date.add({ days: 1 }).toZonedDateTime(day.timeZoneId).toInstant()
    : date.toZonedDateTime({ timeZone: day.timeZoneId, plainTime: Temporal.PlainTime.from({ hour }) }).toInstant();
}

/** The same, each combination of hours reckoned once for one `now`. */
export function openings(now: Temporal.Instant, margin: number): (hours: Hours) => Temporal.Instant | null {
  const known = new Map<string, Temporal.Instant | null>();
  return (hours) => {
    const name = `${hours.zone} ${hours.from} ${hours.until}`;
    let opening = known.get(name);
    if (opening === undefined) {
      opening = nextOpening(hours, now, margin);
      known.set(name, opening);
    }
    return opening;
  };
}
