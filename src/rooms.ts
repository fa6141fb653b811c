import { kindsOf, type Room } from "#kernel/rooms.ts";
import { commentsRoom } from "#rooms/comments/room.ts";
import { makeDemoRoom } from "#rooms/demo/room.ts";
import { makeExchangeRoom } from "#rooms/exchange/room.ts";
import { makeExperiencesRoom } from "#rooms/experiences/room.ts";
import { glossaryRoom } from "#rooms/glossary/room.ts";
import { groupsRoom } from "#rooms/groups/room.ts";
import { lettersRoom } from "#rooms/letters/room.ts";
import { matchingRoom } from "#rooms/matching/room.ts";
import { messagesRoom } from "#rooms/messages/room.ts";
import { peopleRoom } from "#rooms/people/room.ts";
import { problemsRoom } from "#rooms/problems/room.ts";
import { programmesRoom } from "#rooms/programmes/room.ts";
import { themesRoom } from "#rooms/themes/room.ts";
import { translationsRoom } from "#rooms/translations/room.ts";
import { loadExamples } from "./examples.ts";
import { liveOn } from "./live-on.ts";
import type { HouseServices } from "./services.ts";

/** All rooms of the house, in the order in which routes are asked and the menu is drawn. */
export function makeRooms(services: HouseServices): readonly Room[] {
  const rooms: Room[] = [
    makeExchangeRoom(services.matching.names, () => kindsOf(rooms)),
    problemsRoom,
    makeExperiencesRoom(services.matching.names),
    groupsRoom,
    commentsRoom,
    peopleRoom,
    programmesRoom,
    lettersRoom,
    themesRoom,
    glossaryRoom,
    translationsRoom,
    matchingRoom,
    messagesRoom,
  ];
  // The example takes in its next chapter by the importers of the rooms beside it.
  rooms.push(
    makeDemoRoom({
      async loadChapter(until) {
        const finish = await loadExamples(services.db, rooms, until);
        await finish();
      },
      live: () => liveOn(services, rooms),
    }),
  );
  return rooms;
}
