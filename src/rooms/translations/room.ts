import type { Room } from "#kernel/rooms.ts";
import { forgetClaims } from "./desk/commands.ts";
import { deskRoutes } from "./desk/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import { translationImporter } from "./import.ts";
import { machineTranslate } from "./machine.ts";
import { rights } from "./rights.ts";
import { translateRoutes } from "./routes.ts";

export const translationsRoom: Room = {
  name: "translations",
  rights,
  routes: [...translateRoutes, ...deskRoutes, ...historyRoutes],
  importers: [translationImporter],
  jobs: [machineTranslate],
  ticks: [{ name: "translation-claims", every: { hours: 1 }, run: ({ db }, now) => forgetClaims(db, now) }],
};
