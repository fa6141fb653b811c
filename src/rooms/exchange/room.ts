import type { Room } from "#kernel/rooms.ts";
import type { ConceptNames } from "#rooms/matching/index.ts";
import { coordinatorRoutes } from "./coordinators/routes.ts";
import { rights } from "./rights.ts";
import { exchangeRoutes } from "./routes.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { setUpRoutes } from "./setup/routes.ts";

export const makeExchangeRoom = (names: ConceptNames): Room => ({
  name: "exchange",
  rights,
  routes: [...setUpRoutes, ...exchangeRoutes(names), ...settingsRoutes, ...coordinatorRoutes],
});
