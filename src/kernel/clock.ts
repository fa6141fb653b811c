/** Where every part of the program takes the time from, so that a test or the demo can move it. */
export interface Clock {
  now(): Temporal.Instant;
  /** Learns anew by how much it is moved; only a clock that can be moved while the program runs has it. */
  refresh?(): Promise<void>;
}

export const machineClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still until it is told otherwise. */
export function stoppedClock(
  at: string,
): Clock & { set(at: string): void; advance(duration: Temporal.DurationLike): void } {
  let instant = Temporal.Instant.from(at);
  return {
    now: () => instant,
    set: (next) => {
      instant = Temporal.Instant.from(next);
    },
    advance: (duration) => {
      // Days and weeks of an instant have no length without a zone; UTC gives them 24 hours.
      instant = instant.toZonedDateTimeISO("UTC").add(duration).toInstant();
    },
  };
}

/** The machine's clock moved by a number of seconds that may change while the program runs (the demo's). */
export function offsetClock(seconds: () => number): Clock {
  return { now: () => Temporal.Now.instant().add({ seconds: seconds() }) };
}
