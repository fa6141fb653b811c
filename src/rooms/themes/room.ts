import type { Room } from "#kernel/rooms.ts";
import { themeImporter } from "./import.ts";
import { themeKind } from "./kinds.ts";
import { rights } from "./rights.ts";
import { themeRoutes } from "./routes.ts";

export const themesRoom: Room = {
  name: "themes",
  rights,
  routes: themeRoutes,
  kinds: [themeKind],
  importers: [themeImporter],
};
