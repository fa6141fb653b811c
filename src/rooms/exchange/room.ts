import type { Kinds } from "#kernel/kinds.ts";
import type { Room } from "#kernel/rooms.ts";
import type { ConceptNames } from "#rooms/matching/index.ts";
import { coordinatorRoutes } from "./coordinators/routes.ts";
import { downloadRoutes } from "./downloads/routes.ts";
import { rights } from "./rights.ts";
import { exchangeRoutes } from "./routes.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { setUpRoutes } from "./setup/routes.ts";

export const makeExchangeRoom = (names: ConceptNames, kinds: () => Kinds): Room => ({
  name: "exchange",
  rights,
  routes: [...setUpRoutes, ...exchangeRoutes(names), ...settingsRoutes, ...coordinatorRoutes, ...downloadRoutes(kinds)],
});
