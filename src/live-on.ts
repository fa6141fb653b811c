import { setTimeout as sleep } from "node:timers/promises";
import type { Room } from "#kernel/rooms.ts";
import { turn } from "#kernel/tick/tick.ts";
import type { Services } from "#kernel/web/call.ts";
import { isAnythingDue } from "#rooms/messages/index.ts";
import { ticksOf } from "./ticks.ts";

/** For so many milliseconds the person who moved the clock waits for messages that are due. */
const patience = 2500;
const look = 150;

/**
 * What the example's clock brings after it was moved on a little: what it sets going is done, and what is due goes
 * out, so that no message of a week is missed because the days between were jumped over. Where nobody sends it goes on
 * after a while without.
 */
export async function liveOn(services: Services, rooms: readonly Room[]): Promise<void> {
  const { db, clock } = services;
  await clock.refresh?.();
  await turn(services, ticksOf(rooms), clock.now());
  const until = performance.now() + patience;
  while (performance.now() < until && (await isAnythingDue(db, clock.now()))) await sleep(look);
}
