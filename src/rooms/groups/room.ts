import type { Room } from "#kernel/rooms.ts";
import { groupImporter, groupStateImporter, seatImporter, takingImporter } from "./import.ts";
import { groupKind } from "./kinds.ts";
import { rights } from "./rights.ts";
import { groupRoutes } from "./routes.ts";
import { seatRoutes } from "./seat-routes.ts";
import { takeUpRoutes } from "./take-up-routes.ts";
import { restGroupsWithoutChairs } from "./tick.ts";

export const groupsRoom: Room = {
  name: "groups",
  rights,
  routes: [...groupRoutes, ...seatRoutes, ...takeUpRoutes],
  kinds: [groupKind],
  importers: [groupImporter, seatImporter, groupStateImporter, takingImporter],
  menu: [{ word: "menu-groups", href: "/groups", kinds: ["group"] }],
  ticks: [restGroupsWithoutChairs],
};
