import type { Room } from "#kernel/rooms.ts";
import type { Services } from "#kernel/web/call.ts";
import { problemsRoom } from "#rooms/problems/room.ts";

/** All rooms of the house, in the order in which routes are asked and the menu is drawn. */
export function makeRooms(_services: Services): readonly Room[] {
  return [problemsRoom];
}
