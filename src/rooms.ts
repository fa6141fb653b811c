import type { Room } from "#kernel/rooms.ts";
import { makeExchangeRoom } from "#rooms/exchange/room.ts";
import { groupsRoom } from "#rooms/groups/room.ts";
import { peopleRoom } from "#rooms/people/room.ts";
import { problemsRoom } from "#rooms/problems/room.ts";
import type { HouseServices } from "./services.ts";

/** All rooms of the house, in the order in which routes are asked and the menu is drawn. */
export function makeRooms(services: HouseServices): readonly Room[] {
  return [makeExchangeRoom(services.matching.names), problemsRoom, groupsRoom, peopleRoom];
}
