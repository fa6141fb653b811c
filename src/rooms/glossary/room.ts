import type { Room } from "#kernel/rooms.ts";
import { glossaryImporter } from "./import.ts";
import { termKind } from "./kinds.ts";
import { rights } from "./rights.ts";
import { glossaryRoutes } from "./routes.ts";

export const glossaryRoom: Room = {
  name: "glossary",
  rights,
  routes: glossaryRoutes,
  kinds: [termKind],
  importers: [glossaryImporter],
};
