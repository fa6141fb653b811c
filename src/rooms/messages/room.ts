import type { Room } from "#kernel/rooms.ts";
import { hookRoutes } from "./hooks/routes.ts";
import { forgetCalls } from "./hooks/take-call.ts";
import { phonesRights } from "./phones/rights.ts";
import { phonesRoutes } from "./phones/routes.ts";
import { rights } from "./rights.ts";
import { channelRoutes } from "./ways/routes.ts";

/** Messages to telephones: the ways they go, and what comes back. */
export const messagesRoom: Room = {
  name: "messages",
  routes: [...channelRoutes, ...hookRoutes, ...phonesRoutes],
  rights: { ...rights, ...phonesRights },
  ticks: [
    {
      name: "forget gateways' calls",
      every: { hours: 6 },
      run: ({ db }, now) => forgetCalls(db, now),
    },
  ],
};
