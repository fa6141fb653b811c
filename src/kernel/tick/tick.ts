import { openLifeline } from "#kernel/jobs/lifeline.ts";
import { reasonOf } from "#kernel/lifecycle/cannot-start.ts";
import { orHurried, repeat } from "#kernel/lifecycle/repeat.ts";
import type { Tick } from "#kernel/rooms.ts";
import type { Services } from "#kernel/web/call.ts";

const minute = 60_000;

/**
 * One turn of the clock: runs each tick whose `every` has passed since it was last done, in their order. One that
 * fails is logged and is due again at the next turn; the others run all the same. Returns the names of those that ran
 * well. Two turns at once do no harm, since ticks may be repeated, but `startTicks` sees to it that there is one.
 */
export async function turn(
  services: Services,
  ticks: readonly Tick[],
  now: Temporal.Instant,
): Promise<readonly string[]> {
  // Whole minutes: a timer that fires a moment earlier than its last time must not miss a turn.
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / minute) * minute);
  const rows = await services.db.selectFrom("tick").select(["name", "done_at"]).execute();
  const doneAt = new Map(rows.map((row) => [row.name, Temporal.Instant.from(row.done_at)]));
  const done: string[] = [];
  for (const tick of ticks) {
    if (!isDue(tick, doneAt.get(tick.name), at)) continue;
    try {
      await tick.run(services, now);
      await services.db
        .insertInto("tick")
        .values({ name: tick.name, done_at: at.toString() })
        .onConflict((same) => same.column("name").doUpdateSet({ done_at: at.toString() }))
        .execute();
      done.push(tick.name);
    } catch (error) {
      services.log("error", "a tick failed and is tried again at the next turn", {
        tick: tick.name,
        error: error instanceof Error ? error.stack : String(error),
      });
    }
  }
  return done;
}

/** A clock that was set back must not stop a tick until it has come round again. */
function isDue(tick: Tick, doneAt: Temporal.Instant | undefined, at: Temporal.Instant): boolean {
  if (!doneAt || Temporal.Instant.compare(doneAt, at) > 0) return true;
  const due = doneAt.toZonedDateTimeISO("UTC").add(tick.every).toInstant();
  return Temporal.Instant.compare(due, at) <= 0;
}

export interface TickWish {
  /** Past any pooler: the lock that lets one program turn at a time is a session's. */
  readonly directUrl: string;
  readonly services: Services;
  readonly ticks: readonly Tick[];
  /** Milliseconds until the next turn; a moment after the next full minute. */
  readonly pause?: (now: Temporal.Instant) => number;
}

const nextMinute = (now: Temporal.Instant): number => minute - (now.epochMilliseconds % minute) + 50;

/** Turns once a minute, in one program at a time, until it is stopped. */
export async function startTicks({
  directUrl,
  services,
  ticks,
  pause = nextMinute,
}: TickWish): Promise<{ stop(hurry?: AbortSignal): Promise<void> }> {
  const names = ticks.map((tick) => tick.name);
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice) throw new Error(`Two rooms have a tick called ${twice}`);
  const failed = (error: unknown) => services.log("error", "the turn of the clock failed", { error: reasonOf(error) });
  const lifeline = await openLifeline(directUrl, failed);
  const turning = repeat(
    () => pause(services.clock.now()),
    () => lifeline.alone("tick", async () => void (await turn(services, ticks, services.clock.now()))),
    failed,
    { first: "later" },
  );
  return {
    async stop(hurry) {
      await orHurried(turning.stop(), hurry);
      await lifeline.stop();
    },
  };
}
